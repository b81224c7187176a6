import io
import random
import struct
from itertools import pairwise

import pymupdf_fonts
import pytest

from video_gen.errors import RenderError
from video_gen.media.charmap import characters
from video_gen.media.direction import is_rtl
from video_gen.models.item import Item
from video_gen.models.script import BulletsVisual, CodeVisual, VideoConfig
from video_gen.video import drawable, installed, typeface
from video_gen.video import text as text_module
from video_gen.video.breaks import breaks, seam
from video_gen.video.fonts import Fonts, embedded, typeface_for
from video_gen.video.graphemes import clean, clusters
from video_gen.video.hyphenation import hyphen_places
from video_gen.video.text import Text
from video_gen.video.tokens import Style, coloured, missing, tokens
from video_gen.video.wrap import row_em, wrap, wrap_evenly, wrap_without_orphan

PLAIN = Style((0, 0, 0), chip=(9, 9, 9))


def _text(row):
    return "".join(token.text for token in row)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain text", "plain text"),
        ("a\tb\nc", "a b c"),
        ("abc \u202egnp.exe\u202c", "abc gnp.exe"),
        ("bell\x07 \x1b[0m", "bell [0m"),
        ("warning \u26a0\ufe0f", "warning \u26a0"),
        ("thumb \U0001f44d\U0001f3fd", "thumb \U0001f44d"),
        ("e\u0301", "\u00e9"),
        ("Z" + "\u0310" * 9, "Z" + "\u0310" * 3),
        ("\u06a9\u062a\u0627\u0628\u200c\u0647\u0627", "\u06a9\u062a\u0627\u0628\u200c\u0647\u0627"),
        ("\ue000\ufeff\u200b", ""),
    ],
)
def test_what_has_no_picture_is_cleaned_away(text, cleaned):
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("\u0915\u094d\u0937\u093f", ["\u0915\u094d\u0937\u093f"]),
        ("\U0001f469\u200d\U0001f4bb!", ["\U0001f469\u200d\U0001f4bb", "!"]),
    ],
)
def test_marks_stay_with_their_letter(text, pieces):
    assert clusters(text) == pieces


def test_a_cluster_does_not_grow_for_ever():
    assert max(map(len, clusters("\u0915" + "\u094d\u0915" * 100))) <= 16


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("two words", ["two ", "words"]),
        ("well-known  fact", ["well-", "known  ", "fact"]),
        ("run --fast -v 1-2", ["run ", "--fast ", "-v ", "1-2"]),
        ("\u4f60\u597d\uff0c\u4e16\u754c\u3002", ["\u4f60", "\u597d\uff0c", "\u4e16", "\u754c\u3002"]),
        ("\u7528\u300cRich\u300d\u5199", ["\u7528", "\u300cRich\u300d", "\u5199"]),
        ("\u30ad\u30e3\u30c3\u30c8", ["\u30ad\u30e3\u30c3", "\u30c8"]),
        ("\ud55c\uad6d\uc5b4 \uae00", ["\ud55c\uad6d\uc5b4 ", "\uae00"]),
        ("\u0e01\u0e32\u0e40\u0e02", ["\u0e01\u0e32", "\u0e40\u0e02"]),
        ("\u597d\u2026\u2026\u597d", ["\u597d\u2026\u2026", "\u597d"]),
        ("\u4e00\u301c\u4e8c", ["\u4e00\u301c", "\u4e8c"]),
        ("\uffe5\u4e00\u4e07", ["\uffe5\u4e00", "\u4e07"]),
        ("\U0001f468\u200d\U0001f469\U0001f680", ["\U0001f468\u200d\U0001f469", "\U0001f680"]),
        ("Public APIs \u00b7 Layer", ["Public ", "APIs \u00b7 ", "Layer"]),
        ("fast \u2014 and /etc", ["fast \u2014 ", "and ", "/etc"]),
    ],
)
def test_lines_end_where_the_script_allows(text, parts):
    cuts = [0, *breaks(text), len(text)]
    assert [text[a:b] for a, b in pairwise(cuts)] == parts


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("zh", "在终端输出颜色和Rich样式。", ["在", "终端", "输出", "颜色", "和", "Rich", "样式。"]),
        ("ja", "今日は天気です。", ["今日は", "天気です。"]),
    ],
)
def test_words_without_spaces_between_them_stay_whole(language, text, parts):
    cuts = [0, *breaks(text, language), len(text)]
    assert [text[a:b] for a, b in pairwise(cuts)] == parts


def test_a_long_token_is_cut_after_a_seam():
    assert seam("abcdef/ghij", 10) == 7
    assert seam("abcdefghijk", 10) == 10


def test_lines_hold_all_the_text_and_no_more_than_the_width():
    markup = "The **quick** `brown fox` jumps over https://example.com/a/very/long/path again"
    content = tokens(markup, PLAIN, Fonts("en"))
    for width in (1.0, 4.0, 9.0, 20.0):
        rows = wrap(content, width)
        assert "".join(map(_text, rows)) == "".join(map(_text, [content]))
        assert all(row_em(row) <= width for row in rows if len(_text(row).strip()) > 1)


def test_heading_lines_are_about_equally_long():
    content = tokens("one two three four five six seven eight nine ten", PLAIN, Fonts("en"))
    plain, even = wrap(content, 20), wrap_evenly(content, 20)
    assert len(even) == len(plain) == 2
    assert abs(row_em(even[0]) - row_em(even[1])) < 3 < abs(row_em(plain[0]) - row_em(plain[1]))


def test_running_text_ends_in_more_than_one_short_word():
    content = tokens("a paragraph that would leave a tiny last bit", PLAIN, Fonts("en"))
    width = next(w / 10 for w in range(80, 300) if _text(wrap(content, w / 10)[-1]) == "bit")
    assert _text(wrap_without_orphan(content, width)[-1]) != "bit"


def test_styles_choose_the_typeface():
    names = [token.typeface.name for token in tokens("a **b** `c`", PLAIN, Fonts("en")) if token.text.strip()]
    assert names == ["figo", "figbo", "fimo"]
    bold = tokens("`c`", Style((0, 0, 0), "bold"), Fonts("en"))
    assert bold[0].typeface.name == "fimbo"
    assert bold[0].chip is None


@pytest.mark.usefixtures("font_folder")
def test_what_cannot_be_drawn_leaves_no_gap():
    kept = tokens("\U0001fabf Launch \U0001fabf now", PLAIN, Fonts("en"))
    assert _text(kept) == "Launch now"
    assert missing("\U0001fabf ok \U0001fabf", "regular", Fonts("en")) == "\U0001fabf"


def test_rough_widths_are_hardly_more_than_the_exact_ones():
    face = embedded("figo")
    for text in ("The quick brown fox, AV To", "\u041f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440"):
        assert 0.995 * face.em(text) <= face.rough_em(text) <= 1.03 * face.em(text)


def test_widths_grow_with_the_size():
    face = embedded("figbo")
    for size in (11, 28, 73):
        assert face.font(size).getlength("Heading") == pytest.approx(
            face.em("Heading") * size, abs=0.1 if typeface.shapes_text() else 4
        )


@pytest.mark.parametrize("key", ["figo", "fimo", "symbol2"])
def test_a_font_says_which_characters_it_has(key):
    found = characters(io.BytesIO(pymupdf_fonts.myfont(key)), 0)
    assert ord("\u4f60") not in found
    if key == "symbol2":
        assert ord("\u2713") in found
    else:
        assert {ord("A"), ord("\u03a9"), ord("\u0416")} <= found


def _font_with(cmap):
    """A file that holds nothing but a table of characters."""
    directory = struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0) + b"cmap" + struct.pack(">III", 0, 28, len(cmap))
    return io.BytesIO(directory + cmap)


def test_both_kinds_of_character_tables_are_read():
    head = struct.pack(">HHHHI", 0, 1, 3, 1, 12)
    segments = struct.pack(">HHHH", 0x41, 0x51, 0xFFFF, 0) + struct.pack(">HHH", 0x40, 0x50, 0xFFFF)
    body = segments + struct.pack(">HHH", 0xFFC0, 0, 1) + struct.pack(">HHH", 0, 4, 0) + struct.pack(">HH", 0, 7)
    four = struct.pack(">HHHHHHH", 4, 14 + len(body), 0, 6, 0, 0, 0) + body
    assert characters(_font_with(head + four), 0) == {0x41, 0x51}
    head = struct.pack(">HHHHI", 0, 1, 3, 10, 12)
    twelve = struct.pack(">HHIIIIII", 12, 0, 28, 0, 1, 0x1F600, 0x1F602, 5)
    assert characters(_font_with(head + twelve), 0) == {0x1F600, 0x1F601, 0x1F602}


def test_anything_else_has_no_characters():
    noise = random.Random(1).randbytes(4000)  # not a secret
    whole = pymupdf_fonts.myfont("fimo")
    unknown = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + struct.pack(">H", 9)
    assert characters(io.BytesIO(b""), 0) == frozenset()
    assert characters(io.BytesIO(noise), 0) == frozenset()
    assert characters(io.BytesIO(whole[:200]), 0) == frozenset()
    assert characters(_font_with(unknown), 0) == frozenset()


def test_installed_fonts_are_found_by_name_the_languages_own_first(font_folder):
    for name in ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "wqy-zenhei.ttc", "ipaexg.ttf", "notes.txt"):
        (font_folder / name).write_bytes(b"")
    found = [(file.path.name, file.number) for file in installed.candidates("\u4f60", "ja", bold=True)]
    assert found[:3] == [("NotoSansCJK-Bold.ttc", 0), ("NotoSansCJK-Regular.ttc", 0), ("ipaexg.ttf", 0)]
    assert installed.candidates("\u4f60", "zh-TW", bold=False)[0].number == 3
    assert installed.candidates("\u4f60", "pt", bold=False)[0].number == 2


def test_other_scripts_are_found_by_their_name(font_folder):
    (font_folder / "NotoSansBengali-Regular.ttf").write_bytes(b"")
    assert [file.path.name for file in installed.candidates("\u0995", "bn", bold=True)] == [
        "NotoSansBengali-Regular.ttf"
    ]


def test_a_folder_of_ones_own_comes_first(font_folder, tmp_path_factory, monkeypatch):
    own = tmp_path_factory.mktemp("own")
    for folder in (own, font_folder):
        (folder / "DejaVuSans.ttf").write_bytes(b"")
    monkeypatch.setenv(installed.FOLDER_VARIABLE, str(own))
    assert [file.path.parent for file in installed.candidates("\u0561", "hy", bold=False)] == [own]


def test_an_installed_font_is_used_where_the_embedded_have_no_glyph(font_folder):
    data = pymupdf_fonts.myfont("symbol2")
    (font_folder / "wqy-zenhei.ttc").write_bytes(b"")
    (font_folder / "NotoSansMahjong-Regular.ttf").write_bytes(data)
    assert typeface_for("\u4f60", "regular", Fonts("zh")) is None
    found = typeface_for("\U0001f000", "regular", Fonts("en"))
    assert found is not None
    assert found.em("\U0001f000") > 0


@pytest.mark.parametrize(
    ("text", "otherwise", "expected"),
    [("abc \u05d0", True, False), ("\u05d0 abc", False, True), ("12 + 3", True, True), ("", False, False)],
)
def test_the_first_letter_decides_the_direction(text, otherwise, expected):
    assert is_rtl(text, otherwise=otherwise) is expected


def _order(markup, *, rtl):
    line = Text([tokens(markup, PLAIN, Fonts("en"))], 40, 1.3, rtl=rtl).lines[0]
    return [segment.text.strip() for segment in line if segment.text.strip()]


def test_segments_stand_in_the_order_of_their_direction():
    assert _order("one `two` three", rtl=False) == ["one", "two", "three"]
    assert _order("\u05d0 `two` \u05d1", rtl=True) == ["\u05d1", "two", "\u05d0"]
    assert _order("a \u05d0 **\u05d1** b", rtl=False) == ["a \u05d0", "\u05d1", "b"]


def test_without_fribidi_right_to_left_text_still_reads_right_to_left(monkeypatch):
    monkeypatch.setattr(text_module, "shapes_text", lambda: False)
    segment = Text([tokens("\u05d0\u05d1 abc \u05d2", PLAIN, Fonts("he"))], 40, 1.3, rtl=True).lines[0][0]
    assert text_module.drawable(segment) == "\u05d2 abc \u05d1\u05d0"
    plain = Text([tokens("abc", PLAIN, Fonts("en"))], 40, 1.3).lines[0][0]
    assert text_module.drawable(plain) == "abc"


def test_without_fribidi_pillow_is_told_no_direction(monkeypatch):
    monkeypatch.setattr(typeface, "shapes_text", lambda: False)
    assert typeface.direction(rtl=True) is None


def test_code_keeps_its_leading_spaces_on_the_first_line():
    line = coloured([("    return ", (0, 0, 0)), ("value", (1, 1, 1))], "mono", Fonts("en"))
    assert _text(line) == "    return value"
    assert [token.ends_word for token in line] == [True, False]


def test_code_may_be_broken_after_any_later_space():
    pieces = [("  ", (0, 0, 0)), ("a", (1, 1, 1)), (",", (0, 0, 0)), (" ", (2, 2, 2)), ("b", (1, 1, 1))]
    assert [_text(row) for row in wrap(coloured(pieces, "mono", Fonts("en")), 2.5)] == ["  a, ", "b"]


def test_evenness_does_not_cut_words():
    rows = wrap_evenly(tokens("a b c d extraordinarily e", PLAIN, Fonts("en")), 8)
    assert "extraordinarily" in {word for row in rows for word in _text(row).split()}


@pytest.mark.usefixtures("font_folder")
def test_missing_characters_of_a_scene_are_named(scene_of, small):
    scene = scene_of(
        BulletsVisual(heading="**\U0001fabf**", items=(Item(text="`\U0001fae8` fine"),)), ("Said \U0001face.",)
    )
    assert drawable.missing_glyphs(scene, small) == "\U0001fabf\U0001fae8"
    assert drawable.missing_glyphs(scene, small.replace(burned_captions=True)) == "\U0001fabf\U0001fae8\U0001face"
    assert drawable.missing_glyphs(scene_of(CodeVisual(code="x = '\U0001fabf'")), small) == "\U0001fabf"


@pytest.mark.usefixtures("font_folder")
@pytest.mark.parametrize(
    ("text", "drawn"), [("缓存 cache", True), ("缓存系统 API", False), ("→ ✓ → ✓ a", True), ("→ ✓", True)]
)
def test_a_video_most_of_whose_letters_no_font_has_is_refused(scene_of, small, text, drawn):
    video = VideoConfig(id="v", title="缓存", scenes=(scene_of(BulletsVisual(items=(Item(text=text),))),))
    if drawn:
        drawable.check_letters(video, small)
    else:
        with pytest.raises(RenderError, match=r"缓存: most .* no font here has 缓 存 系 统.*fonts-noto-cjk"):
            drawable.check_letters(video, small)


def test_a_scene_that_needs_fribidi_says_so(scene_of, small, monkeypatch):
    hebrew, english = (scene_of(BulletsVisual(items=(Item(text=text),))) for text in ("\u05d0", "a"))
    monkeypatch.setattr(drawable, "shapes_text", lambda: False)
    assert drawable.lacks_shaping(hebrew, small)
    assert not drawable.lacks_shaping(english, small)
    monkeypatch.setattr(drawable, "shapes_text", lambda: True)
    assert not drawable.lacks_shaping(hebrew, small)


class TestHyphenation:
    @pytest.mark.parametrize(
        ("word", "language", "parts"),
        [
            ("hyphenation,", "en", "hyphen-a-tion,"),
            ("(Documentation)", "en-GB", None),
            ("Donaudampfschifffahrtsgesellschaft", "de", "Donau-dampf-schiff-fahrts-ge-sell-schaft"),
            ("internationalisation", "fr-FR", "inter-na-tio-na-li-sa-tion"),
            ("word", "en", "word"),
            ("camelCaseIdentifier", "en", "camelCaseIdentifier"),
            ("snake_case_identifier", "en", "snake_case_identifier"),
            ("sha256checksums", "en", "sha256checksums"),
            ("internationalisation", "zh", "internationalisation"),
            ("x" * 400, "no such language", "x" * 400),
        ],
    )
    def test_words_are_parted_by_the_rules_of_their_language(self, word, language, parts):
        places = [0, *hyphen_places(word, language), len(word)]
        found = "-".join(word[first:last] for first, last in pairwise(places))
        assert found == parts if parts else len(places) > 3

    def test_only_a_word_that_is_wider_than_its_line_is_parted(self):
        content = tokens("An incomprehensible word", PLAIN, Fonts("en"))
        assert [_text(row) for row in wrap(content, 9)] == ["An ", "incomprehensible ", "word"]
        rows = [_text(row).rstrip() for row in wrap(content, 5)]
        assert rows[1].endswith("-")
        assert "".join(rows).replace("-", "") == "Anincomprehensibleword"
        assert all(row_em(row) <= 5 for row in wrap(content, 5))

    def test_code_and_addresses_are_not(self):
        content = tokens("`incomprehensible` https://example.com/incomprehensible", PLAIN, Fonts("en"))
        assert not any(_text(row).rstrip().endswith("-") for row in wrap(content, 5))


def test_a_short_line_has_no_single_word_for_a_last_one():
    content = tokens("A search dialog will appear", PLAIN, Fonts("en"))
    assert [_text(row) for row in wrap(content, 11)] == ["A search dialog will ", "appear"]
    assert [_text(row) for row in wrap_without_orphan(content, 11)] == ["A search dialog ", "will appear"]


def test_more_lines_than_can_be_even_end_without_an_orphan():
    content = tokens("Bread is life and it is baked at home every day of the year. " * 3, PLAIN, Fonts("en"))
    assert len(wrap(content, 10.5)) > 8
    assert row_em(wrap_evenly(content, 10.5)[-1]) > 1.5 * row_em(wrap(content, 10.5)[-1])


@pytest.mark.parametrize(
    ("width_em", "lines"),
    [
        (18, ["Creating a new project · ", "Adding pages · Building the site"]),
        (9, ["Creating a new ", "project · Adding ", "pages · Building ", "the site"]),
    ],
)
def test_a_row_of_items_ends_its_lines_between_them_where_each_fits(width_em, lines):
    content = tokens("Creating a new project · Adding pages · Building the site", PLAIN, Fonts("en"))
    assert [_text(row) for row in wrap_evenly(content, width_em)] == lines


def test_a_heading_keeps_words_with_a_hyphen_on_one_line():
    content = tokens("Twenty-one kinds of scenes", PLAIN, Fonts("en"))
    assert [_text(row) for row in wrap_evenly(content, 7)] == ["Twenty-one ", "kinds of scenes"]
    assert next(_text(row) for row in wrap_evenly(content, 4)) == "Twenty-"


def test_a_mark_that_the_letters_typeface_lacks_is_drawn_with_it_or_told(monkeypatch):
    letter, mark = "e", "\u1ab0"
    face = typeface_for(letter + mark, "regular", Fonts("en"))
    assert face is not None
    assert missing(letter + mark, "regular", Fonts("en")) == ("" if face.covers(mark) else mark)
    drawn = "".join(token.text for token in tokens(letter + mark, PLAIN, Fonts("en")))
    assert drawn == letter + (mark if face.covers(mark) else "")
