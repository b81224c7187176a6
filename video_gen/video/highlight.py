"""Code as lines of coloured pieces."""

from functools import lru_cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.lexers.special import TextLexer
from pygments.token import Comment, Keyword, Literal, Name, Number, Operator, String, Token, _TokenType
from pygments.util import ClassNotFound

from video_gen.video.theme import Colour, Syntax

TAB = 4
_LONGEST_COLOURED = 20_000
"""Longer code stays in one colour: some lexers are slow on hostile text."""
_PARTS: dict[_TokenType, str] = {
    Token: "plain",
    Comment: "comment",
    Comment.Preproc: "keyword",
    Keyword: "keyword",
    Operator.Word: "keyword",
    Name.Tag: "keyword",
    Name.Function: "name",
    Name.Class: "name",
    Name.Decorator: "name",
    Name.Namespace: "name",
    Name.Builtin: "name",
    Name.Attribute: "name",
    String: "string",
    Number: "number",
    Keyword.Constant: "number",
    Literal.Date: "number",
}

Piece = tuple[str, Colour]


def highlighted(code: str, language: str, colours: Syntax) -> list[list[Piece]]:
    """Return the lines of `code`, tabs expanded, blank lines around it left out, each as pieces of one colour.

    Args:
        code: The code.
        language: A name that Pygments knows; anything else gives one colour.
        colours: The theme's.
    """
    text = "\n".join(line.expandtabs(TAB).rstrip() for line in code.replace("\r\n", "\n").split("\n")).strip("\n")
    lexer = TextLexer() if len(text) > _LONGEST_COLOURED else _lexer(language)
    lines: list[list[Piece]] = [[]]
    for kind, value in lexer.get_tokens(text):
        colour: Colour = getattr(colours, _part(kind))
        for index, piece in enumerate(value.split("\n")):
            if index:
                lines.append([])
            if piece:
                lines[-1].append((piece, colour))
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer:
    words = language.split()
    try:
        return get_lexer_by_name(words[0].lower() if words else "text", stripnl=False, ensurenl=False)
    except ClassNotFound:
        return TextLexer(stripnl=False, ensurenl=False)


def _part(kind: _TokenType) -> str:
    return next(_PARTS[known] for known in reversed(kind.split()) if known in _PARTS)
