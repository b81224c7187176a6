import json

import pytest

from video_gen.errors import DocumentError
from video_gen.models.source import Source
from video_gen.parsing import parse_content

PIXEL = "iVBORw0KGgo=\n"


def parsed(notebook):
    text = notebook if isinstance(notebook, str) else json.dumps(notebook)
    return parse_content(Source.make("a.ipynb", "application/x-ipynb+json", text))


def notebook(*cells, **metadata):
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}


def markdown(source, **more):
    return {"cell_type": "markdown", "metadata": {}, "source": source, **more}


def code(source, *outputs, tags=()):
    return {"cell_type": "code", "metadata": {"tags": list(tags)}, "source": source, "outputs": list(outputs)}


def stream(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


def display(**data):
    return {"output_type": "display_data", "data": {key.replace("_", "/"): value for key, value in data.items()}}


def shape(document):
    return [(block.kind, block.span.first, block.span.last) for block in document.blocks]


@pytest.mark.parametrize(
    ("columns", "warnings"), [(100, ()), (101, ("cell 1: of a table, the first 100 columns are read",))]
)
@pytest.mark.parametrize("place", ["cell", "output", "Markdown output"])
def test_a_table_that_is_cut_is_warned_of_wherever_it_stands(columns, warnings, place):
    table = "<table><tr>" + "<td>x</td>" * columns + "</tr></table>"
    kind = "text_html" if place == "output" else "text_markdown"
    cell = markdown(table) if place == "cell" else code("x", display(**{kind: table}))
    assert parsed(notebook(cell)).warnings == warnings


def test_cells_are_parts():
    document = parsed(
        notebook(
            markdown(["# Title\n", "\n", "---\n", "- a\n", "  - b"]),
            markdown(" "),
            code("x = 1\n", stream(["42\n"])),
            {"cell_type": "raw", "metadata": {}, "source": "raw"},
            language_info={"name": "julia"},
        )
    )
    assert shape(document) == [
        ("heading", 1, 1),
        ("rule", 2, 2),
        ("list", 3, 3),
        ("code", 4, 4),
        ("code", 5, 5),
        ("html", 6, 6),
    ]
    assert [(part.name, part.first) for part in document.parts] == [("cell 1", 1), ("cell 3", 4), ("cell 4", 6)]
    assert document.blocks[2].items[0].blocks[0].items[0].span.first == 3
    assert [(block.language, block.text) for block in document.blocks[3:5]] == [("julia", "x = 1"), ("output", "42")]
    assert document.title == "Title"


def test_its_metadata_may_name_it():
    assert parsed(notebook(markdown("# Other"), title="The  title")).title == "The title"


@pytest.mark.parametrize(
    ("output", "kind"),
    [
        (display(text_html="<table><tr><th>a<tr><td>1</table>", text_plain="a"), "table"),
        (display(text_markdown="- a", text_plain="a"), "list"),
        (display(text_latex="$$x$$", text_plain="x"), "math"),
        (display(image_png=PIXEL, text_plain="<Figure>"), "image"),
        (display(text_plain="<Figure size 640x480>"), "html"),
        (stream("line\n" * 40), "html"),
        ({"output_type": "error", "traceback": ["Traceback"]}, "html"),
    ],
)
def test_outputs_are_read_by_their_richest_form(output, kind):
    assert [block.kind for block in parsed(notebook(code("x", output))).blocks] == ["code", kind]


def test_outputs_without_text_are_nothing():
    outputs = (stream(" "), {"output_type": "display_data", "data": {"application/json": {}}}, {}, "x")
    assert [block.kind for block in parsed(notebook(code("x", *outputs))).blocks] == ["code"]


def test_attached_pictures_have_names_of_their_own():
    attached = markdown(
        "- ![A](attachment:a%20b.png)\n\n> ![](attachment:a%20b.png)\n\n![](c.png)",
        attachments={"a b.png": {"image/png": PIXEL}},
    )
    document = parsed(notebook(markdown("x"), attached))
    listed, quoted, image = document.blocks[1:]
    assert listed.items[0].blocks[0].name == "cell 2/a b.png"
    assert quoted.blocks[0].name == "cell 2/a b.png"
    assert image.name == "c.png"


@pytest.mark.parametrize(
    ("tag", "kinds"),
    [
        ("remove-cell", ["html"]),
        ("hide-input", ["html", "code"]),
        ("remove_output", ["code", "html"]),
        ("x", ["code", "code"]),
    ],
)
def test_tags_hide_what_they_say(tag, kinds):
    assert [block.kind for block in parsed(notebook(code("x", stream("1"), tags=[tag]))).blocks] == kinds


def test_version_3():
    document = parsed(
        {
            "nbformat": 3,
            "metadata": {"name": ""},
            "worksheets": [
                {
                    "cells": [
                        {"cell_type": "heading", "level": 2, "source": ["Part"]},
                        {
                            "cell_type": "code",
                            "input": ["y"],
                            "language": "python",
                            "outputs": [
                                {"output_type": "pyout", "text": ["7"]},
                                {"output_type": "display_data", "png": PIXEL},
                            ],
                        },
                    ]
                }
            ],
        }
    )
    assert [block.kind for block in document.blocks] == ["heading", "code", "code", "image"]
    assert document.blocks[0].level == 2
    assert document.blocks[3].name == "cell 2/picture 1"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"cells": []}', '{"cells": [1, "x", null]}', "[" * 100_000, "9" * 10_000, '{"cells": {}}'],
)
def test_what_is_no_notebook_is_refused(text):
    with pytest.raises(DocumentError, match="no notebook"):
        parsed(text)


@pytest.mark.parametrize(
    "cell",
    [
        {"cell_type": 7, "source": 5},
        {"cell_type": "markdown", "source": None, "attachments": {"a": 1, "b": {"image/png": 3}}},
        {"cell_type": "code", "source": [1, "x"], "outputs": [None, {"data": []}], "metadata": []},
        {"cell_type": "heading", "level": "x", "source": "a"},
    ],
)
def test_cells_may_hold_anything(cell):
    parsed(notebook(markdown("Text."), cell))
