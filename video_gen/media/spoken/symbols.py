"""Symbols that engines pass over or call by the name of their sign."""

import re

from video_gen.media.spoken.rule import Rule, rule

_PICTURE = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u2022\u2122\u00ae\u00a9"
"""Emoji, dingbats, bullets, and the signs of trade marks and rights. Source: Unicode 16 block names."""
_JOINER = "\u200d\ufe0f\u20e3\U000e0020-\U000e007f"
"""What joins emoji, or changes how they look."""


def _gone(match: re.Match[str]) -> str:
    """Return what is left of a picture: a space where it stood between two words without any."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return " " if before.isalnum() and after.isalnum() else ""


PICTURES: Rule = rule(f"[{_PICTURE}][{_PICTURE}{_JOINER}]*|[\ufe0f\u20e3]+", _gone)
"""Pictures are seen, not said."""

SYMBOLS: tuple[Rule, ...] = (
    rule(r"(?<!\S)(?P<say>->|-->|=>|→|⟶|⇒)(?!\S)", "to"),
    rule(r"(?<!\S)(?P<say><)(?=\s|\d)", "less than"),
    rule(r"(?<!\S)(?P<say>>)(?=\s|\d)", "greater than"),
    rule(r"(?<!\S)(?P<say>={2,3})(?!\S)", "equals"),
    rule(r"(?P<say>[~≈]\s?)(?=[$€£]?\d)", "about "),
    rule(r"(?<![\w&#])(?P<say>#)(?=\d+\b)", "number "),
    rule(r"(?<=[\w)])(?P<say>\s?(?:\^|\*\*)\s?)(?=\d)", " to the power of "),
    rule(r"(?<=[\w)])(?P<say>\s?(?:\^|\*\*)\s?[-\u2212])(?=\w)", " to the minus "),
    rule(r"(?<=[\w)])(?P<say>\^)(?=[^\W\d_](?![^\W\d_])|\([^()]{1,20}\))", " to the "),
)
