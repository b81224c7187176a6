"""Whatever a document brings: all of it is on screen, none of it too small, none of it outside."""

from typing import get_args

import numpy as np
import pytest
from PIL import ImageChops

from video_gen.models.item import Item
from video_gen.models.lesson import (
    CheckpointVisual,
    CommandVisual,
    ComparisonVisual,
    ExerciseVisual,
    ObjectivesVisual,
    ProblemVisual,
    QuizVisual,
    SolutionVisual,
)
from video_gen.models.look import Look
from video_gen.models.material import AlertVisual, ChartVisual, MathVisual, Series, StepsVisual
from video_gen.models.script import (
    BulletsVisual,
    ChapterVisual,
    CodeVisual,
    ImageVisual,
    OutroVisual,
    QuoteVisual,
    StatementVisual,
    TableVisual,
    TitleVisual,
    Visual,
)
from video_gen.video.code_rows import code_lines, fitting_rows
from video_gen.video.fonts import typeface_for
from video_gen.video.listing import entries, set_list
from video_gen.video.page import Canvas
from video_gen.video.scenes import scene_pages
from video_gen.video.sheet import Sheet
from video_gen.video.text import Text
from video_gen.video.wrap import row_em

LONG = " ".join(f"word{n}" for n in range(400))
HOSTILE = {
    "one long word": "x" * 1200,
    "address": "https://example.com/" + "a/b-c_d?e=f&" * 15,
    "emoji": "\U0001f680 Launch \U0001f469\u200d\U0001f4bb \U0001f44d\U0001f3fd \U0001f1eb\U0001f1f7 done",
    "only emoji": "\U0001fae0\U0001fabf",
    "controls": "a\x00b\x07c\x1b[31mred\x7f",
    "zero width": "\u200b\u200d\ufeff",
    "overrides": "abc \u202egnp.exe\u202c def",
    "piled marks": "Z" + "\u0310\u0334" * 200 + "algo",
    "blank": "   ",
    "broken markup": "`" * 50 + "**" * 40,
    "all scripts": "Hello \u0633\u0644\u0627\u0645 \u4f60\u597d \u0928\u092e\u0938\u094d\u0924\u0947 "
    "`\u05e9\u05dc\u05d5\u05dd`",
    "line ends": "a\nb\tc\r\nd\u2028e",
    "private": "\ue000\uf8ff end \ufffe",
}


def _visuals(text, png):
    return [
        TitleVisual(title=text, subtitle=text),
        ChapterVisual(title=text, number=12345),
        BulletsVisual(heading=text, ordered=True, items=(Item(text=text), Item(text=text, line=9))),
        StatementVisual(heading=text, text=text),
        CodeVisual(heading=text, code=text, language="python"),
        TableVisual(heading=text, header=(text, "b"), rows=((text, "2"), ("1", text))),
        QuoteVisual(text=text, attribution=text),
        ImageVisual(heading=text, image=png(), caption=text),
        OutroVisual(title=text, items=(Item(text=text),)),
        ObjectivesVisual(heading=text, items=(Item(text=text), Item(text="b"))),
        ProblemVisual(heading=text, text=text),
        SolutionVisual(heading=text, text=text, items=(Item(text=text), Item(text="b"))),
        ExerciseVisual(heading=text, text=text, items=(Item(text=text),)),
        QuizVisual(question=text, choices=(text, "b", text), answer=2),
        CheckpointVisual(heading=text, items=(Item(text=text), Item(text="b"))),
        CommandVisual(heading=text, command=text, output=text),
        AlertVisual(heading=text, label=text, text=text),
        StepsVisual(heading=text, items=(Item(text=text), Item(text="b")), labels=("1", text[:20])),
        ChartVisual(
            heading=text,
            labels=(text, "b", text),
            series=(Series(name=text, values=(1, 3, -2)), Series(name="b", values=(0, 1e12, 1e-7))),
            unit=text[:12],
        ),
        MathVisual(heading=text, tex=text),
        ComparisonVisual(heading=text, before=text, after=text, before_label=text, after_label=text),
    ]


def _drawn(visual, sheet):
    """The pages of a visual, each as an array of what differs from its background."""
    for page in scene_pages(visual, sheet, "s"):
        background = page.background(sheet)
        canvas = Canvas(sheet, background.copy())
        page.draw(canvas)
        red, green, blue = ImageChops.difference(canvas.picture, background).split()
        yield np.asarray(ImageChops.lighter(ImageChops.lighter(red, green), blue)) > 0, canvas


@pytest.fixture
def set_texts(monkeypatch):
    """Every text that is drawn."""
    texts = []
    draw = Text.draw
    monkeypatch.setattr(Text, "draw", lambda self, *args: (texts.append(self), draw(self, *args)))
    return texts


@pytest.mark.parametrize("name", sorted(HOSTILE))
@pytest.mark.parametrize("size", [(480, 270), (240, 240)])
def test_hostile_text_stays_inside_and_large_enough(name, size, png, set_texts):
    sheet = Sheet(Look(width_px=size[0], height_px=size[1]))
    slack = sheet.region.left // (2 if name == "piled marks" else 4)
    for visual in _visuals(HOSTILE[name], png):
        for drawn, _ in _drawn(visual, sheet):
            assert not drawn[sheet.band.top :].any(), visual.kind
            assert not drawn[:, : sheet.region.left - slack].any(), visual.kind
            assert not drawn[:, sheet.region.right + slack :].any(), visual.kind
            assert not drawn[: sheet.region.top - 2].any(), visual.kind
    assert min((text.size_px for text in set_texts), default=99) >= sheet.type_px(0)


@pytest.mark.parametrize("size", [(1920, 1080), (540, 960), (540, 540), (1280, 720), (1200, 240), (240, 800)])
def test_no_type_is_smaller_than_the_smallest(size, png, set_texts):
    sheet = Sheet(Look(width_px=size[0], height_px=size[1]))
    for visual in _visuals(LONG[:600], png):
        assert any(drawn.any() for drawn, _ in _drawn(visual, sheet))
    assert min(text.size_px for text in set_texts) >= max(10, round(28 * min(size) / 1080))


LONGEST = {
    "title": "subtitle",
    "chapter": "title",
    "bullets": "items",
    "statement": "text",
    "code": "code",
    "table": "rows",
    "quote": "text",
    "image": "caption",
    "outro": "items",
    "objectives": "items",
    "problem": "text",
    "solution": "text",
    "exercise": "items",
    "quiz": "question",
    "checkpoint": "items",
    "command": "output",
    "comparison": "before",
    "alert": "text",
    "steps": "items",
    "math": "tex",
}
"""The field of each scene type that may hold most; the labels of a chart are cut short."""


def test_every_scene_type_is_drawn_with_hostile_and_with_long_text(png):
    kinds = {visual.model_fields["kind"].default for visual in get_args(get_args(Visual)[0])}
    assert {visual.kind for visual in _visuals("a", png)} == kinds == {*LONGEST, "chart"}


@pytest.mark.parametrize("kind", LONGEST)
@pytest.mark.parametrize("size", [(640, 360), (360, 640), (400, 400)])
def test_all_words_of_a_long_text_are_shown(kind, size, png, set_texts):
    visual = next(visual for visual in _visuals("heading", png) if visual.kind == kind)
    value = {"items": (Item(text=LONG),), "rows": ((LONG, "x"), ("y", "z"))}.get(LONGEST[kind], LONG)
    pages = list(
        _drawn(
            visual.replace(**{LONGEST[kind]: value} | ({"labels": ()} if kind == "steps" else {})),
            Sheet(Look(width_px=size[0], height_px=size[1])),
        )
    )
    assert len(pages) > 1
    shown = "".join(token.text for text in set_texts for row in text.rows for token in row)
    missing = [word for word in LONG.split() if word not in shown]
    assert not missing


def test_a_list_that_does_not_fit_goes_on_with_a_mark(set_texts, small):
    items = tuple(Item(text=f"Item {n} " + "says a lot " * 12) for n in range(12))
    pages = list(_drawn(BulletsVisual(heading="Much", items=items), Sheet(small)))
    marks = {"".join(token.text for token in text.rows[0]) for text in set_texts if len(text.rows) == 1}
    assert {f"{n}/{len(pages)}" for n in range(1, len(pages) + 1)} <= marks


def test_many_short_items_stand_in_two_columns(small):
    items = tuple(Item(text=f"Topic {n}") for n in range(10))
    (_, canvas), *others = _drawn(BulletsVisual(heading="Topics", items=items), Sheet(small))
    lefts = {layer.box.left for layer in canvas.layers if layer.line is not None}
    assert not others
    assert len(lefts) == 2


def test_a_table_with_too_many_columns_becomes_several_led_by_the_first(set_texts, small):
    header = ("name", *(f"column{n}" for n in range(30)))
    visual = TableVisual(header=header, rows=(tuple(f"cell{n}" for n in range(31)),))
    pages = list(_drawn(visual, Sheet(small)))
    shown = ["".join(token.text for row in text.rows for token in row) for text in set_texts]
    assert len(pages) > 1
    assert shown.count("name") == len(pages)
    assert set(header) <= set(shown)


def test_a_table_without_columns_shows_its_heading(small):
    (drawn, _), *others = _drawn(TableVisual(heading="Empty", header=(), rows=()), Sheet(small))
    assert drawn.any()
    assert not others


def test_numbers_stand_at_the_far_side_of_their_column(monkeypatch, small):
    sides = {}
    draw = Text.draw

    def noted(self, picture, left, top, width, align):
        sides["".join(token.text for row in self.rows for token in row)] = align
        draw(self, picture, left, top, width, align)

    monkeypatch.setattr(Text, "draw", noted)
    list(_drawn(TableVisual(header=("n", "what"), rows=(("1", "a"), ("1,000 ms", "b"), ("20 %", "c"))), Sheet(small)))
    assert [sides[text] for text in ("n", "1", "1,000 ms", "20 %")] == ["right"] * 4
    assert [sides[text] for text in ("what", "a")] == ["left"] * 2


def test_a_heading_of_a_thousand_words_is_shortened_with_an_ellipsis(set_texts, small):
    list(_drawn(BulletsVisual(heading=LONG, items=(Item(text="a"),)), Sheet(small)))
    shown = [text.rows[-1][-1].text for text in set_texts if text.rows and text.rows[-1]]
    assert "\u2026" in shown


def test_a_thought_of_few_words_is_set_in_larger_type_and_then_on_two_lines_at_most(small, set_texts):
    sheet = Sheet(small)
    sizes = []
    for words in (1, 3, 8, 20):
        list(_drawn(StatementVisual(text=" ".join(["thoughtful"] * words)), sheet))
        sizes.append(set_texts[-1].size_px)
        assert len(set_texts[-1].rows) <= 2 or sizes[-1] <= sheet.type_px(104)
    assert sizes[0] == sheet.type_px(168) > sizes[2] > sizes[3]


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1080, 1080)])
def test_a_statement_of_a_sentence_is_no_wall_of_bold_type_and_is_as_large_as_its_room_allows(size, set_texts):
    sheet = Sheet(Look(width_px=size[0], height_px=size[1]))
    list(_drawn(StatementVisual(heading="Bread", text="A loaf rises twice in the warmth of a kitchen. " * 3), sheet))
    text = set_texts[-1]
    assert {token.typeface for row in text.rows for token in row} == {typeface_for("a", "regular", sheet.fonts)}
    assert text.size_px >= (1.4 if sheet.landscape else 1.15) * sheet.type_px(0)
    assert max(row_em(row) for row in text.rows) > 9


def test_a_title_that_nearly_fits_on_one_line_is_set_on_one(set_texts):
    list(_drawn(TitleVisual(title="Test Notebook Title"), Sheet(Look())))
    assert len(set_texts[0].rows) == 1
    list(_drawn(TitleVisual(title="The System Design Primer Guide"), Sheet(Look())))
    assert len(set_texts[-1].rows) == 2


def test_a_title_keeps_words_with_a_hyphen_on_one_line_where_it_need_not_be_much_smaller(set_texts):
    list(_drawn(TitleVisual(title="Twenty-one kinds of scenes"), Sheet(Look(width_px=1080, height_px=1920))))
    assert not any(row[-1].text.endswith("-") for row in set_texts[0].rows)


def test_a_quotation_of_few_words_is_set_in_larger_type(set_texts):
    sheet = Sheet(Look())
    sizes = []
    for words in (10, 60):
        list(_drawn(QuoteVisual(text="word " * words), sheet))
        sizes.append(set_texts[-1].size_px)
    assert sizes[0] == sheet.type_px(112) > sheet.type_px(80) >= sizes[1]


def test_a_long_title_on_a_high_frame_has_more_lines_rather_than_small_type(set_texts):
    sheet = Sheet(Look(width_px=1080, height_px=1920))
    title = "AutoGen: Enabling Next-Gen LLM Applications via Multi-Agent Conversation"
    list(_drawn(TitleVisual(title=title, subtitle="A paper"), sheet))
    assert len(set_texts[0].rows) > 4
    assert set_texts[0].size_px > 1.15 * sheet.type_px(56)


def test_a_list_is_not_set_clearly_larger_than_its_heading(set_texts):
    sheet = Sheet(Look(width_px=1080, height_px=1920))
    heading = "Does the model and do the parameters of inference matter in all applications? A study of cases"
    list(_drawn(BulletsVisual(heading=heading, items=(Item(text="It does"), Item(text="They do"))), sheet))
    sizes = [text.size_px for text in set_texts]
    assert max(sizes[1:]) <= 1.25 * sizes[0]


def test_few_short_items_are_set_in_larger_type_than_few_long_ones(small):
    sheet = Sheet(small)
    size = {
        words: set_list(entries([Item(text="word " * words)] * 2, sheet, ordered=False), sheet, sheet.region).size_px
        for words in (2, 40)
    }
    assert size[2] == sheet.type_px(76) > sheet.type_px(66) >= size[40]


def test_an_item_that_no_font_can_draw_leaves_no_marker_and_the_others_keep_their_numbers(small):
    items = [Item(text="\U0001fabf"), Item(text="Second")]
    (entry,) = entries(items, Sheet(small), ordered=True)
    assert "".join(token.text for token in (*entry.marker, *entry.content)) == "2Second"


def test_rtl_languages_mirror_the_layout():
    visual = StatementVisual(text="abc")
    halves = {}
    for language in ("en", "fa"):
        drawn, _ = next(_drawn(visual, Sheet(Look(width_px=640, height_px=360, language=language))))
        halves[language] = np.nonzero(drawn.any(axis=0))[0].mean()
    assert halves["en"] < 320 < halves["fa"]
    assert halves["en"] + halves["fa"] == pytest.approx(639, abs=6)


def test_a_high_frame_is_filled_by_larger_type_and_not_left_empty_below_the_middle(png):
    sheet = Sheet(Look(width_px=360, height_px=640))
    assert sheet.type_px(60) == round(1.3 * Sheet(Look(width_px=640, height_px=360)).type_px(60))
    for visual in _visuals("What a document says in a sentence", png):
        drawn, _ = next(_drawn(visual, sheet))
        rows = np.flatnonzero(drawn.any(axis=1))
        assert rows[-1] > 0.5 * sheet.height, visual.kind


def test_a_table_that_leaves_room_has_higher_rows(small):
    def height(count):
        table = TableVisual(header=("Name", "Value"), rows=(("a", "b"),) * count)
        (drawn, _), *_ = _drawn(table, Sheet(small))
        return np.flatnonzero(drawn.any(axis=1))[-1]

    assert height(3) - height(2) > 1.08 * (height(7) - height(6))


@pytest.mark.parametrize(("lines", "broken_up"), [(1, True), (4, True), (5, False)])
def test_a_few_long_lines_of_code_are_broken_sooner_than_set_small(lines, broken_up):
    sheet = Sheet(Look())
    code = code_lines("\n".join([f"print({'x' * 40!r}, {'y' * 40!r})"] * lines), "python", sheet)
    rows = fitting_rows(code, sheet, 1600, 700, largest=60, numbered=False)
    assert rows.wrapped is broken_up
    assert (rows.size_px >= 36) is broken_up


LISTING = [*[f"a = {n}" for n in range(10)], "", *[f"b = {n}" for n in range(8)]]


def _rows(lines, room=700, *, numbered=True):
    sheet = Sheet(Look())
    code = code_lines("\n".join(lines), "python", sheet)
    return fitting_rows(code, sheet, 1600, room, largest=60, numbered=numbered)


def test_code_of_several_pages_is_as_large_as_they_allow():
    code = _rows(LISTING)
    assert [len(shown) for shown in code.pages(700)] == [9, 10]
    assert code.size_px > 36


@pytest.mark.parametrize("numbered", [True, False])
def test_a_page_of_code_begins_with_a_line_behind_an_empty_one_where_one_is_near(numbered):
    code = _rows([*LISTING[:10], "x = " + " + ".join(["long"] * 60), *LISTING[10:]], room=460, numbered=numbered)
    pages = code.pages(460)
    empty = next(n for n, row in enumerate(code.rows) if not "".join(token.text for token in row).strip())
    assert len(pages) > 2
    assert {shown.start for shown in pages} <= code.starts
    assert empty + 1 in {shown.start for shown in pages}
    assert [row for shown in pages for row in shown] == [row for row in range(len(code.rows)) if row != empty]


def test_every_page_of_code_has_a_row_where_there_is_room_for_no_more():
    assert [len(shown) for shown in _rows(["a", "", "b"], room=20).pages(20)] == [1, 1, 1]


def test_what_says_that_code_is_cut_has_no_number():
    code = _rows([*LISTING, "…"])
    assert code.numbers[-2]
    assert not code.numbers[-1]
