"""Finds in an English sentence fewer words that say the same, or nothing: no word that limits what it says is lost."""

import re
from collections.abc import Sequence

from video_gen.scripting.english_rules import has_verb
from video_gen.scripting.marked import CODE, OPEN
from video_gen.scripting.word_patterns import either, is_one_of, starts_with

_FEWEST_KEPT = 3
_TOKEN = re.compile(rf"[^\s{OPEN}]*{CODE}[^\s{OPEN}]*|\S+")
_TIES = re.compile(
    r"(?:(?:"
    + either(
        "however additionally similarly likewise moreover furthermore finally therefore thus hence instead so now then "
        "besides rather first firstly second third lastly in_addition as_a_result of_course"
    )
    + r",|"
    + either("and but also note_that notice_that remember_that please simply let's let’s")
    + r"(?! for\b),?)\s+)+",
    re.IGNORECASE,
)
"""What ties a sentence to the one before it; `Often,` and `By default,` limit what it says and are not among these."""
_YOU_CAN = re.compile(
    r"(?:you|we)\s+(?:can|must|should|need to|have to)\s+(?:(?:also|now|then|simply|just|easily)\s+)*"
    r"(?!(?:not|never|only|be|have|no|always|usually|often|sometimes|generally|typically|probably)\b)",
    re.IGNORECASE,
)
"""What stands before the verb where a sentence can be an instruction as well."""
_POINTS_BACK = starts_with("it its this that these those they their them he she his her here such otherwise else")
_ADVERBIAL = starts_with(
    "if when whenever while for by to in after before once although though because as since with without until on at "
    "whether instead_of rather_than from during through given under unlike depending unless despite even"
)
_LIMITS = re.compile(
    r"(?<![\w-])"
    + either(
        "not no never nor neither none nothing nobody nowhere cannot \\w+n['’]t without hardly barely rarely seldom "
        "only solely merely just except unless if when whenever while whereas until before after once although though "
        "but however instead rather otherwise provided providing assuming depending in_case as_long_as as_far_as "
        "may might could would usually often sometimes typically generally normally mostly mainly commonly frequently "
        "occasionally probably possibly perhaps maybe likely unlikely almost nearly roughly partly in_theory "
        "in_practice by_default at_least at_most up_to no_longer yet currently temporarily avoid excluding unlike"
    )
    + r"\b",
    re.IGNORECASE,
)
"""Words on which it depends whether a sentence is true."""
_EXPLAINS = re.compile(
    r"(?:which|where|who|whose|because|so|since|meaning|for example|for instance|such as|including|"
    r"(?!(?:excluding|barring|considering|regarding|according|during|starting|beginning|using)\b)[a-z]+ing)\b"
)
"""How goes on after a comma what only explains the sentence before it."""
_COORDINATED = re.compile(
    r"(?:and|so) (?:the|an?|it|they|this|that|these|those|you|we|he|she|its|their|your|each|every|all|most|some|both) "
)
"""How a second statement goes on beside the first."""
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b")
_NEW_THING = re.compile(
    r"\b(?:with|has|have|provides?|offers?|includes?|creates?|needs?|uses?|adds?|gives?) an? (?:[\w-]+ ){0,2}[\w-]+$"
)
"""`comes with a server`: what the server lets one do can be left out, where `is a server` would say nothing yet."""
_DEFINES_OR_DENIES = re.compile(r"\b(?:is|are|was|were|be|not|no|never|without)\b|n['’]t\b")
_SAYS_WHAT_IT_IS = re.compile(r"(?!.*\b(?:not|no|never|only)\b)[^,;:]{2,45}? (?:is|are) an? (?:[\w-]+ ){1,4}[\w-]+$")
"""`AutoGen is an open-source framework`: which one is left out, where what it is has a word to itself."""
_REASON = re.compile(r"(?:because|such as|including|so that|in order to)\b")
_SERIES = re.compile(r"(?:such as|including)\b")
_DANGLING = is_one_of(
    "a an the and or of to in on at for with from by as is are was were be been that which this these those than then "
    "can will should must have has had do does did who what how why either both between each every any "
    "not no only if when while unless until except without"
)
_ENDS_OPEN = is_one_of("it them that this those these so too here there one")
_SUBJECT = re.compile(r"(?:(?:The|An?) )?\S+ ")
"""Where a sentence says what it is about: `The need for ...` holds no verb."""


def untied(text: str) -> str:
    """Return a sentence without words such as `However,` at its front."""
    return _without(_TIES, text)


def told(text: str) -> str:
    """Return a sentence as an instruction where it says what one can or should do."""
    return _without(_YOU_CAN, untied(text))


def aim_of(text: str) -> str:
    """Return what a sentence says how to reach: `include cookies` of `To include cookies, ...`; else nothing."""
    first, comma, rest = text.partition(", ")
    return first[3:] if comma and rest and first.startswith("To ") else ""


def points_back(text: str) -> bool:
    """Return whether a text begins with a word that stands for something named before."""
    return bool(_POINTS_BACK.match(text))


def ends_open(text: str) -> bool:
    """Return whether a text ends in a word that stands for something else."""
    return bool(_ENDS_OPEN.match(text.rsplit(" ", 1)[-1]))


def main_clause(text: str, most_words: int) -> str:
    """Return a sentence up to where it goes on to explain itself, at most `most_words`; empty where it does not.

    What is left out holds no word that limits the sentence: without its `if`, `not` or `usually` it says something
    else.
    """
    tokens = _TOKEN.findall(text)
    ends = (n for n in range(min(most_words, len(tokens) - 1), _FEWEST_KEPT - 1, -1) if _may_end(tokens, n))
    return next((" ".join(tokens[:n]).strip(" ,;:–—-") for n in ends), "")


def _may_end(tokens: Sequence[str], end: int) -> bool:
    """Return whether a sentence may end after `end` of its tokens."""
    kept, cut = " ".join(tokens[:end]), " ".join(tokens[end:])
    last = tokens[end - 1]
    if last.endswith(","):
        explains = bool(_EXPLAINS.match(cut)) and ("," not in cut or bool(_SERIES.match(cut) and not has_verb(cut)))
        beside = bool(_COORDINATED.match(cut)) and "," not in cut and has_verb(cut) and not _RELATIVE.search(kept)
        goes_on = explains or beside
    elif last.endswith((";", ":")):
        goes_on = True
    elif _RELATIVE.match(tokens[end]):
        adds = bool(_NEW_THING.search(kept)) and not _DEFINES_OR_DENIES.search(kept)
        goes_on = adds or bool(_SAYS_WHAT_IT_IS.match(kept))
    elif tokens[end] in {"–", "—", "-"}:
        goes_on = not any(token in {"–", "—", "-"} for token in (*tokens[:end], *tokens[end + 1 :]))
    else:
        goes_on = bool(_REASON.match(cut)) and not (_SERIES.match(cut) and has_verb(cut))
    if not goes_on or _LIMITS.search(cut) or _DANGLING.match(_bare(last)):
        return False
    if _ADVERBIAL.match(kept) and "," not in kept[:-1]:
        return False
    return has_verb(_SUBJECT.sub("", kept, count=1)) and not kept.rstrip(",").endswith(("etc", "e.g", "i.e"))


def _without(opening: re.Pattern[str], text: str) -> str:
    match = opening.match(text)
    return text[match.end() :] if match else text


def _bare(token: str) -> str:
    return token.strip(",;:.!?\"'“”()")
