"""`lanedesk review`: the queue by questions and answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from lanes.words import Verb
from store.values import FeedbackRow
from tests.console.plain_desk import PlainDesk
from tests.factories import a_draft, a_message, a_reply, iso, wire_lane2


def rows_in(desk: PlainDesk) -> list[FeedbackRow]:
    with desk.open() as store:
        return list(store.feedback())


def review(desk: PlainDesk, *answers: str, filters: tuple[str, ...] = ()) -> tuple[str, str]:
    """One sitting with these answers typed; what it said on stdout and stderr."""
    result = desk.run("review", *filters, text="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    return result.stdout, result.stderr


def test_each_open_case_is_read_and_decided(desk: PlainDesk) -> None:
    out, err = review(desk, "claim", "resolve", "declined", "policy,security", "approve")
    assert out.index("Case zendesk:500301") < out.index("Case zendesk:500201")
    assert "500101" not in out
    rows = rows_in(desk)
    assert [(row.ticket_id, row.verb.value) for row in rows] == [
        ("500301", "claim"), ("500301", "resolve"), ("500201", "approve"),
    ]  # fmt: skip
    assert rows[1].outcome == "declined"
    assert len(rows[1].trigger_verdicts) == 2
    assert all(row.seconds_spent is not None for row in rows)
    assert err.endswith("3 acts stored.\n")


def test_next_leaves_a_case_alone_and_quit_ends(desk: PlainDesk) -> None:
    out, err = review(desk, "next", "quit")
    assert "500201" in out
    assert rows_in(desk) == []
    assert err.endswith("0 acts stored.\n")


def test_what_was_done_before_leaving_counts(desk: PlainDesk) -> None:
    _, err = review(desk, "claim", "quit", filters=("lane:2",))
    assert [row.verb for row in rows_in(desk)] == [Verb.CLAIM]
    assert err.endswith("1 act stored.\n")


def test_what_came_in_between_two_questions_is_shown_before_the_second(
    desk: PlainDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = iter(("claim", "approve"))
    heard: list[str] = []

    def meanwhile(*_: object, **__: object) -> None:
        if not heard:
            desk.take_in(wire_lane2(draft=a_draft("A draft nobody has read yet.")))
        heard.append("an act")

    monkeypatch.setattr("console.cli.review.answer", meanwhile)
    monkeypatch.setattr("console.cli.review.ask", lambda _: next(words))
    out, err = review(desk, filters=("lane:2",))
    assert [row.verb for row in rows_in(desk)] == [Verb.CLAIM, Verb.APPROVE]
    assert rows_in(desk)[-1].final_text == "A draft nobody has read yet."
    assert out.count("Case zendesk:500201") == 2
    assert "A draft nobody has read yet." in out
    assert "changed meanwhile" in err


def test_words_of_several_lines_are_sent_as_typed(desk: PlainDesk) -> None:
    review(desk, "edit", "Dear Ada,", "", "  take the menu.", ".", "style", "-", filters=("lane:2",))
    assert rows_in(desk)[0].final_text == "Dear Ada,\n\n  take the menu."
    assert rows_in(desk)[0].reason_codes == ["style"]
    assert rows_in(desk)[0].hunks[0]["reason"] == "style"


def test_an_empty_answer_does_nothing(desk: PlainDesk) -> None:
    _, err = review(desk, "reply", ".", "snooze", "", "quit", filters=("lane:2",))
    assert err.count("Nothing was done.") == 2
    assert rows_in(desk) == []


def test_what_is_closed_says_why(desk: PlainDesk) -> None:
    _, err = review(desk, "approve", "reply", "quit", filters=("lane:3",))
    assert "Lane 3: the assistant may not speak" in err
    assert rows_in(desk) == []


def test_override_asks_for_lane_trigger_and_reason(desk: PlainDesk) -> None:
    out, _ = review(desk, "override", "3", "", "policy", "customer history", "quit", filters=("lane:2",))
    row = rows_in(desk)[0]
    assert (int(row.lane_after), row.reason_codes) == (3, ["customer_history"])
    assert "Which trigger misfired or was absent?" in out


def test_a_wrong_answer_is_told_and_asked_again(desk: PlainDesk) -> None:
    _, err = review(
        desk, "frobnicate", "r", "rate", "seven", "rate", "4", "summary=right", "quit", filters=("lane:3",)
    )
    assert "Say one of:" in err
    assert "Which: " in err
    assert "from 1 to 5" in err
    assert [row.rating for row in rows_in(desk)] == [4]


def test_a_warning_asks_before_it_sends(desk: PlainDesk) -> None:
    desk.take_in(wire_lane2(ticket_id="w", draft=a_draft("Our specialist has reviewed your case.")))
    _, err = review(desk, "approve", "n", "quit", filters=("lane:2", "w"))
    assert "warning: " in err
    assert rows_in(desk) == []
    review(desk, "approve", "y", filters=("lane:2", "w"))
    assert rows_in(desk)[0].findings


def test_the_end_of_input_ends_the_review(desk: PlainDesk) -> None:
    result = desk.run("review", text="")
    assert result.exit_code == 0
    assert rows_in(desk) == []


def test_nothing_to_review(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    desk.open().close()
    result = desk.run("review", text="")
    assert "No case fits." in result.stderr
    assert "lanedesk import" in result.stderr


BY_REVIEW = {
    "approve": ("lane:2", ["approve"]),
    "edit": ("lane:2", ["edit", "New words.", ".", "-"]),
    "reject": ("lane:2", ["reject", "tone", "quit"]),
    "reply": ("lane:2", ["reply", "My words.", "."]),
    "reroute": ("lane:2", ["reroute", "ops", ""]),
    "override": ("lane:2", ["override", "3", "", "policy", "other", "quit"]),
    "claim": ("lane:3", ["claim", "quit"]),
    "release": ("lane:3", ["claim", "release", "quit"]),
    "return": ("lane:3", ["claim", "return", "vague", ""]),
    "resolve": ("lane:3", ["resolve", "declined", ""]),
    "rate": ("lane:3", ["rate", "4", "", "quit"]),
    "authorize": ("lane:3", ["authorize", "1=declined", "quit"]),
    "snooze": ("lane:2", ["snooze", "2h"]),
    "note": ("lane:2", ["note", "Look here.", ".", "quit"]),
    "undo": ("lane:2", ["note", "x", ".", "undo", "quit"]),
    "audit": ("lane:2", ["audit", "correct", "quit"]),
}


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_can_be_done_by_review(desk: PlainDesk, verb: Verb) -> None:
    filters, answers = BY_REVIEW[verb.value]
    review(desk, *answers, filters=(filters,))
    last = rows_in(desk)[-1]
    assert last.verb is verb
    assert last.actor == desk.me


def test_what_came_too_late_is_asked_where_it_can_be_answered(desk: PlainDesk) -> None:
    thread = [a_message("One"), a_reply("Two"), a_message("Three", at=iso(hours=2))]
    desk.take_in(wire_lane2(ticket_id="late", thread=thread))
    out, _ = review(
        desk, "override", "3", "", "policy", "other", "2", "quit", filters=("lane:2", "Three"),
    )  # fmt: skip
    assert "At which message should it have been escalated" in out
    assert rows_in(desk)[-1].escalate_at == 1
    review(desk, "audit", "should_have_escalated", "security", "3", "quit", filters=("lane:3", "Three"))
    row = rows_in(desk)[-1]
    assert (row.verb, row.outcome, row.escalate_at) == (Verb.AUDIT, "should_have_escalated", 2)
    assert row.trigger_verdicts == [{"trigger": "security_identity", "verdict": "absent"}]
