"""The plain-text table."""

from __future__ import annotations

import pytest

from console.table import Column, cells, shorten, table

COLUMNS = (
    Column("ticket", 6, whole=True),
    Column("triggers", 8, gives_way=1),
    Column("customer", 8, gives_way=2),
    Column("subject", 7),
)
ROWS = [
    ["491284", "security high, policy medium", "Ada Fenn (enterprise)", "Owner locked out after role change"],
    ["a-very-long-ticket-name", "", "株式会社テスト", "Größe 更改"],
]


def test_values_stand_whole_without_a_width() -> None:
    lines = list(table(COLUMNS, ROWS, None))
    assert len(lines) == 3
    assert all(value in lines[1] for value in ROWS[0])
    starts = {
        cells(line[: line.index(word)])
        for line, word in zip(lines, ("subject", "Owner", "Größe"), strict=True)
    }
    assert len(starts) == 1


@pytest.mark.parametrize("width", [None, 100])
def test_one_endless_name_widens_its_own_row_only(width: int | None) -> None:
    endless = "9" * 500
    titles, plain, long = table(COLUMNS, [ROWS[0], [endless, *ROWS[0][1:]]], width)
    assert cells(titles) <= 120
    assert cells(plain) <= 120
    assert long.startswith(f"{endless}  security")
    assert plain.index("security") == titles.index("triggers") == len("491284") + 2


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_cut(width: int) -> None:
    lines = list(table(COLUMNS, ROWS, width))
    words = {
        word for row in (*ROWS, [column.title for column in COLUMNS]) for cell in row for word in cell.split()
    }
    for line in lines:
        assert cells(line) <= width
        assert set(line.split()) <= words | {"…"}
    assert "a-very-long-ticket-name" in lines[2]
    assert lines[0].startswith("ticket")


def test_the_least_important_column_gives_way_first() -> None:
    titles = next(iter(table(COLUMNS, ROWS, 50))).split()
    assert titles == ["ticket", "triggers", "subject"]


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("role change", 11, "role change"),
        ("role change now", 11, "role …"),
        ("role change now", 13, "role change …"),
        ("rolechangenow", 5, "…"),
        ("billing.refund_request", 10, "billing.…"),
        ("billing.refund_request", 16, "billing.refund_…"),
        ("", 3, ""),
        ("更改 设置 页面", 8, "更改 …"),
    ],
)
def test_words_are_dropped_whole(text: str, room: int, shown: str) -> None:
    assert shorten(text, room) == shown
    assert cells(shown) <= room


def test_an_empty_table_is_its_titles() -> None:
    assert list(table(COLUMNS, [], 80)) == ["ticket  subject"]
