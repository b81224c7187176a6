from video_gen.models.document import Code, Document, Heading, ItemList, ListItem, Paragraph
from video_gen.models.script import SceneConfig, StatementVisual, VideoConfig
from video_gen.models.span import SourceSpan
from video_gen.rewriting.sections import MOST_SCENES, sections_of


def span(first, last=None):
    return SourceSpan(first=first, last=last or first)


DOCUMENT = Document(
    title="Ports",
    blocks=(
        Heading(span=span(1), level=1, text="Ports"),
        Paragraph(span=span(3, 4), text="Ships **rest** here."),
        ItemList(span=span(6, 7), items=(ListItem(span=span(6), text="`rope`"), ListItem(span=span(7), text="anchor"))),
        Code(span=span(9), language="python", text="dock(ship)"),
    ),
)


def scene(number, section, *spans):
    return SceneConfig(
        id=f"s{number}", section=section, narration="Words.", visual=StatementVisual(text="Words"), spans=spans
    )


def video(*scenes):
    return VideoConfig(id="v", title="Ports", scenes=scenes)


def test_a_section_has_the_words_of_its_own_blocks_alone():
    first, second = sections_of(video(scene(1, "a", span(4)), scene(2, "b", span(6, 9))), DOCUMENT)
    assert first.source == "Ports\nShips rest here."
    assert second.source == "Ports\nrope\nanchor\ndock(ship)"


def test_scenes_keep_their_order_and_long_sections_are_parted():
    made = video(*(scene(n, "a" if n < 8 else "b") for n in range(10)))
    parts = sections_of(made, DOCUMENT)
    assert [len(part.scenes) for part in parts] == [MOST_SCENES, 2, 2]
    assert tuple(one for part in parts for one in part.scenes) == made.scenes
