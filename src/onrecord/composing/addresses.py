"""Addresses of the web: which of those that a page gives may be made a link."""

from urllib.parse import urlsplit


def address(url: str | None) -> str:
    """Return an address that may be made a link, else nothing: a page's own word may be `javascript:...`."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url or "" if parts.scheme in {"http", "https"} and parts.netloc else ""
