"""What was said already: finds out fast whether a text says it again."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from video_gen.scripting.words import Stems

_SAME, _SAME_SURELY = 0.6, 0.85
"""Share of common words from which two texts say the same, and from which they do although much speaks against it: they
stand in one section, whose subject they share, or one is so long that it holds many words anyway."""
_MUCH_LONGER = 2.5
_FEWEST_STEMS = 3
_Key = TypeVar("_Key", bound=Hashable)


class Heard(Generic[_Key]):
    """Texts by their lines and stems (see `words.stems`), each under a key, with its material and its section."""

    def __init__(self) -> None:
        self._lines: Counter[str] = Counter()
        self._said: dict[_Key, Sequence[str]] = {}
        self._texts: dict[_Key, Stems] = {}
        self._about: dict[_Key, tuple[str, int]] = {}
        self._with_stem: dict[str, dict[_Key, None]] = {}

    def add(self, key: _Key, lines: Sequence[str], stems: Stems, material: str, section: int) -> None:
        """Take note that a text was said, of some material (see `draft.material_in`) or of none."""
        self._lines.update(lines)
        self._said[key] = lines
        self._texts[key] = stems
        self._about[key] = material, section
        for stem in stems:
            self._with_stem.setdefault(stem, {})[key] = None

    def drop(self, key: _Key) -> None:
        """Forget a text."""
        self._lines.subtract(self._said.pop(key))
        for stem in self._texts.pop(key):
            del self._with_stem[stem][key]
        del self._about[key]

    def has(self, lines: Sequence[str], stems: Stems, material: str, section: int) -> bool:
        """Return whether a text of these lines and stems says what was said already; word for word, it always does.

        Two pieces of code, or two tables, that differ are two things, in however much the same words they are told.
        """
        if all(self._lines[line] for line in lines):
            return True
        common = Counter(key for stem in stems for key in self._with_stem.get(stem, ()))
        if len(stems) < _FEWEST_STEMS:
            alike = (key for key in common if self._texts[key] == stems)
        else:
            alike = (key for key, n in common.items() if n > _SAME * min(len(stems), len(self._texts[key])))
        return any(self._says(key, common[key], stems, material, section) for key in alike)

    def _says(self, key: _Key, common: int, stems: Stems, material: str, section: int) -> bool:
        """Return whether a text says what another does that shares `common` stems with it, enough for two sections."""
        other, home = self._about[key]
        if len(stems) < _FEWEST_STEMS:
            return True  # a name alone, which says nothing of what is shown
        if material and other not in {"", material}:
            return False
        shorter, longer = sorted((len(stems), len(self._texts[key])))
        is_part = longer > _MUCH_LONGER * shorter
        return (home != section and not is_part) or common > _SAME_SURELY * shorter
