"""What words are about: topic, and what tells one matter of a topic from another."""

from __future__ import annotations

import pytest

from lanes.matters import part_around, particulars, topic_of


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("We'll refund $120", "refund"),
        ("credit $30 to your account", "credit"),
        ("You get $30 back for May", "refund"),
        ("We'll get back to you", "contact"),
        ("Pia calls you on Thursday", "contact"),
        ("Wir rufen Sie morgen an", "contact"),
        ("Su acceso será restablecido", "access"),
        ("Your credit card is on file", ""),
        ("The board has two columns", ""),
    ],
)
def test_a_topic(text: str, topic: str) -> None:
    assert topic_of(text) == topic


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("refund the March invoice", {"month 3"}),
        ("refund invoice INV-204", {"inv-204"}),
        ("refund the setup fee", {"setup"}),
        ("die Einrichtungsgebühr", {"einrichtung"}),
        ("los gastos de marzo", {"month 3"}),
        ("die Rechnung vom Mai", {"month 5"}),
        ("We'll call you", {"by telephone"}),
        ("We'll write to you", {"in writing"}),
        ("refund the full amount by 12 June", set()),
        ("refund your last payment", set()),
        ("We'll reply soon", set()),
    ],
)
def test_particulars(text: str, names: set[str]) -> None:
    assert particulars(text) == names


def test_a_sentence_falls_into_parts() -> None:
    text = "We'll refund $1,200 and credit $30."
    assert part_around(text, text.index("$1")) == "We'll refund $1,200"
    assert part_around(text, text.index("$30")).strip() == "and credit $30."
