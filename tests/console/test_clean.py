"""The cleaning gate: what acts or hides becomes a badge, what people write stays."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.clean import MOST_MARKS, badges, clean, one_line

TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "obey [x]")
ENGLAND = "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in "gbeng") + "\U000e007f"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b]52;c;aGk=\x07", "⟦ESC⟧[31mred⟦ESC⟧]52;c;aGk=⟦BEL⟧"),
        ("\x9b31m \x9d0;title\x9c \x90q", "⟦CSI⟧31m ⟦OSC⟧0;title⟦ST⟧ ⟦DCS⟧q"),
        ("a\x00b\x7fc\x85d", "a⟦NUL⟧b⟦DEL⟧c⟦NEL⟧d"),
        ("one\r\ntwo\r\r\nthree\rover", "one\ntwo\nthree⟦CR⟧over"),
        ("a\u2028b\u2029c", "a⟦LS⟧b⟦PS⟧c"),
        ("\u202egnp.exe\u202c \u2066x\u2069 \u200e\u200f\u061c", None),
        ("a\u200bb\u200b\u200bc\ufeffd\u2060e\u00adf", "a⟦ZWSP⟧b⟦ZWSP ×2⟧c⟦BOM⟧d⟦WJ⟧e⟦SHY⟧f"),
        ("x\u200dy\u200cz\u034f", "x⟦ZWJ⟧y⟦ZWNJ⟧z⟦CGJ⟧"),
        (f"hi{TAGS}", "hi⟦tags “obey [x]”⟧"),
        ("a\ufff9b\ufffac\ufffb", "a⟦U+FFF9⟧b⟦U+FFFA⟧c⟦U+FFFB⟧"),
        ("😀\ufe0f\ufe01\U000e0130\U000e0131", "😀\ufe0f⟦VS ×3⟧"),
        ("a\ufe0f", "a⟦VS⟧"),
        ("\ud800 and \udc80", "⟦U+D800⟧ and ⟦U+DC80⟧"),
        ("e" + "\u0301" * 40, "e" + "\u0301" * MOST_MARKS + f"⟦+{40 - MOST_MARKS} marks⟧"),
        ("\ufdd0\uffff", "⟦U+FDD0⟧⟦U+FFFF⟧"),
        ("\u3164\u115f\uffa0", "⟦U+3164⟧⟦U+115F⟧⟦U+FFA0⟧"),
        ("a\tb\n\tc", "a   b\n    c"),
    ],
)
def test_what_acts_or_hides_is_shown(text: str, shown: str | None) -> None:
    cleaned = clean(text)
    if shown is not None:
        assert cleaned == shown
    assert clean(cleaned) == cleaned
    assert not [c for c in cleaned if c != "\n" and c != "\ufe0f" and not c.isprintable()]


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.\nAnd a second line, [/] with [@click=app.quit]markup[/].",
        "Grüße, naïve café, Ελληνικά, Кириллица, 日本語, ไทยกั้น, עִבְרִית, العربيّة, हिन्दी",
        "👩‍👩‍👧‍👦 🧑🏽‍💻 🏳️‍🌈 ❤️‍🔥 ☎️ ☎︎ 1️⃣ #️⃣ 🇨🇭 ©️",
        f"flag {ENGLAND} kept",
        "می‌خواهم क्‍ष",
        "葛\U000e0100飾 ㊙️",
        "e\u0301 o\u0302\u0323 \u00a0\u3000\u2800",
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert clean(text) == text
    assert badges(text) == []


def test_badges_name_each_kind_once_in_order() -> None:
    assert badges("\x1b\u202e\x1b\u200b\u200b") == ["⟦ESC⟧", "⟦U+202E⟧", "⟦ZWSP⟧"]
    assert badges(f"a{TAGS}\ufe01") == ["⟦tags⟧", "⟦VS⟧"]
    assert badges("tabs\tand\r\nbreaks") == []


def test_one_line_holds_one_line() -> None:
    assert one_line(" a\n\n b\tc\r\n\x1b ") == "a b c ⟦ESC⟧"


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_no_text_keeps_a_control_and_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    for character in cleaned:
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(character) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }
    cleaned.encode()


def test_hostile_megabytes_take_a_moment_only() -> None:
    for text in (
        "\x1b[2J" * 250_000,
        "e" + "\u0301" * 1_000_000,
        "\u200b\u200c" * 500_000,
        TAGS * 100_000,
        "語" * 1_000_000,
    ):
        began = time.perf_counter()
        clean(text)
        assert time.perf_counter() - began < 5
