"""A document on the web."""

import codecs
import re
from email.message import Message
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote

import httpx

from video_gen.errors import SettingsError
from video_gen.inputs.local_file import MAX_DOCUMENT_BYTES
from video_gen.inputs.pictures import Whereabouts, load_pictures
from video_gen.inputs.received import Received
from video_gen.inputs.web.addresses import checked_address
from video_gen.inputs.web.visit import Page, Visit
from video_gen.models.config import InputConfig

SECONDS = 30.0
"""How long fetching a document may take, with all redirects."""
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_CHARSET = re.compile(
    r"utf-(16|32)(-[bl]e)?|ascii|iso8859-\d+|cp\d+|koi8-[ru]|gb\w+|big5\w*|euc_\w+|shift_jis\w*|iso2022_\w+"
)
"""Character sets that pages are written in; Python knows others, which are slow or none."""
_AS_BROWSERS_DO = {"ascii": "cp1252", "iso8859-1": "cp1252"}
"""Servers say Latin-1 and mean the Windows code page that contains it. Source: WHATWG Encoding Standard."""


def accepts(config: InputConfig) -> bool:
    """Return whether the source is an address: it is said so, or it begins like one."""
    return config.source_type == "url" or (config.source_type == "auto" and bool(_ADDRESS.match(config.source)))


def check(config: InputConfig) -> str:
    """Return the address, of which all that can be known without asking it is in order.

    Raises:
        SettingsError: The network is not allowed.
        DocumentError: It is no address that may be asked.
    """
    address = config.source.strip()
    if not config.allow_network:
        raise SettingsError(address, "nothing is fetched from the web unasked", "Give --allow-network to allow it")
    checked_address(address)
    return address


def receive(config: InputConfig) -> Received:
    """Return what is at the address; pictures that it names are looked for from where it was found in the end.

    Raises:
        SettingsError: The network is not allowed.
        DocumentError: It is not there, may not be asked, or is too large.
        WebError: Its server is not found or not trusted.
        WebUnavailableError: Its server does not answer, for now.
    """
    address = check(config)
    with Visit(SECONDS) as visit:
        page = visit.get(address, MAX_DOCUMENT_BYTES)
    declared, charset = _declared(page)
    return Received(
        address,
        _in_utf8(page.data, charset),
        PurePosixPath(unquote(httpx.URL(page.address).path)).name,
        declared,
        partial(load_pictures, where=Whereabouts(address=page.address, online=True)),
    )


def _declared(page: Page) -> tuple[str, str]:
    """Return the media type and the character set that the server declares; empty where it says it does not know."""
    header = Message()
    header["Content-Type"] = page.content_type or "application/octet-stream"
    kind = header.get_content_type()
    charset = header.get_content_charset("") if kind.startswith("text/") else ""
    return ("" if kind in {"application/octet-stream", "binary/octet-stream"} else kind), charset


def _in_utf8(data: bytes, charset: str) -> bytes:
    """Return a text in UTF-8, with its mark, where its server declares another character set that fits."""
    try:
        name = codecs.lookup(charset).name
        if not _CHARSET.fullmatch(name) or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data
        return codecs.BOM_UTF8 + data.decode(_AS_BROWSERS_DO.get(name, name)).encode()
    except (LookupError, UnicodeError, ValueError):
        return data
