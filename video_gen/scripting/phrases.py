"""Makes the short phrases on screen out of what is said."""

import re

from video_gen.scripting.english_clauses import main_clauses, opens_with_pronoun, shortened, without_openers
from video_gen.scripting.marked import CLOSE, OPEN, capital, to_plain, unstopped
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.words import count_words

MOST_WORDS = 9
_FEWEST_WORDS = 2
_FOREIGN_WORDS = 3
"""How many words more a phrase may have in languages whose sentences are not taken apart."""
_COMMAS = re.compile(r"[，、；：,;:،؛]\s*")


def phrase_of(sentence: Sentence, most_words: int = MOST_WORDS) -> str:
    """Return a phrase of at most `most_words` that stands for the sentence, marked; empty where none does it justice.

    It is a piece of the sentence in its own words: the label that the writer gave, or the main clause without
    what leads up to it and what trails after it.
    """
    if sentence.label and 1 <= count_words(to_plain(sentence.label)) <= most_words:
        return capital(sentence.label)
    text = unstopped(sentence.text)
    if not sentence.english:
        return _first_clause(text, most_words + _FOREIGN_WORDS)
    phrases = (shortened(clause, most_words) for clause in main_clauses(text))
    return next((capital(phrase) for phrase in phrases if phrase and _is_sound(phrase, most_words)), "")


def whole_phrase_of(sentence: Sentence, most_words: int) -> str:
    """Return a phrase that says all that the sentence says, so that it can be said by itself; empty where it is longer.

    Only words such as `However,` and `You can` are taken off its front.
    """
    freed = without_openers(unstopped(sentence.text))
    return capital(freed) if _is_sound(freed, most_words) and not opens_with_pronoun(freed) else ""


def _first_clause(text: str, most_words: int) -> str:
    """Return the first piece between commas of a fit length; other languages are not taken apart further."""
    return next((piece.strip() for piece in (text, *_COMMAS.split(text)) if _is_sound(piece.strip(), most_words)), "")


def _is_sound(phrase: str, most_words: int) -> bool:
    """Return whether a phrase has a fit length, and both ends of all that it opens."""
    quotes = phrase.count('"') % 2 == 0 and phrase.count("“") == phrase.count("”")
    brackets = phrase.count("(") == phrase.count(")") and phrase.count(OPEN) == phrase.count(CLOSE)
    return _FEWEST_WORDS <= count_words(to_plain(phrase)) <= most_words and quotes and brackets
