"""Turns the bytes of a text file into text."""

import codecs
import re

from charset_normalizer import from_bytes

from video_gen.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ["cp1252", "cp932", "gb18030", "cp949", "cp1251", "big5", "euc_jp", "cp1255", "cp1256"]
"""Left to itself, charset-normalizer takes Western and Hebrew texts for rarer code pages."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.005
"""A form feed now and then is text; more than one control character in 200 is not."""
_REMEDY = "Save it as UTF-8 text"


def decode(content: bytes, origin: str) -> tuple[str, tuple[str, ...]]:
    r"""Return the text, with `\n` line ends and no control characters, and warnings.

    A byte order mark decides, then strict UTF-8, then the likeliest of the common legacy encodings.

    Raises:
        DocumentError: It is binary, or in none of these encodings.
    """
    text, warnings = _decoded(content, origin)
    controls = len(_CONTROLS.findall(text))
    if "\0" in text or controls > len(text) * _MOST_CONTROLS:
        raise DocumentError(origin, "it is binary, not text", "Give a text file, whatever its name ends in")
    if controls:
        text = _CONTROLS.sub(" ", text)
    return text.replace("\r\n", "\n").replace("\r", "\n"), warnings


def _decoded(content: bytes, origin: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError as error:
                raise DocumentError(origin, f"it is no valid {encoding.upper()}", _REMEDY) from error
    try:
        return content.decode(), ()
    except UnicodeDecodeError:
        pass
    if b"\0" in content:
        raise DocumentError(origin, "it is binary, not text", "Give a text file, whatever its name ends in")
    best = from_bytes(content, cp_isolation=_LEGACY).best()
    if best is None:
        raise DocumentError(origin, "its encoding is not recognised", _REMEDY)
    return str(best), (f"{origin} is not UTF-8; it was read as {best.encoding}",)
