"""What is wrong with a script, by rules that hold for every document."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from video_gen.models.document import Block, Document
from video_gen.models.script import SceneConfig, VideoConfig, VideoSetConfig
from video_gen.models.span import SourceSpan
from video_gen.scripting.english_rules import leans_back

_LINK = re.compile(r"https?:|\bwww\.|\bmailto:|\S@\S+\.\w{2,}|\w\.(?:com|org|io|dev)\b", re.IGNORECASE)
_MARKUP = re.compile(
    r"\*\*|__(?=\w)[^_]*__|\]\(|^\s*#+ |^\s*[-*+] |^\s*>|</?[a-z][^>]*>|&(?:amp|lt|gt|nbsp|quot|#\d+);|"
    r"\|\s*-{3,}|^:\w[\w-]*:|:[a-z]+:`|\{[%{]|^\.\. |::$|\[\^|\[ ?[xX]? ?\] |[\ue000-\uf8ff]"
)
_FILE = re.compile(
    r"[\w./-]*\w\.(?:md|rst|txt|ya?ml|json|toml|html?|png|jpe?g|svg|gif|pdf|docx|ipynb)[.:]?", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:note|tip|info|hint|example|todo|figure|table|image|listing|source|caption|alt)(?: \d+)?[.:]?", re.IGNORECASE
)
_OUR_WORDS = ("Next: ", "Next up: ", "Moving on: ", "After this you will ")
_SHOWING = {"code", "command", "comparison", "table", "chart", "image", "math"}
"""What is shown is what `This function` means."""
_FRAMES = {"title", "chapter", "outro"}


def faults_in(document: Document, script: VideoSetConfig) -> list[str]:
    """Return what is wrong with the script of a document, for people; nothing where all is well.

    No line is empty, or reads out markup, a link, a file's name or a label alone, or says again what another says; no
    section begins with a sentence that needs another; no scene shows nothing; each block is accounted for once.
    """
    faults = [fault for video in script.videos for fault in _of_video(video)]
    return [*faults, *_uncounted(document, script)]


def _of_video(video: VideoConfig) -> Iterator[str]:
    said: dict[str, str] = {}
    section = ""
    for scene in video.scenes:
        for line in scene.narration:  # what sums up says again
            if fault := _of_line(line):
                yield f"{scene.id}: {fault}: {line}"
            if line in said and scene.kind != "outro":
                yield f"{scene.id}: said before in {said[line]}: {line}"
            said.setdefault(line, scene.id)
        begins, section = section != scene.section and scene.kind not in _FRAMES | _SHOWING, scene.section
        first = scene.narration[0]
        if begins and video.language.startswith("en") and leans_back(first) and not first.startswith(_OUR_WORDS):
            yield f"{scene.id}: it needs what is not said: {first}"
        if not any(map(str.strip, _shown(scene))):
            yield f"{scene.id}: nothing is shown"


def _of_line(line: str) -> str:
    """Return what is wrong with a line of narration; empty where nothing is."""
    if not any(map(str.isalnum, line)):
        return "no words"
    if _FILE.fullmatch(line):
        return "a file's name"
    if _LABEL.fullmatch(line):
        return "a label"
    if _LINK.search(line):
        return "a link"
    return "markup" if _MARKUP.search(line) else ""


def _shown(scene: SceneConfig) -> Iterator[str]:
    """Give the texts that a scene shows; of a picture that there is one."""
    for value in dict(scene.visual).values():
        if isinstance(value, bytes):
            yield "a picture" if value else ""
        elif isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (str(one) for one in value)


def _uncounted(document: Document, script: VideoSetConfig) -> Iterator[str]:
    """Give what is wrong with the coverage: a block without an entry, or with two, or an entry of no block.

    A block inside another has an entry of its own only where it fared otherwise.
    """
    there = Counter(all_parts(document.blocks))
    top = Counter((block.kind, block.span) for block in document.blocks)
    counted = Counter((entry.kind, entry.span) for entry in script.coverage)
    for (kind, span), times in (top - counted).items():
        yield f"coverage: the {kind} of lines {span} is missing {times} times"
    for (kind, span), times in (counted - there).items():
        yield f"coverage: the {kind} of lines {span} is there {times} times too often"


def all_parts(blocks: Iterable[Block]) -> Iterator[tuple[str, SourceSpan]]:
    """Give the kind and the span of all blocks, and of the items of their lists."""
    for block in blocks:
        yield block.kind, block.span
        for item in getattr(block, "items", ()):
            yield "item", item.span
            yield from all_parts(item.blocks)
        yield from all_parts(getattr(block, "blocks", ()))
