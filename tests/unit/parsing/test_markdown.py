import pytest

from video_gen.errors import DocumentError
from video_gen.models.document import (
    Code,
    Footnotes,
    Heading,
    Image,
    ItemList,
    Math,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from video_gen.models.source import Asset, Source
from video_gen.parsing import check_words, parse_content


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
        ("<b>bold</b> <del>gone</del> <strong>too</strong>", "**bold** **too**"),
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
    assert [type(block) for block in found] == [Image, Paragraph, Image]
    assert (found[0].name, found[0].alt) == ("a.png", "A & B")
    assert found[1].text == "x y"
    assert found[2].name == "b.png"
    assert [lines(block) for block in found] == [(1, 4), (6, 6), (6, 6)]


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


def test_footnotes_stand_where_they_are_written():
    found = blocks("Text[^a] and[^b] so[^c].\n\n[^a]: The *note*.\n[^b]: More.\n\nLast.\n\n[^c]: End.\n")
    assert [type(block) for block in found] == [Paragraph, Footnotes, Paragraph, Footnotes]
    assert [item.text for item in found[1].items] == ["The note.", "More."]
    assert [lines(block) for block in found] == [(1, 1), (3, 4), (6, 6), (8, 8)]


def test_html_without_text_and_comments_are_kept_as_html():
    found = blocks("<div class='x'>\n</div>\n\n<!-- comment -->\n\n<script>\nlet x\n</script>\n")
    assert [block.html for block in found] == [
        "<div class='x'>\n</div>\n",
        "<!-- comment -->\n",
        "<script>\nlet x\n</script>\n",
    ]


def test_text_in_raw_html_is_read():
    found = blocks(
        '<h1 align="center">\n  <b>Name</b>\n</h1>\n\n'
        '<p align="center">A <b>fine</b> tool.<br>Try <code>x</code>.</p>\n\n'
        "<table>\n<tr><th>a</th><th>b</th></tr>\n\n<tr><td>1</td><td>2</td></tr>\n</table>\n\n"
        "<details>\n<summary>More</summary>\n\n- one\n- two\n\n</details>\n"
    )
    assert [block.kind for block in found] == ["heading", "paragraph", "table", "paragraph", "list", "html"]
    assert (found[0].level, found[0].text) == (1, "**Name**")
    assert found[1].text == "A **fine** tool. Try `x`."
    assert (found[2].header, found[2].rows, lines(found[2])) == (("a", "b"), (("1", "2"),), (7, 11))
    assert found[3].text == "**More**"
    assert [item.text for item in found[4].items] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "alert", "title"),
    [
        ('!!! note "My *title*"\n    Body.\n', "note", "My title"),
        ("!!! danger\n    Body.\n", "caution", ""),
        ('??? hint "Read on"\n    Body.\n', "tip", "Read on"),
        ("!!! something\n    Body.\n", "note", ""),
        (":::note My `title`\nBody.\n:::\n", "note", "My `title`"),
        (":::info[Bracketed]\n\nBody.\n\n:::\n", "note", "Bracketed"),
        (":::{warning} Braces\nBody.\n:::\n", "warning", "Braces"),
        (':::: {.callout-important title="Quarto"}\nBody.\n::::\n', "important", "Quarto"),
        ("```{tip} MyST\n:class: x\nBody.\n```\n", "tip", "MyST"),
        ("```{admonition} Own\n:class: caution\nBody.\n```\n", "caution", "Own"),
        (":::tip Tip\nBody.\n:::\n", "tip", ""),
    ],
)
def test_admonitions_of_all_dialects_are_alerts(text, alert, title):
    (quote,) = blocks(text)
    assert isinstance(quote, Quote)
    assert (quote.alert, quote.title, [block.text for block in quote.blocks]) == (alert, title, ["Body."])


def test_lines_in_a_directives_fence_are_the_documents():
    (quote,) = blocks("```{note}\n:class: x\n\nOne.\n\n- two\n```\n")
    assert [lines(block) for block in quote.blocks] == [(4, 4), (6, 6)]


def test_other_boxes_are_only_what_is_in_them():
    assert [block.kind for block in blocks("::: columns\n\nText.\n\n- a\n\n:::\n")] == ["paragraph", "list"]


@pytest.mark.parametrize("text", ["A seat costs $5 a month, or $50 a year.", "No fee below $20; otherwise, $4.99."])
def test_prices_are_no_formulas(text):
    assert [block.text for block in blocks(text)] == [text]


def test_directives_of_myst():
    found = blocks(
        "```{figure} my%20pic.png\n:alt: A dog\n\nThe *caption*.\n```\n\n"
        "```{code-block} python\n:linenos:\nx = 1\n```\n\n"
        "```{math}\na\n```\n\n```{toctree}\na\n```\n\n```math\nb\n```\n\n```{mermaid}\ngraph\n```\n"
    )
    assert [block.kind for block in found] == ["image", "code", "math", "html", "math", "code"]
    assert (found[0].name, found[0].alt, found[0].title) == ("my pic.png", "A dog", "The caption.")
    assert (found[1].language, found[1].text) == ("python", "x = 1")
    assert (found[2].tex, found[4].tex, found[5].language) == ("a", "b", "mermaid")


def test_directives_are_read_only_so_deep():
    text = "x"
    for n in range(8):
        text = f"{'`' * (n + 3)}{{note}}\n{text}\n{'`' * (n + 3)}"
    (block,) = blocks(text)
    for _ in range(4):
        (block,) = block.blocks
    assert isinstance(block, Code)


def test_definitions_are_a_list():
    (found,) = blocks("Term\n: One.\n: Two.\n\n`Other`\n\n: Three.\n\n  Four.\n")
    assert [(item.text, len(item.blocks)) for item in found.items] == [
        ("Term: One.", 0),
        ("Two.", 0),
        ("`Other`: Three.", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "![A](a.png)\n*The caption.*\n",
        "![A](a.png)\n\n_The caption._\n",
        '![A](a.png "The caption.")\n',
        "<figure>\n<img src=a.png alt=A>\n<figcaption>The caption.</figcaption>\n</figure>\n",
    ],
)
def test_captions_belong_to_their_picture(text):
    (image,) = blocks(text)
    assert isinstance(image, Image)
    assert (image.name, image.alt, image.title) == ("a.png", "A", "The caption.")


@pytest.mark.parametrize("text", ["![A](a.png)\n\nText, *not* a caption.\n", "![A](a.png)\n\n\n\n*Too far below.*\n"])
def test_other_text_is_no_caption(text):
    assert [block.kind for block in blocks(text)] == ["image", "paragraph"]


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
    ("between", "kinds"),
    [
        ("- flour\n- water", ["rule", "list", "rule", "paragraph"]),
        ("Bread is baked from flour.", ["rule", "heading", "paragraph"]),
        ("Bread, the old way: it is baked from flour.\n", ["rule", "paragraph", "rule", "paragraph"]),
        ("> Bread\n", ["rule", "quote", "rule", "paragraph"]),
    ],
)
def test_a_document_that_begins_with_a_rule_is_read_as_it_is(between, kinds):
    document = parsed(f"---\n{between}\n---\nText.\n")
    assert [block.kind for block in document.blocks] == kinds
    assert document.front_matter == {}
    assert lines(document.blocks[0]) == (1, 1)


@pytest.mark.parametrize("matter", ["", "# nothing\n", "\ntitle:", "'a b': 1", "{a: 1}", "my-key: 1", "größe: 1"])
def test_what_may_begin_a_mapping_is_front_matter(matter):
    assert [block.kind for block in parsed(f"---\n{matter}\n---\nText.\n").blocks] == ["paragraph"]


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


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("# Install {#install}", "Install"),
        ("# Install {.unnumbered #a}", "Install"),
        ("# The {id} of {name}", "The {id} of {name}"),
        ("# `GET /users/{id}`", "`GET /users/{id}`"),
    ],
)
def test_the_anchor_of_a_heading_is_no_part_of_it(line, text):
    assert parsed(line).blocks[0].text == text


@pytest.mark.parametrize("text", ["<!-- x -->", "---\n", "[^1]: A note.\n"])
def test_a_document_without_words_is_refused_by_its_name(text):
    with pytest.raises(DocumentError, match=r"^notes/a\.md: there is nothing in it that could be said"):
        check_words(parsed(text), "notes/a.md")
