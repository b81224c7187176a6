"""What a lead-in says of what stands below it, in words that a listener understands."""

import re

from video_gen.scripting.marked import capital, stopped, unstopped
from video_gen.scripting.sentence_rules import SHORTEST, speakable
from video_gen.scripting.word_patterns import either, is_one_of
from video_gen.scripting.words import count_words

_FEWEST_WORDS = 4
_CALLED = {
    "code": "examples? code snippets? commands? programs? scripts? functions? class(?:es)? quer(?:y|ies) listings? "
    "lines? rules? settings? configurations? outputs?",
    "table": "tables?",
    "image": "diagrams? pictures? figures? charts? images?",
    "math": "formulas? equations?",
    "list": "",
}
"""By what is shown, what a lead-in may call it: `This command lists ...:` stands before a command."""
_AHEAD = {
    kind: re.compile(
        r"(?:the following\b|below (?:is|are)\b|here(?:['’]s| is| are)\b|these are\b|this is (?:how|what)\b|"
        r"(?:consider|look at|take|try) (?:this|these|the following)\b|in the following\b|"
        + (rf"(?:this|these)(?: [\w-]+)? {either(names)}\b(?!-)" if names else "^(?!)")
        + ")",
        re.IGNORECASE,
    )
    for kind, names in _CALLED.items()
}
_BELOW = re.compile(r"^Below(?= (?:is|are) )")
_AS_FOLLOWS = re.compile(r"(?P<are>\b(?:is|are))? as follows$|, as follows$")
_FOLLOWING = re.compile(r"(?P<are>\bare )?\b(?P<the>[Tt])he following(?= (?P<what>[^,.;:!?]+)|$)")
_ONE = is_one_of(
    "example code snippet command script program function class query listing line output error format form option "
    "case approach way variable workflow syntax order precedence structure layout will would can may is describes "
    "shows illustrates demonstrates explains lists to in on with when for by"
)
_MANY = re.compile(r"[\w'’-]*[^\Wsui]s$")
_WHERE = re.compile(r"^In this (?:chapter|section|guide|tutorial|article|post|document|page|lesson), ")
_TO_DO = re.compile(r"To \w+ (?!.*\b(?:run|use|type|call|add|do|set|you|we|just|simply)\b)[^,]+$")
_DO = re.compile(rf", (?:then |please |just |simply )?{either('run execute type enter use do try call paste issue')}$")
"""`To install it, run:` tells to do what follows."""
_NUMBERED = re.compile(r"^(?P<what>Listing|Figure|Table|Example) \d[\w.-]*(?= [a-z])")
_SHOWN = re.compile(
    r",? (?:as )?(?:shown|seen|listed|given|illustrated) in (?:Listing|Figure|Table|Example) \d[\w.-]*$"
)
_DANGLES = re.compile(
    r"\b"
    + either("is are was were be in with to by of for include includes using like as from at on called named running")
    + r"\.$"
)


def points_ahead(said: str, kind: str) -> bool:
    """Return whether an English lead-in speaks of what comes next, so that it needs nothing before it.

    Args:
        said: The lead-in.
        kind: Of what it leads into: `code`, `list`, `table`, `image` or `math`.
    """
    pattern = _AHEAD.get(kind)
    return bool((pattern and pattern.match(said)) or _WHERE.match(said))


def announcement(said: str, *, english: bool) -> str:
    """Return a lead-in as a full sentence; empty where it cannot be said, or is too short for one."""
    text = unstopped(said)
    if english:
        text = _FOLLOWING.sub(_this, _AS_FOLLOWS.sub(_like_this, _BELOW.sub("Here", text)))
        text = capital(_WHERE.sub("", text)) if _WHERE.match(text) else text
        text = _SHOWN.sub("", text)
        text = _NUMBERED.sub(lambda match: f"This {match['what'].lower()}", text)
        text = f"{text} this" if _DO.search(text) else text
    if english and _TO_DO.match(text):
        text = f"Here is how {text[0].lower()}{text[1:]}"
    fewest = _FEWEST_WORDS if english else SHORTEST
    return stopped(text) if speakable(text) and count_words(text) >= fewest else ""


def is_whole(announced: str) -> bool:
    """Return whether an announcement says something without the list after it: not `The values are.`."""
    return bool(announced) and not _DANGLES.search(announced)


def label_of_lead(said: str) -> str:
    """Return a lead-in of a few words as a name of what follows: `Reasons for SQL`; empty where it is none."""
    text = unstopped(said)
    return text if 0 < count_words(text) < _FEWEST_WORDS and speakable(text) else ""


def _like_this(match: re.Match[str]) -> str:
    if match["are"]:
        return f"{match['are']} {'these' if match['are'] == 'are' else 'this'}"
    return "" if match[0].startswith(",") else " like this"


def _this(match: re.Match[str]) -> str:
    """Return `this` or `these` in place of `the following`, by the noun after it."""
    if match["are"]:
        return "are the"
    for word in (match["what"] or "").split()[:4]:
        if _ONE.match(word):
            break
        if _MANY.match(word):
            return f"{match['the']}hese"
    return f"{match['the']}his"
