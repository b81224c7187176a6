"""The one block model that every reader fills, with the lines that each block came from."""

from typing import Annotated, Any, Final, Literal

from pydantic import Field

from video_gen.models.option_types import Voice
from video_gen.models.script import PauseMs, VideoSetConfig
from video_gen.models.source import Asset
from video_gen.models.span import SourceSpan
from video_gen.models.theme import ThemeName
from video_gen.models.value import Value

SLIDES_KEY = "slides"
"""Key of the front matter's `video-gen` mapping that says whether a Markdown document is a deck of slides."""


OUTPUT: Final = "output"
"""Language of code blocks that are what a program printed."""


class _Spanned(Value):
    span: SourceSpan


class Heading(_Spanned):
    """A heading; `text` is inline markup (see `models.inline`)."""

    kind: Literal["heading"] = "heading"
    level: Annotated[int, Field(ge=1, le=6)]
    text: str


class Paragraph(_Spanned):
    """A paragraph of inline markup."""

    kind: Literal["paragraph"] = "paragraph"
    text: str


class ListItem(_Spanned):
    """An item: its first paragraph as inline markup, and the blocks nested below it."""

    text: str
    checked: bool | None = None
    """State of a task list item; None where the item is no task."""
    blocks: tuple["Block", ...] = ()


class ItemList(_Spanned):
    """A bullet, numbered or task list."""

    kind: Literal["list"] = "list"
    ordered: bool = False
    start: int = 1
    items: tuple[ListItem, ...]


class Code(_Spanned):
    """A code block, verbatim."""

    kind: Literal["code"] = "code"
    language: str = ""
    text: str


class Table(_Spanned):
    """A table; cells are inline markup, every row as wide as the header."""

    kind: Literal["table"] = "table"
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Image(_Spanned):
    """A picture by name; its bytes are the document's asset of that name, where there is one."""

    kind: Literal["image"] = "image"
    name: str
    alt: str = ""
    title: str = ""


class Quote(_Spanned):
    """A quotation, or an alert such as `> [!NOTE]`."""

    kind: Literal["quote"] = "quote"
    alert: Literal["", "note", "tip", "important", "warning", "caution"] = ""
    title: str = ""
    """What the alert calls itself, inline markup; empty where it is only its kind."""
    blocks: tuple["Block", ...]


class Math(_Spanned):
    """A display formula in TeX."""

    kind: Literal["math"] = "math"
    tex: str


class Rule(_Spanned):
    """A thematic break."""

    kind: Literal["rule"] = "rule"


class Html(_Spanned):
    """Raw HTML, kept so that nothing is lost; never shown or spoken."""

    kind: Literal["html"] = "html"
    html: str


class Footnotes(_Spanned):
    """The notes that the text points at; kept so that nothing is lost, never shown or spoken."""

    kind: Literal["footnotes"] = "footnotes"
    items: tuple[ListItem, ...]


class Slide(_Spanned):
    """A slide of a deck begins, with what the writer directs for it; its blocks follow up to the next slide."""

    kind: Literal["slide"] = "slide"
    narration: tuple[str, ...] = ()
    """What is said while it is shown, from the speaker's notes; plain text, a sentence or a few each."""
    skip: bool = False
    """Whether it is left out."""
    voice: Voice | None = None
    theme: ThemeName | None = None
    pause_ms: PauseMs | None = None
    """Silence after its last word."""


Block = Annotated[
    Heading | Paragraph | ItemList | Code | Table | Image | Quote | Math | Rule | Html | Footnotes | Slide,
    Field(discriminator="kind"),
]


class Part(Value):
    """A page, slide or cell of a document that has no lines."""

    name: str
    """For people: `page 3`, `slide 12`, `cell 4`."""
    first: Annotated[int, Field(ge=1)]
    """The number with which the spans of its blocks begin."""


class Document(Value):
    """A parsed document."""

    title: str = ""
    """From the front matter, else the first heading; plain text."""
    language: str = ""
    """From the front matter, else told by its words, such as `en`; `und` where they do not tell it, empty for none."""
    front_matter: dict[str, Any] = Field(default_factory=dict)
    """The front matter's mapping, JSON values only."""
    blocks: tuple[Block, ...] = ()
    """In reading order; their spans grow."""
    parts: tuple[Part, ...] = ()
    """Of a document without lines, whose spans count blocks instead: where its pages begin, in order."""
    assets: tuple[Asset, ...] = ()
    """The pictures that its blocks name."""
    script: VideoSetConfig | None = None
    """Set where the source is a saved script: it is then used as it is."""
    warnings: tuple[str, ...] = ()
