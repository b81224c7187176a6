"""Turns the bytes of a text file into text."""

import codecs
import re

from video_gen.errors import DocumentError
from video_gen.inputs.legacy_encoding import Guess, guesses

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
}
"""Encodings that are declared where a larger one is used. Source: the WHATWG Encoding Standard."""
_DECLARED = re.compile(
    rb"<\?xml[^<>]{0,200}\bencoding\s*=\s*[\"']([\w.:-]{2,40})|<meta\s[^<>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN_BYTES = 4096
_TERMINAL = re.compile(
    r"\x1b(?:\[[0-?]{0,60}[ -/]{0,9}[@-~]|\][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\)|[ -/]{0,9}[0-OQ-WYZ\\`-~])"
)
"""What colours, titles and links are written with in terminals. Source: ECMA-48, 5.3 to 5.6; xterm's own."""
_JAPANESE = re.compile(rb"\x1b\$[@B]")
"""Begins Japanese in ISO-2022-JP, and nothing in a terminal."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FEW_CONTROLS = 8
_MOST_CONTROLS = 0.005
"""A form feed now and then is text; more than a few, and more than one control character in 200, is not."""
_LEAST_WORTH, _CLEAR = 0.4, 0.04
_NONE = (Guess("ascii", 0.0), Guess("ascii", 0.0))
_REMEDY = "Save it as UTF-8 text"


def decode(content: bytes, origin: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    r"""Return the text, with `\n` line ends and no control characters or terminal colours, and warnings.

    A byte order mark decides, then strict UTF-8, then the encoding that the document declares, where it is valid
    in it, then the likeliest of the common legacy encodings.

    Args:
        content: The bytes.
        origin: Where they came from, for errors.
        declared: Name of the encoding that the document declares, a codec of Python's.

    Raises:
        DocumentError: It is binary, or in none of these encodings.
    """
    text, warnings = _decoded(content, origin, declared)
    if "\x1b" in text:
        text = _TERMINAL.sub("", text)
    controls = len(_CONTROLS.findall(text))
    if "\0" in text or controls > max(_FEW_CONTROLS, len(text) * _MOST_CONTROLS):
        raise DocumentError(origin, "it is binary, not text", "Give a text file, whatever its name ends in")
    if controls:
        text = _CONTROLS.sub(" ", text)
    return text.replace("\r\n", "\n").replace("\r", "\n"), warnings


def declared_encoding(content: bytes) -> str:
    """Return the encoding that an HTML page or an XML declaration names, as browsers understand it; empty for none."""
    match = _DECLARED.search(content, 0, _DECLARED_WITHIN_BYTES)
    if match is None:
        return ""
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except LookupError:
        return ""
    return _AS_BROWSERS_READ.get(name, name)


def _decoded(content: bytes, origin: str, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError as error:
                raise DocumentError(origin, f"it is no valid {encoding.upper()}", _REMEDY) from error
    if _JAPANESE.search(content) or (declared == "iso2022_jp" and b"\x1b" in content):
        return content.decode("iso2022_jp", errors="replace"), ()  # seven bits a byte, so it is valid UTF-8 too
    try:
        return content.decode(), ()
    except UnicodeDecodeError:
        pass
    if b"\0" in content:
        raise DocumentError(origin, "it is binary, not text", "Give a text file, whatever its name ends in")
    if declared:
        try:
            return content.decode(declared), ()
        except (UnicodeDecodeError, LookupError):
            pass
    return _guessed(content, origin)


def _guessed(content: bytes, origin: str) -> tuple[str, tuple[str, ...]]:
    """Return the text in the likeliest of the encodings of before Unicode, and the warning that it is a guess.

    Raises:
        DocumentError: It is in none of them, or may as well be in two.
    """
    best, other = [*guesses(content), *_NONE][:2]
    if best.worth < _LEAST_WORTH:
        raise DocumentError(origin, "its encoding is not recognised", _REMEDY)
    if best.worth - other.worth < _CLEAR and content.decode(best.encoding) != content.decode(other.encoding):
        reason = f"it is too short to tell its encoding: it may be {best.encoding} or {other.encoding}"
        raise DocumentError(origin, reason, _REMEDY)
    return content.decode(best.encoding), (f"{origin} is not UTF-8; it was read as {best.encoding}",)
