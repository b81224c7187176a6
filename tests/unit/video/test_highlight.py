import pytest

from video_gen.models.theme import TOKENS
from video_gen.video.highlight import highlighted
from video_gen.video.theme import painted

COLOURS = painted(TOKENS["light"]).syntax


def test_syntax_is_coloured():
    (line,) = highlighted('return "a"  # why', "python", COLOURS)
    colours = {text.strip(): colour for text, colour in line if text.strip()}
    assert colours["return"] == COLOURS.keyword
    assert colours["# why"] == COLOURS.comment
    assert COLOURS.string in colours.values()


@pytest.mark.parametrize("language", ["", "no such language", "PYTHON", "js {1,3}"])
def test_any_language_name_will_do(language):
    lines = highlighted("a = 1\nb = 2", language, COLOURS)
    assert ["".join(text for text, _ in line) for line in lines] == ["a = 1", "b = 2"]


def test_tabs_are_expanded_and_blank_lines_around_left_out():
    lines = highlighted("\n\n\tif x:\r\n\t\ty\n\n\n", "python", COLOURS)
    assert ["".join(text for text, _ in line) for line in lines] == ["    if x:", "        y"]


def test_very_long_code_has_one_colour():
    lines = highlighted("return 1\n" * 3000, "python", COLOURS)
    assert len(lines) == 3000
    assert {colour for line in lines for _, colour in line} == {COLOURS.plain}
