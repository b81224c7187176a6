"""What holds for a whole document."""

from dataclasses import dataclass

from video_gen.models.source import Asset
from video_gen.scripting.sentence_rules import Grade
from video_gen.scripting.wording import Vocabulary
from video_gen.scripting.worth import Topics


@dataclass(frozen=True)
class Facts:
    """What holds for the whole document."""

    language: str
    """Such as `en`; `und` where it is not certain: then no rule of a language holds, only what is written is said."""
    vocabulary: Vocabulary | None
    """Of an English document; None where no words of our own may be said."""
    topics: Topics
    assets: dict[str, Asset]
    least: Grade
    """Sentences below it are left out: fragments, where the document has anything better."""
    title: str = ""
    """Of the document; plain text."""
    is_lesson: bool = False
    """Whether its headings are those of a lesson."""
    list_words: int = 70
    """How many words are said at most of a list that is to be told whole: steps, aims, a checklist."""

    @property
    def is_short_of_words(self) -> bool:
        """Whether the document has too little to say for the time, so that all of it is said that can be."""
        return self.least in {Grade.SPARE, Grade.FRAGMENT}
