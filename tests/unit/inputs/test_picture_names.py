import time

import pytest

from video_gen.inputs.picture_names import picture_names


@pytest.mark.parametrize(
    ("markdown", "names"),
    [
        ("![a](b.png)", ("b.png",)),
        ('![a](b.png "title") ![](c.png)', ("b.png", "c.png")),
        ("![a](<my b.png>)", ("my b.png",)),
        ("![a](b_(1).png)", ("b_(1).png",)),
        ("[![badge](b.svg)](http://x)", ("b.svg",)),
        (
            "![a][one] ![Two] ![three][]\n\n[one]: 1.png\n[two]: <2.png>\n[three]: 3.png 't'\n",
            ("1.png", "2.png", "3.png"),
        ),
        ("![a][none] [link](x.png)", ()),
        ("<img alt='x' src='b.png'> <IMG SRC=\"c.png\">", ("b.png", "c.png")),
        ("`![a](b.png)` and ``![a](`c.png)``", ()),
        ("One ` tick.\n\n![a](b.png)\n\nAnother ` tick.", ("b.png",)),
        ("```\n![a](b.png)\n```\n![c](c.png)", ("c.png",)),
        ("~~~~ md\n```\n![a](b.png)\n~~~\n~~~~\n![c](c.png)", ("c.png",)),
        ("```\n![never closed](b.png)", ()),
        ("![a](b.png)\n\n![again](b.png)", ("b.png",)),
        ("<img src=b.png data-src='late.png'> <img srcset='s.png 400w, l.png 900w'  alt=x>", ("late.png", "l.png")),
        ("```{figure} b.png\n:alt: x\n```\n\n:::{image} c.png\n:::\n", ("b.png", "c.png")),
        ("![a](x?a=1&amp;b=2) ![](c\\_d.png) <img src='e?f=1&amp;g=2'>", ("x?a=1&b=2", "c_d.png", "e?f=1&g=2")),
        (f"![a](data:,{'x' * 5000}) ![b](b.png)", (f"data:,{'x' * 5000}", "b.png")),
    ],
)
def test_names_are_found_where_pictures_are(markdown, names):
    assert picture_names(markdown) == names


@pytest.mark.parametrize(
    "piece",
    [
        "![",
        "![a](",
        "<img ",
        "`",
        "[",
        "![a][",
        "<img src='",
        "```\n",
        "![a](<",
        "![a](data:",
        "![a](<data:",
        "<img src='data:",
        "[a]: data:",
    ],
)
def test_time_is_linear(piece):
    def seconds(count):
        start = time.process_time()
        picture_names(piece * count)
        return time.process_time() - start

    seconds(100)
    assert seconds(40_000) < 2.0
