"""Makes the short phrases on screen out of what is said."""

from dataclasses import replace

from video_gen.scripting.english_clauses import aim_of, ends_open, main_clause, points_back, told, untied
from video_gen.scripting.marked import CLOSE, OPEN, capital, to_plain, unstopped
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.word_patterns import is_one_of
from video_gen.scripting.words import count_words

MOST_WORDS = 13
_SHORT_WORDS = 9
"""A sentence of so many words needs no shortening."""
_FEWEST_WORDS, _FEWEST_AIM_WORDS = 2, 3
_STATUS = is_one_of(
    "breaking(?:_changes?)? added changed fixed removed deprecated security new improved improvements? features? feat "
    "fix(?:es)? bug-?fix(?:es)? bugs? changes? updates? updated performance perf docs chore refactor experimental beta "
    "required optional recommended default done todo do don['’]t always never pros? cons? yes no good bad important "
    "warning caution note tip neu geändert behoben entfernt sicherheit nouveau modifié corrigé supprimé"
)
"""Labels that say how it stands with something, and not what it is."""
MOST_WORDS_ALONE = 16
"""A sentence of so many words fills the screen where it stands alone, or in languages that are not taken apart."""


def phrase_of(sentence: Sentence, most_words: int = MOST_WORDS) -> str:
    """Return a phrase of at most `most_words` that stands for the sentence, marked; empty where none does it justice.

    It is the label that the writer gave, the whole sentence where it is short, or all of it but for what only explains
    it; of a sentence that is too long and says how to reach something, that. A label that many things may bear, such
    as `BREAKING`, stands before the phrase.
    """
    if sentence.label and _STATUS.fullmatch(to_plain(sentence.label)):
        phrase = phrase_of(replace(sentence, label=""), most_words)
        return f"{capital(sentence.label)}: {phrase}" if phrase else ""
    if sentence.label and 1 <= count_words(to_plain(sentence.label)) <= most_words:
        return capital(sentence.label)
    text = unstopped(sentence.text)
    if not sentence.english:
        return text if _is_sound(text, most_words + MOST_WORDS_ALONE - MOST_WORDS) else ""
    whole = told(text)
    if points_back(whole):
        return ""
    aim = aim_of(text)
    phrases = (
        whole if _is_sound(whole, min(_SHORT_WORDS, most_words)) else "",
        main_clause(whole, most_words),
        whole,
        aim if count_words(to_plain(aim)) >= _FEWEST_AIM_WORDS and not points_back(aim) else "",
    )
    return next((capital(phrase) for phrase in phrases if _is_sound(phrase, most_words) and not ends_open(phrase)), "")


def clause_of(sentence: Sentence, most_words: int) -> str:
    """Return the sentence but for what only explains it, marked; empty where it does not, or is longer even so."""
    clause = main_clause(capital(unstopped(sentence.whole)), most_words) if sentence.english else ""
    return clause if _is_sound(clause, most_words) else ""


def whole_phrase_of(sentence: Sentence, most_words: int) -> str:
    """Return a phrase that says all that the sentence says, so that it can be said by itself; empty where it is longer.

    Only words that tie it to another sentence, such as `However,`, are taken off its front.
    """
    freed = untied(unstopped(sentence.whole))
    alone = not points_back(freed) and not ends_open(freed)
    return capital(freed) if alone and _is_sound(freed, most_words) else ""


def _is_sound(phrase: str, most_words: int) -> bool:
    """Return whether a phrase has a fit length, and both ends of all that it opens."""
    quotes = phrase.count('"') % 2 == 0 and phrase.count("“") == phrase.count("”")
    brackets = phrase.count("(") == phrase.count(")") and phrase.count(OPEN) == phrase.count(CLOSE)
    return _FEWEST_WORDS <= count_words(to_plain(phrase)) <= most_words and quotes and brackets
