"""Emoji in a text: most decorate it and are left out, some stand for a word."""

import re

from video_gen.scripting.word_patterns import either

_PICTURE = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u2190-\u21ff\U000e0000-\U000e007f]"
EMOJI = re.compile(rf"{_PICTURE}(?:[\ufe0f\u200d\u20e3]+{_PICTURE}?)*|(?<!\S):[a-z0-9_+-]+:(?!\S)")
"""One as it is drawn, or as GitHub and others call it: `:tada:`."""
_LOOKED_AT = 40
"""Characters on either side."""
_TIES = either(
    "the an? of in on with from for by and or to at into like than my your our their is are der die das den dem ein "
    "eine einen einem mit von und oder aus für im ins zum zur les? la une? du des? et ou avec pour aux? el los las y "
    "con para del al lo gli di per o os as um uma em da do dos het een van en met voor"
)
_AWAITS = re.compile(rf"(?<!\w){_TIES}\s*$", re.IGNORECASE)
"""What a text does not end in: articles, and words that tie others together."""
_SUBJECT = re.compile(r"(?<!\w)(?:I|[Ww]e|[Tt]hey)\s*$")
_FOLLOWS = either(
    "and or but in on of for with from to at by is are und oder mit von aus für et ou avec y con para di per e en met"
)
_GOES_ON = re.compile(rf"\s*(?:$|[,.;:!?)]|{_FOLLOWS}\b)", re.IGNORECASE)
"""How a text goes on behind a noun, rather than with one."""


def without_decoration(text: str) -> str:
    """Return a text without emoji but those that stand for a word: `a team of 👩 and 👨`, `we ❤️ bread`."""
    return EMOJI.sub(lambda match: match[0] if _is_word(match) else " ", text)


def _is_word(match: re.Match[str]) -> bool:
    """Return whether the text would lack a word without this emoji."""
    text, start, end = match.string, match.start(), match.end()
    before = EMOJI.sub("", text[max(start - _LOOKED_AT, 0) : start])
    after = EMOJI.sub("", text[end : end + _LOOKED_AT])
    if _SUBJECT.search(before):
        return not re.match(r"\s*(?:$|[,.;:!?)])", after)
    return bool(_AWAITS.search(before) and _GOES_ON.match(after))
