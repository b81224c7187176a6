"""Documents of all text formats, and ways to spoil them."""

from random import Random

MARKDOWN = """---
title: A guide
lang: en
tags: [a, "b"]
---

# A guide to `things`

Read **this** first, [it](http://example.org "T") helps[^1]. A line\\
broken, $a^2$ and ~~gone~~ :tada: <b>bold</b> &amp; more.

![A picture](a.png "Title")
*Its caption.*

> [!NOTE]
> Mind the gap.
>
> - one
>   1. two

- [x] done
- [ ] open

  ```python
  def f(x):
      return x
  ```

!!! warning "Own title"
    Indented.

:::tip Title
Text.
:::

```{figure} b.png
:alt: A dog

Caption.
```

Term
: Definition.

| a | b |
|---|:-:|
| 1 | `2` |

<details><summary>More</summary>

<table><tr><td rowspan=2>x</td><td>y</td></tr></table>

</details>

<!-- a comment -->

$$
\\sum_i x_i
$$

[^1]: The note.
[ref]: http://example.org
"""
MARP = """---
marp: true
headingDivider: 2
---
# One

<!-- Notes of the *speaker*. -->

## Two

<!-- video-gen: voice: female, pause: 1.5, theme: dark, skip: false -->

---

<!-- _class: lead -->
<!-- narration: Said. -->
- a
- b
"""
SLIDEV = """---
theme: seriph
layout: cover
---

# One

<!-- Last. -->

---
layout: two-cols
hide: true
---

# Two

::right::

```js {1|2}
let x
```
"""
NARAKEET = """---
size: 720p
voice: male
---

(font-size: 12)

# Head

Hello there. (pause: 1)

---

(voice: Amy)
(callout:
  left: 10)

Second.
"""
PLAIN = """A TITLE

Some words that somebody wrote,
on two lines.

Parts
-----

Three things:
- one
- two
* three

1) first
2) second
"""
HTML = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Page | Site</title><style>p {}</style></head>
<body><nav><ul><li><a href="#">Menu</a></ul></nav>
<main><article><h1>Head<a class="headerlink" href="#h">#</a></h1>
<p>First <b>bold</b>, <code>code</code> and <a href="x">a link</a>.<br>
<div class="admonition note"><p class="admonition-title">Note</p><p>Body.</p></div>
<ul><li>one<ol start="3"><li>two</ol><li><input type="checkbox" checked> three</ul>
<dl><dt>Term<dd>Definition.</dl>
<table><caption>C</caption><thead><tr><th colspan="2">a</thead><tr><td rowspan="2">1<td>2<tr><td>3</table>
<figure><img src="a.png" srcset="b.png 400w, c.png 2x" alt="A"><figcaption>Caption</figcaption></figure>
<pre><code class="language-py">x = 1
</code></pre>
<blockquote><p>Quoted.</p></blockquote>
<math display="block"><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math>
<details class="tip"><summary>More</summary>Text.</details>
<section class="footnotes"><ol><li>Note.<a class="footnote-backref" href="#r">x</a></ol></section>
<svg><foreignObject><p>in</p></foreignObject></svg><!-- comment --><script>"</p>"</script>
</article></main><footer>Foot</footer></body></html>
"""
RST = """=====
Title
=====

:author: Ada

Words with **strong**, ``code``, :ref:`a label <x>`, :class:`~a.B`, |sub| and a `link <http://x>`_ [1]_.

.. _x:

Part
----

.. code-block:: python
   :linenos:

   x = 1

.. note:: Mind.

   - one

     * two

.. versionadded:: 1.2
   New.

.. figure:: a.png
   :alt: A

   Caption.

Literal::

    text

+---+---+
| a | b |
+===+===+
| c | d |
+---+---+

===  ===
x    y
===  ===
1    2
===  ===

term : kind
   Means.

| one
| two

.. toctree::
   :maxdepth: 2

   a

.. csv-table:: T
   :header: a,b

   1,"2"

.. [1] Note.
.. |sub| replace:: the *thing*
"""
NOTEBOOK = """{"cells": [
 {"cell_type": "markdown", "metadata": {}, "source": ["# Title\\n", "\\n", "Text ![](attachment:a.png)"],
  "attachments": {"a.png": {"image/png": "iVBORw0KGgo="}}},
 {"cell_type": "code", "execution_count": 1, "metadata": {"tags": ["hide-input"]}, "source": "x = 1\\nprint(x)",
  "outputs": [{"output_type": "stream", "name": "stdout", "text": ["1\\n"]},
   {"output_type": "display_data", "data": {"text/html": "<table><tr><th>a<tr><td>1</table>", "text/plain": "a"}},
   {"output_type": "error", "traceback": ["x"]}]},
 {"cell_type": "raw", "metadata": {}, "source": "raw"}],
 "metadata": {"language_info": {"name": "python"}, "title": "T"}, "nbformat": 4, "nbformat_minor": 5}
"""
SCRIPT = """# A video script.
video-gen:
  fps: 25
videos:
  - id: v
    title: "T"
    language: en
    scenes:
      - id: one
        narration:
          - Hello there.
          - |
            Two
            lines.
        pause_ms: 300
        visual: {kind: bullets, heading: H, items: [a, {text: b, line: 1}]}
        spans: [1-2, 4]
      - {id: two, narration: Look., visual: {kind: table, header: [a, b], rows: [["1", "2"]]}}
"""
SEEDS = {
    "a.md": MARKDOWN,
    "marp.md": MARP,
    "slidev.md": SLIDEV,
    "narakeet.md": NARAKEET,
    "a.txt": PLAIN,
    "a.html": HTML,
    "a.rst": RST,
    "a.ipynb": NOTEBOOK,
    "a.yaml": SCRIPT,
}
NASTY = (
    *"\0\x0b\x1b\x85\u200b\u202e\u2028\ufeff\ufffd\U0001f600é中ा",
    *(
        "---\n",
        "```\n",
        "~~~\n",
        ":::\n",
        "$$\n",
        "> ",
        "- ",
        "1. ",
        "  ",
        "    ",
        "\t",
        "\n\n",
        "# ",
        "***",
        "[^1]: ",
        "||",
    ),
    *(
        "<!--",
        "-->",
        "<div>",
        "</div>",
        "<table>",
        "<td>",
        "<p",
        "<![CDATA[",
        "<?xml",
        "&#0;",
        "&#x110000;",
        "&amp",
        "<pre>",
    ),
    *(".. ", "::\n", "..\n", "`", "``", "|", "*", "_", "\\", ":a:`b`", ".. include:: /etc/passwd\n", ".. role:: x\n"),
    *(
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        ",",
        ": ",
        "&a ",
        "*a",
        "!!python/object:os.system ",
        "null",
        "1e999",
        "99999999999999",
    ),
    *(
        "\ud800",
        "true",
        "-1",
        "{{",
        "%}",
        "(pause: 99)\n",
        "<!-- video-gen: x: y -->",
        "attachment:",
        "data:image/png;base64,",
    ),
)


def mutated(seed: int) -> tuple[str, bytes]:
    """Return the name and the bytes of a document that was spoiled in a few ways; the same for the same seed."""
    dice = Random(seed)
    name = dice.choice(sorted(SEEDS))
    text = SEEDS[name]
    for _ in range(dice.randint(1, 8)):
        text = _spoiled(text, dice)
    if dice.random() < 0.1:
        name = dice.choice(sorted(SEEDS))
    encoding = dice.choice(["utf-8"] * 8 + ["utf-16", "cp1252"])
    data = bytearray(text.encode(encoding, errors="replace"))
    if dice.random() < 0.1 and data:
        data[dice.randrange(len(data))] = dice.randrange(256)
    return name, bytes(data)


def _spoiled(text: str, dice: Random) -> str:
    """Return a text with one change."""
    start, end = sorted((dice.randint(0, len(text)), dice.randint(0, len(text))))
    near = min(end, start + dice.randint(1, 40))
    piece = text[start:near]
    other = dice.choice(list(SEEDS.values()))
    at = dice.randint(0, len(other))
    return dice.choice(
        (
            lambda: text[:start] + text[near:],
            lambda: text[:start] + piece * dice.choice((2, 3, 30, 300)) + text[near:],
            lambda: text[:start] + dice.choice(NASTY) + text[start:],
            lambda: text[:start] + dice.choice(NASTY) * dice.choice((2, 10, 200, 1_000)) + text[start:],
            lambda: text[:start] + other[at : at + 200] + text[start:],
            lambda: text[:near] + text[end:] + text[near:end],
            lambda: text[: max(near, 20)],
            lambda: "\n".join(dice.choice(("", " ", "    ", "> ")) + line for line in text.split("\n")),
            lambda: text.replace("\n", dice.choice(("\r\n", "\r", "\n\n", " "))),
            lambda: text[:start] + piece.swapcase() + text[near:],
        )
    )()
