import time

import pytest

from video_gen.errors import DocumentError
from video_gen.models.document import Code, Footnotes, Heading, Image, ItemList, Math, Paragraph, Quote, Table
from video_gen.models.source import Source
from video_gen.parsing import parse_content


def parsed(html):
    return parse_content(Source.make("a.html", "text/html", html))


def blocks(html):
    return parsed(html).blocks


def texts(html):
    return [block.text for block in blocks(html) if isinstance(block, Paragraph | Heading)]


PAGE = """<!doctype html>
<html lang="en_GB"><head><title>Guide | Site</title><style>p {}</style></head>
<body class="navigation-with-keyboard">
<div class="cookie-banner"><p>We use cookies.</p></div>
<header><a href="/">Home</a></header>
<nav><ul><li>Menu</ul></nav>
<main><article>
<nav class="breadcrumbs">You are here</nav>
<header><h1>The Guide<a class="headerlink" href="#g">¶</a></h1></header>
<p>First <b>bold</b>, <code>code</code>
and <a href="x">a link</a>.<script>alert(1)</script>
<p hidden>Hidden.</p><p style="display: none">Hidden.</p><p aria-hidden="true">Hidden.</p>
<form><input value="x"><button>Go</button></form>
<div class="table-of-contents"><ul><li>Contents</ul></div>
<h2 id="a">Part <a href="#a" class="hash-link">\u200b</a></h2>
<p>Last.
<footer>Edit this page</footer>
</article></main>
<footer>Copyright</footer>
</body></html>"""


def test_only_the_main_text_is_read():
    document = parsed(PAGE)
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("heading", "The Guide"),
        ("paragraph", "First **bold**, `code` and a link."),
        ("heading", "Part"),
        ("paragraph", "Last."),
    ]
    assert (document.title, document.language) == ("The Guide", "en-GB")
    assert [(part.name, part.first) for part in document.parts] == [("section The Guide", 1), ("section Part", 3)]
    assert [block.span.first for block in document.blocks] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "part",
    [
        "<div role=dialog aria-modal=true>{}</div>",
        "<div role=AlertDialog>{}</div>",
        "<dialog open>{}</dialog>",
        "<template>{}</template>",
        "<div popover>{}</div>",
        "<div hidden>{}</div>",
        "<div aria-hidden=true>{}</div>",
    ],
)
@pytest.mark.parametrize("media_type", ["text/html", "text/markdown"])
def test_what_is_hidden_or_shown_on_demand_is_no_text_of_a_document(part, media_type):
    text = f"<p>Bread is baked from flour.</p>\n{part.format('<p>Press a key to close this.</p>')}\n"
    document = parse_content(Source.make("a", media_type, text))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["Bread is baked from flour."]


def test_a_short_main_text_is_it_beside_whatever_a_page_shows_on_demand():
    around = f"<div id=help><h2>Keyboard shortcuts</h2><p>{'Press a key to go to the next chapter. ' * 9}</p></div>"
    assert texts(f"<body>{around}<div><main><h1>Appendix</h1><p>Here are two lists.</p></main></div>") == [
        "Appendix",
        "Here are two lists.",
    ]
    shell = f"<body><main></main><p>{'The text stands beside an empty main. ' * 3}</p>"
    assert len(texts(shell)) == 1


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>Page | Site</title><p>x", "Page"),
        ("<meta property='og:title' content='Shared'><title>Page</title><p>x", "Shared"),
        ("<title>Page</title><h1>Heading</h1><p>x", "Heading"),
        ("<p>x", ""),
    ],
)
def test_the_title_is_the_heading_or_what_the_head_says(html, title):
    assert parsed(html).title == title


def test_menus_are_told_by_their_links_where_nothing_says_what_is_the_main_text():
    menu = "<ul>" + "<li><a href=x>Entry</a>" * 6 + "</ul>"
    assert [block.kind for block in blocks(f"<body>{menu}<p>Text.")] == ["paragraph"]
    assert [block.kind for block in blocks(f"<body><main>{menu}<p>Text.")] == ["list", "paragraph"]


def test_lists_and_definitions():
    found = blocks(
        "<ol start=3><li>one<ul><li>in<li><p>more</p><pre>x</pre></ul><li><input type=checkbox checked> done</ol>"
        "<dl><dt>Term<dd>Definition.<dt>Alone</dl>"
    )
    numbers, defined = found
    assert isinstance(numbers, ItemList)
    assert (numbers.ordered, numbers.start) == (True, 3)
    assert [(item.text, item.checked) for item in numbers.items] == [("one", None), ("done", True)]
    inner = numbers.items[0].blocks[0]
    assert [(item.text, [block.kind for block in item.blocks]) for item in inner.items] == [
        ("in", []),
        ("more", ["code"]),
    ]
    assert [item.text for item in defined.items] == ["Term: Definition.", "Alone"]


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<pre><code class='language-py'>x</code></pre>", "py"),
        (
            "<div class='highlight-python notranslate'><div class='highlight'><pre><span></span>x</pre></div></div>",
            "python",
        ),
        ("<pre class='language-sh hljs'>x</pre>", "sh"),
        ("<pre data-lang='Go'>x</pre>", "go"),
        ("<pre><code class='rust'>x</code></pre>", "rust"),
        ("<pre>x</pre>", ""),
    ],
)
def test_code_keeps_its_lines_and_language(html, language):
    (code,) = blocks(html.replace(">x<", ">a\n  <b>b</b>\n<"))
    assert isinstance(code, Code)
    assert (code.text, code.language) == ("a\n  b", language)


def test_line_numbers_are_no_code():
    (code,) = blocks(
        "<table class=highlighttable><tr><td class=linenos><pre>1\n2</pre></td>"
        "<td class=code><pre>a\nb</pre></td></tr></table>"
    )
    assert code.text == "a\nb"


def test_tables_are_rectangular_whatever_their_cells_span():
    (before, table) = blocks(
        "<table><caption>Sizes</caption><thead><tr><th>a<th colspan=2>b</thead>"
        "<tr><td rowspan=2>1<td>2<td>3<tr><td><img src=x.png>4<tr><td><ul><li>5<li>6</ul></table>"
    )
    assert before.text == "Sizes"
    assert isinstance(table, Table)
    assert table.header == ("a", "b", "")
    assert table.rows == (("1", "2", "3"), ("1", "4", ""), ("5 6", "", ""))


def test_a_row_of_a_table_has_a_limit():
    (table,) = blocks("<table><tr><th>a<th>b<tr>" + "<td colspan=99 rowspan=99999>x" * 5_000 + "</table>")
    assert [len(row) for row in (table.header, *table.rows)] == [100, 100]


@pytest.mark.parametrize(("columns", "warnings"), [(100, ()), (101, ("of a table, the first 100 columns are read",))])
@pytest.mark.parametrize(("name", "media_type"), [("a.html", "text/html"), ("a.md", "text/markdown")])
def test_a_row_that_is_cut_is_warned_of(name, media_type, columns, warnings):
    text = "<table><tr>" + "<td>x</td>" * columns + "</tr></table>"
    assert parse_content(Source.make(name, media_type, text)).warnings == warnings


def test_tables_that_lay_out_a_page_are_what_is_in_them():
    found = blocks("<table role=presentation><tr><td><h2>Head</h2><td><p>Text.</table>")
    assert [block.kind for block in found] == ["heading", "paragraph"]


def test_pictures():
    found = blocks(
        "<figure><picture><source srcset=a.webp><img src=a.png alt='A  b'></picture><figcaption>The <b>caption</b>."
        "</figcaption></figure><img src='data:x' data-src='late%20one.png'>"
        "<img srcset='s.png 400w, l.png 1600w, xl.png 9000w'>"
        "<img alt=none><svg><text>drawn</text></svg>"
    )
    assert [(image.name, image.title) for image in found] == [
        ("a.png", "The caption."),
        ("late one.png", ""),
        ("l.png", ""),
    ]
    assert isinstance(found[0], Image)
    assert found[0].alt == "A b"


@pytest.mark.parametrize(
    ("html", "alert", "title"),
    [
        ("<div class='admonition warning'><p class=admonition-title>Warning</p><p>Body.</p></div>", "warning", ""),
        ("<div class='admonition note'><p class=admonition-title>Own title</p><p>Body.</p></div>", "note", "Own title"),
        (
            "<div class='theme-admonition alert--danger'><div class=admonitionHeading_x>danger</div><p>Body.</div>",
            "caution",
            "",
        ),
        ("<details class=tip><summary>Look</summary><p>Body.</p></details>", "tip", "Look"),
        ("<aside class='starlight-aside starlight-aside--tip'><p>Body.</p></aside>", "tip", ""),
        ("<div class='markdown-alert markdown-alert-important'><p>Body.</p></div>", "important", ""),
        ("<blockquote><p>Body.</blockquote>", "", ""),
    ],
)
def test_admonitions_are_alerts(html, alert, title):
    (quote,) = blocks(f"<main>{html}</main>")
    assert isinstance(quote, Quote)
    assert (quote.alert, quote.title, [block.text for block in quote.blocks]) == (alert, title, ["Body."])


def test_formulas_are_their_tex():
    katex = (
        "<span class=katex><span class=katex-mathml><math><semantics><mi>x</mi>"
        "<annotation encoding='application/x-tex'>x^2</annotation></semantics></math></span>"
        "<span class=katex-html aria-hidden=true>x2</span></span>"
    )
    found = blocks(
        f"<p>Let {katex} be.</p><span class=katex-display>{katex}</span><div class=math>\\[ a+b \\]</div>"
        "<p>and <span class=math>\\(c\\)</span> <script type='math/tex; mode=display'>d</script>"
    )
    assert [block.kind for block in found] == ["paragraph", "math", "math", "paragraph", "math"]
    assert (found[0].text, found[3].text) == ("Let `x^2` be.", "and `c`")
    assert [block.tex for block in found if isinstance(block, Math)] == ["x^2", "a+b", "d"]


def test_footnotes_are_apart_and_their_marks_gone():
    found = blocks(
        "<main><p>Text<sup><a href='#fn1' role='doc-noteref'>1</a></sup> here.</p>"
        "<section class=footnotes><ol><li id=fn1>The note."
        "<a class=footnote-backref href='#r'>x</a></ol></section></main>"
    )
    assert [type(block) for block in found] == [Paragraph, Footnotes]
    assert found[0].text == "Text here."
    assert found[1].items[0].text == "The note."


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("one<br>two<br><br>three", ["one two", "three"]),
        ("<b>one<p>two</b>three", ["**one**", "**two**three"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("a &lt; b &amp; c &copy; &unknown; &#x41;", ["a < b & c © &unknown; A"]),
        ("<h2>Never closed<p>one", ["Never closed", "one"]),
        ("<p>one<!-- a comment --> two</p", ["one two"]),
        ("<table><p>one<tr><td>two</table>", ["one"]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt></ruby>", ["漢"]),
    ],
)
def test_malformed_pages_are_read_as_browsers_do(html, read):
    assert texts(html)[: len(read)] == read


def test_a_heading_knows_its_level():
    (heading,) = blocks("<h4>Four</h4>")
    assert isinstance(heading, Heading)
    assert heading.level == 4


DEEP = ["<div>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<b>", "<dl><dd>", "<h1><div>", "<details>", "<math>"]


@pytest.mark.parametrize("piece", DEEP)
def test_deep_pages_take_their_time_and_no_more(piece):
    start = time.process_time()
    assert parsed(piece * 5_000 + "x").model_dump_json()
    assert time.process_time() - start < 5


def test_a_page_that_is_all_depth_is_refused_before_it_is_parsed():
    start = time.process_time()
    with pytest.raises(DocumentError, match="nested too deep"):
        parsed("<div>" * 500_000)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "piece",
    [
        "<p>x ",
        "<br>x",
        "<img src=a.png>",
        "<!-- ",
        "<a href='",
        "&amp;",
        "<td colspan=99 rowspan=9999>x",
        "</p>",
        "<" * 9,
    ],
)
def test_time_is_linear(piece):
    start = time.process_time()
    parsed("<table>" + piece * 10_000)
    assert time.process_time() - start < 5


def test_a_page_of_five_megabytes():
    start = time.process_time()
    document = parsed("<p>" + "A sentence of some words. " * 20 + "</p>\n" * 1)
    assert len(document.blocks) == 1
    document = parsed(("<p>" + "A sentence of some words. " * 40 + "</p>\n") * 5_000)
    assert len(document.blocks) == 5_000
    assert time.process_time() - start < 10
