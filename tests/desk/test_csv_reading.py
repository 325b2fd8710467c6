"""CSV by a mapping: every kind of column, grouping, bad rows, and any bytes at all."""

from __future__ import annotations

import gzip
import io
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk import mapping
from desk.csv_reading import parse_mapping, read_csv
from desk.errors import BrokenOff, MappingError
from desk.unreadable import Unreadable
from lanes.record import CaseRecord
from lanes.values import format_time

SMALL = """
[columns]
"Ticket" = "ticket_id"
"Text" = "thread.text"
"""


def read(raw: str | bytes, mapping: str = SMALL) -> list[CaseRecord | Unreadable]:
    data = raw.encode() if isinstance(raw, str) else raw
    return list(read_csv(io.BytesIO(data), parse_mapping(dedent(mapping))))


def good(raw: str | bytes, mapping: str = SMALL) -> list[CaseRecord]:
    outcomes = read(raw, mapping)
    assert all(isinstance(outcome, CaseRecord) for outcome in outcomes), outcomes
    return [outcome for outcome in outcomes if isinstance(outcome, CaseRecord)]


def reasons(raw: str | bytes, mapping: str = SMALL) -> list[str]:
    return [outcome.reason for outcome in read(raw, mapping) if isinstance(outcome, Unreadable)]


def test_a_row_becomes_a_case_with_every_kind_of_field() -> None:
    (case,) = good(
        "Nr;Betreff;Kunde;Kontakte;Tags;Verlängerung;Eingang;Frage;Sicher;Region\n"
        '17;"Rechnung; doppelt";Ada;2;a|b |;01.10.2026;10.03.2026 09:30;"Zeile 1\nZeile ""2""";0.5;Süd\n',
        """
        [columns]
        "Nr" = "ticket_id"
        "Betreff" = "subject"
        "Kunde" = "customer.name"
        "Kontakte" = "customer.prior_contacts"
        "Tags" = { field = "domains", split = "|" }
        "Verlängerung" = "customer.renewal_at"
        "Eingang" = "received_at"
        "Frage" = "thread.text"
        "Sicher" = "assessment.confidence"
        "Region" = "customer.extra.region"
        [defaults]
        source = "shop"
        subject = "never used"
        channel = "email"
        [times]
        formats = ["%d.%m.%Y %H:%M", "%d.%m.%Y"]
        zone = "Europe/Berlin"
        """,
    )
    assert (case.ticket_id, case.subject, case.source, case.channel) == (
        "17",
        "Rechnung; doppelt",
        "shop",
        "email",
    )
    assert (case.customer.name, case.customer.prior_contacts, case.customer.extra) == (
        "Ada",
        2,
        {"region": "Süd"},
    )
    assert case.domains == ("a", "b")
    assert case.customer.renewal_at is not None
    assert format_time(case.customer.renewal_at) == "2026-10-01T00:00:00Z"
    assert case.received_at is not None
    assert format_time(case.received_at) == "2026-03-10T08:30:00Z"
    assert [(m.author, m.text) for m in case.thread] == [("customer", 'Zeile 1\nZeile "2"')]
    assert case.assessment is not None
    assert case.assessment.confidence == 0.5


@pytest.mark.parametrize(
    ("header", "group_by", "words"),
    [
        (
            "id,said,subject,subject",
            "",
            r'columns\."subject": the file has 2 columns .subject. \(columns 3 and 4\)',
        ),
        ("id,said,id", "", r'columns\."id": the file has 2 columns .id. \(columns 1 and 3\)'),
        ("id,said,g,subject,g", 'group_by = "g"', r"rows\.group_by: the file has 2 columns .g."),
    ],
)
def test_a_field_that_two_columns_would_fill_is_refused(header: str, group_by: str, words: str) -> None:
    mapping = f"""
        [columns]
        "id" = "ticket_id"
        "said" = "thread.text"
        {'"subject" = "subject"' if "subject" in header else ""}
        [rows]
        {group_by}
        """
    cells = ",".join("1" for _ in header.split(","))
    with pytest.raises(MappingError, match=words):
        read(f"{header}\n{cells}\n", mapping)


def test_columns_that_repeat_and_are_not_mapped_are_both_kept() -> None:
    (case,) = good("id,said,x,x\n1,Hi,a,b\n", '[columns]\n"id" = "ticket_id"\n"said" = "thread.text"\n')
    assert case.extra == {"x": "a", "x 2": "b"}


def test_columns_that_repeat_under_one_name_are_a_thread() -> None:
    (case,) = good(
        "id,who,said,when,who,said,when,seen\n1,Requester,Hi,2026-03-01,Bot,Hello,1772445600,\n",
        """
        [columns]
        "id" = "ticket_id"
        "said" = "thread.text"
        "who" = "thread.author"
        "when" = "thread.at"
        "seen" = "thread.public"
        [authors]
        "requester" = "customer"
        "Bot" = "assistant"
        [times]
        formats = ["unix"]
        """,
    )
    assert [(m.author, m.text, format_time(m.at)) for m in case.thread if m.at] == [
        ("customer", "Hi", "2026-03-01T00:00:00Z"),
        ("assistant", "Hello", "2026-03-02T10:00:00Z"),
    ]


def test_numbered_and_named_columns_are_messages_in_the_order_of_the_header() -> None:
    (case,) = good(
        "id,Question,Asked,msg 1,by 1,msg 2,by 2,Note\n1,Why?,2026-01-02,Because,Sue,,Ann,careful\n",
        """
        [columns]
        "id" = "ticket_id"
        "Question" = { field = "thread.text", author = "customer" }
        "Asked" = { field = "thread.at", of = "Question" }
        "msg *" = "thread.text"
        "by *" = { field = "thread.author", of = "msg *" }
        "Note" = { field = "thread.text", author = "agent" }
        [authors]
        "*" = "agent"
        """,
    )
    assert [(m.author, m.text) for m in case.thread] == [
        ("customer", "Why?"),
        ("agent", "Because"),
        ("agent", "careful"),
    ]


def test_neighbouring_rows_of_a_ticket_are_one_thread_and_a_late_one_is_set_apart() -> None:
    raw = "Ticket,Text,Plan\n1,a,\n1,b,pro\n2,c,\n\n,,\n1,d,\n"
    outcomes = read(raw)
    first, second, late = outcomes
    assert isinstance(first, CaseRecord)
    assert isinstance(second, CaseRecord)
    assert [m.text for m in first.thread] == ["a", "b"]
    assert first.extra == {"Plan": "pro"}
    assert isinstance(late, Unreadable)
    assert "'1' came earlier" in late.reason
    assert (late.line, late.raw, late.size) == (7, b"Ticket,Text,Plan\n1,d,\n", 22)
    assert len(good(raw, SMALL + "[rows]\ngroup_by = false\nkeep_rest = false")) == 4


def test_a_bad_row_takes_its_whole_case_to_quarantine_with_the_header() -> None:
    raw = "Ticket,Text\r\n1,a\r\n2,b\r\n2,c,extra\r\n2,d\r\n3,e\r\n"
    one, two, three = read(raw)
    assert isinstance(one, CaseRecord)
    assert isinstance(three, CaseRecord)
    assert isinstance(two, Unreadable)
    assert two.reason == "row at line 4: 3 cells where the header has 2"
    assert two.raw == b"Ticket,Text\r\n2,b\r\n2,c,extra\r\n2,d\r\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"1\n", "1 cells where the header has 2"),
        (b'1,"a" b\n', "broken CSV: ',' expected after '\"'"),
        (b'1,"never closed\n2,b\n', "broken CSV: unexpected end of data"),
        (b"1,\xff\n", "bytes that are not utf-8-sig"),
        (b"1,\xed\xa0\x80\n", "bytes that are not utf-8-sig"),
        (b"1,a\0b\n", "column 'Text' holds NUL"),
        (b"1,\n", "thread is empty"),
        (b",a\n", "ticket_id is missing"),
        (b"1," + b"x" * 1_000_001 + b"\n", "column 'Text' has 1,000,001 characters"),
        (b"1," + b"x" * 2_000_001 + b"\n", "broken CSV: field larger than field limit"),
    ],
)
def test_a_bad_row_says_why(raw: bytes, reason: str) -> None:
    (found,) = reasons(b"Ticket,Text\n0,fine\n" + raw)
    assert found.startswith(reason)


@pytest.mark.parametrize(
    ("line", "cell", "reason"),
    [
        ('"X" = "received_at"', "soon", "column 'X': 'soon' is not a time the mapping knows"),
        ('"X" = "customer.prior_contacts"', "two", "column 'X': 'two' is not a number"),
        ('"X" = "thread.author"', "Bob", "the author 'Bob' is not named under [authors]"),
        ('"X" = "thread.author"', "", "the author '' is not named under [authors]"),
        ('"X" = "thread.public"', "maybe", "column 'X': 'maybe' is neither yes nor no"),
        ('"X" = "assessment.confidence"', "7", "assessment.confidence must be at most 1.0"),
    ],
)
def test_a_cell_that_does_not_fit_names_its_column(line: str, cell: str, reason: str) -> None:
    assert reasons(f"Ticket,Text,X\n1,a,{cell}\n", f"{SMALL}\n{line}") == [reason]


@pytest.mark.parametrize(
    ("mapping", "named"),
    [
        ("nonsense", "not TOML"),
        ("[colums]", "colums is not known here"),
        ("[columns]\nA = 'ticket_id'", "no column is mapped to thread.text"),
        ("[columns]\nA = 'thread.text'", "no column is mapped to ticket_id"),
        ("[columns]\nA = 3", 'columns."A" must be'),
        ("[columns]\nA = 'subjct'", "columns.\"A\": the record has no field 'subjct'"),
        ("[columns]\nA = 'customer.nam'", "customer has no field 'nam'"),
        ("[columns]\nA = 'thread.body'", "a message has text, author, at, public"),
        ("[columns]\nA = 'facts'", "give it in JSON Lines"),
        ("[columns]\nA = {field = 'subject', splt = ','}", 'columns."A".splt is not known'),
        ("[columns]\nA = {field = 'thread.text', author = 'robot'}", 'columns."A".author must be'),
        ("[columns]\nA = {field = 'subject', split = ','}", 'columns."A".split belongs to'),
        (SMALL + "B = {field = 'thread.at', of = 'Txt'}", "'Txt' is not a thread.text column"),
        (SMALL + "Q = 'thread.text'\nB = 'thread.at'", 'columns."B".of must say which'),
        (SMALL + "[defaults]\nsubjct = 'x'", "defaults.subjct"),
        (SMALL + "[authors]\nBob = 'robot'", 'authors."Bob"'),
        (SMALL + "[times]\nformats = ['Y']", "times.formats"),
        (SMALL + "[times]\nzone = 'Mars/Base'", "times.zone"),
        (SMALL + "[file]\nencoding = 'klingon'", "file.encoding"),
        (SMALL + "[file]\nencoding = 'base64'", "does not encode text"),
        (SMALL + "[file]\ndelimiter = ',,'", "file.delimiter"),
        (SMALL + "[rows]\ngroup_by = 3", "rows.group_by"),
        (SMALL + "[rows]\ngroup_by = 'Case'", "no column 'Case'"),
        (SMALL + "Missing = 'subject'", "columns.\"Missing\": the file has no such column; it has 'Ticket'"),
        (SMALL + "'Missing *' = 'subject'", 'columns."Missing *"'),
    ],
)
def test_a_wrong_mapping_is_refused_by_the_key_that_is_wrong(mapping: str, named: str) -> None:
    with pytest.raises(MappingError) as error:
        read("Ticket,Text\n1,a\n", mapping)
    assert named in error.value.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac-roman"])
def test_other_encodings_and_line_ends_are_read(encoding: str) -> None:
    mapping = SMALL + f"[file]\nencoding = '{encoding}'"
    (case,) = good("Ticket\tText\r1\tGrüße\r".encode(encoding), mapping)
    assert case.thread[0].text == "Grüße"


def test_a_cut_gzip_csv_keeps_the_whole_cases_and_sets_the_last_apart() -> None:
    whole = gzip.compress(b"Ticket,Text\n" + b"".join(b"%d,text %d\n" % (i, i * i) for i in range(4000)))
    source = read_csv(io.BytesIO(whole[: len(whole) // 2]), parse_mapping(SMALL))
    kept: list[CaseRecord | Unreadable] = []
    with pytest.raises(BrokenOff):
        kept.extend(source)
    assert len(kept) > 500
    assert all(isinstance(outcome, CaseRecord) for outcome in kept[:-1])
    assert isinstance(kept[-1], Unreadable)
    assert "breaks off here" in kept[-1].reason


def test_the_example_in_the_mapping_s_description_works() -> None:
    assert mapping.__doc__ is not None
    example = mapping.__doc__.split("```toml\n")[1].split("```")[0]
    header = "Ticket,Customer,Tags,Region,Internal rating,Question,Asked,Reply 1,By 1,Reply 2,By 2,Plan"
    cells = "7,Ada,a;b,South,9,Why?,24/12/2025 18:00,Because,Sue,Oh,Requester,pro"
    (case,) = good(f"{header}\n{cells}\n", example)
    assert [(m.author, m.text) for m in case.thread] == [
        ("customer", "Why?"),
        ("agent", "Because"),
        ("customer", "Oh"),
    ]
    assert case.thread[0].at is not None
    assert format_time(case.thread[0].at) == "2025-12-24T17:00:00Z"
    assert (case.domains, case.source, case.extra) == (("a", "b"), "helpdesk-export", {"region": "South"})


def test_nothing_in_nothing_out() -> None:
    assert read("") == []
    assert read("\n\n") == []
    assert read("Ticket,Text\n") == []


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_behind_a_header_end_in_outcomes(raw: bytes) -> None:
    for outcome in read(b"Ticket,Text\n" + raw):
        if isinstance(outcome, Unreadable):
            assert outcome.reason.isprintable()
            assert outcome.raw.startswith(b"Ticket,Text\n")


@pytest.mark.parametrize(
    "broken",
    [b'2,"never closed\n', b'2,"closed "by" nobody\n', b'"2,"\n'],
)
def test_a_quote_left_open_does_not_swallow_the_rows_behind_it(broken: bytes) -> None:
    rest = b"".join(b"%d,question %d\n" % (n, n) for n in range(3, 500))
    found = list(read(b"Ticket,Text\n1,fine\n" + broken + rest))
    taken = [one.ticket_id for one in found if isinstance(one, CaseRecord)]
    assert taken == ["1", *(str(n) for n in range(3, 500))]
    assert [type(one) for one in found].count(Unreadable) == 1
