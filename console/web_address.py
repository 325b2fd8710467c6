"""A reference as a web address that can be shown and opened: what is shown is, byte for byte, what opens."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

MOST_CHARACTERS = 2_000
_PATH = "/%:@!$&'()*+,;=-._~"
_QUERY = f"{_PATH}?"


@dataclass(frozen=True)
class WebAddress:
    """An http or https address in plain ASCII; foreign letters of the host are punycode."""

    text: str
    was_spelled_otherwise: bool
    """The reference held signs that are not plain ASCII; `text` shows them encoded."""


def web_address(ref: str | None) -> WebAddress | None:
    """The address a reference names; None for other schemes, for names and passwords in it, and for junk."""
    if ref is None or len(ref) > MOST_CHARACTERS or any(sign <= " " or sign in '\\\x7f"<>' for sign in ref):
        return None
    try:
        parts = urlsplit(ref)
        port = "" if parts.port is None else f":{parts.port}"
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    if not all(sign.isalnum() or sign in "-._:" for sign in host):
        return None
    named = f"[{host}]" if ":" in host else host
    try:
        path, query, fragment = (
            quote(part, safe=safe)
            for part, safe in ((parts.path, _PATH), (parts.query, _QUERY), (parts.fragment, _QUERY))
        )
    except UnicodeError:
        return None
    text = urlunsplit((parts.scheme, f"{named}{port}", path, query, fragment))
    return WebAddress(text, was_spelled_otherwise=not ref.isascii())
