import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from video_gen.errors import DocumentError
from video_gen.models.source import Source, asset_name
from video_gen.parsing import parse, parse_content
from video_gen.parsing.markdown import tokens_of

HOSTILE = {
    "quotes": "> " * 5_000 + "x",
    "lists": "".join("  " * n + "- x\n" for n in range(500)),
    "brackets": "[" * 20_000,
    "images": "![" * 10_000,
    "emphasis": "*a " * 20_000,
    "ticks": "`" * 30_000,
    "tables": "|" * 5_000 + "\n" + "|-" * 5_000 + "\n",
    "html": "<img " * 10_000,
    "headings": "<h1 " * 10_000,
    "tags": "<h1>" + "<" * 20_000,
    "references": "[a]: b\n" * 5_000,
    "footnotes": "".join(f"[^{n}]: x\n\n" for n in range(2_000)),
    "maths": "$" * 20_000,
    "lines": "\n" * 100_000 + "x",
    "one line": "word " * 100_000,
    "zero width": "\u200b\u200d\ufeff" * 10_000 + "x",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_documents_take_their_time_and_no_more(kind):
    start = time.process_time()
    parse_content(Source.make("a.md", "text/markdown", HOSTILE[kind]))
    assert time.process_time() - start < 10


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("#*_`~[]()!<>|-=+:$\n\\ \t&ab1\"'é中"), max_size=300))
def test_no_text_breaks_the_reader(text):
    document = parse_content(Source.make("a.md", "text/markdown", "x\n" + text))
    last = text.count("\n") + 2
    assert all(1 <= block.span.first <= block.span.last <= last for block in document.blocks)


def test_too_deep_a_document_is_refused(monkeypatch):
    def too_deep(_source):
        raise RecursionError

    monkeypatch.setitem(parse.READERS, "text/markdown", too_deep)
    with pytest.raises(DocumentError, match="nested too deep"):
        parse_content(Source.make("a.md", "text/markdown", "x"))


def test_a_document_survives_its_json():
    document = parse_content(
        Source.make("a.md", "text/markdown", "- a\n  - b\n    > c\n    > - d\n\n| x |\n|---|\n| y |\n")
    )
    assert type(document).model_validate_json(document.model_dump_json()) == document


@pytest.mark.parametrize(
    "text", ["word " * 50_000, "http://a " * 10_000, "wwww: " * 12_000], ids=["words", "addresses", "colons"]
)
def test_one_long_paragraph_is_read_piece_by_piece(text):
    start = time.process_time()
    (block,) = parse_content(Source.make("a.md", "text/markdown", text)).blocks
    assert block.text.split() == text.split()
    assert time.process_time() - start < 12  # some 4 s; 19 s where it was read whole


@pytest.mark.parametrize(
    "text", ["![a]({})", "![a](<{}>)", "![a]\n\n[a]: {}", '<img src="{}">', 'words <img src="{}">']
)
def test_megabytes_of_a_picture_are_not_read_as_text(text):
    address = "data:image/png;base64," + "A/+=" * 500_000
    text = text.format(address)
    assert sum(len(token.content) for token in tokens_of(text)) < 200
    blocks = parse_content(Source.make("a.md", "text/markdown", text)).blocks
    assert [block.name for block in blocks if block.kind == "image"] == [asset_name(address)]


def test_pictures_written_into_a_long_paragraph_are_not_cut():
    picture = "![one more picture](data:image/png;base64," + "A" * 9_000 + ") "
    blocks = parse_content(Source.make("a.md", "text/markdown", ("words of the text " * 300 + picture) * 8)).blocks
    assert [block.kind for block in blocks] == ["paragraph", *["image"] * 8]
    assert "AAAA" not in blocks[0].text
