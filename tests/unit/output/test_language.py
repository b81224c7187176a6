import pytest

from video_gen.output.language import iso639_2


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en", "eng"),
        ("pt-BR", "por"),
        ("zh-Hant-TW", "zho"),
        ("DE", "deu"),
        ("fil", "fil"),
        ("xx", "und"),
        ("", "und"),
        ("é-x", "und"),
    ],
)
def test_a_language_becomes_three_letters(language, code):
    assert iso639_2(language) == code
