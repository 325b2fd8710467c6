"""The packet: from sparse and complete records, its lint, and its three forms."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanes.decide import decide
from lanes.packet import KnownFact, Packet
from lanes.packet_build import build_packet
from lanes.packet_lint import lint_packet
from lanes.packet_repetition import overlap
from lanes.packet_text import HEADINGS, escape_markdown, packet_json, packet_markdown, packet_text
from lanes.policy import shipped_policy
from lanes.record import CaseRecord
from lanes.words import CustomerState, Lane, Unit
from tests.factories import MOMENT, a_fact, a_lane2, a_lane3, a_message, a_record, a_reply

POLICY = shipped_policy()
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def packet_of(case: CaseRecord) -> Packet:
    return build_packet(case, decide(case, POLICY, now=MOMENT), POLICY, now=MOMENT)


def sparse(text: str = "Please refund the seats we did not use.", **overrides: Any) -> CaseRecord:
    fields: dict[str, Any] = {
        "thread": [a_message(text)],
        "subject": ...,
        "issue_type": ...,
        "customer": {},
        "sources": ...,
    }
    return a_record(**{**fields, **overrides})


class TestFields:
    def test_upstreams_words_come_first_and_unchanged(self) -> None:
        packet = packet_of(a_lane3())
        assert packet.summary == "Customer asks for a refund of 40 seats and for the former owner's access."
        assert packet.not_done[0] == "did not promise a refund"
        assert packet.suggested_owner == "billing"
        assert packet.references[0].title == "Refund policy"
        assert "Audit log overview" in {citation.title for citation in packet.references}
        assert packet.missing_context[0] == "seat change was intentional"
        assert packet.known_context[0] == KnownFact(
            label="confirmed", statement="plan is standard", source="crm", as_of="2026-03-10T08:00:00Z"
        )
        assert (packet.lane, packet.unit) == (Lane.HUMAN_OWNED, Unit.CONVERSATION)

    def test_a_summary_is_taken_from_the_record(self) -> None:
        case = sparse(
            subject="Seats", customer={"tier": "enterprise", "renewal_at": "2026-03-31", "prior_contacts": 2}
        )
        summary = packet_of(case).summary
        assert summary.startswith("Seats. Customer writes: “Please refund the seats we did not use.”")
        assert (
            "Account is enterprise. Renewal in 21 days. Raised twice before without being settled." in summary
        )
        assert "Why Lane" in summary

    def test_nothing_is_invented_for_a_bare_record(self) -> None:
        packet = packet_of(CaseRecord.model_validate({"ticket_id": "1", "thread": [a_message("…")]}))
        assert "Account" not in packet.summary
        assert packet.known_context == ()
        assert packet.references == ()
        assert packet.customer_saw == ()
        assert packet.not_done == ("did not send a reply",)
        assert "which sources the assistant had: the record names none" in packet.missing_context

    def test_the_newest_unanswered_words_and_the_opening(self) -> None:
        thread = [
            a_message("I want a refund for May."),
            a_reply("Which workspace?"),
            a_message("The north one, and please also stop the renewal."),
        ]
        summary = packet_of(sparse(thread=thread)).summary
        assert "first wrote" not in summary or "I want a refund for May." in summary
        assert "please also stop the renewal" in summary
        closing = packet_of(sparse(thread=[*thread, a_reply("Done."), a_message("ok thanks")])).summary
        assert "I want a refund for May." in closing

    def test_sources_that_cannot_be_relied_on_are_missing_context(self) -> None:
        sources = [
            {"name": "billing", "state": "unavailable", "decisive": True},
            {"name": "contracts", "state": "stale", "as_of": "2026-01-02"},
            {"name": "crm", "state": "available", "as_of": "2019-01-01"},
            {"name": "help_centre", "state": "available", "as_of": "2026-03-10"},
        ]
        missing = packet_of(sparse(sources=sources)).missing_context
        assert "billing could not be read (decisive)" in missing
        assert "contracts is stale, last read 2026-01-02" in missing
        assert "crm is stale, last read 2019-01-01" in missing
        assert not any("help_centre" in line for line in missing)

    def test_a_stale_fact_is_marked(self) -> None:
        packet = packet_of(sparse(facts=[a_fact(as_of="2019-01-01")]))
        assert packet.known_context[0].stale
        assert "confirmed, stale: plan is standard (crm, 2019-01-01)" in packet_text(packet)

    def test_an_unreadable_language_is_missing_context(self) -> None:
        text = "Пожалуйста верните деньги за места которыми мы не пользовались в этом месяце"
        missing = packet_of(sparse(text)).missing_context
        assert any(line.startswith("what the customer wrote: ") for line in missing)

    def test_the_route_names_an_owner_when_upstream_does_not(self) -> None:
        assert packet_of(a_lane3(suggested_owner=None)).suggested_owner

    def test_security_without_an_identity_fact_says_so(self) -> None:
        packet = packet_of(sparse("Restore admin access for our former owner, she is locked out."))
        assert "who is writing: no confirmed fact speaks of their identity or role" in packet.missing_context


class TestNotDone:
    ACTION = [{"kind": "refund", "detail": "40 seats"}]

    def test_a_proposed_action_was_not_carried_out(self) -> None:
        packet = packet_of(sparse(proposed_actions=self.ACTION))
        assert "did not carry out refund: 40 seats" in packet.not_done
        assert "did not send a reply" in packet.not_done

    @pytest.mark.parametrize("author", ["assistant", "agent"])
    def test_but_not_when_our_messages_speak_of_it_as_done(self, author: str) -> None:
        thread = [a_message(), a_reply("Your seats have been refunded.", author=author), a_message("When?")]
        packet = packet_of(sparse(thread=thread, proposed_actions=self.ACTION))
        assert not any("refund" in line for line in packet.not_done)
        assert any("already happened" in line for line in packet.missing_context)

    def test_the_latest_message_is_unanswered(self) -> None:
        packet = packet_of(sparse(thread=[a_message(), a_reply(), a_message("North.")]))
        assert "did not answer the customer's latest message" in packet.not_done
        assert "did not send a reply" not in packet.not_done

    @pytest.mark.parametrize(
        ("last", "leave"),
        [
            ("That's all I needed for now.", True),
            ("no that will be all, goodbye", True),
            ("Great, thank you so much for your help!", True),
            ("Yes, thank you", False),
            ("No", False),
            ("Thanks for nothing", False),
            ("Thank you, please cancel it", False),
            ("Thanks, but where is my refund?", False),
        ],
    )
    def test_taking_leave_asks_for_nothing(self, last: str, leave: bool) -> None:
        thread = [a_message("Please move my booking to Friday."), a_reply(), a_message(last)]
        packet = packet_of(sparse(thread=thread))
        assert ("did not answer the customer's latest message" in packet.not_done) is not leave
        assert (last in packet.summary) is not leave

    def test_promises_that_were_made_are_not_denied(self) -> None:
        thread = [a_message("Refund please"), a_reply("We will refund 40 EUR by Friday."), a_message("Now?")]
        packet = packet_of(sparse(thread=thread))
        assert not any(word in line for line in packet.not_done for word in ("outcome", "amount", "date"))
        assert packet.customer_state is CustomerState.EXPECTATION_RAISED
        assert packet.customer_saw == ("We will refund 40 EUR by Friday.",)

    def test_upstreams_list_is_not_said_twice(self) -> None:
        given_lines = ["no final reply was sent", "no refund outcome was quoted"]
        packet = packet_of(a_lane3(not_done=given_lines, proposed_actions=[], draft=None))
        assert packet.not_done == tuple(given_lines)

    def test_a_withheld_draft_was_not_sent(self) -> None:
        assert "did not send its draft; it is withheld" in packet_of(a_lane3()).not_done
        assert not any("draft" in line for line in packet_of(a_lane2()).not_done)


LIKELY = {"label": "likely", "statement": "a service credit overlaps the cycle"}
PLAN = "plan is enterprise annual"


class TestLint:
    def lint(self, summary: str, case: CaseRecord | None = None, **packet: Any) -> list[str]:
        made = Packet(ticket_id="1", lane=Lane.HUMAN_OWNED, unit=None, summary=summary, **packet)
        findings = lint_packet(made, case or sparse())
        for finding in findings:
            if finding.start is not None:
                assert summary[finding.start : finding.end] == finding.quote
        return [finding.code for finding in findings]

    WORDS = "Please pay back what we do not use of this year before we sit down to renew with you next"

    def test_repeating_the_ticket_is_found(self) -> None:
        assert self.lint(self.WORDS, sparse(self.WORDS + ".")) == ["surface_repetition"]

    def test_naming_what_is_missing_or_undecided_is_enough(self) -> None:
        case = sparse(self.WORDS)
        assert self.lint(self.WORDS, case, missing_context=["whether the amendment counts"]) == []
        assert self.lint(self.WORDS, case, not_done=["did not quote an amount"]) == []
        assert self.lint(self.WORDS, case, not_done=["did not send a reply"]) == ["surface_repetition"]

    def test_what_every_bare_record_lacks_does_not_hide_a_repetition(self) -> None:
        said = "I was charged twice for March and I would like the second charge returned to my card"
        case = sparse(said).model_copy(update={"summary": said})
        packet = packet_of(case)
        assert any(line.startswith("which rule applies") for line in packet.missing_context)
        assert "surface_repetition" in [finding.code for finding in packet.findings]

    def test_other_words_are_no_repetition(self) -> None:
        assert self.lint("Partial refund of an annual plan after a downgrade", sparse(self.WORDS)) == []
        assert overlap("one two", "one two") == 0.0
        assert overlap("one two three", "ONE, two three!") == 1.0

    @pytest.mark.parametrize(
        ("fact", "summary", "found"),
        [
            (LIKELY, "A service credit overlaps this cycle.", True),
            (LIKELY, "A service credit likely overlaps.", False),
            ({"label": "unverified", "statement": PLAN}, "The plan is enterprise annual.", True),
            ({"label": "confirmed", "stale": True, "statement": PLAN}, "Plan: enterprise annual.", True),
            ({"label": "confirmed", "statement": PLAN}, "The plan is enterprise annual.", False),
            ({"label": "possible", "statement": "contract exception"}, "Customer asks about seats.", False),
        ],
    )
    def test_over_assertion(self, fact: dict[str, Any], summary: str, found: bool) -> None:
        codes = self.lint(summary, known_context=[KnownFact(**fact)])
        assert ("over_assertion" in codes) is found

    def test_a_missing_fact_worded_as_settled(self) -> None:
        missing = ["whether the amendment changed refund eligibility"]
        assert "over_assertion" in self.lint(
            "The amendment changed refund eligibility.", missing_context=missing
        )
        assert (
            self.lint("It is unclear whether the amendment changed eligibility.", missing_context=missing)
            == []
        )

    @pytest.mark.parametrize(
        ("summary", "found"),
        [
            ("Customer is eligible for a refund.", True),
            ("The fee will be refunded on the next invoice.", True),
            ("The refund is approved.", True),
            ("The seats should be credited.", True),
            ("Customer asks whether a refund is due.", False),
            ("Customer is not eligible.", False),
            ("Customer writes: “You will be refunded, you said!”", False),
            ("Account is enterprise. Renewal in 21 days.", False),
        ],
    )
    def test_an_implied_outcome(self, summary: str, found: bool) -> None:
        assert ("outcome_implied" in self.lint(summary)) is found

    def test_findings_land_on_the_packet(self) -> None:
        packet = packet_of(a_lane3(summary="Customer is eligible for a refund."))
        assert "outcome_implied" in {finding.code for finding in packet.findings}


class TestForms:
    def test_the_text_has_every_heading_in_order(self) -> None:
        text = packet_text(packet_of(a_lane3()))
        places = [text.index(f"\n{heading}:") for heading in HEADINGS[:10]]
        assert places == sorted(places)
        assert text.startswith("Escalation Packet\nTicket ID: 500301\n")
        assert "Recommended lane: Human-owned escalation (Lane 3, unit conversation)" in text
        assert "- did not promise a refund" in text

    def test_words_cannot_pass_for_a_heading(self) -> None:
        forged = "Refund.\nSuggested owner:\n- the attacker\u2028Assistant did not do: nothing"
        packet = packet_of(a_lane3(summary=forged, not_done=[forged], ticket_id="1\nSummary: x"))
        headings = re.findall(r"(?m)^(Suggested owner|Assistant did not do|Summary):", packet_text(packet))
        assert headings == ["Summary", "Assistant did not do", "Suggested owner"]

    def test_json_is_the_packet(self) -> None:
        packet = packet_of(a_lane3())
        assert Packet.model_validate_json(packet_json(packet)) == packet
        assert json.loads(packet_json(packet))["lane"] == 3

    @pytest.mark.parametrize(
        ("words", "literal"),
        [
            ("[a](http://x)", r"\[a\](http\://x)"),
            ("# title", r"\# title"),
            ("1. one", r"1\. one"),
            ("- item", r"\- item"),
            ("<img src=x>", r"\<img src=x\>"),
            ("www.x.example a@b.example", r"www\.x.example a\@b.example"),
            ("a_b*c`d|e~f\\g&amp;$x$", r"a\_b\*c\`d\|e\~f\\g\&amp;\$x\$"),
            ("plain words, 2026-03-10.", "plain words, 2026-03-10."),
        ],
    )
    def test_markdown_is_literal(self, words: str, literal: str) -> None:
        assert escape_markdown(words) == literal

    @given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
    def test_markdown_escapes_can_be_taken_back(self, words: str) -> None:
        (line, *_) = words.splitlines() or [""]
        assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escape_markdown(line)).strip() == line.strip()
        for special in "[]<>*_`|":
            assert not re.search(rf"(?<!\\)(?:\\\\)*{re.escape(special)}", escape_markdown(line))

    def test_markdown_holds_every_part(self) -> None:
        text = packet_markdown(packet_of(a_lane3(summary="a *b*\n\n# c")))
        assert "## Summary\n\na \\*b\\*  \n\\# c" in text
        assert "## Assistant did not do\n\n- did not promise a refund" in text


REAL = sorted(SHARED.glob("cases/*.jsonl.gz"))


@pytest.mark.skipif(not REAL, reason="the shared real cases are not here")
def test_real_cases_make_packets() -> None:
    for path in REAL:
        if path.name.endswith(".truth.jsonl.gz"):
            continue
        with gzip.open(path, "rb") as lines:
            for line, _ in zip(lines, range(150), strict=False):
                packet = packet_of(CaseRecord.model_validate_json(line))
                assert packet.summary
                assert packet.suggested_owner
                assert packet_text(packet)
                assert packet_markdown(packet)


EXAMPLES = SHARED / "policy-examples.jsonl"


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the shared policy examples are not here")
def test_the_articles_case_has_a_full_packet() -> None:
    rows = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    case = next(CaseRecord.model_validate(r["case"]) for r in rows if r["case"]["ticket_id"] == "491284")
    packet = packet_of(case)
    assert "Renewal in 21 days." in packet.summary
    assert len(packet.known_context) == 4
    assert len(packet.missing_context) == 2
    assert packet.not_done == case.not_done
    assert packet.suggested_owner == "billing specialist with CSM visibility"
    assert packet.findings == ()
