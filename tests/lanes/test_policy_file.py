"""Policy files: what may be in them, how they are told apart, and how an error finds its line."""

from __future__ import annotations

import tomllib

import pytest

from lanes.policy import PolicyError, parse_policy, shipped_policy, shipped_text
from lanes.policy_file import decoded
from lanes.policy_lines import Lines, Path
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
        ('[pressure]\ncommercial = [\n  "a",\n  5,\n]\n', 4, "pressure.commercial.1"),
        ('[concepts.annoyed]\nflags = [\n  "legal",\n  "law",\n]\n', 4, "concepts.annoyed.flags.1"),
        (
            '[guidance.policy_sensitivity]\nlow = """\n[pressure]\nrenewal_days = 5\n"""\n'
            "[pressure]\nrenewal_days = 'x'\n",
            7,
            "pressure.renewal_days",
        ),
        ('[[matrix]]\nrule = "a"\nlane = 1\ntext = "t"\nwhen = {}\n', 5, "matrix.0.when"),
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


HERE = "there is no such key here"


@pytest.mark.parametrize(
    ("text", "line", "key", "said"),
    [
        # Deeper or longer than can be read.
        ("\nx = " + "[" * 5000, 2, "x.0.0…", "nested more than"),
        ("x = " + "{a = " * 5000, 1, "x.a.a…", "nested more than"),
        ("a" + ".a" * 5000 + " = 1\n", 1, "a.a.a…", "nested more than"),
        ("\n[ages" + ".a" * 5000 + "]\n", 2, "ages.a.a…", "nested more than"),
        ("[pressure]\nrenewal_days = " + "9" * 5000, 2, "pressure.renewal_days", "more digits"),
        ("[pressure]\nrenewal_days = " + "9" * 30, 2, "pressure.renewal_days", "at most"),
        ("[pressure]\nrenewal_days = 0x" + "f" * 9000, 2, "pressure.renewal_days", "at most"),
        ("[ages]\ncrm = 0x" + "f" * 9000, 2, "ages.crm", "must be"),
        # Broken TOML.
        ("[ages]\ncrm = 5\npromoted = [\n", 3, "ages.promoted", "where the file ends"),
        ("[thresholds]\nx = 0.1\n[thresholds]\n", 3, "thresholds", "twice"),
        ("[ages]\ncrm is 5\n", 2, "ages.crm", "not TOML"),
        ("[ages]\n= 5\n", 2, "ages", "not TOML"),
        # The wrong kind of value.
        ('[[matrix]]\nrule = "a"\nlane = "3"\ntext = "t"\nwhen = {}\n', 3, "matrix.0.lane", "1, 2 or 3"),
        ('[[matrix]]\nrule = "a"\nlane = 2.0\ntext = "t"\nwhen = {}\n', 3, "matrix.0.lane", "1, 2 or 3"),
        ('[[matrix]]\nrule = "a"\nlane = true\ntext = "t"\nwhen = {}\n', 3, "matrix.0.lane", "1, 2 or 3"),
        ('[[matrix]]\nrule = ""\nlane = 2\ntext = "t"\nwhen = {}\n', 2, "matrix.0.rule", "empty"),
        ('[[matrix]]\nrule = "a"\nlane = 2\ntext = " "\nwhen = {}\n', 4, "matrix.0.text", "empty"),
        ('[languages.xx]\nreadable = "yes"\n', 2, "languages.xx.readable", "true or false"),
        ('[concepts.annoyed]\npromoted_only = 1\n', 2, "concepts.annoyed.promoted_only", "true or false"),
        ('[guidance.policy_sensitivity]\nhigh = ""\n', 2, "guidance.policy_sensitivity.high", "empty"),
        ('[people]\nact_as = ["a",\n 3]\n', 3, "people.act_as.1", "must be text, in quotes"),
        ("[people]\nact_as = 3\n", 2, "people.act_as", "true or false, or must be a list"),
        ("[ages]\ncrm = nan\n", 2, "ages.crm", "finite"),
        ("[[thresholds]]\nx = 1\n", 1, "thresholds", "a table of keys"),
        ("[[owners]]\n", 1, "owners", "a table of keys"),
        # Globs and names that would never fit.
        ('promoted = [\n "docs.*",\n "docs.[a",\n]\n', 3, "promoted.1", "nothing closes"),
        ('promoted = ["[!]"]\n', 1, "promoted.0", "nothing closes"),
        ('promoted = ["a[z-b]"]\n', 1, "promoted.0", "fits no name"),
        ('promoted = [""]\n', 1, "promoted.0", "empty"),
        ('promoted = ["  "]\n', 1, "promoted.0", "empty"),
        ('promoted = ["docs.*\\n"]\n', 1, "promoted.0", "line break"),
        ('promoted = ["docs.*", "+"]\n', 1, "promoted.1", "first item"),
        ('[issue_types]\n"[z" = {flags = ["legal"]}\n', 2, "issue_types.[z", "nothing closes"),
        ('[thresholds]\n"" = 0.5\n', 2, "thresholds.", "empty"),
        ('[[routing]]\nowner = "x"\nissue_types = ["["]\n', 3, "routing.0.issue_types.0", "nothing closes"),
        ('[[routing]]\nowner = "x"\nflags = ["complience"]\n', 3, "routing.0.flags.0", "Did you mean compliance?"),
        ('[reasons]\nfoo = ["x"]\n', 2, "reasons.foo", "no such verb"),
        # Places behind a `+`, and in lists over several lines.
        ('matrix = ["+",\n{rule = "x", lane = 3, text = "t", when = {}},\n{rule = "y", lane = 9, text = "t",'
         " when = {}}]\n", 3, "matrix.2.lane", "1, 2 or 3"),
        ('matrix = ["+",\n{rule = "flag", lane = 3, text = "t", when = {}}]\n', 2, "matrix.1.rule", "two rows"),
        ('[decides]\nbilling = ["+",\n "a",\n 3]\n', 4, "decides.billing.2", "must be text"),
        ('promoted = ["a",\n 1]\n', 2, "promoted.1", "must be text"),
        ('["thresholds"]\n"docs.\\u002a" = 3\n', 2, "thresholds.docs.*", "at most"),
        ('[pressure] # [ages]\nx = """\n[ages]\ncrm = 3"""\n', 2, "pressure.x", HERE),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_one_error_at_its_place(text: str, line: int, key: str, said: str) -> None:
    with pytest.raises(PolicyError) as caught:
        parse_policy(text, "own.toml")
    assert (caught.value.line, caught.value.key) == (line, key)
    assert said in caught.value.text


def test_bytes_that_are_no_text_are_told_by_line_and_key() -> None:
    with pytest.raises(PolicyError) as caught:
        decoded(b'[ages]\n"caf\xc3\xa9" = 3\ncrm = "\xff"\n', "own.toml")
    assert (caught.value.line, caught.value.key) == (3, "ages.crm")
    assert decoded("\ufeffpromoted = []".encode(), "own.toml") == "promoted = []"


def test_places_of_a_text_are_those_tomllib_reads() -> None:
    text = shipped_text()
    lines = Lines(text)

    def walk(held: object, path: Path = ()) -> None:
        assert not path or lines.holds(path)
        if isinstance(held, dict):
            for key, inner in held.items():
                walk(inner, (*path, key))
        elif isinstance(held, list):
            for at, inner in enumerate(held):
                walk(inner, (*path, at))

    walk(tomllib.loads(text))


@pytest.mark.parametrize(
    "broken",
    [
        "[[",
        "x",
        "x = ",
        "x = {",
        "x = [1, {",
        '"',
        "x = " + "'" * 3,
        "a.",
        "[a\n]",
        "= 1",
        "x = [}",
        "\0",
        "\ud800",
    ],
)
def test_places_of_a_broken_text_do_not_stop_anyone(broken: str) -> None:
    assert Lines(f"k = 1\n{broken}").line(("k",)) == 1
    with pytest.raises(PolicyError):
        parse_policy(f"promoted = []\n{broken}")


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
    policy = parse_policy('[reasons]\nnote = ["+", "awaits the customer"]\n')
    assert policy.reasons["note"] == ("awaits the customer",)


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


def test_a_family_s_entry_says_only_the_domain_of_the_types_it_spares() -> None:
    own = (
        '[issue_types]\n"tools*" = { raises = { policy_sensitivity = "high" }, domain = "usage", '
        'but_not = ["tools.hire*"] }\n'
    )
    policy = parse_policy(own)
    weighty, spared = policy.type_says("tools.sale"), policy.type_says("tools.hire_desk")
    assert [(said.raises, said.domain) for said in weighty] == [({Trigger.POLICY: Level.HIGH}, "usage")]
    assert [(said.raises, said.domain) for said in spared] == [({}, "usage")]


def test_a_concept_is_silent_in_the_types_it_leaves_out() -> None:
    policy = parse_policy('[concepts.annoyed]\nbut_not = ["tools.hire*"]\n')
    assert "annoyed" in policy.silent("tools.hire_desk")
    assert "annoyed" not in policy.silent("tools.sale")


def test_the_guidance_covers_every_level() -> None:
    for trigger in Trigger:
        assert len(shipped_policy().guidance[trigger]) == 3
    assert {row.lane for row in shipped_policy().matrix} == set(Lane)
