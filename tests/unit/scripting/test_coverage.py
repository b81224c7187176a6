"""Every block of a document is accounted for: said, shown, or left out for a reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.scripting.soundness import all_parts
from video_gen.errors import DocumentError
from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.document import (
    Code,
    Document,
    Footnotes,
    Heading,
    Html,
    Image,
    ItemList,
    ListItem,
    Math,
    Paragraph,
    Part,
    Quote,
    Rule,
    Slide,
    Table,
)
from video_gen.models.span import SourceSpan
from video_gen.scripting import generate_script

SPEAKER = Speaker(engine="espeak", language="en", voice="male", name="x", characters_per_second=15)
HERE = SourceSpan(first=1, last=1)
TEXTS = st.sampled_from(
    [
        *(
            "The oven is hot and the bread is in it.",
            "It is baked in an hour by the baker next door.",
            "Flour",
            "",
            "*",
        ),
        *("You need three things for this:", "See http://x.example", "License", "Contents", "The oven", "Dough"),
        "A good dough rests during the whole night in a warm place.",
    ]
)
SPANNED = {"span": st.just(HERE)}


def made(model, **fields):
    return st.builds(model, **SPANNED, **fields)


LEAVES = st.one_of(
    made(Heading, level=st.integers(1, 6), text=TEXTS),
    made(Paragraph, text=TEXTS),
    made(Code, language=st.sampled_from(["", "python"]), text=TEXTS),
    made(Table, header=st.just(("Kind", "Use")), rows=st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple)),
    made(Image, name=st.just("x.png"), alt=TEXTS),
    made(Math, tex=st.just("x")),
    made(Rule),
    made(Html, html=st.just("<b>")),
    made(Footnotes, items=st.just(())),
)
SLIDES = made(Slide, narration=st.lists(TEXTS.filter(bool), max_size=2).map(tuple), skip=st.booleans())


def containers(inner):
    blocks = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(made(ListItem, text=TEXTS, blocks=blocks), min_size=1, max_size=4).map(tuple)
    return st.one_of(made(ItemList, items=items), made(Quote, alert=st.sampled_from(["", "note"]), blocks=blocks))


BLOCKS = st.recursive(LEAVES, containers, max_leaves=6)


def numbered(blocks, counter):
    """Return the blocks with spans that count them, as in a document without lines, those of containers around."""
    return tuple(_numbered(block, counter) for block in blocks)


def _numbered(block, counter):
    first = counter[0] = counter[0] + 1
    changes = {}
    if isinstance(block, ItemList):
        changes["items"] = tuple(_numbered_item(item, counter) for item in block.items)
    elif isinstance(block, Quote):
        changes["blocks"] = numbered(block.blocks, counter)
    return block.replace(span=SourceSpan(first=first, last=counter[0]), **changes)


def _numbered_item(item, counter):
    first = counter[0] = counter[0] + 1
    blocks = numbered(item.blocks, counter)
    return item.replace(span=SourceSpan(first=first, last=counter[0]), blocks=blocks)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(BLOCKS, min_size=1, max_size=12),
    st.lists(SLIDES, max_size=3),
    st.sampled_from(["none", "sections"]),
    st.randoms(use_true_random=False),
)
def test_every_block_is_accounted_for(blocks, slides, split, dice):
    mixed = [*blocks]
    for slide in slides:
        mixed.insert(dice.randint(0, len(mixed)), slide)
    document = Document(title="Bread", blocks=numbered(mixed, [0]))
    script = generate_script(document, SPEAKER, Brief(target_duration=30, split=split))
    entries = [(entry.kind, entry.span) for entry in script.coverage]
    top = [(block.kind, block.span) for block in document.blocks]
    assert [entry for entry in entries if entry in top] == top
    assert len(set(entries)) == len(entries)
    assert set(entries) <= set(all_parts(document.blocks))
    scenes = {scene.id for video in script.videos for scene in video.scenes}
    for entry in script.coverage:
        assert bool(entry.reason) == (entry.fate == "left out")
        assert bool(entry.scenes) == (entry.fate != "left out")
        assert {name.rpartition("/")[2] for name in entry.scenes} <= scenes


def fates(script):
    return {entry.span.first: (entry.kind, entry.fate, entry.reason) for entry in script.coverage}


DOCUMENT = """\
# Bread

Bread is baked from flour, water and salt.

<div id=raw></div>

## Dough

A good dough rests during the whole night in a warm place.

A good dough rests during the night in a warm place, whole.

![An oven](oven.png)

See http://bread.example/ now.

---

$$
x
$$

## Oven

such words

## License

The text may be copied by everybody who likes it.
"""


def test_the_reasons_say_why(written):
    assert fates(written(DOCUMENT)) == {
        1: ("heading", "narrated", ""),
        3: ("paragraph", "narrated", ""),
        5: ("html", "left out", "raw HTML is not shown"),
        7: ("heading", "narrated", ""),
        9: ("paragraph", "narrated", ""),
        11: ("paragraph", "left out", "it repeats what is said"),
        13: ("image", "left out", "the picture is missing"),
        15: ("paragraph", "left out", "nothing in it can be said"),
        17: ("rule", "left out", "a rule says nothing"),
        19: ("math", "narrated", ""),
        23: ("heading", "left out", "nothing below it is said"),
        25: ("paragraph", "left out", "it has no whole sentence"),
        27: ("heading", "left out", "sections such as License are left out"),
        29: ("paragraph", "left out", "sections such as License are left out"),
    }


def test_what_there_is_no_time_for_says_so(written):
    told = ["mills grind rye", "bakers knead dough", "ovens lose heat", "crusts turn brown", "racks cool loaves"]
    text = "# Bread\n\n" + "".join(f"## {one.title()}\n\nMost {one} every single morning.\n\n" for one in told)
    reasons = [reason for kind, _, reason in fates(written(text, 15)).values() if kind == "paragraph"]
    assert set(reasons) == {"", "no time for it"}


def test_scenes_are_named(written):
    script = written(DOCUMENT)
    scenes = {scene.id: scene for scene in script.videos[0].scenes}
    for entry in script.coverage:
        for name in entry.scenes:
            if entry.kind == "paragraph":
                assert any(span.first <= entry.span.first <= span.last for span in scenes[name].spans)


def test_pages_are_named():
    document = Document(
        blocks=(
            Paragraph(span=SourceSpan(first=1, last=1), text="Bread is baked from flour, water and salt."),
            Paragraph(span=SourceSpan(first=2, last=2), text="The oven is heated for an hour before that."),
        ),
        parts=(Part(name="page 1", first=1), Part(name="page 2", first=2)),
    )
    script = generate_script(document, SPEAKER, Brief())
    assert [entry.place for entry in script.coverage] == ["page 1", "page 2"]


def test_nested_blocks_that_fare_otherwise_have_their_own_entry(written):
    items = "- The oven is heated before the bread.\n\n  <div id=raw></div>\n\n- The bread cools on a rack.\n"
    text = f"# Bread\n\n{items}"
    entries = [(entry.kind, entry.fate) for entry in written(text).coverage]
    assert entries == [("heading", "narrated"), ("list", "narrated"), ("html", "left out")]


@pytest.mark.parametrize("text", ["---\n", "<!-- x -->"])
def test_a_document_without_words_is_still_refused(written, text):
    with pytest.raises(DocumentError):
        written(text)


def items_of(script):
    return [(entry.span.first, entry.fate, entry.reason) for entry in script.coverage if entry.kind == "item"]


def test_items_that_a_scene_leaves_out_are_named(written):
    listed = [f"- Rack number {n}" for n in range(1, 9)]
    listed[2] = "- See http://bread.example/a"
    text = "# Bread\n\nBread is baked from flour, water and salt.\n\n## Racks\n\n" + "\n".join(listed)
    assert items_of(written(text, 14)) == [
        (9, "left out", "nothing in it can be said"),
        (14, "left out", "the scene has no room for it"),
    ]


def test_items_of_whole_sentences_that_are_not_said_are_named(written):
    listed = [
        "- The oven of the baker is heated before the bread.",
        "- See http://bread.example/a",
        "- The racks of the bakery cool every loaf for an hour.",
    ]
    text = "# Bread\n\nBread is baked from flour, water and salt.\n\n## Baking\n\n" + "\n".join(listed)
    assert items_of(written(text)) == [(8, "left out", "nothing in it can be said")]


USERS = """\
# Users

Users are people who log in to the machine.

## Commands

Adding a user to the machine takes one command:

```bash
useradd --create-home alice
```

Adding a user to a group of the machine takes one command:

```bash
{second}
```
"""


@pytest.mark.parametrize(
    ("second", "reason"),
    [("usermod -aG staff alice", ""), ("useradd   --create-home\n  alice", "it repeats what is said")],
)
def test_code_that_differs_is_no_repetition(written, second, reason):
    script = written(USERS.format(second=second), 600)
    assert [entry.reason for entry in script.coverage if entry.kind == "code"] == ["", reason]


def test_code_of_which_the_same_would_be_said_is_told_once(written):
    codes = "".join(f"```python\na = {n}\nb = {n}\nc = {n}\nd = {n}\n```\n\n" for n in range(3))
    script = written(f"# Bread\n\nBread is baked from flour, water and salt.\n\n## Scales\n\n{codes}", 120)
    said = [line for scene in script.videos[0].scenes for line in scene.narration]
    assert said.count("Scales, in four lines of Python.") == 1
    assert [entry.reason for entry in script.coverage if entry.kind == "code"] == ["", *["it repeats what is said"] * 2]
