"""Finds the pictures that a text names."""

import re
from html import unescape

from video_gen.media.html_main import walk_main
from video_gen.media.html_tree import parse_html, picture_address

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_TICKS = re.compile(r"(?<![`\\])`+")
_BARE = r"data:[^\s()<>]+|(?:[^\s()]|\([^\s()]{0,200}\)){1,1000}"
"""A data address is a picture itself and as long as it."""
_BRACKETED = r"data:[^<>\n]+|[^<>\n]{1,1000}"
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_INLINE = re.compile(rf"!\[[^\[\]]{{0,500}}\]\(\s{{0,5}}(?:<({_BRACKETED})>|({_BARE}))")
_BY_REFERENCE = re.compile(r"!\[([^\[\]]{0,500})\](?:\[([^\[\]]{0,500})\])?(?!\()")
_DEFINITION = re.compile(
    rf"^ {{0,3}}\[([^\[\]]{{1,500}})\]:\s{{0,5}}(?:<({_BRACKETED})>|(data:\S+|\S{{1,1000}}))", re.MULTILINE
)
_HTML = re.compile(r"<img\s[^<>]+>", re.IGNORECASE)
_RST = re.compile(
    r"\.\. (?:\|[^|\n]{1,200}\| )?(?:image|figure)::[ \t]{0,20}(data:[^\n]+|\S[^\n]{0,1000})", re.IGNORECASE
)
_DIRECTIVE = re.compile(
    r"^ {0,3}(?:`{3,}|~{3,}|:{3,})\{(?:figure|image)\}[ \t]{1,9}(data:\S+|\S{1,1000})", re.MULTILINE
)


def picture_names(markdown: str) -> tuple[str, ...]:
    """Return the addresses of the pictures that `markdown` shows, as they are written, each once, in order.

    Code is passed over. It may name a picture too many (in an HTML comment, say), never one too few.
    """
    directives = [(match.start(), match[1]) for match in _DIRECTIVE.finditer(markdown)]
    paragraphs = _BLANK_LINE.split(_without_fences(markdown))  # a code span ends with its paragraph
    text = "\n\n".join(_without_code_spans(paragraph) for paragraph in paragraphs)
    found = [(match.start(), _unescaped(match[1] or match[2])) for match in _INLINE.finditer(text)]
    found += [(match.start(), name) for match in _HTML.finditer(text) for name in _image_names(match[0])]
    references = [(match.start(), match[2] or match[1]) for match in _BY_REFERENCE.finditer(text)]
    if references:
        defined = {_label(match[1]): _unescaped(match[2] or match[3]) for match in _DEFINITION.finditer(text)}
        found += [(at, defined[_label(label)]) for at, label in references if _label(label) in defined]
    return tuple(dict.fromkeys(name for _, name in [*sorted(found), *directives]))


def rst_picture_names(text: str) -> tuple[str, ...]:
    """Return the addresses of the pictures that reStructuredText names, each once, in order."""
    return tuple(dict.fromkeys("".join(match[1].split()) for match in _RST.finditer(text)))


def html_picture_names(html: str) -> tuple[str, ...]:
    """Return the addresses of the pictures that the main text of a page or a piece of HTML shows, each once, in order.

    Raises:
        DocumentError: Its elements are nested too deep.
    """
    steps = walk_main(parse_html(html))
    names = (picture_address(node) for kind, node in steps if kind == "open" and node.tag == "img")
    return tuple(dict.fromkeys(name for name in names if name))


def html_base(html: str) -> str:
    """Return what a page says its addresses are relative to; empty where it does not say.

    Raises:
        DocumentError: Its elements are nested too deep.
    """
    bases = parse_html(html).css("base[href]") if "<base" in html.lower() else []
    return (bases[0].attributes.get("href") or "").strip() if bases else ""


def _image_names(html: str) -> list[str]:
    """Return the addresses of all `img` elements in a piece of HTML, shown or not."""
    return [name for image in parse_html(html).css("img") if (name := picture_address(image))]


def _unescaped(address: str) -> str:
    """Return an address as Markdown means it: a backslash or an entity stands for one character."""
    return unescape(_ESCAPE.sub(r"\1", address))


def _label(text: str) -> str:
    return " ".join(text.casefold().split())


def _without_code_spans(text: str) -> str:
    """Return the text without what stands between runs of as many backticks, in linear time."""
    runs = [(match.start(), match.end()) for match in _TICKS.finditer(text)]
    last = {end - start: start for start, end in runs}
    kept, at, opened = [], 0, 0
    for start, end in runs:
        if opened == end - start:
            at, opened = end, 0
        elif not opened and last[end - start] > start:
            kept.append(text[at:start])
            opened = end - start
    return "".join([*kept, text[at:]])


def _without_fences(markdown: str) -> str:
    """Return the text without its fenced code blocks."""
    kept, at, fence = [], 0, ""
    for match in _FENCE.finditer(markdown):
        if not fence:
            kept.append(markdown[at : match.start()])
            fence = match[1]
        elif match[1].startswith(fence) and not markdown[match.end() :].split("\n", 1)[0].strip():
            at, fence = match.end(), ""
    return "".join(kept) if fence else "".join([*kept, markdown[at:]])
