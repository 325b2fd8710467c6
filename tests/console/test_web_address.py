"""Which references open, and that the shown address is plain."""

from __future__ import annotations

import pytest

from console.web_address import web_address


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("https://help.example/a?b=1#c", "https://help.example/a?b=1#c"),
        ("HTTP://Help.Example:8080/a", "http://help.example:8080/a"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("https://\u0440\u0430ypal.example/", "https://xn--ypal-43d9g.example/"),
        ("https://a.example/\u202egpj.exe", "https://a.example/%E2%80%AEgpj.exe"),
        ("https://a.example/%7Eme", "https://a.example/%7Eme"),
        ("http://[::1]:8/x", "http://[::1]:8/x"),
    ],
)
def test_an_address_is_plain(ref: str, text: str) -> None:
    address = web_address(ref)
    assert address is not None
    assert address.text == text
    assert address.text.isascii()
    assert address.was_spelled_otherwise == (not ref.isascii())


@pytest.mark.parametrize(
    "ref",
    [
        None, "", "kb/77", "javascript:alert(1)", "file:///etc/passwd", "ssh://a.example",
        "mailto:a@b.example",
        "https://", "https:///x", "https://bank.example@evil.example/", "https://a.example/a b",
        "https://a.example\\@b.example", "https://a.example/\x1b]0;t\x07", "https://a.example:99999/",
        "https://" + "a" * 70 + ".example/", "https://[::1", "https://a.example/" + "x" * 2_000,
        "https://a.example/\ud800", "https://a%2eb.example/", "data:text/html,x", "//a.example/x",
    ],
)  # fmt: skip
def test_everything_else_does_not_open(ref: str | None) -> None:
    assert web_address(ref) is None
