"""Reading: words folded, phrases found within a sentence, shields local to it, offsets exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanes.reading.lexicon import Lexicon
from lanes.reading.phrases import Element, PhraseError, read_phrase
from lanes.reading.places import Places
from lanes.reading.tokens import fold, spans_of, words_of
from lanes.reading.vocabulary import Concepts

FILLER = ["the", "our", "to"]


def lexicon(shields: dict[str, list[str]] | None = None, **phrases: list[str]) -> Lexicon:
    sets = {"back": ["back", "returned"]}
    read = [
        p
        for concept, given in phrases.items()
        for written in given
        for p in read_phrase(concept, written, sets)
    ]
    return Lexicon(
        read,
        filler=FILLER,
        openers=["hi"],
        common={"the": 1.0},
        shields=shields or {},
        concepts=Concepts(companions={name for name in phrases if name.startswith("beside")}),
    )


def heard(found: Lexicon, text: str) -> set[str]:
    return {match.concept for match in found.read(text).matches}


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Über", "uber"),
        ("straße", "strasse"),
        ("re\u200bfund", "refund"),
        ("ｒｅｆｕｎｄ", "refund"),
        ("rеfund", "refund"),
        ("don’t", "don't"),
        ("привет", "привет"),
    ],
)
def test_words_are_folded(word: str, plain: str) -> None:
    assert fold(word.lower()) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Can’t I—really?",
        "İstanbul İ x",
        "a\u0301 b. C…",
        "“no” «x» 5€",
        "l'accès",
        "I don‘t know “why.“ Yes",
        "one\n\u00a0\ntwo – …",
    ],
)
def test_words_and_places_agree(text: str) -> None:
    assert len(words_of(text)) == len(spans_of(text))


@given(st.text(alphabet="aT’‘'“.?!… \u00a0\n\té%-İ\u200b", max_size=60))
def test_a_phrase_is_quoted_from_where_it_stands(text: str) -> None:
    found = lexicon(a=["at"], b=["t"], c=["a aa"])
    reading = found.read(text)
    spans = spans_of(text)
    words = [word for paragraph in reading.paragraphs for word in (*(e.word for e in paragraph), "\n\n")][:-1]
    assert len(words) == len(spans)
    places = Places(text, reading)
    for match in reading.matches:
        assert places.of(match) == spans[match.first : match.last + 1]


def test_a_text_reads_the_same_once_the_words_are_known() -> None:
    found = lexicon(a=["money back"])
    text = "Money-back, money back! (MONEY BACK) money\n\nback " + "x" * 200
    assert found.read(text).matches == found.read(text).matches
    assert [match.first for match in found.read(text).matches] == [0, 2, 5]


def test_words_that_were_forgotten_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lanes.reading.lexicon._KEPT", 1)
    found = lexicon(a=["refund* .. # euro"])
    for _ in range(3):
        assert heard(found, "refunded 12 euro or 7") == {"a"}
        found.stay_small()


def test_what_stands_beside_a_word_is_found_however_little_is_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("lanes.reading.vocabulary._MOST_TRIED", 2)
    found = lexicon(a=["refund .. money"], b=["refund .. invoice"], c=["refund .. card .. today"])
    for said, concepts in (
        ("refund the money", {"a"}),
        ("refund the invoice", {"b"}),
        ("refund the money of this invoice", {"a", "b"}),
        ("refund my card today", {"c"}),
        ("refund my card", set()),
    ) * 2:
        assert heard(found, said) == concepts


def test_what_is_silent_in_one_case_is_heard_in_the_next() -> None:
    found = lexicon(a=["refund .. money"], b=["refund .. money back"])
    for silent, concepts in (
        (frozenset("a"), {"b"}),
        (frozenset[str](), {"a", "b"}),
        (frozenset("ab"), set()),
    ) * 2:
        assert {
            match.concept for match in found.read("refund the money back", silent=silent).matches
        } == concepts


def test_a_sentence_without_an_end_is_read_in_pieces() -> None:
    found = lexicon(a=["money .. <back>"])
    for before in (0, 100, 250, 1000):
        text = "word " * before + "money " + "word " * 300 + "money back"
        assert len(found.read(text).matches) == 1


def test_gaps_are_bounded_and_fillers_are_free() -> None:
    found = lexicon(a=["money .. <back>"])
    assert heard(found, "money to the our back") == {"a"}
    assert heard(found, "money one two three back") == {"a"}
    assert heard(found, "money one two three four back") == set()


def test_a_phrase_does_not_cross_a_sentence() -> None:
    found = lexicon(a=["money back"])
    assert heard(found, "I want the money. Back to work.") == set()
    assert heard(found, "money\n\nback") == set()
    assert heard(found, "version 4.5 money back") == {"a"}


def test_beginnings_parts_and_numbers() -> None:
    found = lexicon(a=["refund*"], b=["*vertrag*"], c=["# euro"])
    assert heard(found, "Refundable") == {"a"}
    assert heard(found, "Rahmenvertragsklausel") == {"b"}
    assert heard(found, "340 Euro") == {"c"}


def test_a_phrase_bound_to_the_beginning() -> None:
    found = lexicon(a=["^ delete"])
    assert heard(found, "Hi. Hi the delete") == {"a"}
    assert heard(found, "I delete") == set()


def test_a_shield_covers_only_its_own_sentence() -> None:
    found = lexicon({"a": ["page"]}, a=["refund"], page=["where ... page"])
    assert heard(found, "Where is the refund policy page?") == set()
    assert "a" in heard(found, "Where is the page? I want a refund.")
    assert "a" in heard(found, "I want a refund. Where is the refund policy page?")


def test_a_silent_shield_covers_nothing() -> None:
    found = lexicon({"a": ["page"]}, a=["refund"], page=["where ... page"])
    text = "Where is the refund policy page?"
    assert not found.read(text).matches
    assert [match.concept for match in found.read(text, silent=frozenset({"page"})).matches] == ["a"]


def test_a_shield_may_reach_back_over_the_words_before_it() -> None:
    found = lexicon({"a": ["part"]}, a=["refund"], part=[".. column ..."])
    assert heard(found, "the refund reason column is red") == set()
    assert heard(found, "a refund that we never got is a column") == {"a"}
    assert heard(found, "the column says refund") == set()


def test_alternatives_of_several_words() -> None:
    found = lexicon(a=["two-factor|mfa off"])
    assert heard(found, "turn two factor off") == {"a"}
    assert heard(found, "MFA off") == {"a"}


def test_companions_are_asked_for_afterwards() -> None:
    found = lexicon(a=["secretary left"], beside_login=["login", "sign in"], beside_page=["page .. login"])
    reading = found.read("The secretary left. Where is her login?\n\nShe could sign in.")
    assert {match.concept for match in reading.matches} == {"a"}
    assert found.companions(reading, {"beside_login", "beside_page"}) == {"beside_login"}
    assert found.companions(reading, {"beside_page"}) == set()


def test_a_companion_that_a_shield_covers_is_not_there() -> None:
    found = lexicon({"beside_login": ["page"]}, beside_login=["login"], page=["where ... page"])
    assert found.companions(found.read("Where is the login page?"), {"beside_login"}) == set()
    assert found.companions(found.read("Where is the page? My login!"), {"beside_login"}) == {"beside_login"}


def _stands(steps: tuple[Element, ...], words: list[str], at: int) -> bool:
    """Whether the phrase stands with its first element at `at`, told by the rule itself."""
    if not _fills(steps[0], words[at]):
        return False
    if len(steps) == 1:
        return True
    for after in range(at + 1, len(words)):
        between = words[at + 1 : after]
        fillers = sum(word in FILLER for word in between)
        if len(between) - fillers + max(0, fillers - 5) > steps[1].gap:
            return False
        if _stands(steps[1:], words, after):
            return True
    return False


def _fills(element: Element, word: str) -> bool:
    return any(
        word[0].isdigit()
        if form == "#"
        else word.startswith(form[:-1])
        if form.endswith("*")
        else word == form
        for form in element.words
    )


@given(
    st.lists(
        st.sampled_from(["a", "b", "c", "d", "refunds", "7", "x", "the", "our", "to"]),
        min_size=1,
        max_size=18,
    )
)
def test_no_sieve_loses_a_phrase(words: list[str]) -> None:
    written = {
        "p": "a b",
        "q": "a .. b|c .. a",
        "r": "refund* ... d",
        "s": "# .. x .. a|b c",
        "t": "d|x .. the .. b",
        "u": "b .. b",
    }
    found = lexicon(**{name: [phrase] for name, phrase in written.items()})
    expected = {
        name
        for name, phrase in written.items()
        for ready in read_phrase(name, phrase, {})
        if any(_stands(ready.elements, words, at) for at in range(len(words)))
    }
    assert heard(found, " ".join(words)) == expected


@pytest.mark.parametrize("written", ["", "..", "a ..", "<nobody>", "a||b", "^"])
def test_a_phrase_that_says_nothing_is_refused(written: str) -> None:
    with pytest.raises(PhraseError):
        read_phrase("a", written, {})


def test_what_covers_another_may_speak_for_itself() -> None:
    read = [p for c, w in (("noise", "bell"), ("story", "bell rings")) for p in read_phrase(c, w, {})]
    made = Lexicon(
        read,
        filler=(),
        openers=(),
        common={},
        shields={"noise": ["story"]},
        concepts=Concepts(speaking={"noise", "story"}),
    )
    assert heard(made, "The bell rings.") == {"story"}
    assert heard(made, "The bell.") == {"noise"}
