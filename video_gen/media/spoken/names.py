"""Addresses, paths and identifiers, said as people read them out."""

import re

from video_gen.media.spoken.lexicon import PATH_WORDS
from video_gen.media.spoken.rule import Rule, Sayings, rule

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_MOST_PATH_PARTS = 2
"""Of an address; whoever wants the rest reads it."""
_SHORTEST_WORD = 2
_PER = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "user", "person"})


def _name(text: str, sayings: Sayings) -> str:
    """Return a name with its parts apart."""
    known = sayings.of(text) or PATH_WORDS.get(text)
    if known:
        return known
    parts = [part for part in re.split(r"[_\-]+", text) if part]
    if len(parts) > 1:
        return " ".join(_name(part, sayings) for part in parts)
    return _HUMP.sub(" ", parts[0] if parts else text)


def _dotted(text: str, sayings: Sayings) -> str:
    known = sayings.of(text)
    if known:
        return known
    parts = " dot ".join(_name(part, sayings) if part else "" for part in text.split("."))
    return parts.strip()


def _path(text: str, sayings: Sayings) -> str:
    parts = ["home" if part == "~" else _dotted(part, sayings) for part in text.split("/")]
    return " slash ".join(parts).strip()


def _address(match: re.Match[str], sayings: Sayings) -> str:
    """Return an address without its scheme and query; its path only if it is short."""
    host, _, path = match["rest"].partition("/")
    host, _, port = host.removeprefix("www.").partition(":")
    parts = [part for part in re.split(r"[?#]", path)[0].split("/") if part]
    said = _dotted(host, sayings) + (f" port {port}" if port else "")
    if parts and len(parts) <= _MOST_PATH_PARTS and all(re.fullmatch(r"[\w.-]{1,24}", part) for part in parts):
        said += " slash " + _path("/".join(parts), sayings)
    return said


def _mail(match: re.Match[str], sayings: Sayings) -> str:
    return f"{_dotted(match['who'], sayings)} at {_dotted(match['where'], sayings)}"


def _file(match: re.Match[str], sayings: Sayings) -> str | None:
    text = match[0]
    rooted = text.startswith(("/", "~", "."))
    known = sayings.of(text)
    if known:
        return known
    if not rooted and text.count("/") == 1 and "." not in text:
        one, other = text.split("/")
        return _two_words(one, other, sayings)
    return _path(text, sayings)


def _two_words(one: str, other: str, sayings: Sayings) -> str | None:
    """Return words with a slash between them, such as `client/server`; None for signs such as `w/o` and `km/h`."""
    if min(len(one), len(other)) < _SHORTEST_WORD:
        return None
    return f"{_name(one, sayings)} {'per ' * (other in _PER)}{_name(other, sayings)}"


def _identifier(match: re.Match[str], sayings: Sayings) -> str | None:
    return _dotted(match[0], sayings)


NAMES: tuple[Rule, ...] = (
    Rule(re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://(?P<rest>[^\s<>\"'`]*[\w/])"), _address),
    Rule(re.compile(r"(?<![\w.+-])(?P<who>[\w.+-]{1,64})@(?P<where>\w[\w-]*(?:\.\w[\w-]*)+)"), _mail),
    Rule(
        re.compile(r"(?<![\w/.:])(?:~|\.{1,2})?(?:/[\w.-]*\w)+/?|(?<![\w/.:])[A-Za-z_][\w.-]*(?:/[\w.-]*\w)+/?"), _file
    ),
    Rule(re.compile(r"(?<![\w.])[A-Za-z_]\w+(?:\.[A-Za-z_]\w+)+(?!\w)"), _identifier),
    Rule(re.compile(r"(?<![\w./])\.[A-Za-z][\w-]+(?:\.\w+)*"), _identifier),
    Rule(re.compile(r"(?<!\w)_*[A-Za-z][A-Za-z0-9]*_+[A-Za-z0-9_]*(?!\w)|(?<!\w)__[A-Za-z]\w*(?!\w)"), _identifier),
    Rule(re.compile(r"(?<![\w.-])[a-z]{2,}(?:[A-Z][a-z]+)+(?!\w)"), _identifier),
    rule(r"(?<![^\s\"'(])(?P<say>--?)(?=[A-Za-z])", lambda match: " ".join(["dash"] * len(match["say"]))),
    rule(r"(?<=\w)\(\)", ""),
)
"""Addresses, e-mail addresses, paths, dotted names, hidden files, snake_case, camelCase, options and calls."""
