"""Policy files: what may be in them, how they are told apart, and how an error finds its line."""

from __future__ import annotations

import pytest

from lanes.policy import PolicyError, parse_policy, shipped_policy, shipped_text
from lanes.policy_diff import diff, diff_policies
from lanes.words import Lane, Level, Trigger


def test_an_empty_file_is_the_shipped_policy() -> None:
    assert parse_policy("").version == shipped_policy().version
    assert len(shipped_policy().version) == 12


def test_the_shipped_text_parses_to_the_shipped_policy() -> None:
    assert parse_policy(shipped_text()).version == shipped_policy().version


def test_every_section_of_the_shipped_policy_has_an_owner() -> None:
    policy = shipped_policy()
    sections = set(type(policy).model_fields) - {"name", "version", "owners"}
    assert sections <= set(policy.owners)
    known = {"support leadership", "operations", "engineering", "security", "legal"}
    assert set(policy.owners.values()) <= known


def test_content_changes_the_version_and_the_name_does_not() -> None:
    changed = parse_policy("[pressure]\nrenewal_days = 30\n")
    assert changed.version != shipped_policy().version
    assert parse_policy("", name="other.toml").version == shipped_policy().version


def test_promoting_for_a_run_changes_the_version_and_only_that_policy() -> None:
    promoted = shipped_policy().with_promoted(["docs.*"])
    assert promoted.is_promoted("docs.how_to")
    assert not shipped_policy().is_promoted("docs.how_to")
    assert promoted.version != shipped_policy().version


def test_a_policy_promoted_after_use_hears_what_counts_in_promoted_types_only() -> None:
    used = shipped_policy()
    counted = {name for name, held in used.concepts.items() if held.promoted_only}
    assert counted
    assert counted <= used.silent("docs.how_to")
    promoted = used.with_promoted(["docs.*"])
    assert counted.isdisjoint(promoted.silent("docs.how_to"))
    assert promoted.lexicons is used.lexicons


def test_a_list_that_begins_with_plus_adds_to_the_shipped_one() -> None:
    policy = parse_policy('[phrases.en]\nrefund_request = ["+", "hand over the dough"]\n')
    assert policy.phrases["en"]["refund_request"][-1] == "hand over the dough"
    assert (
        len(policy.phrases["en"]["refund_request"])
        == len(shipped_policy().phrases["en"]["refund_request"]) + 1
    )


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("\nnonsense = 1\n", 2, "nonsense"),
        ("[pressure]\n\nrenewal_days = 'soon'\n", 3, "pressure.renewal_days"),
        ("[thresholds]\ndefault = 2\n", 2, "thresholds.default"),
        (
            '[phrases.en]\nrefund_request = ["+",\n "fine",\n "<nobody> back"]\n',
            4,
            "phrases.en.refund_request",
        ),
        ('[phrases.en]\nno_such = ["a"]\n', 2, "phrases.en.no_such"),
        ('[[matrix]]\nrule = "a"\nlane = 9\ntext = ""\nwhen = {}\n', 3, "matrix.0.lane"),
        ('[concepts.severe]\nshields = ["nobody"]\n', 2, "concepts.severe.shields"),
        ("[ages]\ndefault = 5\ncrm = inf\n", 3, "ages.crm"),
        ("[ages]\ncrm = nan\n", 2, "ages.crm"),
        ("[ages]\ncrm = -1\n", 2, "ages.crm"),
        ("[ages]\ncrm = 1e300\n", 2, "ages.crm"),
        ("[ages]\ncrm = true\n", 2, "ages.crm"),
        ("[ages]\ncrm = 5\ncrm = 6\n", 3, "ages.crm"),
        ("[thresholds]\n\n'docs.*' = nan\n", 3, "thresholds.docs.*"),
        ("[pressure]\nrenewal_days = -1\n", 2, "pressure.renewal_days"),
        ("[pressure]\nthird_contact = 0\n", 2, "pressure.third_contact"),
        ("[people]\nundo_default = -5\n", 2, "people.undo_default"),
        ("[people.undo_by_channel]\nchat = -1\n", 2, "people.undo_by_channel.chat"),
        ("[reply_check]\ndefault_hours = -2\n", 2, "reply_check.default_hours"),
        ("[reply_check.queue_hours]\nlegal = inf\n", 2, "reply_check.queue_hours.legal"),
        ('[owners]\nmatrices = "legal"\n', 2, "owners.matrices"),
        ('[owners]\nmatrix = " "\n', 2, "owners.matrix"),
        ('[[routing]]\nowner = ""\n', 2, "routing.0.owner"),
        ('[issue_types]\n"a.*" = { domain = "biling" }\n', 2, "issue_types.a.*.domain"),
        ('[concepts.annoyed]\nbeside = "outages"\n', 2, "concepts.annoyed.beside"),
        ('[guidance.policy]\nlow = "x"\n', 1, "guidance.policy"),
        ('[issue_types."[a]"]\nflags = ["law"]\n', 2, "issue_types.[a].flags.0"),
        ('[pressure]\ncommercial = [\n  "a",\n  5,\n]\n', 2, "pressure.commercial.1"),
        ('[concepts.annoyed]\nflags = [\n  "legal",\n  "law",\n]\n', 4, "concepts.annoyed.flags.1"),
        (
            '[guidance.policy_sensitivity]\nlow = """\n[pressure]\nrenewal_days = 5\n"""\n'
            "[pressure]\nrenewal_days = 'x'\n",
            7,
            "pressure.renewal_days",
        ),
        ('[[matrix]]\nrule = "a"\nlane = 1\ntext = ""\nwhen = {}\n', 5, "matrix.0.when"),
        (
            '[[matrix]]\nrule = "a"\nlane = 3\ntext = "{hihg}"\nwhen = {high_at_least = 1}\n',
            4,
            "matrix.0.text",
        ),
        ("[consulted.x]\nsources = []\n", 2, "consulted.x.sources"),
        ('[consulted.x]\nsources = ["y"]\ndomain = "moon"\n', 3, "consulted.x.domain"),
        (
            '[[matrix]]\nrule = "a"\nlane = 2\nunit = "reply"\ntext = ""\nwhen = {promoted = true}\n',
            4,
            "matrix.0.unit",
        ),
    ],
)
def test_an_error_names_line_and_key(text: str, line: int, key: str) -> None:
    with pytest.raises(PolicyError) as caught:
        parse_policy(text, "own.toml")
    assert (caught.value.line, caught.value.key) == (line, key)
    assert f"line {line}" in caught.value.text
    assert "own.toml" in caught.value.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[pressure]\nrenewal_day = 3\n", "pressure.renewal_day: there is no such key here"),
        ('promoted = "docs.*"\n', "promoted: must be a list, in [ ]"),
        ("pressure = 5\n", "pressure: must be a table of keys"),
        ("[people]\ndefault_role = 'boss'\n", "must be 'frontline', 'specialist' or 'lead'"),
    ],
)
def test_an_error_is_told_in_a_file_owner_s_words(text: str, said: str) -> None:
    with pytest.raises(PolicyError) as caught:
        parse_policy(text, "own.toml")
    assert caught.value.text.endswith(said)


def test_a_domain_of_one_s_own_needs_sources_that_decide_it() -> None:
    own = '[decides]\nshipping = ["carrier*"]\n[issue_types]\n"parcel.*" = { domain = "shipping" }\n'
    assert parse_policy(own).issue_types["parcel.*"].domain == "shipping"


def test_what_a_source_says_may_be_put_otherwise() -> None:
    own = parse_policy(
        '[consulted.ledger]\nsources = ["ledger*"]\nraises = { policy_sensitivity = "high" }\n'
    )
    (said,) = own.consulted_says("seats.change", "Ledger_2")
    assert said.raises == {Trigger.POLICY: Level.HIGH}
    assert own.consulted_says(None, "ledger") == (said,)
    silenced = parse_policy("[consulted.identity]\nissue_types = []\n")
    assert Level.HIGH not in {
        level for said in silenced.consulted_says(None, "identity") for level in said.raises.values()
    }


def test_a_plus_adds_to_nothing_where_there_is_no_shipped_list() -> None:
    policy = parse_policy('[reasons]\nwhistle = ["+", "awaits the customer"]\n')
    assert policy.reasons["whistle"] == ("awaits the customer",)


def test_broken_toml_is_told_by_line() -> None:
    with pytest.raises(PolicyError) as caught:
        parse_policy("[pressure]\nrenewal_days = = 3\n", "own.toml")
    assert caught.value.line == 2


def test_ages_and_thresholds_take_the_closest_glob() -> None:
    policy = parse_policy('[thresholds]\n"docs.*" = 0.7\n"docs.billing*" = 0.95\n')
    assert policy.threshold("docs.how_to") == 0.7
    assert policy.threshold("docs.billing") == 0.95
    assert policy.threshold("other") == 0.9
    assert policy.age_limit("status_page") < policy.age_limit("help_centre")


@pytest.mark.parametrize("key", ["shields", "together"])
def test_a_concept_names_only_concepts_there_are(key: str) -> None:
    with pytest.raises(PolicyError, match="nowhere") as caught:
        parse_policy(f'[concepts.lured]\n{key} = ["nowhere"]\n', "own.toml")
    assert caught.value.key == f"concepts.lured.{key}"


def test_no_difference_between_a_policy_and_itself() -> None:
    assert diff(shipped_policy(), parse_policy("", name="copy.toml")) == []


def test_differences_are_told_in_words() -> None:
    other = parse_policy(
        'promoted = ["docs.*"]\n[thresholds]\ndefault = 0.8\n[ages]\ncrm = 5\n'
        '[issue_types]\n"billing.plan*" = { raises = { policy_sensitivity = "high" } }\n'
        '[phrases.en]\nrefund_request = ["+", "hand over the dough"]\n'
    )
    told = diff(shipped_policy(), other)
    assert "docs.* cases with all six low: Lane 2 → Lane 1 (now promoted)" in told
    assert "thresholds default: 0.9 → 0.8" in told
    assert "ages crm: 60.0 → 5.0" in told
    assert "billing.plan* cases: policy by issue type low → high" in told
    assert any("hand over the dough" in text for text in told)


def test_a_family_s_entry_says_only_the_domain_of_the_types_it_spares() -> None:
    own = (
        '[issue_types]\n"tools*" = { raises = { policy_sensitivity = "high" }, domain = "usage", '
        'but_not = ["tools.hire*"] }\n'
    )
    policy = parse_policy(own)
    weighty, spared = policy.type_says("tools.sale"), policy.type_says("tools.hire_desk")
    assert [(said.raises, said.domain) for said in weighty] == [({Trigger.POLICY: Level.HIGH}, "usage")]
    assert [(said.raises, said.domain) for said in spared] == [({}, "usage")]
    told = diff(policy, parse_policy(own.replace("tools.hire*", "tools.lend*")))
    assert told == ["tools* cases: all but tools.hire* → all but tools.lend*"]


def test_a_concept_is_silent_in_the_types_it_leaves_out() -> None:
    policy = parse_policy('[concepts.annoyed]\nbut_not = ["tools.hire*"]\n')
    assert "annoyed" in policy.silent("tools.hire_desk")
    assert "annoyed" not in policy.silent("tools.sale")


def test_a_changed_matrix_row_is_told_by_the_cases_it_moves() -> None:
    text = shipped_text().replace(
        'rule = "one_high_reviewed"\nlane = 2\nunit = "answer"',
        'rule = "one_high_reviewed"\nlane = 3\nunit = "conversation"',
    )
    told = [d.text for d in diff_policies(shipped_policy(), parse_policy(text)) if d.section == "matrix"]
    assert told == [
        "cases with only pressure high: Lane 2 (answer) → Lane 3 (conversation)",
        "cases with only policy high: Lane 2 (answer) → Lane 3 (conversation)",
        "rule “one_high_reviewed” has other conditions or another place",
    ]


BARS = {
    "promoted = true, sources_given = true, confident = true": "promoted = true",
    "raised_at_most = 0, confident = false": "raised_at_most = 0, high_at_least = 6",
    "raised_at_most = 0, sources_given = false": "raised_at_most = 0, high_at_least = 5",
    "upstream_unknown = true": "high_at_least = 4",
    'flag_none_of = ["steering_attempt"]': 'flag_any_of = ["legal"]',
}


def test_a_bar_before_lane_1_that_falls_is_told() -> None:
    text = shipped_text()
    for held, instead in BARS.items():
        assert held in text
        text = text.replace(held, instead)
    told = diff(shipped_policy(), parse_policy(text))
    assert "cases with all six low, promoted, but without sources: Lane 2 (answer) → Lane 1" in told
    low = "cases with all six low, promoted, but without the confidence needed: Lane 2 (answer) → Lane 1"
    assert low in told
    unknown = "cases for which upstream raises a trigger of its own: Lane 2 (answer) → Lane 1"
    assert unknown in told
    assert any(line.startswith("cases with a flag of upstream's own: Lane 3") for line in told)


def test_policies_of_different_versions_differ_in_words() -> None:
    shipped = shipped_text()
    row = 'rule = "steering"\nlane = 2\nunit = "answer"\ntext = "'
    assert row in shipped
    changed = parse_policy(shipped.replace(row, row + "Look: "))
    assert changed.version != shipped_policy().version
    (told,) = diff(shipped_policy(), changed)
    assert told.startswith("rule “steering” says: ")


def test_the_guidance_covers_every_level() -> None:
    for trigger in Trigger:
        assert len(shipped_policy().guidance[trigger]) == 3
    assert {row.lane for row in shipped_policy().matrix} == set(Lane)
