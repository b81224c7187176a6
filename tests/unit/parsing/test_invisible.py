import pytest

from video_gen.models.source import Asset, Source
from video_gen.parsing import parse_content
from video_gen.parsing.invisible import without_invisible

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


def parsed(text):
    return parse_content(Source.make("a.md", "text/markdown", text))


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200b", "\u2060", "\ufeff", "\u00ad", "\U000e0041", "&#x202e;"]
)
def test_what_nobody_sees_is_taken_out_of_titles_and_texts(hidden):
    document = parsed(
        f"# Harbour{hidden} pilots\n\nThe pi{hidden}lot comes.\n\n- a{hidden}b\n\n| c{hidden}d |\n| --- |\n"
    )
    assert document.title == "Harbour pilots"
    assert "The pilot comes." in document.model_dump_json()
    assert hidden not in document.model_dump_json()
    assert '"ab"' in document.model_dump_json()


@pytest.mark.parametrize("needed", ["می\u200cخواهم", "👩\u200d🚀", ENGLAND, "שלום\u200f!"])
def test_what_scripts_and_emoji_need_stays(needed):
    assert parsed(f"# {needed}\n").blocks[0].text == needed


def test_front_matter_is_cleaned_too():
    assert parsed("---\ntitle: exe\u202etxt\n---\nThe pilot comes.\n").title == "exetxt"


def test_a_picture_keeps_the_name_by_which_it_is_found():
    asset = Asset(name="bo\u200bat.png", data=b"x", media_type="image/png")
    source = Source.make("a.md", "text/markdown", "![A boat](bo\u200bat.png)\n", assets=(asset,))
    document = parse_content(source)
    assert document.blocks[0].name == document.assets[0].name == "boat.png"


def test_a_document_without_any_is_the_same():
    document = parsed("# Harbour\n\nThe pilot comes.\n")
    assert without_invisible(document) is document
