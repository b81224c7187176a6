"""Pictures that are written into a document whole, as `data:` addresses."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from video_gen.media.picture_check import LeftOutError

_GAPS = re.compile(rb"\s+")
_URL_ALPHABET = bytes.maketrans(b"-_", b"+/")


def is_data_address(name: str) -> bool:
    """Return whether a picture's name is the picture itself."""
    return name[:5].lower() == "data:"


def data_of(address: str, max_bytes: int) -> bytes:
    """Return the bytes that a data address holds; what it says of their kind is not believed.

    Raises:
        LeftOutError: It holds none, or more than `max_bytes`.

    Source: RFC 2397, RFC 4648.
    """
    head, comma, written = address.partition(",")
    if not comma:
        raise LeftOutError("its data address holds no data")
    is_base64 = head.rstrip().lower().endswith(";base64")
    if len(written) > max_bytes * (2 if is_base64 else 3):  # percent escapes take three characters a byte
        raise LeftOutError("its data address is too long")
    data = unquote_to_bytes(written.encode(errors="replace"))
    if is_base64:
        packed = _GAPS.sub(b"", data).translate(_URL_ALPHABET).rstrip(b"=")
        try:
            data = base64.b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
        except binascii.Error as error:
            raise LeftOutError("its data address is no valid base64") from error
    if len(data) > max_bytes:
        raise LeftOutError("its data address is too long")
    return data
