"""The five kinds of alerts, by the many names that generators of documentation give them."""

from typing import Final, Literal

AlertKind = Literal["", "note", "tip", "important", "warning", "caution"]
_NAMES: Final[dict[AlertKind, str]] = {
    "note": "note info information abstract summary tldr example question help faq seealso see-also todo details "
    "secondary",
    "tip": "tip hint success check done",
    "important": "important",
    "warning": "warning attention deprecated versionremoved",
    "caution": "caution danger error bug failure fail missing",
}
_KINDS: Final[dict[str, AlertKind]] = {name: kind for kind, names in _NAMES.items() for name in names.split()}


def alert_kind(name: str) -> AlertKind:
    """Return the kind of alert that `name`, such as `hint` or `danger`, stands for; empty where it is none."""
    return _KINDS.get(name.strip().lower(), "")
