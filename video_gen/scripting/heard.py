"""What was said already: finds out fast whether a text says it again."""

from collections import Counter
from collections.abc import Hashable
from typing import Generic, TypeVar

from video_gen.scripting.words import Stems

_SAME = 0.6
"""Share of common words from which two texts say the same."""
_FEWEST_STEMS = 3
_Key = TypeVar("_Key", bound=Hashable)


class Heard(Generic[_Key]):
    """Texts by their stems (see `words.stems`) and the code that they speak of, each under a key."""

    def __init__(self) -> None:
        self._texts: dict[_Key, Stems] = {}
        self._code: dict[_Key, str] = {}
        self._with_stem: dict[str, dict[_Key, None]] = {}

    def add(self, key: _Key, stems: Stems, code: str) -> None:
        """Take note that a text was said, of some code or of none."""
        self._texts[key] = stems
        self._code[key] = code
        for stem in stems:
            self._with_stem.setdefault(stem, {})[key] = None

    def drop(self, key: _Key) -> None:
        """Forget a text."""
        for stem in self._texts.pop(key):
            del self._with_stem[stem][key]
        del self._code[key]

    def has(self, stems: Stems, code: str) -> bool:
        """Return whether a text of these stems says what was said already.

        Two pieces of code that differ are two things, in however much the same words they are told.
        """
        common = Counter(key for stem in stems for key in self._with_stem.get(stem, ()))
        if len(stems) < _FEWEST_STEMS:
            alike = (key for key in common if self._texts[key] == stems)
        else:
            alike = (key for key, n in common.items() if n > _SAME * min(len(stems), len(self._texts[key])))
        return any(not code or self._code[key] in {"", code} for key in alike)
