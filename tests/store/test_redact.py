"""One case redacted: its words gone, the customer's other cases as they were."""

from __future__ import annotations

from pathlib import Path

from store.store import Store
from tests.store.marked import keys, marks
from tests.store.shelf import RIGHTS, an_act


def test_one_case_alone(filled: Store) -> None:
    done = filled.redact(filled.find("1"), "mia", RIGHTS)
    assert done.cases == ("zendesk:1",)
    assert filled.erasure("qzjid").cases == ("zendesk:2",)
    assert filled.verify().ok
    filled.act(done.case_ids[0], an_act("note", text="qzjlate"), RIGHTS)
    again = filled.redact(done.case_ids[0], "mia", RIGHTS)
    assert again.actions == 2
    assert filled.verify().ok
    filled.erase("qzjid", "mia", RIGHTS)
    assert marks(filled.path) == set()


def test_the_last_case_redacted_takes_the_customers_key_along(filled: Store, path: Path) -> None:
    for ticket in ("1", "2"):
        filled.redact(filled.find(ticket), "mia", RIGHTS)
    assert keys(path)[0] == ("zendesk", None, 0)
    assert marks(path) == set()
