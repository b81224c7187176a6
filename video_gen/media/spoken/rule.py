"""Rules: a pattern, and what is said for what it finds."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from video_gen.media.spoken.lexicon import LEXICON

_BEFORE = r"(?<![\w@\\])(?<![\w.]/)(?<!\w\.)"
_AFTER = r"(?![\w@\\])(?!/\w)(?!\.\w)"
"""What stands inside an address, a path or a dotted name is no word of its own."""


class Sayings:
    """How words are said: the user's own, then those of the lexicon."""

    def __init__(self, own: Mapping[str, str], *, english: bool) -> None:
        self._exact = {**(LEXICON if english else {}), **own}
        self._folded = {key.casefold(): value for key, value in LEXICON.items() if english and key.islower()}
        self._folded |= {key.casefold(): value for key, value in own.items()}
        exact = [key for key in self._exact if key.strip()]
        self.rules: tuple[Rule, ...] = (Rule(_any_of(exact), _word),) if exact else ()

    def of(self, word: str) -> str | None:
        """Return how a word is said where that is known: as it is written, else whatever its case."""
        return self._exact.get(word, self._folded.get(word.casefold()))


class Rule(NamedTuple):
    """Says something else for what a pattern finds: for its group `say` where it has one, else for all of it."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str], Sayings], str | None]
    """Returns what is said; None where it is said as it is written."""


def rule(pattern: str, say: str | Callable[[re.Match[str]], str | None], flags: re.RegexFlag = re.NOFLAG) -> Rule:
    """Return a rule that needs no sayings; a text is said as it is."""
    if isinstance(say, str):
        return Rule(re.compile(pattern, flags), lambda _match, _sayings: say)
    return Rule(re.compile(pattern, flags), lambda match, _sayings: say(match))


def span_of(match: re.Match[str]) -> tuple[int, int]:
    """Return where that stands for which something else is said."""
    return match.span("say") if "say" in match.re.groupindex else match.span()


def _word(match: re.Match[str], sayings: Sayings) -> str | None:
    return sayings.of(match[0])


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Return a pattern that finds each of the words where it stands alone, the longest first."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    named = [f"{re.escape(word)}{_AFTER if word[-1].isalnum() else ''}" for word in longest if word[0].isalnum()]
    signs = [f"{re.escape(word)}{_AFTER if word[-1].isalnum() else ''}" for word in longest if not word[0].isalnum()]
    # What stands before a name is looked at once and not for each name: this decides how long a script takes.
    return re.compile("|".join([f"{_BEFORE}(?:{'|'.join(named)})"] * bool(named) + signs), re.IGNORECASE)
