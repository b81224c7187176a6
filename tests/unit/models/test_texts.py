from video_gen.models.document import (
    Code,
    Footnotes,
    Heading,
    Html,
    Image,
    ItemList,
    ListItem,
    Math,
    Paragraph,
    Quote,
    Rule,
    Slide,
    Table,
)
from video_gen.models.span import SourceSpan
from video_gen.models.texts import texts_in

HERE = SourceSpan(first=1, last=1)


def test_the_texts_of_every_block_are_given_as_markup():
    inner = Paragraph(span=HERE, text="below `it`")
    item = ListItem(span=HERE, text="an **item**", blocks=(inner,))
    blocks = (
        Slide(span=HERE, narration=("a note*",)),
        Heading(span=HERE, level=1, text="A heading"),
        ItemList(span=HERE, items=(item,)),
        Quote(span=HERE, blocks=(inner,)),
        Table(span=HERE, header=("a", "b"), rows=(("c", "d"),)),
        Code(span=HERE, text="x * y\nz"),
        Image(span=HERE, name="x.png", alt="an_oven*"),
        Html(span=HERE, html="<b>bold</b><!-- <i>x</i> -->"),
        Math(span=HERE, tex="x"),
        Rule(span=HERE),
        Footnotes(span=HERE, items=(ListItem(span=HERE, text="a footnote"),)),
    )
    assert [text.strip() for text in texts_in(blocks)] == [
        "a note\\*",
        "A heading",
        "an **item**",
        "below `it`",
        "below `it`",
        *("a", "b", "c", "d"),
        *("x \\* y", "z"),
        "an_oven\\*",
        "bold",
        "a footnote",
    ]
