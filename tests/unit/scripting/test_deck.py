"""Decks: slide by slide, the notes said whole; without notes what stands on the slides, inside the time."""

import itertools

import pytest

from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.document import Code, Document, Heading, Image, ItemList, ListItem, Paragraph, Slide, Table
from video_gen.models.script import BulletsVisual, ChapterVisual, CodeVisual, StatementVisual, TableVisual, TitleVisual
from video_gen.models.span import SourceSpan
from video_gen.scripting import generate_script
from video_gen.scripting.alignment import lines_of_items, shares_of_lines
from video_gen.scripting.pacing import Pace
from video_gen.scripting.words import stems

SPEAKER = Speaker(engine="espeak", language="en", voice="male", name="x", characters_per_second=15)
HERE = SourceSpan(first=1, last=1)


def deck(*slides):
    """Return a document of slides, each a tuple of the slide's mark and its blocks, with spans that count them."""
    numbers = itertools.count(1)
    blocks = []
    for block in itertools.chain(*slides):
        n = next(numbers)
        blocks.append(block.replace(span=SourceSpan(first=n, last=n)))
    return Document(title="Bread", language="en", blocks=tuple(blocks))


def scripted(document, target_s=60, **brief):
    return generate_script(document, SPEAKER, Brief(target_duration=target_s, **brief))


def scenes(document, target_s=60):
    return scripted(document, target_s).videos[0].scenes


def slide(*notes, **options):
    return Slide(span=HERE, narration=notes, **options)


def heading(text, level=2):
    return Heading(span=HERE, level=level, text=text)


def text(words):
    return Paragraph(span=HERE, text=words)


def bullets(*items):
    return ItemList(span=HERE, items=tuple(ListItem(span=HERE, text=item) for item in items))


TITLE = (slide("Hello and welcome."), heading("Bread", 1), text("A talk about baking"))


def test_notes_are_said_whole_sentence_by_sentence():
    notes = ("Hello, and welcome!  We bake at http://bread.example today.", "This is it.")
    (scene,) = scenes(deck((slide(*notes), heading("Bread"))))
    assert scene.narration == ("Hello, and welcome!", "We bake at http://bread.example today.", "This is it.")


def test_the_first_slide_is_the_title():
    first, *_ = scenes(deck(TITLE, (slide("Flour it is."), heading("Flour"), bullets("rye", "wheat"))))
    assert first.visual == TitleVisual(title="Bread", subtitle="A talk about baking")


def test_a_heading_alone_opens_a_chapter_and_a_blank_slide_states_what_is_said():
    made = scenes(deck(TITLE, (slide("Now the flour."), heading("Flour")), (slide("Nothing to see here."),)))
    assert made[1].visual == ChapterVisual(title="Flour")
    assert made[2].visual == StatementVisual(text="Nothing to see here.")


def test_slides_come_in_order_each_in_scenes_of_what_it_holds():
    code = Code(span=HERE, language="python", text="knead(dough)")
    table = Table(span=HERE, header=("Flour", "Use"), rows=(("rye", "dark bread"), ("wheat", "white bread")))
    made = scenes(
        deck(
            TITLE,
            (slide("Two flours.", "Then knead the dough."), heading("Flour"), bullets("rye", "wheat"), code),
            (slide("Which for what."), heading("Use"), table),
        )
    )
    assert [scene.kind for scene in made] == ["title", "bullets", "code", "table"]
    assert made[1].narration == ("Two flours.",)
    assert isinstance(made[2].visual, CodeVisual)
    assert made[2].narration == ("Then knead the dough.",)
    assert isinstance(made[3].visual, TableVisual)
    assert [scene.section for scene in made] == ["Bread", "Flour", "Flour", "Use"]


def test_bullets_appear_with_the_line_that_speaks_of_them():
    notes = ("Good bread needs little.", "Flour comes first.", "Then there is water.", "And salt, of course.")
    made = scenes(deck(TITLE, (slide(*notes), heading("Needs"), bullets("Flour from the mill", "Water", "Salt"))))
    assert isinstance(made[1].visual, BulletsVisual)
    assert [(item.text, item.line) for item in made[1].visual.items] == [
        ("Flour from the mill", 1),
        ("Water", 2),
        ("Salt", 3),
    ]


def test_what_overflows_becomes_more_scenes_where_there_are_words_for_them():
    items = [f"kind number {n}" for n in range(16)]
    few = scenes(deck(TITLE, (slide("Many kinds."), heading("Kinds"), bullets(*items))))
    many = scenes(deck(TITLE, (slide("Many kinds.", "Then more.", "And more."), heading("Kinds"), bullets(*items))))
    assert [len(scene.visual.items) for scene in few[1:]] == [16]
    assert [len(scene.visual.items) for scene in many[1:]] == [6, 6, 4]


def test_a_slide_with_more_to_show_than_words_shows_the_most_telling():
    code = Code(span=HERE, text="knead(dough)")
    script = scripted(deck(TITLE, (slide("Knead it."), heading("Dough"), text("Some words"), code)))
    assert script.videos[0].scenes[1].kind == "code"
    assert {entry.kind: entry.fate for entry in script.coverage}["code"] == "narrated"
    assert [entry.fate for entry in script.coverage if entry.kind == "paragraph"] == ["shown", "left out"]


def test_directives_hold_for_all_scenes_of_a_slide_and_the_pause_for_its_last():
    directed = slide("Two flours.", "Then knead.", voice="female", theme="dark", pause_ms=100)
    code = Code(span=HERE, text="knead(dough)")
    flour = (directed, heading("Flour"), bullets("rye", "wheat"), code)
    made = scenes(deck(TITLE, flour, (slide("That is all."), heading("End"))))
    assert [(scene.voice, scene.theme, scene.pause_ms) for scene in made] == [
        (None, None, 800),
        ("female", "dark", 400),
        ("female", "dark", 100),
        (None, None, 400),
    ]


def test_directives_hold_without_notes_too():
    sentence = "The flour takes up the water within half an hour."
    first = (slide(), heading("Bread"), text("Bread is baked from flour, water and salt."))
    made = scenes(deck(first, (slide(voice="female", theme="contrast"), heading("Dough"), text(sentence))))
    dough = next(scene for scene in made if sentence in scene.narration)
    assert (dough.voice, dough.theme) == ("female", "contrast")


@pytest.mark.parametrize("notes", [(), ("This is not for everybody.",)])
def test_a_skipped_slide_is_left_out_and_the_coverage_says_so(notes):
    hidden = (slide(*notes, skip=True), heading("Secret"), text("The recipe is known to nobody but the baker himself."))
    script = scripted(deck(TITLE, hidden, (slide("Bye now."), heading("End"))))
    assert not any(
        "ecret" in scene.model_dump_json() or "nobody" in scene.model_dump_json() for scene in script.videos[0].scenes
    )
    assert [entry.reason for entry in script.coverage][3:6] == ["skipped by the writer"] * 3


def test_slides_without_notes_among_others_say_what_stands_on_them():
    made = scenes(
        deck(TITLE, (slide(), heading("Flour"), bullets("strong rye", "fine wheat")), (slide(), heading("End")))
    )
    assert made[1].narration == ("Flour:", "strong rye,", "and fine wheat.")
    assert made[2].narration == ("End.",)


def test_notes_are_kept_whatever_the_time_and_a_warning_says_how_long_they_take():
    document = deck(*((slide("These words are said at leisure."), heading(f"Part {n}")) for n in range(20)))
    script = scripted(document, 10)
    planned_s = sum(Pace(15).scene_s(scene) for scene in script.videos[0].scenes)
    assert len(script.videos[0].scenes) == 20
    assert script.warnings == (
        f"the speaker's notes take about {planned_s:.0f} s to say instead of 10 s; all are kept",
    )
    assert scripted(document, round(planned_s)).warnings == ()


def test_a_deck_with_notes_stays_one_video_and_says_so():
    script = scripted(deck(TITLE), 10, split="sections")
    assert len(script.videos) == 1
    assert "a deck with speaker's notes is not split" in script.warnings


def test_without_notes_slides_are_chosen_inside_the_time():
    told = (
        "Mills grind rye into dark flour",
        "Bakers knead dough by hand at night",
        "Ovens lose heat through their doors",
    )
    told += ("Crusts turn brown from sugar and steam", "Racks let loaves cool down from below")
    slides = ((slide(), heading(one.split()[0]), text(f"{one} in every town.")) for one in told)
    script = scripted(deck(*slides), 15)
    assert sum(Pace(15).scene_s(scene) for scene in script.videos[0].scenes) == pytest.approx(15, rel=0.15)
    fates = {entry.fate for entry in script.coverage if entry.kind == "slide"}
    assert fates == {"shown", "left out"}


def test_every_slide_and_block_of_a_deck_is_accounted_for():
    picture = Image(span=HERE, name="missing.png")
    script = scripted(deck(TITLE, (slide("Look at the oven."), heading("Oven"), picture, bullets("hot", "oven"))))
    assert [(entry.kind, entry.fate, entry.reason) for entry in script.coverage] == [
        ("slide", "narrated", ""),
        ("heading", "shown", ""),
        ("paragraph", "shown", ""),
        ("slide", "narrated", ""),
        ("heading", "narrated", ""),
        ("image", "left out", "the picture is missing"),
        ("list", "narrated", ""),
    ]


def stemmed(*texts):
    return [stems(text) for text in texts]


LINES = stemmed(
    "flour matters here", "the water is cold", "salt keeps bread", "and the yeast rises", "goodbye everybody"
)


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        (stemmed("Flour", "Water", "Oven", "Yeast"), [0, 1, 2, 3]),
        (stemmed("Yeast", "Flour"), [0, 0]),
        (stemmed("Nothing", "Matches", "At all"), [0, 1, 3]),
        (stemmed("Salt"), [2]),
        ([], []),
    ],
)
def test_items_never_appear_before_the_one_above_them(items, lines):
    assert lines_of_items(items, LINES) == lines


@pytest.mark.parametrize(
    ("pieces", "shares"),
    [
        (stemmed("flour water", "yeast rising"), [2, 3]),
        (stemmed("flour", "goodbye everybody"), [4, 1]),
        (stemmed("a", "b", "c", "d", "e"), [1, 1, 1, 1, 1]),
        (stemmed("salt"), [5]),
    ],
)
def test_every_piece_gets_lines_and_every_line_a_piece(pieces, shares):
    found = shares_of_lines(pieces, LINES)
    assert [n for share in found for n in share] == list(range(5))
    assert len(found) == len(pieces)
    assert all(found)
    if len(pieces) != 2:
        assert [len(share) for share in found] == shares


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (bullets("A pinch of salt"), ("Part:", "a pinch of salt.")),
        (text("From the mill next door"), ("From the mill next door",)),
        (bullets(*(f"loaf {n}" for n in range(1, 9))), ("Part:", *(f"loaf {n}," for n in range(1, 8)), "and loaf 8.")),
        (
            bullets("Good dough rests for a whole night in a warm place.", "Bread cools."),
            ("Part:", "Good dough rests for a whole night in a warm place.", "Bread cools."),
        ),
    ],
)
def test_a_slide_without_notes_is_told_whole(content, said):
    full = (slide(), heading("Rest"), text("The dough of the baker rests for a whole night in the cold."))
    made = scenes(deck(TITLE, (slide(), heading("Part"), content), full))
    assert tuple(line for scene in made[1:-1] for line in scene.narration) == said


def test_a_title_slide_without_notes_is_told_whole():
    script = scripted(deck((slide(), *TITLE[1:]), (slide("Bye now."), heading("End"))))
    assert script.videos[0].scenes[0].narration == ("Bread.", "A talk about baking.")
    assert {entry.fate for entry in script.coverage[1:3]} == {"narrated"}
