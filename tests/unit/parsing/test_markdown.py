import pytest

from video_gen.errors import DocumentError
from video_gen.models.document import Code, Heading, Html, Image, ItemList, Math, Paragraph, Quote, Rule, Table
from video_gen.models.source import Asset, Source
from video_gen.parsing import parse_content


def parsed(text, **changes):
    return parse_content(Source.make("a.md", "text/markdown", text, **changes))


def blocks(text):
    return parsed(text).blocks


def lines(block):
    return (block.span.first, block.span.last)


def test_blocks_know_their_lines():
    found = blocks("# T\n\nOne\ntwo.\n\n---\n\n```py\nx\n```\n\n    indented\n\n$$\na+b\n$$\n")
    assert [(type(block), lines(block)) for block in found] == [
        (Heading, (1, 1)),
        (Paragraph, (3, 4)),
        (Rule, (6, 6)),
        (Code, (8, 10)),
        (Code, (12, 12)),
        (Math, (14, 16)),
    ]
    assert found[3].text == "x"
    assert found[3].language == "py"
    assert found[4].text == "indented"
    assert found[5].tex == "a+b"


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("a `b` **c**", "a `b` **c**"),
        ("a *b* __c__ ***d***", "a b **c** **d**"),
        ("[text](http://x) and <http://y>", "text and http://y"),
        ("[ref] and [text][ref]\n\n[ref]: http://x", "ref and text"),
        ("one\ntwo  \nthree\\\nfour", "one two three four"),
        ("one<br>two <kbd>x</kbd> <!-- c -->", "one two x"),
        ("gone ~~away~~ here", "gone here"),
        ("smile 🎉 :tada:", "smile 🎉 :tada:"),
        (r"a \* b \` c", r"a \* b \` c"),
        ("**a `b` c**", "**a **`b`** c**"),
        ("area $a^2$ here", "area `a^2` here"),
        ("AT&amp;T &copy;", "AT&T ©"),
        ("note[^1]\n\n[^1]: The note.", "note"),
        ("中文\n换行", "中文换行"),
        ("中文\nEnglish", "中文 English"),
    ],
)
def test_inline_content_becomes_markup(text, markup):
    assert blocks(text)[0].text == markup


def test_pictures_come_out_of_the_text():
    found = blocks('See ![The *alt*](a%20b.png "Title") here.\n\n![](c.png)\n')
    assert [type(block) for block in found] == [Paragraph, Image, Image]
    assert found[0].text == "See here."
    assert (found[1].name, found[1].alt, found[1].title) == ("a b.png", "The alt", "Title")
    assert found[2].name == "c.png"
    assert lines(found[2]) == (3, 3)


def test_pictures_in_html_are_found():
    found = blocks(
        "<p align=center>\n<img src='a.png' alt='A &amp; B' width=3>\n<img alt=x>\n</p>\n\nx <img src=b.png> y\n"
    )
    assert [type(block) for block in found] == [Html, Image, Paragraph, Image]
    assert (found[1].name, found[1].alt) == ("a.png", "A & B")
    assert found[2].text == "x y"
    assert found[3].name == "b.png"


def test_lists_hold_what_is_nested_in_them():
    (found,) = blocks("1. one\n\n   ```sh\n   ls\n   ```\n\n2. two\n   - [x] done\n   - [ ] open\n     more\n")
    assert isinstance(found, ItemList)
    assert (found.ordered, found.start, lines(found)) == (True, 1, (1, 10))
    one, two = found.items
    assert (one.text, lines(one), one.checked) == ("one", (1, 5), None)
    assert one.blocks[0] == Code(span=one.blocks[0].span, language="sh", text="ls")
    (inner,) = two.blocks
    assert [(item.text, item.checked) for item in inner.items] == [("done", True), ("open more", False)]


def test_a_numbered_list_may_start_anywhere():
    assert blocks("7. x\n8. y\n")[0].start == 7


def test_tables_are_rectangular():
    (table,) = blocks("| a | `b` |\n|---|---|\n| 1 |\n| 2 | **3** | 4 |\n| ![x](y.png) | z |\n")
    assert isinstance(table, Table)
    assert table.header == ("a", "`b`")
    assert table.rows == (("1", ""), ("2", "**3**"), ("", "z"))
    assert lines(table) == (1, 5)


@pytest.mark.parametrize("alert", ["note", "tip", "important", "warning", "caution"])
def test_alerts_are_quotes_of_a_kind(alert):
    (quote,) = blocks(f"> [!{alert.upper()}]\n> Mind the gap.\n")
    assert isinstance(quote, Quote)
    assert quote.alert == alert
    assert quote.blocks[0].text == "Mind the gap."


def test_quotes_hold_blocks():
    (quote,) = blocks("> One.\n>\n> - two\n>\n> > three\n")
    assert quote.alert == ""
    assert [type(block) for block in quote.blocks] == [Paragraph, ItemList, Quote]


def test_footnotes_stand_at_the_end_as_a_list():
    found = blocks("Text[^a].\n\n[^a]: The *note*.\n\nMore.\n")
    assert [type(block) for block in found] == [Paragraph, Paragraph, ItemList]
    assert found[2].items[0].text == "The note."


def test_html_and_comments_are_kept_as_html():
    found = blocks("<div>\n*x*\n</div>\n\n<!-- comment -->\n")
    assert [block.html for block in found] == ["<div>\n*x*\n</div>\n", "<!-- comment -->\n"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: From  front\n---\n# Heading", "From front"),
        ("---\ntitle: 2024\n---\n# Heading", "2024"),
        ("---\ntitle: [x]\n---\n# The `h`", "The h"),
        ("Text first.\n\n# Then a heading", "Then a heading"),
        ("## Second level first\n\ntext", "Second level first"),
        ("Text first.\n\n## Second level\n\n# A part", ""),
        ("![badge](x.svg)\n\n## Second level", "Second level"),
        ("<h1 align='center'>\n  <b>In</b> HTML\n</h1>\n\n## Other", "In HTML"),
        ("Only text.", ""),
    ],
)
def test_the_title_is_the_documents_own(text, title):
    assert parsed(text).title == title


def test_front_matter_is_json_values():
    matter = "title: T\ndate: 2024-05-06\nyes: no\nn: 1\nf: 1.5\nlist: [a, {b: null}]\nvideo-gen:\n  theme: dark\n"
    document = parsed(f"---\n{matter}---\nText.\n")
    assert document.front_matter == {
        "title": "T",
        "date": "2024-05-06",
        "yes": "no",
        "n": 1,
        "f": 1.5,
        "list": ["a", {"b": None}],
        "video-gen": {"theme": "dark"},
    }
    assert lines(document.blocks[0]) == (11, 11)


@pytest.mark.parametrize(
    ("matter", "subject", "reason"),
    [
        ("a: b: c", "line 2", "mapping values"),
        ("ok: 1\nbad: [", "front matter", "expected"),
        ("just text", "line 2", "no mapping"),
        ("a: &x 1\nb: *x", "line 2", "aliases"),
        ("a: 1\na: 2", "line 3", "twice"),
        ("a: '" + "x" * 70_000 + "'", "front matter", "longer"),
    ],
)
def test_bad_front_matter_is_refused_with_its_line(matter, subject, reason):
    with pytest.raises(DocumentError) as error:
        parsed(f"---\n{matter}\n---\nText.\n")
    assert subject in error.value.subject
    assert reason in error.value.reason


@pytest.mark.parametrize(
    ("matter", "language"),
    [
        ("lang: de", "de"),
        ("language: pt_BR", "pt-BR"),
        ("lang: EN-gb", "en-gb"),
        ("lang: Klingon!", "en"),
        ("lang:", "en"),
        ("lang: [de]", "en"),
    ],
)
def test_the_front_matter_may_name_the_language(matter, language):
    assert parsed(f"---\n{matter}\n---\nThe text of the document is in English.\n").language == language


def test_assets_and_warnings_are_handed_on():
    asset = Asset(name="a.png", data=b"x", media_type="image/png")
    document = parsed("Text.", assets=(asset,), warnings=("w",))
    assert (document.assets, document.warnings) == ((asset,), ("w",))
