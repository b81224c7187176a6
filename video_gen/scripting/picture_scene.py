"""A picture with what it shows, said in words."""

import io
import re

from PIL import Image as Picture

from video_gen.models.document import Image
from video_gen.models.inline import escape
from video_gen.models.script import ImageVisual
from video_gen.models.source import Asset
from video_gen.scripting.english_rules import has_verb
from video_gen.scripting.marked import cleaned, marked, spoken, stopped, unstopped
from video_gen.scripting.sentence_rules import speakable
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.wording import Vocabulary
from video_gen.scripting.words import count_words

_SMALLEST_PX = 200
_FEWEST_ALT_WORDS = 3
_NUMBER = re.compile(r"(?:figure|fig\.?|picture|image|diagram)\s+\d[\d.]*[:.]?\s+(?=\w)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=\w) (?:is|are|was|were|has|have|can|will|does|do|cannot|must|should|may)(?= )")
_DETERMINED = re.compile(
    r"(?:an?|the|how|what|where|who|one|two|three|four|five|six|all|both|some|our|your) ", re.IGNORECASE
)
_LATIN = re.compile(r"[A-Za-z]")


def picture_of(
    block: Image, asset: Asset | None, lead: Sentence | None, heading: str, vocabulary: Vocabulary | None
) -> tuple[tuple[str, ...], ImageVisual] | None:
    """Return the narration and the picture; None where it is missing, an icon, or nothing can be said of it."""
    if asset is None or is_icon(asset.data):
        return None
    caption = cleaned(marked(escape(block.title or block.alt)))
    caption = spoken(_NUMBER.sub("", caption) if vocabulary else caption, english=vocabulary is not None)
    lines = [lead.announced] if lead and lead.announced and not lead.leans_back else []
    if not lines and count_words(caption) >= _FEWEST_ALT_WORDS and speakable(caption):
        lines = [_said(caption, vocabulary)] if not vocabulary or _LATIN.search(caption) else []
    if not lines:
        return None
    visual = ImageVisual(heading=heading, image=asset.data, media_type=asset.media_type, alt=block.alt, caption=caption)
    return tuple(lines), visual


def _said(caption: str, vocabulary: Vocabulary | None) -> str:
    """Return what a caption says of its picture: itself, where it is a sentence or no English."""
    if vocabulary is None or _SENTENCE.search(caption) or (caption.endswith(".") and has_verb(caption)):
        return stopped(caption)
    shown = vocabulary.lowered(unstopped(caption))
    return f"This picture shows {shown}." if _DETERMINED.match(shown) else f"In the picture: {shown}."


def is_icon(data: bytes) -> bool:
    """Return whether a picture is too small to fill a screen: badges, logos, emoji."""
    with Picture.open(io.BytesIO(data)) as picture:
        return min(picture.size) < _SMALLEST_PX
