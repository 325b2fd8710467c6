"""Which words are blanked in texts and quotes, and how they are known again by what stands around them."""

from __future__ import annotations

import pytest

from store.blanks import Blanks, again
from tests.store.shelf import a_case, said

CARD = "4111 1111 1111 1234"


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        (CARD, "It is 4111111111111234.", "It is ████████████████."),
        (CARD, "It is 4111-1111.1111/1234!", "It is ███████████████████!"),
        (CARD, "It ends in 1234.", "It ends in 1234."),
        ("Ada  Fenn", "I am ADA\nFENN, ada fennel", "I am ████████, ████████el"),
        ("Straße 5", "In der STRASSE 5, Straße 5", "In der STRASSE 5, ████████"),
        ("a.b+c", "a.b+c and axb+c", "█████ and axb+c"),
    ],
)
def test_what_is_blanked(words: str, text: str, left: str) -> None:
    clean = Blanks([words]).text(text)
    assert (clean, len(clean)) == (left, len(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("charged 4111 11", "charged ███████"),
        ("11 1111 1234 they said", "████████████ they said"),
        ("4111", "4111"),
        ("a long-forgotten street", "a ██████████████ street"),
        ("long", "long"),
    ],
)
def test_quotes_lose_pieces_too(text: str, left: str) -> None:
    assert Blanks([CARD, "the long-forgotten word"]).quote(text) == left


def test_names_and_kinds_stay_and_nothing_is_set_that_was_not() -> None:
    record = a_case(thread=[said("billing zendesk open")], extra_field={"zendesk": ["billing!"]})
    clean = Blanks(["zendesk", "billing"]).record(record)
    assert (clean.source, clean.issue_type) == ("zendesk", "billing.invoice")
    assert clean.thread[0].text == "███████ ███████ open"
    assert clean.extra == {"extra_field": {"███████": ["███████!"]}}
    assert clean.model_fields_set == record.model_fields_set
    assert Blanks(["elsewhere"]).record(record) is record


def test_of_words_too_short_to_be_blanked() -> None:
    assert Blanks(["411", " ab- ", "abcd"]).too_short() == ("411", "ab-")


def kept(stored: list[dict[str, object]], incoming: list[dict[str, object]]) -> list[str]:
    record = again(a_case(thread=stored), a_case(thread=incoming))
    return [message.text for message in record.thread]


LATER = "2026-03-11T09:00:00Z"


@pytest.mark.parametrize(
    ("stored", "incoming", "left"),
    [
        ([said("Is ████ it?")], [said("Is 4711 it?"), said("4711!", at=LATER)], ["Is ████ it?", "████!"]),
        ([said("Old"), said("Is ████ it?", at=LATER)], [said("Is 4711 it?", at=LATER)], ["Is ████ it?"]),
        ([said("Is ████ it?")], [said("Is 4711 it?", "agent")], ["Is 4711 it?"]),
        ([said("Is ████ it?")], [said("Is 4711 this?")], ["Is 4711 this?"]),
        ([said("Is ████ it?")], [said("Is ████ it?")], ["Is ████ it?"]),
        ([said("████")], [said("4711"), said("0815", at=LATER)], ["████", "0815"]),
        ([said("No blocks")], [said("4711")], ["4711"]),
    ],
)
def test_what_is_known_again(
    stored: list[dict[str, object]], incoming: list[dict[str, object]], left: list[str]
) -> None:
    assert kept(stored, incoming) == left
