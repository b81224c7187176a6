"""Names for scenes and videos that stay the same while the text around them changes."""

import hashlib
import re
import unicodedata
from collections import Counter

_LONGEST = 48


def slug(text: str) -> str:
    """Return `text` in lower-case ASCII with dashes; a digest of it where nothing of it is ASCII."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    return name or hashlib.sha256(text.encode()).hexdigest()[:8]


class Names:
    """Gives out scene ids: kind and heading, numbered from the second on."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    @property
    def given(self) -> int:
        """How many were given out."""
        return len(self._given)

    def name(self, kind: str, heading: str = "") -> str:
        """Return an id that was not given before."""
        base = f"{kind}-{slug(heading)}" if heading else kind
        self._given[base] += 1
        while (count := self._given[base]) > 1 and self._given[f"{base}-{count}"]:
            self._given[base] += 1
        name = base if count == 1 else f"{base}-{count}"
        if name != base:
            self._given[name] += 1
        return name
