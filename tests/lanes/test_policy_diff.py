"""What differs between two policies, in words that are true of the cases."""

from __future__ import annotations

import pytest

from lanes.policy import parse_policy, shipped_policy, shipped_text
from lanes.policy_diff import diff, diff_policies

ALL_TO_2 = '[[matrix]]\nrule = "all"\nlane = 2\nunit = "answer"\ntext = "t"\nwhen = { raised_at_least = 0 }\n'
ROW = 'matrix = ["+", {{ rule = "y", lane = {lane}, unit = "{unit}", text = "t", when = {{ {when} }} }}]\n'
DOCS = 'promoted = ["docs.*"]\n'
BOTH = 'promoted = ["docs.*", "docs.howto"]\n'
STAYS = "docs.howto cases: {now}; another glob lets them in as before, so no case moves"


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
    assert "billing.plan* cases: policy by issue type medium → high; no lane moves by it" in told
    assert any("hand over the dough" in text for text in told)


def test_a_changed_matrix_row_is_told_by_the_cases_it_moves() -> None:
    text = shipped_text().replace(
        'rule = "one_high_reviewed"\nlane = 2\nunit = "answer"',
        'rule = "one_high_reviewed"\nlane = 3\nunit = "conversation"',
    )
    told = [d.text for d in diff_policies(shipped_policy(), parse_policy(text)) if d.section == "matrix"]
    assert told == [
        "cases with only policy or pressure high: Lane 2 (answer) → Lane 3 (conversation)",
        "rule “one_high_reviewed” has other conditions or another place",
    ]


def test_policies_of_different_versions_differ_in_words() -> None:
    shipped = shipped_text()
    row = 'rule = "steering"\nlane = 2\nunit = "answer"\ntext = "'
    assert row in shipped
    changed = parse_policy(shipped.replace(row, row + "Look: "))
    assert changed.version != shipped_policy().version
    (told,) = diff(shipped_policy(), changed)
    assert told.startswith("rule “steering” says: ")


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (DOCS, BOTH, [STAYS.format(now="now promoted")]),
        (BOTH, DOCS, [STAYS.format(now="no longer promoted")]),
        (
            'promoted = ["docs.howto"]\n',
            BOTH,
            ["docs.* cases with all six low, but for docs.howto: Lane 2 → Lane 1 (now promoted)"],
        ),
        (
            ALL_TO_2,
            DOCS + ALL_TO_2,
            [
                "docs.* cases: now promoted; the matrix has no way into Lane 1 that hangs on it, so no case moves"
            ],
        ),
        (
            "",
            'promoted = ["trial*"]\n',
            ["trial* cases: now promoted; their issue type raises something by itself, so no case moves"],
        ),
        (
            "",
            ROW.format(lane=3, unit="conversation", when="promoted = true, raised_at_least = 1"),
            [
                "cases with one medium (policy, security, missing source, pressure or domains), promoted: "
                "Lane 2 (answer) → Lane 3 (conversation)",
                "cases with only policy or pressure high, promoted: Lane 2 (answer) → Lane 3 (conversation)",
                "rule “y” is new",
            ],
        ),
        (
            "",
            ROW.format(lane=3, unit="conversation", when='flag_any_of = ["steering_attempt"]'),
            ["cases with all six low, flagged steering_attempt: Lane 2 (answer) → Lane 3 (conversation)"],
        ),
        (
            "",
            ROW.format(lane=2, unit="answer", when='wrote_again_after = ["nothing_sent"]'),
            [
                "cases with all six low, where the customer wrote again after “nothing sent yet”: "
                "Lane 1 → Lane 2 (answer)"
            ],
        ),
        (
            "",
            '[issue_types]\n"billing.plan*" = { raises = { policy_sensitivity = "high" } }\n',
            ["billing.plan* cases: policy by issue type medium → high; no lane moves by it"],
        ),
        (
            "",
            '[issue_types]\n"tools.*" = { raises = { policy_sensitivity = "medium" } }\n',
            [
                "tools.* cases: policy by issue type low → medium",
                "tools.* cases with security, missing source, pressure or domains medium as well: "
                "Lane 2 (answer) → Lane 3 (conversation)",
            ],
        ),
        (
            "",
            '[issue_types]\n"billing.x*" = { domain = "data" }\n',
            ["billing.x* cases: domain none → data"],
        ),
        (
            "",
            '[issue_types]\n"billing.seat*" = { raises = { policy_sensitivity = "medium" } }\n',
            ["billing.seat* cases: other entries say the same of them, so nothing changes"],
        ),
    ],
)
def test_what_moves_is_told_and_what_does_not_is_not(a: str, b: str, told: list[str]) -> None:
    found = diff(parse_policy(a), parse_policy(b))
    for text in told:
        assert text in found
    lanes = [text for text in found if "Lane" in text.replace("way into Lane 1", "")]
    assert bool(lanes) == any("→ Lane" in text for text in told)


def test_a_row_that_moves_no_case_is_told_without_lanes() -> None:
    quiet = ROW.format(lane=2, unit="answer", when='flag_any_of = ["vip"]')
    assert diff(shipped_policy(), parse_policy(quiet)) == ["rule “y” is new"]


def test_all_that_falls_with_a_matrix_is_told() -> None:
    told = diff(shipped_policy(), parse_policy(ALL_TO_2))
    assert "cases with several mediums: Lane 3 (conversation) → Lane 2 (answer)" in told
    assert any(text.startswith("cases with all six low, flagged legal, compliance") for text in told)
    assert any("with a flag of upstream's own: Lane 3" in text for text in told)


def test_a_type_that_is_spared_no_longer_is_told_with_its_lanes() -> None:
    own = (
        '[issue_types]\n"tools*" = { raises = { policy_sensitivity = "high" }, but_not = ["tools.hire*"] }\n'
    )
    told = diff(parse_policy(own), parse_policy(own.replace("tools.hire*", "tools.lend*")))
    assert "tools* cases: all but tools.hire* → all but tools.lend*" in told
    assert any("tools.hire" in text and text.endswith("policy by issue type low → high") for text in told)
    assert any("tools.lend" in text and "Lane 3 (conversation) → Lane 2 (answer)" in text for text in told)


def test_a_row_that_leaves_a_gap_is_told_with_what_other_rows_now_say() -> None:
    """Without a row of their own such cases go to Lane 3, unless another row speaks of them."""
    row = shipped_text().index('rule = "several_mediums"') - len("[[matrix]]\n")
    without = shipped_text()[:row] + shipped_text()[shipped_text().index("[[matrix]]", row + 1) :]
    told = diff(shipped_policy(), parse_policy(without))
    assert "rule “several_mediums” is gone" in told
    again = "where the customer wrote again after “claimed it was resolved” or “raised an expectation”"
    assert any(again in text and text.endswith("Lane 3 (conversation) → Lane 2 (answer)") for text in told)
