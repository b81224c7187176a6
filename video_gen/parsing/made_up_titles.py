"""Knows the titles that programs write into a document's properties where nobody gave one."""

_BEGINNINGS = ("microsoft word - ", "powerpoint presentation", "untitled", "document1", "presentation1")
_ENDINGS = (".doc", ".docx", ".dvi", ".indd", ".odt", ".pdf", ".ppt", ".pptx", ".tex", ".rtf", ".txt")


def is_made_up(title: str) -> bool:
    """Return whether a title says nothing: it is empty, the name of a file, or what a program calls any document."""
    said = title.strip().lower()
    return not said or said.startswith(_BEGINNINGS) or said.endswith(_ENDINGS)
