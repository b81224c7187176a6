import pytest

from video_gen.errors import DocumentError
from video_gen.models.document import Slide
from video_gen.models.source import Source
from video_gen.parsing import parse_content


def parsed(text):
    return parse_content(Source.make("a.md", "text/markdown", text))


def slides(document):
    return [block for block in document.blocks if isinstance(block, Slide)]


def shape(document):
    return [(block.kind, block.span.first) for block in document.blocks]


MARP = """---
marp: true
theme: gaia
headingDivider: 2
---
<!-- _class: lead -->
# Title

Welcome.

<!-- Good morning, *everyone*.

We begin now. -->

## Second

- a

---

<!-- paginate: true
backgroundColor: red -->
<!-- video-gen: voice: female, pause: 1.5, theme: dark -->
### Third <!-- fit -->

<!-- narration: Only this is said. -->
<!-- not this -->

```text
---
```
"""


def test_marp():
    document = parsed(MARP)
    one, two, three = slides(document)
    assert one.narration == ("Good morning, everyone.", "We begin now.")
    assert (two.narration, three.narration) == ((), ("Only this is said.",))
    assert (three.voice, three.pause_ms, three.theme) == ("female", 1500, "dark")
    assert shape(document) == [
        ("slide", 1),
        ("heading", 7),
        ("paragraph", 9),
        ("slide", 15),
        ("heading", 15),
        ("list", 17),
        ("slide", 19),
        ("heading", 24),
        ("code", 29),
    ]
    assert document.title == "Title"
    assert document.warnings == ()


SLIDEV = """---
theme: seriph
layout: cover
title: Deck
---

# Welcome

<!-- not the last -->

Text.

<!--
Say hello.
-->

---
layout: center
hideInToc: true
---

# Two

```yaml
---
a: b
---
```

---
hide: true
video-gen:
  voice: male_warm
  pause: 2
---

# Hidden

---

# Last
"""


def test_slidev():
    document = parsed(SLIDEV)
    one, two, hidden, last = slides(document)
    assert document.title == "Deck"
    assert one.narration == ("Say hello.",)
    assert (two.skip, hidden.skip, last.skip) == (False, True, False)
    assert (hidden.voice, hidden.pause_ms) == ("male_warm", 2000)
    assert shape(document) == [
        ("slide", 1),
        ("heading", 7),
        ("paragraph", 11),
        ("slide", 17),
        ("heading", 22),
        ("code", 24),
        ("slide", 30),
        ("heading", 37),
        ("slide", 39),
        ("heading", 41),
    ]


NARAKEET = """---
size: 720p
voice: female
---

(font-size: 12)

# Greetings

Hello *there*. (pause: 1)
This is said.

![](a.png)

---

(voice: Brian)
(callout:
  type: rectangle
  left: 10)
(pause: 2)

Second scene.
"""


def test_narakeet():
    document = parsed(NARAKEET)
    one, two = slides(document)
    assert one.narration == ("Hello there. This is said.",)
    assert [block.kind for block in document.blocks] == ["slide", "heading", "image", "slide"]
    assert (two.narration, two.voice, two.pause_ms) == (("Second scene.",), None, 2000)
    assert document.warnings == (
        "slide 2: the voice Brian is Narakeet's; name one of ours in <!-- video-gen: voice: NAME -->",
    )


@pytest.mark.parametrize("matter", ["presentation: true", "video-gen: {slides: true}", "marp: true"])
def test_the_front_matter_makes_a_deck(matter):
    assert len(slides(parsed(f"---\n{matter}\n---\nOne.\n\n---\n\nTwo.\n"))) == 2


@pytest.mark.parametrize(
    "matter",
    ["title: x", "theme: minima", "layout: post", "video-gen: {slides: false}\nmarp: true", "title: x\nsize: 3"],
)
def test_rules_alone_make_no_deck(matter):
    assert slides(parsed(f"---\n{matter}\n---\nOne.\n\n---\n\nTwo.\n")) == []


def directed(comment):
    document = parsed(f"---\nmarp: true\n---\nText.\n\n<!-- video-gen: {comment} -->\n")
    return slides(document)[0], document.warnings


@pytest.mark.parametrize(
    ("comment", "field", "value"),
    [
        ("skip: true", "skip", True),
        ("skip: no", "skip", False),
        ("voice: 'male'", "voice", "male"),
        ("voice: en-gb-scotland+f2", "voice", "en-gb-scotland+f2"),
        ("theme: contrast", "theme", "contrast"),
        ("pause: 2s", "pause_ms", 2000),
        ("pause: 0.25", "pause_ms", 250),
        ("voice: male\npause: 1", "pause_ms", 1000),
    ],
)
def test_directions_in_comments(comment, field, value):
    slide, warnings = directed(comment)
    assert getattr(slide, field) == value
    assert warnings == ()


@pytest.mark.parametrize(
    ("comment", "warning"),
    [
        ("voice: a b", "slide 1: a b is no name of a voice"),
        ("theme: gaia", "slide 1: there is no theme gaia"),
        ("pause: long", "slide 1: long is no pause in seconds"),
        ("pause: 99", "slide 1: a pause has at most 10 seconds"),
        ("colour: red", "slide 1: there is no direction colour"),
    ],
)
def test_what_cannot_be_followed_is_a_warning(comment, warning):
    slide, warnings = directed(comment)
    assert (slide.voice, slide.theme) == (None, None)
    assert warnings[0].startswith(warning)


@pytest.mark.parametrize(
    "comment", ["_class: lead", "paginate: true\nfooter: x", "markdownlint-disable", "fit", "$size: 4:3"]
)
def test_comments_for_other_programs_are_not_said(comment):
    assert slides(parsed(f"---\nmarp: true\n---\nText.\n\n<!-- {comment} -->\n"))[0].narration == ()


def test_a_heading_divider_may_stand_in_a_comment():
    text = "---\nmarp: true\n---\n<!-- headingDivider: [1, 2] -->\n# One\n\nx\n\n## Two\n\n### Three\n"
    assert [block.span.first for block in slides(parsed(text))] == [1, 9]


def test_footnotes_stand_on_the_slide_where_they_are_written():
    document = parsed("---\nmarp: true\n---\nOne[^1].\n\n[^1]: Note.\n\n---\n\nTwo.\n")
    assert shape(document) == [("slide", 1), ("paragraph", 4), ("footnotes", 6), ("slide", 8), ("paragraph", 10)]


def test_the_front_matter_of_a_slide_is_checked_with_its_line():
    with pytest.raises(DocumentError, match="line 9"):
        parsed("---\ntheme: x\nlayout: y\n---\n\nText.\n\n---\na: b: c\n---\n")


def test_settings_of_the_deck_may_say_that_it_is_one():
    assert parsed("---\nvideo-gen:\n  slides: true\n  fps: 25\n---\nOne.\n").front_matter["video-gen"]["slides"] is True


def test_a_table_of_a_slide_that_is_cut_is_warned_of():
    table = "<table><tr>" + "<td>x</td>" * 101 + "</tr></table>"
    document = parsed(f"---\nmarp: true\n---\n# One\n\n---\n\n# Two\n\n{table}\n")
    assert document.warnings == ("slide 2: of a table, the first 100 columns are read",)
