"""The folder that stands for a helpdesk, and its bad line."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from desk.sink import Ambiguous, Fault, FaultySink, FolderSink, NotSent, RateLimited, Reply, SinkError


def a_reply(**overrides: str) -> Reply:
    return Reply(**{"source": "zendesk", "ticket_id": "1", "text": "Hello", "marker": "m-1", **overrides})


def test_a_reply_is_one_private_file_named_by_its_marker(tmp_path: Path) -> None:
    sink = FolderSink(tmp_path / "out")
    answer = sink.deliver(a_reply(text="Grüße \u202e [/] \x1b]52;c;x\x07"))
    assert answer == "new/m-1.json"
    file = tmp_path / "out" / answer
    assert json.loads(file.read_bytes())["text"] == "Grüße \u202e [/] \x1b]52;c;x\x07"
    assert file.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0
    assert list((tmp_path / "out" / "tmp").iterdir()) == []
    assert sink.find("m-1") == answer
    assert sink.replies() == [a_reply(text="Grüße \u202e [/] \x1b]52;c;x\x07")]


def test_a_second_delivery_under_the_same_marker_is_recognised(tmp_path: Path) -> None:
    sink = FolderSink(tmp_path)
    first = sink.deliver(a_reply())
    assert sink.deliver(a_reply(text="again")) == first
    assert [reply.text for reply in sink.replies()] == ["Hello"]


def test_many_couriers_at_once_leave_one_reply(tmp_path: Path) -> None:
    sink = FolderSink(tmp_path)
    threads = [threading.Thread(target=sink.deliver, args=(a_reply(text=str(n)),)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sink.replies()) == 1
    assert list((tmp_path / "tmp").iterdir()) == []


def test_an_unknown_marker_is_not_found(tmp_path: Path) -> None:
    assert FolderSink(tmp_path / "nowhere").find("m-1") is None


@pytest.mark.parametrize("marker", ["../../escape", "a/b", "", ".hidden", "x" * 300, "nul\x00", "\ud800"])
def test_a_marker_cannot_leave_the_folder(tmp_path: Path, marker: str) -> None:
    sink = FolderSink(tmp_path / "out")
    reply = Reply.model_construct(source="s", ticket_id="1", channel=None, text="t", marker=marker)
    if marker == "\ud800":
        with pytest.raises(NotSent):
            sink.deliver(reply)
    else:
        answer = sink.deliver(reply)
        assert sink.find(marker) == answer
        assert [file.parent for file in (tmp_path / "out").rglob("*.json")] == [tmp_path / "out" / "new"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_cannot_be_written_sent_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NotSent) as caught:
        FolderSink(tmp_path / "file").deliver(a_reply())
    assert caught.value.title
    assert str(tmp_path) in caught.value.text


@pytest.mark.parametrize(
    ("fault", "error", "saved"),
    [
        (Fault.REFUSED, NotSent, False),
        (Fault.RATE_LIMIT, RateLimited, False),
        (Fault.TIMEOUT_BEFORE, Ambiguous, False),
        (Fault.TIMEOUT_AFTER, Ambiguous, True),
        (Fault.RESET, Ambiguous, True),
        (Fault.ERROR_AFTER_SAVE, Ambiguous, True),
    ],
)
def test_each_fault_tells_what_is_known(
    tmp_path: Path, fault: Fault, error: type[SinkError], saved: bool
) -> None:
    inner = FolderSink(tmp_path)
    sink = FaultySink(inner, [fault], wait=3)
    with pytest.raises(error) as caught:
        sink.deliver(a_reply())
    assert type(caught.value) is error
    assert (inner.find("m-1") is not None) is saved
    assert sink.deliver(a_reply()) == "new/m-1.json"
    assert len(inner.replies()) == 1
    assert sink.attempts == 2


def test_a_look_up_may_fail_too(tmp_path: Path) -> None:
    sink = FaultySink(FolderSink(tmp_path), [], forgets=1)
    sink.deliver(a_reply())
    with pytest.raises(NotSent):
        sink.find("m-1")
    assert sink.find("m-1") == "new/m-1.json"
