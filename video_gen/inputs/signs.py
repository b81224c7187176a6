"""Tells what kind of text a document is by what it looks like; its name is only a hint."""

import codecs
import re
from typing import Final

from video_gen.inputs.received import Received

MARKDOWN_SUFFIXES: Final = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"})
_LOOKED_AT_BYTES: Final = 65_536
_LEAST_PROSE: Final = 0.8
"""Share of letters and gaps in words that people write; program source and tables of numbers have less."""
_FEWEST_WORDS: Final = 3

_OTHERS: Final = frozenset({
    ".7z", ".ada", ".asm", ".avi", ".awk", ".bash", ".bat", ".bib", ".bin", ".bmp", ".c", ".cc", ".cfg", ".clj",
    ".cmake", ".cmd", ".coffee", ".conf", ".cpp", ".cs", ".css", ".csv", ".cxx", ".d", ".dart", ".diff", ".doc",
    ".docm", ".docx", ".ejs", ".el", ".elm", ".env", ".epub", ".erl", ".ex", ".exe", ".exs", ".f", ".f90", ".fish",
    ".fs", ".geojson", ".gif", ".go", ".gql", ".gradle", ".graphql", ".groovy", ".gz", ".h", ".hcl", ".hpp", ".hs",
    ".ico", ".ini", ".java", ".jl", ".jpeg", ".jpg", ".js", ".json", ".json5", ".jsonc", ".jsonl", ".jsx", ".key",
    ".kt", ".kts", ".less", ".lisp", ".lock", ".log", ".lua", ".m", ".mjs", ".mkv", ".ml", ".mm", ".mov", ".mp3",
    ".mp4", ".mts", ".nim", ".nix", ".numbers", ".odp", ".ods", ".odt", ".pages", ".parquet", ".pas", ".patch",
    ".pdf", ".php", ".pl", ".plist", ".pm", ".png", ".pps", ".ppt", ".pptm", ".pptx", ".properties", ".proto",
    ".ps", ".ps1", ".py", ".pyi", ".pyx", ".r", ".rake", ".rar", ".rb", ".rs", ".rtf", ".sas", ".sass", ".scala",
    ".scm", ".scss", ".sh", ".so", ".sol", ".sql", ".sqlite", ".srt", ".svelte", ".svg", ".swift", ".tar", ".tcl",
    ".tex", ".tf", ".tif", ".tiff", ".toml", ".ts", ".tsv", ".tsx", ".v", ".vb", ".vbs", ".vhd", ".vim", ".vtt",
    ".vue", ".wat", ".wav", ".webm", ".webp", ".xls", ".xlsm", ".xlsx", ".xml", ".xsd", ".xsl", ".zig", ".zip",
    ".zsh",
})  # fmt: skip
_BEFORE_HTML = re.compile(r"(?:\s|<!--.{0,5000}?-->|<\?xml[^<>]{0,500}\?>)*", re.DOTALL)
_HTML_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_PIECE = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|article|section|main|center)\b[^<>]*>", re.IGNORECASE)
_MARKDOWN = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^ {0,3}(?:`{3,}|~{3,})", re.MULTILINE),
    re.compile(r"!?\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}[^()\n]{0,100}\)"),
    re.compile(r"^(?=[^\n|]{0,100}\|)[|: ]{0,10}-{3,100}[-:| ]{0,300}$", re.MULTILINE),
    re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*"),
    re.compile(r"^> ?\S", re.MULTILINE),
    re.compile(r"\A---\n(?:[\w-]+:[^\n]{0,500}\n)"),
    re.compile(r"(?<![`:])`[^`\n]{1,100}`(?![`_])"),
)
_RST = (
    re.compile(r"^ {0,8}\.\. [a-z][\w:-]{1,40}::(?:\s|$)", re.MULTILINE),
    re.compile(r"^\.\. _[^\n:]{1,100}:", re.MULTILINE),
    re.compile(r"(?<!\w):[a-z][\w:+.-]{1,30}:`[^`\n]{1,200}`"),
    re.compile(r"`[^`\n]{1,200}<[^<>\n]{1,500}>`__?(?!\w)"),
    re.compile(r"\w::\n\s*\n[ \t]+\S"),
    re.compile(r"^(?P<line>[=\-~^\"'#*+]{3,})\n[^\n]{1,200}\n(?P=line)$", re.MULTILINE),
    re.compile(r"^[^\s.][^\n]{2,100}\n(?:={4,}|-{4,}|~{4,}|\^{4,}|\"{4,})$", re.MULTILINE),
    re.compile(r"``[^`\n]{1,200}``"),
)
_SURE_RST: Final = 3
"""How many of the signs of reStructuredText, from the first, no other kind of text has."""
_NOTEBOOK = re.compile(r"\s*\{")
_NOTEBOOK_KEY = re.compile(rb'"nbformat"\s*:\s*\d')
_SCRIPT = re.compile(
    r"(?:[ \t]*(?:#[^\n]*)?\n)*(?:video-gen:[^\n]*\n(?:[ \t]+\S[^\n]*\n|[ \t]*\n)*)?"
    r"videos:[ \t]*\n\s*-[ \t]+(?:id|title|scenes|language|voice):"
)


def is_other(received: Received) -> bool:
    """Return whether a document's extension promises a program, data or a format of its own, and no text."""
    return received.suffix in _OTHERS


def beginning(received: Received) -> str:
    r"""Return the beginning of a document as text, by guess where it is not UTF-8; line ends are `\\n`."""
    data = received.data[:_LOOKED_AT_BYTES]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data[: len(data) // 2 * 2].decode("utf-16", errors="replace")
    else:
        text = data.removeprefix(codecs.BOM_UTF8).decode(errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_html_page(text: str) -> bool:
    """Return whether a text begins as a whole web page does."""
    return _HTML_PAGE.match(text, _start(text)) is not None


def is_html_piece(text: str) -> bool:
    """Return whether a text is HTML without its head: it begins with an element and has no sign of Markdown."""
    return _HTML_PIECE.match(text, _start(text)) is not None and "</" in text and markdown_signs(text) == 0


def _start(text: str) -> int:
    match = _BEFORE_HTML.match(text)
    return match.end() if match else 0


def markdown_signs(text: str) -> int:
    """Return how many of the things that only Markdown writes a text has."""
    return sum(sign.search(text) is not None for sign in _MARKDOWN)


def is_rst(text: str) -> bool:
    """Return whether a text is reStructuredText: it has a directive, a role or a target, or several lesser signs."""
    found = [sign.search(text) is not None for sign in _RST]
    return sum(found) > markdown_signs(text) and (any(found[:_SURE_RST]) or sum(found) > _SURE_RST)


def is_notebook(received: Received, text: str) -> bool:
    """Return whether a document is the JSON of a notebook; its key may stand at the end."""
    return _NOTEBOOK.match(text) is not None and _NOTEBOOK_KEY.search(received.data) is not None


def is_script(text: str) -> bool:
    """Return whether a text begins as a saved script does: comments, settings, videos."""
    return _SCRIPT.match(text) is not None


def is_prose(text: str) -> bool:
    """Return whether a text is words that people write, rather than a program or data."""
    shown = [character for character in text if not character.isspace()]
    if not shown or "\0" in text or "\ufffd" in text[:1]:
        return False
    letters = sum(character.isalpha() for character in shown)
    return letters >= _LEAST_PROSE * len(shown) and (len(text.split()) >= _FEWEST_WORDS or not text.isascii())
