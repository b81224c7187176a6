"""Whether a document is in English for sure, so that English words of our own may stand among its own."""

import re
from collections.abc import Iterable
from itertools import islice

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    (  # noqa: SIM905  # a text reads better than a list
        "the of and with this these that those be been you your it its for from when which how what can by if "
        "each every we our they their have are were there here where than then into about after before while must "
        "should would could because only both between without does let your who why one two three first"
    ).split()
)
"""Words that English sentences and headings are held together by, and that no other of the languages below has."""
_OTHERS = frozenset(
    (  # noqa: SIM905  # a text reads better than a list
        "der das und ist nicht ein eine einen mit für den dem sich werden wird zu zum zur bei auch "
        "le les des et est une dans pour que qui sur avec pas vous du la au aux "
        "los las el una para con por como más del y es en se "
        "che di per una non gli della sono del nel il si anche "
        "os uma não com da em são dos das ao "
        "het een van dat niet voor aan wordt ook zijn op "
        "och att det som på är inte jag og til ikke på "
        "nie się jest na że ve bir bu için ile"
    ).split()
)
_LOOKED_AT = 2000
"""Words of a document that are looked at."""


def is_surely_english(texts: Iterable[str]) -> bool:
    """Return whether texts that were taken for English hold words that are English, and more than of other languages.

    A heading and a table of `Stadt` and `Anteil` give no sign; what is uncertain is told in its own words alone. Where
    there is no word at all, nothing speaks against English.
    """
    words = list(islice((word.lower() for text in texts for word in _WORD.findall(text)), _LOOKED_AT))
    english = sum(word in _ENGLISH for word in words)
    return english > sum(word in _OTHERS for word in words) or not words
