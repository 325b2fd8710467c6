"""The queue's columns by width: the subject, which tells most, is the first to have its room."""

from __future__ import annotations

from pathlib import Path

from console.widgets.flow import cells_of
from console.widgets.queue_columns import LEAST_SUBJECT, ONE_LINE, Glance, columns_for, row_lines
from tests.console.screen_desk import NOW, ScreenDesk
from tests.factories import wire_lane3


def test_no_column_comes_in_before_the_subject_has_its_room() -> None:
    for width in range(30, 260):
        cells = {column.name: room for column, room in columns_for(width)}
        if cells.keys() & {"customer", "type", "owner"}:
            assert cells["subject"] >= LEAST_SUBJECT, width
        if width >= ONE_LINE:
            assert cells.keys() >= {"customer", "type", "owner", "state words"}, width


def test_a_subject_of_forty_letters_stands_whole_beside_its_customer_at_eighty_columns(
    tmp_path: Path,
) -> None:
    desk = ScreenDesk(tmp_path / "desk.db")
    subject = "Eight helpers for the fair, and one more"
    assert len(subject) == 40
    desk.take_in(wire_lane3(subject=subject, customer={"name": "Linnea Aaltonen", "tier": "business"}))
    [spans] = row_lines(desk.case("500301").row, Glance("ana", NOW), 78, tall=1)
    text = "".join(words for words, _ in spans)
    assert text.endswith(subject)
    assert "L. Aaltonen · biz" in text
    assert cells_of(spans) == 78
    desk.store.close()


def test_quoted_words_are_quoted_to_their_end(tmp_path: Path) -> None:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane3(subject=None))
    row = desk.case("500301").row
    for width in range(30, 120):
        [spans] = row_lines(row, Glance("ana", NOW, "Thank you, that is all I need. Goodbye"), width, tall=1)
        text = "".join(words for words, _ in spans).rstrip()
        assert text.endswith(("”", "…")), (width, text)
        assert "…" not in text or "…”" in text
    desk.store.close()
