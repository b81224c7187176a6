import time

import pytest
from docutils.parsers.rst import directives, roles

from video_gen.errors import DocumentError
from video_gen.models.document import (
    Code,
    Footnotes,
    Heading,
    Html,
    Image,
    ItemList,
    Math,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from video_gen.models.source import Source
from video_gen.parsing import parse_content


def parsed(text):
    return parse_content(Source.make("a.rst", "text/x-rst", text))


def blocks(text):
    return parsed(text).blocks


def lines(block):
    return (block.span.first, block.span.last)


TEXT = """:orphan:

=====
Title
=====

One
two.

.. _label:

Part
----

.. code-block:: python
   :emphasize-lines: 2

   x = 1

   y

Literal::

    code

- item
  more

  .. note:: Nested.

- other

----

.. image:: a%20b.png
   :alt: A dog

Sub
~~~

.. math::
   :label: e

   a = b

Last.
"""


def test_blocks_know_their_lines():
    document = parsed(TEXT)
    assert [(type(block), lines(block)) for block in document.blocks] == [
        (Html, (1, 1)),
        (Heading, (3, 5)),
        (Paragraph, (7, 8)),
        (Heading, (12, 13)),
        (Code, (15, 20)),
        (Paragraph, (22, 22)),
        (Code, (24, 24)),
        (ItemList, (26, 31)),
        (Rule, (33, 33)),
        (Image, (35, 36)),
        (Heading, (38, 39)),
        (Math, (41, 44)),
        (Paragraph, (46, 46)),
    ]
    assert document.title == "Title"
    assert document.warnings == ()
    code, listed, image = document.blocks[4], document.blocks[7], document.blocks[9]
    assert (code.language, code.text) == ("python", "x = 1\n\ny")
    assert [lines(item) for item in listed.items] == [(26, 29), (31, 31)]
    assert [type(block) for block in listed.items[0].blocks] == [Quote]
    assert (image.name, image.alt) == ("a b.png", "A dog")
    assert [block.level for block in document.blocks if isinstance(block, Heading)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("a **b** *c* ``d`` `e`", "a **b** c `d` e"),
        ("`link <http://x>`_ and name_ here", "link and name here"),
        ("note [1]_ here", "note here"),
        (":ref:`Text <label>` and :ref:`my-label` and :doc:`/guide/first_steps`", "Text and my label and first steps"),
        (":class:`~a.b.C` :func:`f` :meth:`!g` :py:mod:`os.path`", "`C` `f()` `g()` `os.path`"),
        (":abbr:`CI (integration)` :term:`word` :kbd:`Ctrl+C` :unheard:`of`", "CI word Ctrl+C `of`"),
        ("|name| is here\n\n.. |name| replace:: The *thing*", "The thing is here"),
        (":math:`x^2`", "`x^2`"),
        ("an *open one", r"an \*open one"),
    ],
)
def test_inline_content_becomes_markup(text, markup):
    assert blocks(text)[0].text == markup


@pytest.mark.parametrize(
    ("text", "alert", "title"),
    [
        (".. note:: Body.", "note", ""),
        (".. danger::\n\n   Body.", "caution", ""),
        (".. seealso:: Body.", "note", ""),
        (".. admonition:: Own *title*\n   :class: tip\n\n   Body.", "tip", "Own title"),
        (".. sidebar:: Beside\n\n   Body.", "note", "Beside"),
    ],
)
def test_admonitions_are_alerts(text, alert, title):
    (quote,) = blocks(text)
    assert isinstance(quote, Quote)
    assert (quote.alert, quote.title, [block.text for block in quote.blocks]) == (alert, title, ["Body."])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (".. versionadded:: 1.2\n   The *thing*.", ["New in version 1.2: The thing."]),
        (".. deprecated:: 3", ["Deprecated since version 3"]),
        (".. only:: html\n\n   Text.", ["Text."]),
        (".. tabs::\n\n   .. tab:: Python\n\n      Text.", ["**Python**", "Text."]),
        (".. unheard-of:: argument\n   :option: x\n\n   Text.", ["**argument**", "Text."]),
        (".. rubric:: Head", ["**Head**"]),
        (".. container:: x\n\n   Text.", ["Text."]),
        ("| one\n| two", ["one two"]),
    ],
)
def test_no_directive_loses_its_text(text, read):
    assert [block.text for block in blocks(text)] == read


def test_objects_are_their_signatures_and_what_is_said_of_them():
    (found,) = blocks(".. py:function:: greet(name)\n\n   Greets.\n\n   :param name: whom\n")
    assert found.items[0].text == "`greet(name)`: Greets."
    assert found.items[0].blocks[0].items[0].text == "param name: whom"
    assert blocks(".. autofunction:: a.b")[0].items[0].text == "`a.b`"


def test_lists_of_all_kinds():
    numbers, defined, options = blocks("3. a\n4. b\n\nterm : kind\n   Means.\n\n-v, --verbose  Says more.\n")
    assert (numbers.ordered, numbers.start, len(numbers.items)) == (True, 3, 2)
    assert defined.items[0].text == "term: Means."
    assert options.items[0].text == "`-v, --verbose`: Says more."


def test_tables():
    first, title, second = blocks(
        "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n|   +---+\n|   | 3 |\n+---+---+\n\n"
        ".. csv-table:: Name\n   :header: x, y\n\n   5, 6\n"
    )
    assert isinstance(first, Table)
    assert (first.header, first.rows) == (("a", "b"), (("1", "2"), ("1", "3")))
    assert (title.text, second.header, second.rows) == ("Name", ("x", "y"), (("5", "6"),))


def test_figures_quotes_and_notes():
    image, legend, heading, quote, notes = blocks(
        ".. figure:: a.png\n   :figclass: x\n\n   The *caption*.\n\n   Legend.\n\nHead\n====\n\n"
        "   Words.\n\n   -- Ada\n\n.. [#] A note.\n"
    )
    assert heading.text == "Head"
    assert (image.name, image.title) == ("a.png", "The caption.")
    assert legend.text == "Legend."
    assert [block.text for block in quote.blocks] == ["Words.", "— Ada"]
    assert isinstance(notes, Footnotes)
    assert notes.items[0].text == "A note."


def test_files_are_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    text = (
        f".. include:: {secret}\n\n.. literalinclude:: {secret}\n\n.. csv-table::\n   :file: {secret}\n\n"
        f".. raw:: html\n   :file: {secret}\n\n.. figure:: {secret}\n   :figwidth: image\n"
    )
    document = parsed(text)
    assert "secret words" not in document.model_dump_json()
    assert "places are no valid" in document.warnings[0]


def test_definitions_in_definitions_do_not_multiply():
    names = [f".. |a{n}| replace:: {f'|a{n + 1}| ' * 4}\n" for n in range(8)]
    document = parsed(
        "Title\n=====\n\n|a0| it is, |round|.\n\n" + "".join(names) + ".. |round| replace:: |round| |round|\n"
    )
    assert len(document.blocks[1].text.split()) == 4**3 + 2 + 2**3


def test_what_is_broken_is_kept_and_named_with_its_line():
    document = parsed("Text.\n\n.. image::\n\nMore.\n")
    assert [block.kind for block in document.blocks] == ["paragraph", "html", "paragraph"]
    assert document.blocks[1].html.startswith(".. image::")
    assert "line 3" in document.warnings[0]


def test_a_document_teaches_docutils_nothing_for_the_next(monkeypatch):
    monkeypatch.setitem(vars(directives)["_directives"], "known", object())
    known = (dict(vars(directives)["_directives"]), dict(vars(roles)["_roles"]))
    parsed(".. role:: own\n\n.. default-role:: own\n\n.. unheard:: x\n\n:own:`x` `y` :other:`z`\n")
    assert (vars(directives)["_directives"], vars(roles)["_roles"]) == known


def test_the_day_is_not_read_off_the_clock():
    assert "20" not in parsed(".. |today| date::\n\nIt is |today|.\n").blocks[-1].text


def test_too_deep_a_document_is_refused():
    with pytest.raises(DocumentError, match="nested too deep"):
        parsed("".join(f"{' ' * n}x\n\n" for n in range(400)))


@pytest.mark.parametrize(
    "piece", ["*a ", "`a ", "|a ", "a_ ", "**a ", "- x\n", "x\n=\n\n", ".. note:: x\n\n", ":a:`b` ", "``"]
)
def test_time_is_bounded(piece):
    start = time.process_time()
    parsed(piece * 2_000)
    assert time.process_time() - start < 6


def test_marks_that_nothing_closes_take_no_time_by_the_square():
    start = time.process_time()
    parsed("`a " * 15_000)
    assert time.process_time() - start < 12  # some 4 s; 17 s where it is read whole


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (":Author: A\n\nText.\n", ["html", "paragraph"]),
        ("Title\n=====\n\n:Reviewed-By: A\n:lang: de\n\nText.\n", ["heading", "html", "paragraph"]),
        ("Title\n=====\n\nText.\n\n:Version: 2\n:Status: Draft\n", ["heading", "paragraph", "html"]),
        ("Title\n=====\n\nText.\n\n:verbose: Says more.\n:Version: 2\n", ["heading", "paragraph", "list"]),
    ],
)
def test_fields_that_describe_the_document_are_kept_and_not_read(text, kinds):
    assert [block.kind for block in parsed(text).blocks] == kinds


def test_a_field_names_the_language():
    assert parsed("Title\n=====\n\n:lang: de\n\nThe text is in English.\n").language == "de"
