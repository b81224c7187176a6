import io

import pytest
from PIL import Image

from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.document import Paragraph, Quote, Table
from video_gen.models.source import Asset, Source
from video_gen.models.span import SourceSpan
from video_gen.parsing import parse_content
from video_gen.scripting import generate_script
from video_gen.scripting.outline import Section
from video_gen.scripting.segments import segments_of
from video_gen.scripting.table_scene import finding_in

INTRO = "# Bread\n\nBread is baked from flour, water and salt.\n\n"
MORE_CHAPTERS = (
    "## Rest\n\nThe dough takes up all of its water within the hour.\n\n"
    "## Bake\n\nA hot oven makes the crust of every loaf thin and dark.\n\n"
)


def of_kind(scenes, kind):
    return next(scene for scene in scenes if scene.kind == kind)


def test_a_lead_in_is_merged_with_its_short_list(scenes_of):
    scene = of_kind(
        scenes_of(INTRO + "## Dough\n\nA good dough needs three things:\n\n- strong flour\n- `salt`\n- time\n"),
        "bullets",
    )
    assert scene.narration == ("A good dough needs three things:", "strong flour,", "salt,", "and time.")
    assert [(item.text, item.line) for item in scene.visual.items] == [("Strong flour", 1), ("`salt`", 2), ("Time", 3)]
    assert scene.visual.heading == "Dough"
    assert scene.spans == (SourceSpan(first=7, last=7), SourceSpan(first=9, last=11))


def test_items_with_labels_show_the_label_and_say_all(scenes_of):
    text = (
        "## Dough\n\n"
        "A dough passes through two states:\n\n1. **Rest**: it takes up all the water it can\n"
        "2. **Rise**: the yeast fills it with air\n"
    )
    scene = of_kind(scenes_of(INTRO + text), "bullets")
    assert scene.narration[1:] == ("Rest: it takes up all the water it can.", "Rise: the yeast fills it with air.")
    assert [item.text for item in scene.visual.items] == ["Rest", "Rise"]
    assert scene.visual.ordered


def test_long_lists_are_cut_and_say_so(scenes_of):
    text = "## Dough\n\nThere are many kinds of flour in the world:\n\n" + "".join(
        f"- kind number {n}\n" for n in range(9)
    )
    scene = of_kind(scenes_of(INTRO + text, 20), "bullets")
    assert len(scene.visual.items) == 6
    assert scene.narration[-1] == "kind number 5, and more."


def test_lists_of_addresses_are_left_out(scenes_of):
    text = (
        "## Dough\n\nThere are many pages about bread:\n\n- http://a.example\n- http://b.example\n- http://c.example\n"
    )
    assert all(scene.kind != "bullets" for scene in scenes_of(INTRO + text))


def test_lists_of_sentences_are_prose(scenes_of):
    text = (
        "## Dough\n\n"
        "- The flour takes up the water within half an hour.\n- The yeast makes the dough rise during the night.\n"
    )
    said = [line for scene in scenes_of(INTRO + text) for line in scene.narration]
    assert "The yeast makes the dough rise during the night." in said


def test_code_is_led_in_and_shown(scenes_of):
    text = (
        "## Oven\n\nNow start the oven with one command:\n\n"
        "```bash\noven --start\n```\n\nThis takes about a quarter of an hour.\n"
    )
    scene = of_kind(scenes_of(INTRO + text), "code")
    assert scene.narration == ("Start the oven with one command.", "This takes about a quarter of an hour.")
    assert (scene.visual.code, scene.visual.language) == ("oven --start", "bash")
    assert scene.id == "code-oven"


@pytest.mark.parametrize(
    ("language", "code", "description"),
    [
        (
            "python",
            "def bake(x):\n    a = 1\n    b = 2\n    return a",
            "Oven, in four lines of Python, the function bake.",
        ),
        ("js", "class HotOven {\n  a\n  b\n}", "Oven, in four lines of JavaScript, the class HotOven."),
        ("", "a\nb\nc\nd\ne\nf\ng\nh", "Oven, in eight lines of code."),
        ("sh", "a\n" * 25, "Oven, in 25 lines of shell."),
    ],
)
def test_code_without_a_lead_in_is_described(scenes_of, language, code, description):
    scene = of_kind(scenes_of(INTRO + f"## Oven\n\n```{language}\n{code}\n```\n"), "code")
    assert scene.narration == (description,)


def test_a_single_command_that_nothing_introduces_is_shown_only_where_time_is_left(scenes_of):
    text = LIGHTS + "## Oven\n\n```sh\noven\n```\n"
    assert all(scene.kind != "code" for scene in scenes_of(text, 15))
    assert [scene.narration for scene in scenes_of(text) if scene.kind == "code"] == [("Oven, with one command.",)]


def test_long_code_is_cut_at_a_blank_line(scenes_of):
    code = "\n".join(["  a"] * 12 + [""] + ["  b"] * 12)
    scene = of_kind(scenes_of(INTRO + f"## Oven\n\nThe oven has a long program:\n\n```\n\n{code}\n```\n"), "code")
    assert scene.visual.code == "\n".join(["a"] * 12 + ["…"])


@pytest.mark.parametrize(
    ("heading", "language", "said"),
    [
        ("Code Cell Below", "", "Four lines of code."),
        ("As a program", "python", "A four-line Python example."),
        ("Oven", "python", "Oven, in four lines of Python."),
    ],
)
def test_a_heading_that_names_nothing_does_not_describe_code(scenes_of, heading, language, said):
    scene = of_kind(scenes_of(INTRO + f"## {heading}\n\n```{language}\na\nb\nc\nd\n```\n"), "code")
    assert scene.narration == (said,)


TABLE = "## Oven\n\nDifferent breads need different heat:\n\n| Bread | Heat | Time | | Crust | Note |\n|-|-|-|-|-|-|\n"


def test_a_table_is_shown_in_part_and_summed_up(scenes_of):
    rows = "".join(f"| B{n} | {n} degrees | {n} hours | | thick | |\n" for n in range(9))
    scene = of_kind(scenes_of(INTRO + TABLE + rows), "table")
    assert scene.narration == (
        "Oven.",
        "Different breads need different heat.",
        "For each bread, the table gives: heat, time and crust.",
        "The highest heat is that of B8: 8 degrees.",
    )
    assert scene.visual.header == ("Bread", "Heat", "Time", "Crust")
    assert len(scene.visual.rows) == 6
    assert scene.visual.rows[0] == ("B0", "0 degrees", "0 hours", "thick")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("5 ms", "120 ms", "40 ms"), "The highest heat is that of B1: 120 ms."),
        (("1,000", "20", "3"), "The highest heat is that of B0: 1,000."),
        (("5 ms", "2 s", "40 ms"), ""),
        (("1.200", "950", "12.345"), ""),
        (("3,5", "7", "12"), ""),
        (("5", "some", "40"), ""),
        (("40", "40", "1"), ""),
        (("1", "2"), ""),
        (("hot",) * 8, "The table has eight rows, of which we see six."),
    ],
)
def test_a_table_gives_its_finding_where_that_is_plain(cells, said):
    span = SourceSpan(first=1, last=1)
    rows = tuple((f"B{n}", cell) for n, cell in enumerate(cells))
    assert finding_in(Table(span=span, header=("Bread", "Heat"), rows=rows), [0, 1]) == said


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("| Problem | Who finds it |", "For each problem, the table gives who finds it."),
        ("| | Cold | Hot |", "The table compares: cold and hot."),
        ("| Verb | Idempotent | Safe |", "For each verb, the table gives: idempotent and safe."),
        ("| Breads | Cold | Hot |", "The table compares: cold and hot."),
        ("| a | B |", "Warm oven."),
        ("| 1 | 2 |", "Warm oven."),
    ],
)
def test_the_summary_follows_the_header(scenes_of, header, said):
    columns = header.count("|") - 1
    table = f"{header}\n{'|-' * columns}|\n" + f"{'| x ' * columns}|\n" * 2
    scene = of_kind(scenes_of(INTRO + f"## Warm oven\n\n{table}"), "table")
    assert scene.narration[-1] == said


def test_a_table_of_one_column_is_no_table(scenes_of):
    assert all(scene.kind != "table" for scene in scenes_of(INTRO + "## Oven\n\n| a |\n|---|\n| b |\n"))


def test_long_cells_are_shortened(scenes_of):
    scene = of_kind(scenes_of(INTRO + TABLE + f"| {'word ' * 20}| a | b | | c | |\n"), "table")
    assert scene.visual.rows[0][0] == "word " * 11 + "word…"


def test_a_signed_quotation_is_a_quote(scenes_of):
    text = "## Wisdom\n\n> Bread is the *staff* of life.\n>\n> — Jonathan Swift, *A Tale of a Tub*\n"
    scene = of_kind(scenes_of(INTRO + text), "quote")
    assert scene.narration == ("Wisdom.", "In the words of Jonathan Swift:", "Bread is the staff of life.")
    assert (scene.visual.text, scene.visual.attribution) == (
        "Bread is the staff of life.",
        "Jonathan Swift, A Tale of a Tub",
    )


@pytest.mark.parametrize(
    ("quote", "kind", "said"),
    [
        ("> The oven is hot for a whole hour.", "statement", "The oven is hot for a whole hour."),
        ("> [!NOTE]\n> The oven is hot for a whole hour.", "alert", "Note: The oven is hot for a whole hour."),
        ("> [!WARNING]\n> The `oven` is hot for a whole hour.", "alert", "Warning: The oven is hot for a whole hour."),
    ],
)
def test_other_quotes_are_prose_and_alerts_say_what_they_are(scenes_of, quote, kind, said):
    scenes = scenes_of(INTRO + f"## Wisdom\n\n{quote}\n")
    assert {scene.kind for scene in scenes} <= {"statement", kind}
    assert any(said in scene.narration for scene in scenes if scene.kind == kind)


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", "Hot surfaces!", "Warning: Hot surfaces. The oven is hot."),
        ("en", "Warning", "Warning: The oven is hot."),
        ("de", "", "The oven is hot."),
        ("de", "Heiß", "Heiß. The oven is hot."),
    ],
)
def test_alerts_are_said_with_their_title(language, title, said):
    span = SourceSpan(first=1, last=2)
    alert = Quote(span=span, alert="warning", title=title, blocks=(Paragraph(span=span, text="The oven is hot."),))
    (segment,) = segments_of(Section("", 0, "", span, blocks=[alert]), language)
    assert [sentence.said for sentence in segment.sentences] == [said]


def test_a_quote_that_cannot_be_said_is_left_out(scenes_of):
    assert all(scene.kind != "quote" for scene in scenes_of(INTRO + "## W\n\n> See {a: b}.\n>\n> — Somebody\n"))


def picture(width=400, height=300):
    out = io.BytesIO()
    Image.new("RGB", (width, height)).save(out, "PNG")
    return Asset(name="a.png", data=out.getvalue(), media_type="image/png")


def test_a_picture_is_said_by_the_sentence_before_it(scenes_of):
    text = "## Look\n\nThe loaf grows in four steps:\n\n![Four steps](a.png)\n"
    scene = of_kind(scenes_of(INTRO + text, assets=[picture()]), "image")
    assert scene.narration[-1] == "The loaf grows in four steps."
    assert (scene.visual.caption, scene.visual.alt, scene.visual.image) == ("Four steps", "Four steps", picture().data)


def test_a_picture_may_be_said_by_its_description(scenes_of):
    scene = of_kind(scenes_of(INTRO + "## Look\n\n![The four steps of a loaf](a.png)\n", assets=[picture()]), "image")
    assert scene.narration[-1] == "This picture shows the four steps of a loaf."


@pytest.mark.parametrize("assets", [[], [picture(90, 20)]])
def test_missing_pictures_and_badges_are_left_out(scenes_of, assets):
    scenes = scenes_of(INTRO + "## Look\n\n![The four steps of a loaf](a.png)\n", assets=assets)
    assert all(scene.kind != "image" for scene in scenes)


def test_a_picture_without_words_is_left_out(scenes_of):
    assert all(scene.kind != "image" for scene in scenes_of(INTRO + "## Look\n\n![](a.png)\n", assets=[picture()]))


def test_the_heading_is_read_out_where_the_text_does_not_say_it(scenes_of):
    scenes = scenes_of(
        INTRO + "## Baking day\n\nFlour takes up water for an hour.\n\n## Water\n\nWater comes from the well in town.\n"
    )
    assert [scene.narration[0] for scene in scenes] == ["Baking day.", "Water comes from the well in town."]


def test_a_table_of_bare_numbers_has_no_finding():
    span = SourceSpan(first=1, last=1)
    table = Table(span=span, header=("1", "2"), rows=(("4", "5"), ("24", "25"), ("6", "7")))
    assert finding_in(table, [0, 1]) == ""


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        ("The oven of the old bakery", "This picture shows the oven of the old bakery."),
        ("The oven is heated by the baker.", "The oven is heated by the baker."),
        ("This oven of the bakery is old", "This oven of the bakery is old."),
        ("Figure 2: the oven of the old bakery", "This picture shows the oven of the old bakery."),
        ("Oven with two of its doors", "In the picture: oven with two of its doors."),
    ],
)
def test_a_caption_that_is_a_sentence_is_said_as_it_is(scenes_of, caption, said):
    scene = of_kind(scenes_of(INTRO + f"## Oven\n\n![{caption}](a.png)\n", assets=[picture()]), "image")
    assert scene.narration == (said,)


@pytest.mark.parametrize("item", ["…", "- …", "*"])
def test_an_item_of_signs_alone_is_nothing_to_say(written, item):
    script = written(f"# Bread\n\nBread is baked from flour, water and salt.\n\n- flour\n- {item}\n- water\n")
    assert [scene.kind for scene in script.videos[0].scenes] == ["title", "bullets"]


LIGHTS = """# Lights

Lights tell the driver of a train whether the track ahead of it is free.

## Deciding

If the light is red, stop here. Otherwise continue with the next step of the list.

## Asking

Why are the lights red at night? The trains that run at night are slow and heavy.
"""


@pytest.mark.parametrize("target_s", [12, 14, 16, 18, 20, 60])
@pytest.mark.parametrize("halves", [("If the light is red", "Otherwise"), ("Why are", "The trains")])
def test_one_half_is_not_said_without_the_other(scenes_of, target_s, halves):
    said = " ".join(line for scene in scenes_of(LIGHTS, target_s) for line in scene.narration)
    assert (halves[0] in said) == (halves[1] in said)


def test_both_halves_are_said_where_there_is_time(scenes_of):
    said = " ".join(line for scene in scenes_of(LIGHTS, 60) for line in scene.narration)
    assert "stop here. Otherwise continue" in said
    assert "at night? The trains" in said


def test_a_warning_that_names_a_path_is_said(scenes_of):
    text = "> [!CAUTION]\n> Never delete `/var/lib/queue` while the broker runs. All of its jobs would be lost.\n"
    (scene,) = (s for s in scenes_of(f"{LIGHTS}\n## Care\n\n{text}") if s.kind == "alert")
    assert "Caution: Never delete /var/lib/queue while the broker runs." in scene.narration


CHANGES = """# Changelog

Changes of the queue that its users will see are listed here.

## [2.0.0] - 2026-03-01

### Changed

- **BREAKING**: Jobs have a handle in the place of a number.
- **BREAKING**: Old versions of Python are no longer supported.

### Fixed

- Workers no longer hang when the broker restarts.
- ~~A job could run twice after a crash of the broker.~~

## v1.4.0 (2025-09-30)

### Added

- Retries with a delay that grows each time.
"""


def test_versions_of_a_list_of_changes_are_said_once_and_labels_keep_their_change(scenes_of):
    scenes = scenes_of(CHANGES)
    said = [line for scene in scenes for line in scene.narration]
    assert said.count("Version 2.0.0, 2026-03-01.") == said.count("Version 1.4.0, 2025-09-30.") == 1
    shown = [item.text for scene in scenes for item in getattr(scene.visual, "items", ())]
    assert "BREAKING: Jobs have a handle in the place of a number" in shown
    assert "Workers no longer hang when the broker restarts." in said
    assert not any("and more" in line for line in said)


def test_what_was_struck_is_no_more_of_a_list(scenes_of):
    listed = "## Kinds\n\nThere are these kinds of flour:\n\n- rye\n- wheat\n- ~~spelt~~\n"
    scene = of_kind(scenes_of(INTRO + listed), "bullets")
    assert scene.narration[-1] == "and wheat."


def test_what_leans_on_a_list_follows_it(scenes_of):
    listed = "## Parts\n\nA mill has three parts:\n\n- a wheel\n- a stone\n- a sack\n\nAll of them are made by hand.\n"
    scene = of_kind(scenes_of(INTRO + listed), "bullets")
    assert scene.narration[-2:] == ("and a sack.", "All of them are made by hand.")


def test_a_sentence_that_needs_the_first_one_opens_with_it_where_time_is_left(written):
    text = "# Rye\n\nRye is a kind of grain that grows on poor soil. It gives a dark and heavy bread.\n"
    assert written(text, 60).videos[0].scenes[0].narration == (
        "Rye is a kind of grain that grows on poor soil.",
        "It gives a dark and heavy bread.",
    )


def test_a_word_with_an_apostrophe_is_written_small_inside_a_sentence(scenes_of):
    listed = "## Rules\n\nThese are the rules of the house:\n\n- Hire slowly\n- Don't hire twice\n"
    scene = of_kind(scenes_of(INTRO + listed), "bullets")
    assert scene.narration[-1] == "and don't hire twice."


STEPS = """# Bread

Bread is baked from flour, water and salt by people all over the world.

## Method

1. Mix the flour and the water in a bowl. All of it must be wet.
2. Stir in the salt.
3. Bake the bread for an hour.

## History

The first ovens were built from clay thousands of years ago. Mills were driven by water and by wind. Every town had a
baker of its own. Guilds watched over the weight of each loaf, and over its price.
"""


@pytest.mark.parametrize("target_s", [35, 60])
def test_the_only_steps_of_a_document_are_told_whole(scenes_of, target_s):
    scene = of_kind(scenes_of(STEPS, target_s), "steps")
    assert [item.text for item in scene.visual.items][1:] == ["Stir in the salt", "Bake the bread for an hour"]
    assert scene.narration[2] == "All of it must be wet."


MODES = """\
## Modes

The door of the oven has a switch on its left side.

{lead}

- cold
- warm
"""


def test_a_list_whose_lead_in_needs_a_sentence_is_told_with_it(scenes_of):
    scene = of_kind(scenes_of(INTRO + MODES.format(lead="It knows these two states:")), "bullets")
    assert scene.narration == ("It knows these two states:", "cold,", "and warm.")
    assert [(item.text, item.line) for item in scene.visual.items] == [("Cold", 1), ("Warm", 2)]


def test_the_sentence_that_a_lead_in_needs_is_said_where_it_was_not(scenes_of):
    text = INTRO + MODES.format(lead="It knows these two states:")
    (scene,) = [scene for scene in scenes_of(text, 14) if scene.kind == "bullets"]
    assert scene.narration[:2] == (
        "The door of the oven has a switch on its left side.",
        "It knows these two states:",
    )


def test_a_list_whose_lead_in_cannot_be_understood_is_not_told_under_the_heading(scenes_of):
    text = "## Modes\n\nIt must never be in these states:\n\n- cold\n- warm\n"
    assert not any("cold" in line for scene in scenes_of(INTRO + text) for line in scene.narration)


def test_a_short_lead_in_names_its_list(scenes_of):
    scene = of_kind(scenes_of(INTRO + "## Rye or wheat\n\nReasons for rye:\n\n- taste\n- price\n"), "bullets")
    assert scene.narration[-3:] == ("Reasons for rye:", "taste,", "and price.")


def test_a_short_lead_in_names_its_code(scenes_of):
    code = "```json\n{\n  1,\n  2\n}\n```"
    scene = of_kind(scenes_of(INTRO + f"## Files\n\nVersions example:\n\n{code}\n", 60), "code")
    assert scene.narration[-1] == "Versions example, in four lines of JSON."


def test_what_two_pieces_of_code_would_have_said_of_them_is_said_once(written):
    text = "# The oven\n\nThe oven bakes bread for a village.\n\n## Running it\n\n"
    text += "```sh\noven build\n```\n\nThis makes a folder of loaves in the shop.\n\n```sh\noven serve\n```\n"
    scenes = written(text, 120).videos[0].scenes
    assert [line for scene in scenes for line in scene.narration].count("Running it, with one command.") == 1
    assert [scene.visual.code for scene in scenes if scene.kind == "code"] == ["oven build"]


def test_a_chapter_whose_only_scene_says_its_name_has_no_scene_of_its_own_before_it(written):
    chapters = {
        "Tempi": "Kräftiger Teig braucht eine lange und kühle Ruhe.",
        "Kneten": "Langes Kneten macht jeden Teig glatt und weich.",
        "Anteile im Roggenteig": "```\n1 Teil Mehl\n```",
    }
    text = "# Brot\n\nBrot besteht aus Mehl, Wasser und Salz.\n\n"
    text += "".join(f"## {heading}\n\n{below}\n\n" for heading, below in chapters.items())
    scenes = written(text, 300, language="de").videos[0].scenes
    assert [(scene.section, scene.kind) for scene in scenes if scene.section == "Anteile im Roggenteig"] == [
        ("Anteile im Roggenteig", "code")
    ]
    assert [scene.kind for scene in scenes if scene.section == "Kneten"] == ["chapter", "statement"]


def test_prose_and_what_is_shown_are_told_in_the_order_of_the_document(scenes_of):
    text = (
        "## Oven\n\nThe oven has one setting for its heat.\n\nChange the heat of the oven in its file:\n\n"
        "```yaml\nheat: 240\n```\n\nThe lamp of the oven turns red at once.\n\n"
    )
    scenes = scenes_of(INTRO + text, 120)
    lines = [line for scene in scenes for line in scene.narration]
    heat, changed, lamp = map(
        lines.index,
        (
            "The oven has one setting for its heat.",
            "Change the heat of the oven in its file.",
            "The lamp of the oven turns red at once.",
        ),
    )
    assert heat < changed < lamp


def test_what_leans_on_a_sentence_is_said_right_behind_it_whatever_is_shown_between():
    html = (
        "<h1>Bread</h1><p>Bread is baked from flour, water and salt.</p><h2>Oven</h2>"
        "<p>The oven of the village bakes bread for everybody.</p>"
        "<blockquote><p>A cold oven is a sad oven.</p><p>— Ada Holm</p></blockquote>"
        "<p>It stays warm for the whole of the night.</p>"
    )
    document = parse_content(Source.make("a.html", "text/html", html))
    speaker = Speaker(engine="espeak", language="en", voice="male", name="x", characters_per_second=16.0)
    script = generate_script(document, speaker, Brief(target_duration=120))
    lines = [line for scene in script.videos[0].scenes for line in scene.narration]
    assert (
        lines.index("It stays warm for the whole of the night.")
        == lines.index("The oven of the village bakes bread for everybody.") + 1
    )
    assert "A cold oven is a sad oven." in lines


def test_code_is_described_in_one_line_with_the_chapter_that_it_opens(written):
    text = INTRO + "## Theming Our Loaf\n\n```yaml\na: 1\nb: 2\nc: 3\nd: 4\n```\n\n" + MORE_CHAPTERS
    lines = [line for scene in written(text, 300).videos[0].scenes for line in scene.narration]
    assert "Theming our loaf, in four lines of YAML." in lines
    assert not {"Theming Our Loaf.", "In four lines of YAML."} & set(lines)


def test_a_chapter_is_not_said_again_before_its_list(written):
    text = INTRO + "## Ingredients\n\n- fine flour\n- cold water\n- some salt\n\n" + MORE_CHAPTERS
    scenes = written(text, 300).videos[0].scenes
    (scene,) = [scene for scene in scenes if scene.kind == "bullets"]
    assert scene.narration == ("Fine flour,", "cold water,", "and some salt.")
    assert [item.line for item in scene.visual.items] == [0, 1, 2]


def test_the_colon_behind_a_lead_in_is_that_of_its_script(scenes_of):
    text = "# 面包\n\n面包是用面粉、水和盐做成的食物。\n\n## 面包的材料\n\n- 高筋面粉\n- 冷的清水\n- 海盐一撮\n"
    (scene,) = [scene for scene in scenes_of(text, language="zh") if scene.kind == "bullets"]
    assert scene.narration[0] == "面包的材料："


PARTS = """## Equipment

The kitchen of the village has these parts:

- Ovens
  - the stone oven in the yard, which is lit once a week
  - the electric oven beside the door
- Bowls
  - steel
  - wood
    - of oak
- A scale
"""


def test_a_short_list_inside_an_item_is_said_with_it_and_a_long_one_after_the_list(written):
    script = written(INTRO + PARTS, 60)
    outer, inner = [scene for scene in script.videos[0].scenes if scene.kind == "bullets"]
    assert outer.narration[-3:] == ("Ovens.", "Bowls: steel and wood.", "A scale.")
    assert [item.text for item in outer.visual.items] == ["Ovens", "Bowls: steel and wood", "A scale"]
    assert inner.narration == (
        "Ovens:",
        "The stone oven in the yard, which is lit once a week.",
        "The electric oven beside the door.",
    )
    fates = {entry.span.first: (entry.fate, entry.reason) for entry in script.coverage if entry.kind == "list"}
    assert fates == {9: ("narrated", ""), 15: ("left out", "it is too deep in a list")}


def test_items_inside_an_item_are_named_in_the_language_and_small_where_words_are(scenes_of):
    text = "## Teile\n\nDie Küche des Dorfes hat diese Teile:\n\n- Schüsseln\n  - Stahl\n  - Holz\n- Eine Waage\n"
    german = "# Brot\n\nBrot wird aus Mehl, Wasser und Salz gebacken.\n\n" + text
    (scene,) = [scene for scene in scenes_of(german, language="de") if scene.kind == "bullets"]
    assert scene.narration[-2:] == ("Schüsseln: Stahl, Holz.", "Eine Waage.")
    text = (
        "## Parts\n\nA kitchen has a few parts and many old bowls:\n\n- Bowls\n  - Old bowls\n  - New ones\n- A scale\n"
    )
    (scene,) = [scene for scene in scenes_of(INTRO + text) if scene.kind == "bullets"]
    assert scene.narration[-2] == "Bowls: old bowls and new ones."


def test_an_item_that_only_says_that_there_are_more_is_said_so(scenes_of):
    text = "## Dough\n\nA good dough needs a few things:\n\n- strong flour\n- salt\n- Etc.\n"
    (scene,) = [scene for scene in scenes_of(INTRO + text) if scene.kind == "bullets"]
    assert scene.narration[1:] == ("strong flour,", "salt, and more.")
    assert len(scene.visual.items) == 2


def test_a_list_of_what_something_does_is_told_with_what_it_is(scenes_of):
    text = (
        "## Oven\n\nFor the village the oven does these things:\n\n"
        "- Bakes the bread of every family in the village.\n- Warms the room in which the bakers have their lunch.\n"
        "- Dries the wood that the bakers burn on the next day.\n"
    )
    (scene,) = [scene for scene in scenes_of(INTRO + text) if scene.kind == "bullets"]
    assert scene.narration[-4] == "For the village the oven does these things:"
    assert len(scene.visual.items) == 3


def test_the_function_in_which_every_program_begins_is_not_named(scenes_of):
    scene = of_kind(scenes_of(INTRO + "## Oven\n\n```rust\nfn main() {\n    a();\n    b();\n}\n```\n"), "code")
    assert scene.narration == ("Oven, in four lines of Rust.",)
