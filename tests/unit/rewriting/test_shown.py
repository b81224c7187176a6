import pytest

from video_gen.models.script import BulletsVisual, CodeVisual, Item, TableVisual, TitleVisual
from video_gen.rewriting.shown import shown_texts, with_texts

VISUALS = [
    TitleVisual(title="Harbours", subtitle="Where ships rest"),
    TitleVisual(title="Harbours"),
    BulletsVisual(heading="Steps", items=(Item(text="Ask", line=0), Item(text="Wait", line=2))),
    TableVisual(heading="", header=("Name", ""), rows=(("a", "b"), ("", "d"))),
    CodeVisual(heading="Code", language="python", code="print()"),
]


@pytest.mark.parametrize("visual", VISUALS, ids=lambda visual: visual.kind)
def test_texts_put_back_give_the_same_visual(visual):
    assert with_texts(visual, shown_texts(visual)) == visual


@pytest.mark.parametrize("visual", VISUALS, ids=lambda visual: visual.kind)
def test_every_word_but_code_is_taken_out(visual):
    loud = with_texts(visual, [text.upper() for text in shown_texts(visual)])
    assert shown_texts(loud) == [text.upper() for text in shown_texts(visual)]
    assert not isinstance(loud, CodeVisual) or loud.code == "print()"


@pytest.mark.parametrize("texts", [[], ["one"], ["one", "two", "three"]])
def test_another_number_of_texts_is_refused(texts):
    with pytest.raises(ValueError, match="texts than the visual has places"):
        with_texts(VISUALS[0], texts)


def test_items_keep_their_lines():
    changed = with_texts(VISUALS[2], ["Schritte", "Frag", "Warte"])
    assert changed.items == (Item(text="Frag", line=0), Item(text="Warte", line=2))
