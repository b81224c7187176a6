"""What the writer of a deck directs for one slide, in comments and in its front matter."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, cast, get_args

from markdown_it.token import Token

from video_gen.models.document import Slide
from video_gen.models.inline import plain
from video_gen.models.option_types import VOICE_PATTERN, Voice
from video_gen.models.span import SourceSpan
from video_gen.models.theme import ThemeName
from video_gen.parsing.inline import read_inline

MOST_PAUSE_S: Final = 10.0
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_OWN = re.compile(r"\s*video-gen\s*:(.*)", re.DOTALL | re.IGNORECASE)
_NARRATION = re.compile(r"\s*narration\s*:(.*)", re.DOTALL | re.IGNORECASE)
_PAIR = re.compile(r"\s*([$A-Za-z_-]+)\s*:\s*(.*?)\s*")
_SECONDS = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)\s*(?:s|sec|seconds)?", re.IGNORECASE)
_NO_NOTE = re.compile(r"\s*(?:fit|markdownlint|prettier|textlint|lint|eslint|cspell|spell-?check|toc)\b", re.IGNORECASE)
_MARP: Final = {
    "author", "backgroundcolor", "backgroundimage", "backgroundposition", "backgroundrepeat", "backgroundsize", "class",
    "color", "description", "footer", "header", "headingdivider", "image", "keywords", "lang", "marp", "math",
    "paginate", "size", "style", "theme", "title", "transition", "url",
}  # fmt: skip
_YES: Final = {"true", "yes", "on", "1"}
_SKIPPED: Final = ("hide", "disabled", "skip")


class Directions:
    """What was directed for a slide so far."""

    def __init__(self, number: int) -> None:
        self.warnings: list[str] = []
        self._number = number
        self._notes: list[str] = []
        self._narration: list[str] | None = None
        self._skip = False
        self._voice: Voice | None = None
        self._theme: ThemeName | None = None
        self._pause_ms: int | None = None

    def slide(self, span: SourceSpan) -> Slide:
        """Return the slide's mark."""
        said = self._notes if self._narration is None else self._narration
        return Slide(
            span=span,
            narration=tuple(line for line in said if any(character.isalnum() for character in line)),
            skip=self._skip,
            voice=self._voice,
            theme=self._theme,
            pause_ms=self._pause_ms,
        )

    def say(self, lines: Iterable[str]) -> None:
        """Have lines said, after those that are said already."""
        self._notes += lines

    def read_header(self, header: dict[str, Any]) -> None:
        """Follow the slide's own front matter."""
        self._skip = self._skip or any(header.get(key) is True for key in _SKIPPED)
        own = header.get("video-gen")
        if isinstance(own, dict) and self._number > 1:
            for key, value in own.items():
                self.direct(key, str(value))

    def read_comment(self, comment: str, parse: Callable[[str], list[Token]], *, is_note: bool) -> None:
        """Follow a comment: our own directions, narration, or the speaker's notes where they are such."""
        if match := _OWN.match(comment):
            for part in re.split(r"[,\n]", match[1]):
                if pair := _PAIR.fullmatch(part):
                    self.direct(pair[1], pair[2])
        elif match := _NARRATION.match(comment):
            self._narration = [*(self._narration or ()), *_said(match[1], parse)]
        elif is_note and not _NO_NOTE.match(comment) and not _is_marp_directive(comment):
            self._notes += _said(comment, parse)

    def direct(self, name: str, value: str) -> None:
        """Follow one direction; what cannot be followed is a warning."""
        value = value.strip().strip("\"'")
        if name == "skip":
            self._skip = value.lower() in _YES
        elif name == "voice":
            self._voice = value if re.match(VOICE_PATTERN, value) else None
            if self._voice is None:
                self.warn(f"{value[:40]} is no name of a voice")
        elif name == "theme":
            themes = get_args(ThemeName)
            self._theme = cast("ThemeName", value) if value in themes else None
            if self._theme is None:
                self.warn(f"there is no theme {value[:40]}; choose of {', '.join(themes)}")
        elif name == "pause":
            self.pause(value)
        elif name == "narration":
            self._narration = [value]
        else:
            self.warn(f"there is no direction {name}")

    def pause(self, value: str) -> None:
        """Add a pause to those that the slide has after its last word."""
        match = _SECONDS.fullmatch(value)
        if match is None:
            self.warn(f"{value} is no pause in seconds")
            return
        pause_s = (self._pause_ms or 0) / 1000 + float(match[1])
        if pause_s > MOST_PAUSE_S:
            self.warn(f"a pause has at most {MOST_PAUSE_S:g} seconds")
        self._pause_ms = round(1000 * min(pause_s, MOST_PAUSE_S))

    def warn(self, reason: str) -> None:
        """Tell the writer what cannot be followed."""
        self.warnings.append(f"slide {self._number}: {reason}")


def comments_in(html: str) -> list[str]:
    """Return the comments in a piece of HTML."""
    return _COMMENT.findall(html) if "<!--" in html else []


def comments_of(tokens: list[Token]) -> tuple[list[str], bool]:
    """Return all comments in a slide, and whether one is its end."""
    comments: list[str] = []
    at_end = False
    for token in tokens:
        pieces = [token] if token.type == "html_block" else token.children or []
        for piece in pieces:
            if piece.type in {"html_block", "html_inline"}:
                comments += comments_in(piece.content)
        at_end = token.type == "html_block" and token.content.rstrip().endswith("-->")
    return comments, at_end


def without_comments(tokens: list[Token]) -> list[Token]:
    """Return tokens without those that are a comment and nothing else: what they say stands in the slide's mark."""
    return [token for token in tokens if token.type != "html_block" or _COMMENT.sub("", token.content).strip()]


def heading_divider(value: object) -> frozenset[int]:
    """Return the levels of headings that begin a slide, as Marp's `headingDivider` gives them."""
    if isinstance(value, str):
        digits = re.findall(r"[1-6]", value)
        value = [int(digit) for digit in digits] if "[" in value else int(digits[0]) if digits else 0
    if isinstance(value, list):
        return frozenset(level for level in value if isinstance(level, int) and 1 <= level <= 6)  # noqa: PLR2004
    return frozenset(range(1, value + 1)) if isinstance(value, int) and 1 <= value <= 6 else frozenset()  # noqa: PLR2004


def _is_marp_directive(comment: str) -> bool:
    """Return whether a comment directs Marp's look: every line of it that begins one is a known key."""
    lines = [line for line in comment.split("\n") if line.strip() and not line.startswith((" ", "\t"))] or [comment]
    pairs = [_PAIR.fullmatch(line) for line in lines]
    return all(pair is not None and pair[1].lstrip("_$").lower() in _MARP for pair in pairs)


def _said(text: str, parse: Callable[[str], list[Token]]) -> list[str]:
    """Return the paragraphs of speaker's notes as they are said; their Markdown is not."""
    lines = "\n".join(line.strip() for line in text.split("\n"))
    said = [plain(read_inline(token).markup) for token in parse("\n" + lines) if token.type == "inline"]
    return [line for line in said if line]
