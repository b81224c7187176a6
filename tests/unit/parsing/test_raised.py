import pytest

from video_gen.models.source import Source
from video_gen.parsing import parse_content

WRITTEN = {
    "2<sup>10</sup> bytes": "2^10 bytes",
    "10<sup>-3</sup> m": "10^-3 m",
    "1.5x10<sup>6</sup>": "1.5x10^6",
    "x<sup>2</sup> + y<sup>n</sup>": "x^2 + y^n",
    "2<sup>n+1</sup>": "2^(n+1)",
    "(a+b)<sup>2</sup>": "(a+b)^2",
    "<b>2<sup>10</sup></b>": "**2^10**",
    "A<sup>T</sup>A": "A^T A",
    "100 m<sup>2</sup>": "100 m²",
    "H<sub>2</sub>O": "H2O",
    "x<sub>i</sub>": "x_i",
    "log<sub>2</sub> n": "log2 n",
    "1<sup>st</sup>": "1st",
    "X<sup>e</sup>": "Xe",
    "a word<sup>1</sup> here": "a word here",
    "in 2020<sup>2</sup>.": "in 2020.",
    "(see the page)<sup>2</sup>": "(see the page)",
    "its end.<sup>[3]</sup> Next": "its end. Next",
    "<sup>1</sup> A note": "1 A note",
    "2<sup>10": "210",
}


@pytest.mark.parametrize("html", WRITTEN)
@pytest.mark.parametrize("kind", ["text/markdown", "text/html"])
def test_powers_and_indices_are_written_on_the_line(kind, html):
    text = html if kind == "text/markdown" else f"<html><main><p>{html}</p></main></html>"
    wanted = "2^10" if kind == "text/html" and html == "2<sup>10" else WRITTEN[html]  # a page's elements all end
    assert parse_content(Source.make("a", kind, text)).blocks[0].text == wanted


def test_roles_of_restructured_text_raise_and_lower():
    text = "2\\ :sup:`10`\\  of x\\ :sub:`i`\n"
    assert parse_content(Source.make("a", "text/x-rst", text)).blocks[0].text == "2^10 of x_i"
