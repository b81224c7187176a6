"""Builds regular expressions out of lists of words."""

import re


def either(words: str) -> str:
    """Return a group that matches any of the words between the spaces of `words`; `_` stands for a space in one."""
    return f"(?:{'|'.join(word.replace('_', ' ') for word in words.split())})"


def starts_with(words: str) -> re.Pattern[str]:
    """Return a pattern that matches a text which starts with one of `words`, capital or small."""
    return re.compile(rf"{either(words)}\b", re.IGNORECASE)


def is_one_of(words: str) -> re.Pattern[str]:
    """Return a pattern that matches a text which is one of `words`, capital or small."""
    return re.compile(rf"{either(words)}$", re.IGNORECASE)
