"""The words of our own in a script; English only, other languages do without."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from video_gen.scripting.english_rules import has_verb, tells_to_do

_ARTICLES = {"A", "An", "The"}
_SMALL = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "or",
    "the",
    "to",
    "vs",
    "versus",
    "with",
}
_TITLE_CASE = re.compile(r"[A-Z][a-z]+(?:[-/][a-z]+|['’][a-z]{1,2})*|A")
_COMMON = re.compile(r"(?<!\S)[a-z]+(?:-[a-z]+)*")
_SUBJECT = re.compile(r"(?P<who>[A-Z][a-z]+) (?P<does>[a-z]+)\b")
_SURELY_NAME = 3
"""So many sentences that begin with a word which is never written small, and do something, are about a name."""
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w*(?! [A-Z])")
_NUMBERS = (  # noqa: SIM905  # a text reads better than a list
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_LANGUAGES = {
    alias: name
    for name, aliases in {
        "shell": "bash sh shell zsh console",
        "C": "c",
        "C++": "cpp c++ cxx",
        "C#": "cs csharp",
        "CSS": "css scss",
        "Go": "go golang",
        "HTML": "html",
        "HTTP": "http",
        "Java": "java",
        "JavaScript": "javascript js jsx mjs",
        "JSON": "json jsonc",
        "Kotlin": "kotlin kt",
        "PHP": "php",
        "PowerShell": "powershell ps1",
        "Python": "python py python3 pycon",
        "Ruby": "ruby rb",
        "Rust": "rust rs",
        "SQL": "sql",
        "Swift": "swift",
        "TOML": "toml",
        "TypeScript": "typescript ts tsx",
        "XML": "xml",
        "YAML": "yaml yml",
    }.items()
    for alias in aliases.split()
}


def number(count: int) -> str:
    """Return a count in words up to twenty."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def series(words: Sequence[str], last: str = "and") -> str:
    """Return words as a series: `a`, `a and b`, `a, b and c`; with one more comma where they hold the last word."""
    if len(words) == 1:
        return words[0]
    comma = "," if any(f" {last} " in word for word in words) else ""
    return f"{', '.join(words[:-1])}{comma} {last} {words[-1]}"


def an(word: str) -> str:
    """Return the article that goes before `word`."""
    return "an" if word[:1].lower() in "aeio" or word.startswith(("eight", "eleven", "HT", "SQ")) else "a"


def programming_language(name: str) -> str:
    """Return the name of a code block's language for people, empty where it has none."""
    return _LANGUAGES.get(name.lower(), "")


@dataclass(frozen=True)
class Vocabulary:
    """Which words a document writes small, and which with a capital inside a sentence, as names are."""

    common: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """Return the vocabulary of a document's sentences."""
        common: set[str] = set()
        names: set[str] = set()
        subjects: Counter[str] = Counter()
        for text in texts:
            common.update(_COMMON.findall(text))
            names.update(_NAME.findall(text))
            if (subject := _SUBJECT.match(text)) and has_verb(subject["does"]):
                subjects[subject["who"]] += 1
        names.update(who for who, times in subjects.items() if times >= _SURELY_NAME and who.lower() not in common)
        return cls(frozenset(common), frozenset(names))

    def lowered(self, heading: str, *, sure: bool = False) -> str:
        """Return a heading as it stands inside a sentence: `Custom Headers in HTTP` as `custom headers in HTTP`.

        Args:
            heading: The heading, or a list item.
            sure: Whether a first word that may be a name is left as it is.
        """
        words = heading.split(" ")
        may_be_name = sure and not any(word[:1].islower() for word in words[1:]) and not {"-", "/"} & set(words[0])
        large = [word for word in words if word.lower() not in _SMALL]
        capitals = len(large) > 1 and not any(word[:1].islower() for word in large)
        first, *others = [
            self._lowered(word, surely_common=(n == 0 or capitals) and not may_be_name) for n, word in enumerate(words)
        ]
        if capitals and first.endswith("ed") and not any(word[:1].isupper() for word in others):
            first = first.lower()  # `Advanced Configuration` is no name, although the document writes it like one
        return " ".join((first, *others))

    def topic(self, heading: str) -> str:
        """Return a heading as what a video looks at: `how to install the server`, `passing parameters in URLs`."""
        return f"how to {self.lowered(heading)}" if tells_to_do(heading) else self.lowered(heading)

    def _lowered(self, word: str, *, surely_common: bool) -> str:
        bare = word.strip(",;:()'\"")
        is_common = self.common.issuperset(bare.lower().split("/")) or (surely_common and bare not in self.names)
        return word.lower() if _TITLE_CASE.fullmatch(bare) and (is_common or bare in _ARTICLES) else word
