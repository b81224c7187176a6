"""Reads reStructuredText, with what Sphinx adds to it."""

from docutils import nodes

from video_gen.models.document import Document
from video_gen.models.language import detect_language
from video_gen.models.source import Source
from video_gen.parsing.front_matter import language_tag
from video_gen.parsing.rst.blocks import RstBlocks
from video_gen.parsing.rst.tree import tree_of
from video_gen.parsing.titles import texts_of, title_of


def parse_rst(source: Source) -> Document:
    """Return the document's blocks with their lines; what is no valid reStructuredText is kept and warned of."""
    tree = tree_of(source.text)
    builder = RstBlocks(tree, source.text)
    blocks = builder.build()
    return Document(
        title=" ".join(str(tree.get("title", "")).split()) or title_of(blocks),
        language=_language(tree) or detect_language(texts_of(blocks)),
        blocks=blocks,
        assets=source.assets,
        warnings=source.warnings + _warnings(builder.troubles),
    )


def _language(tree: nodes.document) -> str:
    """Return the language that a field of the document names; empty where none does."""
    fields = (field.children for field in tree.findall(nodes.field))
    named = (body.astext() for name, body in fields if name.astext().lower() in {"lang", "language"})
    return next((tag for tag in map(language_tag, named) if tag), "")


def _warnings(troubles: list[str]) -> tuple[str, ...]:
    if not troubles:
        return ()
    if len(troubles) == 1:
        return (f"one place is no valid reStructuredText and is left out: {troubles[0]}",)
    return (f"{len(troubles)} places are no valid reStructuredText and are left out, the first: {troubles[0]}",)
