"""Tells by its name whether a typeface is one for code."""

import re

_FOR_CODE = re.compile(
    r"mono|courier|consol|menlo|monaco|typewriter|inconsolata|cascadia|fixed|terminal|andale|\bhack\b|source ?code"
    r"|cmtt|sftt|nimbusmon|txtt|\btt\d",
    re.IGNORECASE,
)
_FOR_PRINT = re.compile(r"monotype|monot ?corsiva", re.IGNORECASE)


def is_for_code(typeface: str) -> bool:
    """Return whether every letter of the typeface is as wide as the next, going by its name."""
    return bool(_FOR_CODE.search(typeface)) and not _FOR_PRINT.search(typeface)
