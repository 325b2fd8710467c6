"""The one gate between other people's text and a terminal: what could act or hide becomes a visible badge.

Controls, bidi and invisible characters are replaced by marks such as `⟦ESC⟧` and `⟦U+202E⟧`; everything a
reader can see stays. Emoji sequences, flags, variation selectors after emoji or ideographs, and joiners
inside the scripts that need them are left whole. The store keeps the original bytes: clean for showing only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

TAB_WIDTH = 4
MOST_MARKS = 6
"""Combining marks on one letter: written languages need up to five."""

_C0 = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI "
    "DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)
_NAMES = {
    **dict(enumerate(_C0.split())),
    0x7F: "DEL", 0x85: "NEL", 0x90: "DCS", 0x98: "SOS", 0x9B: "CSI", 0x9C: "ST", 0x9D: "OSC", 0x9E: "PM",
    0x9F: "APC", 0xAD: "SHY", 0x034F: "CGJ", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ",
    0x2028: "LS", 0x2029: "PS", 0x2060: "WJ", 0xFEFF: "BOM",
}  # fmt: skip

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U000e0000-\U000e007f"
_ODD = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
_PICTURE = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
_PICTURE_BASE = _PICTURE + "©®‼⁉™ℹⓂ〰〽㊗㊙"
_IDEOGRAPH = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_JOINING = "\u0620-\u06ff\u0710-\u07ff\u0840-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff"
"""Arabic, Syriac, N'Ko, Mandaic, the scripts of India, Myanmar, Khmer: joiners are part of their spelling."""

_SUSPECT = re.compile(f"[{_ODD}{_SELECTORS}{_TAGS}]")
_FLAGS = "|".join(
    "".join(chr(0xE0000 + ord(letter)) for letter in name) + "\U000e007f"
    for name in ("gbeng", "gbsct", "gbwls")
)


@cache
def _marks() -> str:
    """The inside of a character class of every non-spacing mark outside the selectors."""
    blocks = ((0x300, 0x3100), (0xA66F, 0xABEE), (0xFB1E, 0xFB1F), (0xFE20, 0xFE30), (0x101FD, 0x11F43),
              (0x16AF0, 0x16FE5), (0x1D165, 0x1D245), (0x1DA00, 0x1DAB0), (0x1E000, 0x1E94B))  # fmt: skip
    odd = re.compile(f"[{_ODD}{_SELECTORS}]")
    ranges: list[list[int]] = []
    for first, end in blocks:
        for code in range(first, end):
            if unicodedata.category(chr(code)) not in ("Mn", "Me") or odd.match(chr(code)):
                continue
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(a)}-{chr(b)}" if a != b else chr(a) for a, b in ranges)


@cache
def _piled_marks() -> re.Pattern[str]:
    return re.compile(f"[{_marks()}]{{{MOST_MARKS + 1}}}")


@cache
def _grammar() -> re.Pattern[str]:
    """Everything `clean` touches or deliberately leaves, the left-alone first."""
    return re.compile(
        rf"(?P<keep>(?<=[{_PICTURE_BASE}])[\ufe0e\ufe0f](?:\u200d(?=[{_PICTURE}]))?"
        rf"|(?<=[0-9#*])\ufe0f(?=\u20e3)"
        rf"|(?<=[{_PICTURE}])\u200d(?=[{_PICTURE}])"
        rf"|(?<=[{_IDEOGRAPH}])[{_SELECTORS}]"
        rf"|(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])"
        rf"|(?<=\U0001f3f4)(?:{_FLAGS}))"
        rf"|(?P<return>\r+(?=\n))"
        rf"|(?P<tags>[{_TAGS}]+)"
        rf"|(?P<selectors>[{_SELECTORS}]+)"
        rf"|(?P<marks>(?P<few>[{_marks()}]{{{MOST_MARKS}}})[{_marks()}]+)"
        rf"|(?P<odd>(?P<one>[{_ODD}])(?P=one)*)"
    )


def _replacement(found: re.Match[str]) -> tuple[str, str]:
    """What a match turns into, and the name of its badge; no name where nothing was hidden."""
    kind, text = found.lastgroup, found[0]
    if kind == "keep":
        return text, ""
    if kind == "return":
        return "", ""
    if kind == "tags":
        words = "".join(chr(ord(c) - 0xE0000) for c in text)
        return f"⟦tags “{''.join(c if ' ' <= c <= '~' else '·' for c in words)}”⟧", "⟦tags⟧"
    if kind == "selectors":
        return _badge("VS", len(text)), "⟦VS⟧"
    if kind == "marks":
        return f"{found['few']}⟦+{len(text) - MOST_MARKS} marks⟧", "⟦marks⟧"
    name = _NAMES.get(ord(text[0])) or f"U+{ord(text[0]):04X}"
    return _badge(name, len(text)), _badge(name, 1)


def _badge(name: str, times: int) -> str:
    return f"⟦{name}⟧" if times == 1 else f"⟦{name} ×{times}⟧"


_NOT_LATIN = re.compile(f"[^\x00-\u02ff]{{{MOST_MARKS + 1}}}")
"""A cheap look before the dear one: marks can only pile up where this many such characters stand together."""


def _is_plain(text: str) -> bool:
    if _SUSPECT.search(text):
        return False
    return text.isascii() or not _NOT_LATIN.search(text) or not _piled_marks().search(text)


def clean(text: str) -> str:
    """`text` as it may be written to a terminal: badges for what acts or hides, `\\n` kept, tabs expanded.

    Cleaning twice gives the same as cleaning once.
    """
    if not _is_plain(text):
        text = _grammar().sub(lambda found: _replacement(found)[0], text)
    return text.expandtabs(TAB_WIDTH) if "\t" in text else text


def one_line(text: str) -> str:
    """`clean` for places that hold one line: breaks and runs of blanks become one space."""
    return " ".join(clean(text).split())


def badges(text: str) -> list[str]:
    """The badges `clean` would put into `text`, each kind once, in order of appearance."""
    if _is_plain(text):
        return []
    names = (_replacement(found)[1] for found in _grammar().finditer(text))
    return list(dict.fromkeys(name for name in names if name))
