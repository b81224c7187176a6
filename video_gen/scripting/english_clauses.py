"""Takes English sentences apart, to find a few words that stand for the whole."""

import re

from video_gen.scripting.english_rules import has_verb
from video_gen.scripting.marked import CODE, OPEN, capital, to_plain
from video_gen.scripting.word_patterns import either, is_one_of, starts_with
from video_gen.scripting.words import count_words

_SHORT_WORDS = 9
_FEWEST_KEPT, _FEWEST_BEFORE_PREPOSITION = 3, 4
_TOKEN = re.compile(rf"[^\s{OPEN}]*{CODE}[^\s{OPEN}]*|\S+")
_OPENERS = re.compile(
    r"(?:(?:"
    + either("instead so or first firstly second third besides rather in_addition as_a_result for_example for_instance")
    + r",|"
    + either(
        "however also additionally and but then now similarly likewise moreover furthermore finally therefore thus "
        "hence note_that notice_that remember_that of_course typically generally usually often sometimes simply just "
        "basically in_practice in_general in_other_words by_default today let's let’s please in_some_cases "
        "in_most_cases in_many_cases in_all_cases in_each_case in_certain_cases in_these_cases in_both_cases "
        "in_many_situations"
    )
    + r",?)\s+)+",
    re.IGNORECASE,
)
_YOU_CAN = re.compile(
    r"(?:you|we|i)(?:['’](?:ll|d))?\s+(?:"
    + either(
        "can could may might should must will would shall need_to want_to have_to only also now then simply just often "
        "always usually probably likely either easily be_able_to already"
    )
    + r"\s+)+",
    re.IGNORECASE,
)
_IT_IS = re.compile(
    r"(?:it|this|that|these|those|they|there)(?:\s+(?:is|are|was|were)|['’](?:s|re))\s+(?:(?:also|only|just)\s+)?",
    re.IGNORECASE,
)
_LETS_YOU = re.compile(
    r"[^,;:]{2,60}? (?:(?:allows?|lets?|enables?|helps?) (?:you|us|users|developers|teams|people)(?: to)?|"
    r"(?:allows?|enables?|helps?) to|makes it (?:easy|possible|simple) to) (?=[a-z])"
)
_KIND_OF = re.compile(
    r"([^,;:]{2,40}?) (?:is|are) (?:an? )?(?:set|collection|kind|type|form|group|list|family|series|pair)s? of "
    r"(?=[a-z])(.+)"
)
_PRONOUN = starts_with("it its this that these those they their he she you we i there which who what here our my")
_ADVERBIAL = starts_with(
    "if when whenever while for by to in after before once although though because as since with without until on at "
    "whether instead_of rather_than from during through given under unlike depending "
    "similar_to compared_to according_to"
)
_GOES_ON = starts_with(
    "\\w+ing in_which of_which to_which for_which on_which at_which by_which from_which which who whose where and or "
    "but nor so"
)
_CONDITION = starts_with("if when whenever although though unless until without once whether while")
_CONJUNCTION = is_one_of("which that because so since where whereas while if unless when whenever until before after")
_PREPOSITION = is_one_of(
    "as using via through by including such than in on at for with from into across over per to about between within "
    "among during under against like"
)
_BINDING = is_one_of("if unless without except until only when whenever nor rather instead but")
_NEGATION = re.compile(r"(?:not|never|no|nor|neither|cannot|avoid|only|\w+n['’]t)$", re.IGNORECASE)
_DANGLING = is_one_of(
    "a an the and or but of to in on at for with from by as is are was were be been that which this these those its "
    "their your our my his her into than then can could will would should may might must have has had do does did not "
    "no so such very more most if when where while because using via per about between within any some each every "
    "both either how what who also only just rather instead "
    "relying depending consisting resulting leading according belonging "
    "you we they it need want lets allows one two new other another own same "
    "many few several all first worth likely able easier harder easy hard possible ready built way ways take takes "
    "make makes give gives get gets provide provides include includes use uses including basis set kind type form "
    "part number list amount lot variety range example case collection generally usually often"
)
_EXPLAINS = re.compile(r"(?:which|where|who|whose|because|so|since|as|meaning|for example|\w+ing)\b")
_ENDS_OPEN = is_one_of("it them that this those these so too here there one")
_COPULA = is_one_of("is are was were be been")
_BREAK_AFTER = re.compile(r"[,;:–—]$|^[-–—]$")
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)


def main_clauses(text: str) -> list[str]:
    """Return the sentence without what only ties it to others; where a clause leads up to it, what follows comes first.

    `To include cookies, use the jar` gives `use the jar` and `include cookies`. What follows a condition is given only
    where it can be shown whole.
    """
    text = _without(_OPENERS, text)
    first, comma, rest = text.partition(", ")
    rest = re.sub(r"^then\s+", "", rest)
    if comma and _CONDITION.match(text) and _GOES_ON.match(rest):
        return []
    if not comma or not _ADVERBIAL.match(text) or _GOES_ON.match(rest):
        return [_without(_YOU_CAN, text)]
    if _CONDITION.match(first):
        main = without_openers(rest)
        return [main] if count_words(to_plain(main)) <= _SHORT_WORDS else []
    aim = [first[3:]] if first.lower().startswith("to ") else []
    return [without_openers(rest), *aim]


def main_clause(text: str) -> str:
    """Return what a sentence says up to the comma where it goes on to explain; empty where it does not.

    Conditions are kept: without its `if` a sentence says something else.
    """
    freed = without_openers(text)
    first, comma, rest = freed.partition(", ")
    if not comma or _ADVERBIAL.match(freed) or opens_with_pronoun(freed) or not _EXPLAINS.match(rest):
        return ""
    return capital(first)


def without_openers(text: str) -> str:
    """Return the sentence without words such as `However,` and `You can` at its front."""
    return _without(_YOU_CAN, _without(_OPENERS, text))


def opens_with_pronoun(text: str) -> bool:
    """Return whether a text begins with a word that stands for something named before."""
    return bool(_PRONOUN.match(text))


def shortened(clause: str, most_words: int) -> str:
    """Return the clause up to the last good place to stop; empty where what is left would mislead."""
    clause = _without(_IT_IS, clause)
    clause = _without(_ARTICLE, clause)
    if kind_of := _KIND_OF.match(clause):
        clause = f"{kind_of[1]}: {kind_of[2]}"
    if _PRONOUN.match(clause):
        return ""
    tokens = _TOKEN.findall(clause)
    if len(tokens) > most_words and (opens := _LETS_YOU.match(clause)):
        tokens = _TOKEN.findall(clause[opens.end() :])
    end = _end(tokens, most_words)
    while 0 < end < len(tokens) and _DANGLING.match(_bare(tokens[end - 1])) and OPEN not in tokens[end - 1]:
        if _COPULA.match(_bare(tokens[end - 1])):
            return ""  # nothing is said of the subject any more
        end -= 1
    kept, cut = tokens[:end], tokens[end:]
    if cut and (
        end < _FEWEST_KEPT or not has_verb(" ".join(kept[kept[0].endswith("ing") :])) or _turns_round(kept, cut)
    ):
        return ""
    if not cut and _ENDS_OPEN.match(_bare(kept[-1])):
        return ""
    return " ".join(tokens[:end]).strip(" ,;:–—-")


def _without(opening: re.Pattern[str], text: str) -> str:
    match = opening.match(text)
    return text[match.end() :] if match else text


def _end(tokens: list[str], most_words: int) -> int:
    """Return how many tokens to keep: all, or up to the last break that fits, never into the middle of a clause."""
    commas = (n for n, token in enumerate(tokens, start=1) if _BREAK_AFTER.search(token) and n >= _FEWEST_KEPT)
    comma = next((n for n in commas if not _is_series(tokens, n)), len(tokens))
    if comma <= most_words:
        return comma
    clauses = (n for n, token in enumerate(tokens) if n >= _FEWEST_KEPT and _CONJUNCTION.match(_bare(token)))
    clause = next(clauses, len(tokens))
    if clause <= most_words:
        return 0 if has_verb(tokens[clause - 1]) else clause  # `determine which` is one thought
    for n in range(most_words, _FEWEST_BEFORE_PREPOSITION - 1, -1):
        awaits_more = has_verb(tokens[n - 1]) and not tokens[n - 1].endswith("ing")
        if _PREPOSITION.match(_bare(tokens[n])) and not awaits_more:
            joined = n + 1 < len(tokens) and _bare(tokens[n + 1]).lower() in {"and", "or"}
            return n + 1 if joined else n
    return 0


def _turns_round(kept: list[str], cut: list[str]) -> bool:
    """Return whether what is cut off may turn the meaning of what is kept."""
    negative = any(_NEGATION.match(_bare(token)) for token in kept)
    return bool(_BINDING.match(_bare(cut[0]))) or (negative and any(_BINDING.match(_bare(token)) for token in cut))


def _is_series(tokens: list[str], comma: int) -> bool:
    """Return whether the comma after `comma` tokens stands between the members of a series."""
    rest = tokens[comma:]
    return any(_bare(token).lower() in {"and", "or"} for token in rest[:6]) and (
        _bare(rest[0]).lower() in {"and", "or"} or any(token.endswith(",") for token in rest[:5])
    )


def _bare(token: str) -> str:
    return token.strip(",;:.!?\"'“”()")
