"""What the desk makes of JSON Lines: good lines, every kind of bad one, breaks, and any bytes at all."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.errors import BrokenOff
from desk.lines import lines
from desk.reading import Unreadable, content_hash, read_records
from lanes.record import CaseRecord
from tests.factories import a_message, a_record, a_wire, json_line, json_lines

SHARED = Path(__file__).parents[3] / "shared" / "data" / "cases"


def read(raw: bytes) -> list[CaseRecord | Unreadable]:
    return list(read_records(io.BytesIO(raw)))


def bad(raw: bytes) -> Unreadable:
    (outcome,) = read(raw)
    assert isinstance(outcome, Unreadable), outcome
    return outcome


def text_line(**overrides: Any) -> str:
    return json.dumps(a_wire(**overrides))


def test_reads_every_line_between_bom_crlf_blank_lines_and_a_missing_last_newline() -> None:
    one, two, three = (json.dumps(a_wire(ticket_id=t)).encode() for t in "123")
    raw = b"\xef\xbb\xbf" + one + b"\r\n\n  \t\r\n" + two + b"\n\x0b\x0c\n" + three
    assert [r.ticket_id for r in read(raw) if isinstance(r, CaseRecord)] == ["1", "2", "3"]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085", "\x1c", "\x0b", "\x0c", "\r"])
def test_no_other_separator_ends_a_line(separator: str) -> None:
    raw = json.dumps(a_wire(thread=[a_message(f"a{separator}b")]), ensure_ascii=False).encode() + b"\n"
    if separator in "\x1c\x0b\x0c\r":
        raw = raw.replace(separator.encode(), b"\\u%04x" % ord(separator))
    (record,) = read(raw)
    assert isinstance(record, CaseRecord)
    assert record.thread[0].text == f"a{separator}b"


BAD = {
    b"{": "broken JSON at character 2",
    b'{"ticket_id": "1", "thread": [}': "broken JSON at character 31",
    text_line().encode()[:-7]: "broken JSON",
    b"[]": "not a JSON object but a list",
    b'"x"': "not a JSON object but a text",
    b"3": "not a JSON object but a number",
    b"true": "not a JSON object but true or false",
    b"null": "not a JSON object but null",
    b"{}": "ticket_id is missing; thread is missing",
    text_line(ticket_id="").encode(): "ticket_id is empty",
    text_line(ticket_id=" \t ").encode(): "ticket_id is empty",
    text_line(ticket_id=True).encode(): "ticket_id must be text",
    text_line(ticket_id=["1"]).encode(): "ticket_id must be text",
    text_line(ticket_id="9" * 501).encode(): "ticket_id is longer than 500 characters",
    text_line(source="  ").encode(): "source is empty",
    text_line(thread=[]).encode(): "thread is empty",
    text_line(thread={"text": "x"}).encode(): "thread must be a list",
    text_line(thread=["x"]).encode(): "thread[0] must be an object",
    text_line(thread=[a_message(text=3)]).encode(): "thread[0].text must be text",
    text_line(
        thread=[a_message(), a_message(public="yes")]
    ).encode(): "thread[1].public must be true or false",
    text_line(
        thread=[a_message(author="robot")]
    ).encode(): "thread[0].author must be 'customer', 'assistant'",
    text_line(thread=[a_message(at="soon")]).encode(): "thread[0].at is not an ISO 8601 date or time",
    text_line(received_at="0001-01-01T00:00:00+14:00").encode(): "received_at is a time outside the calendar",
    text_line(customer=[]).encode(): "customer must be an object",
    text_line(customer={"prior_contacts": -1}).encode(): "customer.prior_contacts must be at least 0",
    text_line(customer={"prior_contacts": "2"}).encode(): "customer.prior_contacts must be a whole number",
    text_line(assessment={"confidence": 1.2}).encode(): "assessment.confidence must be at most 1",
    text_line(assessment={"confidence": True}).encode(): "assessment.confidence must be a number",
    text_line(assessment={"confidence": "0.9"}).encode(): "assessment.confidence must be a number",
    text_line(subject=5, channel=6, language=7, summary=8).encode(): "and 1 more",
    text_line(subject="\ud800").encode(): "subject holds a lone surrogate",
    text_line(**{"a\udc00": 1}).encode(): "a key holds a lone surrogate",
    text_line(region={"b\udc00": 1}).encode(): "a key in region holds a lone surrogate",
    text_line(subject="SURR").encode().replace(b"SURR", b"\xed\xa0\x80"): "a lone surrogate at byte",
    text_line(subject="a\0").encode(): "subject holds NUL",
    text_line(region=[{"x": ["a\0"]}]).encode(): "region[0].x[0] holds NUL",
    text_line(**{"a\0b": 1}).encode(): "a key holds NUL",
    text_line(subject="NUL").encode().replace(b"NUL", b"\0"): "a NUL byte at position",
    text_line(subject="BAD").encode().replace(b"BAD", b"\xff"): "not UTF-8: byte 0xff at position",
    text_line(subject="BAD").encode().replace(b"BAD", b"\xc0\x80"): "not UTF-8: byte 0xc0",
    b'{"ticket_id":"1","ticket_id":"2","thread":[]}': "the key 'ticket_id' is given twice",
    b'{"ticket_id":"1","thread":[{"author":"customer","text":"x","t\\u0065xt":"y"}]}': "the key 'text' is",
    b'{"x":[[{"a":{"b\\u001b":1,"b\\u001b":2}}]]}': "the key 'b\\x1b' is given twice",
    text_line(n=2**63).encode(): "a number beyond 64 bits",
    text_line(n=-(2**63) - 1).encode(): "a number beyond 64 bits",
    text_line(n=[{"m": 10**400}]).encode(): "a number beyond 64 bits",
    text_line(n="N").encode().replace(b'"N"', b"1" + b"0" * 6000): "a number beyond 64 bits",
    text_line(n="N").encode().replace(b'"N"', b"1e19"): "a number beyond 64 bits",
    text_line(n="N").encode().replace(b'"N"', b"-1e999"): "a number beyond 64 bits",
    text_line(n=float("nan")).encode(): "NaN is not a number JSON knows",
    text_line(n=float("-inf")).encode(): "-Infinity is not a number JSON knows",
    b'{"x":' + b"[" * 10_000 + b"]" * 10_000 + b"}": "nested more than 64 levels deep",
    b'{"x":' * 10_000 + b"1" + b"}" * 10_000: "nested more than 64 levels deep",
    b"[" * 100_000: "nested more than 64 levels deep",
    b'{"ticket_id":"1","thread":[],"x":' + b"[" * 64 + b"]" * 64 + b"}": "nested more than 64 levels deep",
    text_line(thread=[a_message("x" * 1_000_001)]).encode(): "thread[0].text has 1,000,001 characters",
    text_line(thread=[a_message("x")] * 10_001).encode(): "thread has 10,001 messages; 10,000 at most",
    text_line(facts=[[]] * 100_000).encode(): "more than 100,000 objects and lists",
    b"[" + b"{}," * 1_200_000: "more than 100,000 objects and lists",
    text_line(draft={"text": "x" * 10_000_000}).encode(): "draft.text has 10,000,000 characters",
}


@pytest.mark.parametrize(("raw", "reason"), BAD.items(), ids=range(len(BAD)))
def test_a_bad_line_is_set_apart_with_its_reason_and_the_rest_goes_on(raw: bytes, reason: str) -> None:
    good = json_line(a_wire())
    before, outcome, after = read(good + raw + b"\n" + good)
    assert isinstance(before, CaseRecord)
    assert isinstance(after, CaseRecord)
    assert isinstance(outcome, Unreadable)
    assert reason in outcome.reason
    assert (outcome.line, outcome.raw, outcome.size) == (2, raw, len(raw))
    assert len(outcome.reason) < 400
    assert outcome.reason.isprintable()


def test_what_only_looks_dangerous_is_taken() -> None:
    taken = [
        a_wire(subject="\\u0000 and \\ud800 as words"),
        a_wire(subject="😀 pairs"),
        a_wire(n=[2**63 - 1, -(2**63), 1.5e18, 0.1]),
        a_wire(subject="[{" * 200),
        a_wire(thread=[a_message("x" * 1_000_000)]),
        a_wire(ticket_id=491284, customer={"id": 7}),
        a_wire(x=json.loads("[" * 63 + "]" * 63)),
    ]
    raw = b"".join(json.dumps(record).encode() + b"\n" for record in taken)
    assert all(isinstance(outcome, CaseRecord) for outcome in read(raw))


def test_a_line_over_the_bound_is_skipped_in_bounded_memory_and_its_first_part_kept() -> None:
    long = b'{"ticket_id": "' + b"x" * 5_000
    raw = long + b"\n" + b"ok\n" + long
    first, ok, last = lines(io.BytesIO(raw), longest=1000, kept=100)
    assert (first.number, first.raw, first.size, first.too_long) == (1, long[:100], len(long), True)
    assert (ok.number, ok.raw, ok.too_long) == (2, b"ok", False)
    assert (last.number, last.size, last.ended) == (3, len(long), False)


def test_a_gzip_file_of_several_members_reads_as_one() -> None:
    parts = [json_lines([a_wire(ticket_id=str(i))]) for i in range(4)]
    raw = (
        gzip.compress(parts[0])
        + gzip.compress(parts[1][:20])
        + gzip.compress(parts[1][20:])
        + gzip.compress(b"")
    )
    raw += b"".join(map(gzip.compress, parts[2:])) + b"\0" * 512
    assert [r.ticket_id for r in read(raw) if isinstance(r, CaseRecord)] == ["0", "1", "2", "3"]


def outcomes_until_break(raw: bytes) -> tuple[list[CaseRecord | Unreadable], str]:
    got: list[CaseRecord | Unreadable] = []
    with pytest.raises(BrokenOff) as broken:
        got.extend(read_records(io.BytesIO(raw)))
    return got, broken.value.text


def test_a_cut_gzip_file_keeps_what_was_readable() -> None:
    whole = gzip.compress(json_lines(a_wire(ticket_id=str(i), subject=f"{i * 7919:x}") for i in range(500)))
    got, text = outcomes_until_break(whole[: len(whole) // 2])
    assert "ends too early" in text
    assert 100 < len(got) < 500
    assert all(isinstance(outcome, CaseRecord) for outcome in got[:-1])


def test_a_gzip_file_with_a_wrong_checksum_keeps_every_record_and_says_so() -> None:
    whole = bytearray(gzip.compress(json_lines([a_wire(ticket_id="1"), a_wire(ticket_id="2")])))
    whole[-8] ^= 0xFF
    got, text = outcomes_until_break(bytes(whole))
    assert [outcome.ticket_id for outcome in got if isinstance(outcome, CaseRecord)] == ["1", "2"]
    assert "incorrect data check" in text


def test_strange_bytes_behind_a_gzip_member_are_named() -> None:
    got, text = outcomes_until_break(gzip.compress(json_line(a_wire())) + b"more")
    assert len(got) == 1
    assert "do not belong" in text


class Endless(io.RawIOBase):
    """About `total` bytes of records without holding them."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self.left, self.line = total, json_line(a_wire(thread=[a_message("word " * 4000)])) * 4

    def read(self, size: int = -1) -> bytes:
        if self.left <= 0:
            return b""
        self.left -= len(self.line)
        return self.line


@pytest.mark.parametrize("pack", [False, True])
def test_memory_stays_flat_over_fifty_megabytes(pack: bool) -> None:
    source: Any = Endless(50_000_000)
    if pack:
        source = io.BytesIO(gzip.compress(b"".join(iter(source.read, b"")), 1))
    tracemalloc.start()
    try:
        count = sum(isinstance(outcome, CaseRecord) for outcome in read_records(source))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count > 2000
    assert peak < 4_000_000


@given(st.binary(max_size=400) | st.lists(st.binary(max_size=60)).map(b"\n".join))
@settings(deadline=None)
def test_any_bytes_give_one_outcome_for_each_line_that_is_not_blank(raw: bytes) -> None:
    counted = sum(bool(line.strip()) for line in raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    if not raw.startswith(b"\x1f\x8b"):
        assert len(read(raw)) == counted


@given(st.binary(max_size=200), st.integers(0, 300))
@settings(deadline=None)
def test_any_damage_to_a_gzip_file_ends_in_records_or_a_named_break(junk: bytes, place: int) -> None:
    whole = gzip.compress(json_lines(a_wire(ticket_id=str(i)) for i in range(3)), mtime=0)
    damaged = whole[:place] + junk + whole[place + len(junk) :]
    outcomes: Iterator[CaseRecord | Unreadable] = read_records(io.BytesIO(damaged))
    with contextlib.suppress(BrokenOff):
        for outcome in outcomes:
            assert isinstance(outcome, CaseRecord | Unreadable)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from([*CaseRecord.model_fields, "strange"]), json_values)
@settings(deadline=None)
def test_any_value_in_any_field_gives_a_record_that_can_be_hashed_or_a_reason(
    field: str, value: object
) -> None:
    (outcome,) = read(json.dumps(a_wire(**{field: value})).encode())
    if isinstance(outcome, CaseRecord):
        assert len(content_hash(outcome)) == 64
    else:
        assert outcome.reason.isprintable()


def test_the_hash_holds_what_is_said_and_not_how_it_is_written() -> None:
    same = a_record(received_at="2026-03-10T10:00:00+01:00", summary=None, strange={"b": 1, "a": 2})
    assert content_hash(same) == content_hash(a_record(strange={"a": 2, "b": 1}))
    assert content_hash(same) != content_hash(a_record(strange={"a": 2, "b": 3}))
    assert content_hash(a_record()) != content_hash(a_record(thread=[a_message(), a_message("More")]))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared real cases are not on this machine")
def test_every_real_case_is_read() -> None:
    for path in sorted(SHARED.glob("*.jsonl.gz")):
        if not path.name.endswith(".truth.jsonl.gz"):
            with path.open("rb") as file:
                assert not [outcome for outcome in read_records(file) if isinstance(outcome, Unreadable)]


def test_a_list_whose_items_are_at_fault_is_not_called_empty() -> None:
    (outcome,) = read(text_line(thread=[a_message(author="robot", text=3)]).encode())
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == (
        "thread[0].author must be 'customer', 'assistant', 'agent' or 'system'; thread[0].text must be text"
    )
