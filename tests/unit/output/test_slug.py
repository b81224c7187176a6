import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from video_gen.output.slug import LONGEST_BYTES, LONGEST_CHARACTERS, folder_names, slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Quick Start", "quick-start"),
        ("Café à la crème, s'il vous plaît!", "cafe-a-la-creme-sil-vous-plait"),
        ("Don\u2019t panic", "dont-panic"),
        ("Straße nach Łódź, Ærø", "strasse-nach-lodz-aero"),
        ("ﬁle ① Ⅳ", "file-1-iv"),
        ("İstanbul", "istanbul"),
        ("C++ & C# -- what_now?", "c-c-what-now"),
        ("プレゼンテーション ガイド", "プレゼンテーション-ガイド"),
        ("한국어 문서", "한국어-문서"),
        ("हिन्दी में", "हिन्दी-में"),
        ("Ёлка и й", "ёлка-и-й"),
        ("مرحبا بالعالم", "مرحبا-بالعالم"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "video"),
        (".", "video"),
        ("\x00\x01\n", "video"),
        ("🎉🎊", "video"),
        ("Party 🎉 time", "party-time"),
        ("evil\u202egnp.exe", "evilgnp-exe"),
        ("\u0301accent first", "accent-first"),
        ("CON", "con-video"),
        ("com1", "com1-video"),
        ("console", "console"),
        ("-rf *", "rf"),
        ("%d $HOME `id`", "d-home-id"),
    ],
)
def test_a_title_becomes_a_name(title, expected):
    assert slug(title) == expected


def test_a_long_title_is_cut_between_words():
    name = slug("wonderful " * 20)
    assert name == "-".join(["wonderful"] * 6)
    assert len(name) <= LONGEST_CHARACTERS


def test_a_long_word_is_cut_inside():
    assert slug("x" * 500) == "x" * LONGEST_CHARACTERS


def test_wide_letters_are_cut_to_the_bytes_of_a_file_name():
    name = slug("\U00020000" * 100)
    assert name == "\U00020000" * (LONGEST_BYTES // 4)


def test_titles_that_differ_in_what_is_cut_off_have_folders_of_their_own():
    titles = ["x" * 70, "x" * 80, "x" * 60 + " 2", "y"]
    assert folder_names(titles) == ["x" * 60, "x" * 60 + "-2", "x" * 60 + "-3", "y"]


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_any_title_gives_a_safe_name(title):
    name = slug(title)
    assert name
    assert len(name) <= LONGEST_CHARACTERS + len("-video")
    assert len(name.encode()) <= LONGEST_BYTES
    assert not name.startswith("-")
    assert not name.endswith("-")
    assert "--" not in name
    assert all(c == "-" or unicodedata.category(c)[0] in "LNM" for c in name)
    assert slug(name) == name or name.endswith("-video")
