import codecs

import pytest

from video_gen.errors import DocumentError
from video_gen.inputs.encoding import declared_encoding, decode

TEXTS = {
    "cp1252": "Übersicht über die Möglichkeiten: Größe, Straße und Café für alle Gäste. Schöne Grüße aus München! " * 3,
    "cp932": "これは日本語の文書です。動画を作るための説明が書かれています。音声と字幕も自動で作られます。" * 3,
    "gb18030": "这是一个中文文档。它说明如何制作视频。语音和字幕会自动生成。欢迎使用。" * 3,
    "cp949": "이것은 한국어 문서입니다. 동영상을 만드는 방법을 설명합니다. 음성과 자막이 자동으로 만들어집니다." * 3,
    "cp1251": "Это русский документ. Он объясняет, как сделать видео. Речь и субтитры создаются автоматически. " * 3,
    "cp1255": "זהו מסמך בעברית. הוא מסביר איך ליצור סרטון וידאו. הדיבור והכתוביות נוצרים באופן אוטומטי. " * 3,
    "cp1256": "هذه وثيقة باللغة العربية. تشرح كيفية إنشاء مقطع فيديو. يتم إنشاء الكلام والترجمة تلقائيا. " * 3,
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_legacy_encodings_are_recognised_with_a_warning(encoding):
    text, warnings = decode(TEXTS[encoding].encode(encoding), "a.txt")
    assert text == TEXTS[encoding]
    assert len(warnings) == 1
    assert "a.txt is not UTF-8" in warnings[0]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_is_read_without_a_warning(mark, encoding):
    assert decode(mark + "Grüße 你好".encode(encoding), "a.txt") == ("Grüße 你好", ())


def test_line_ends_become_one_kind():
    assert decode(b"a\r\nb\rc\n", "a.txt")[0] == "a\nb\nc\n"


def test_a_stray_control_character_becomes_a_space():
    assert decode(b"page one\x0cpage two " + b"and more words " * 30, "a.txt")[0].startswith("page one page two")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Hi\x07there", "Hi there"),
        ("a \x1b[1;31mred\x1b[0m word", "a red word"),
        ("\x1b]0;a window\x07Harbour", "Harbour"),
        ("\x1b]8;;https://a.test\x1b\\a link\x1b]8;;\x1b\\", "a link"),
        ("\x1b(Bplain", "plain"),
        ("cut off \x1b[31", "cut off  [31"),
    ],
)
def test_a_few_control_characters_are_dropped_and_what_terminals_obey_with_all_of_it(written, read):
    assert decode(written.encode(), "a.md")[0] == read


def test_a_log_full_of_colours_is_text():
    assert decode(b"\x1b[32mok\x1b[0m\n" * 50, "a.txt")[0] == "ok\n" * 50


@pytest.mark.parametrize("content", [b"one\0two words", b"a\x07" * 9, bytes(range(1, 32)) * 3])
def test_nothing_and_many_control_characters_are_no_text(content):
    with pytest.raises(DocumentError, match="it is binary, not text"):
        decode(content, "a.md")


def test_japanese_in_seven_bits_is_no_terminals():
    assert decode("日本語の文書".encode("iso2022_jp"), "a.txt")[0] == "日本語の文書"


def test_a_broken_mark_is_refused():
    with pytest.raises(DocumentError, match=r"no valid UTF-16-LE"):
        decode(codecs.BOM_UTF16_LE + b"abc", "a.txt")


def test_what_no_encoding_fits_is_refused():
    with pytest.raises(DocumentError, match="encoding is not recognised"):
        decode(b"\xff\xfe\xfd words \x81\x8d"[2:], "a.txt")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="koi8-r">', "koi8-r"),
        ("<META http-equiv=Content-Type content='text/html; charset=windows-1250'>", "cp1250"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', "cp1252"),
        ("<meta charset=gb2312>", "gb18030"),
        ("<meta charset=nonsense>", ""),
        ("<p>charset=koi8-r", ""),
        (" " * 5_000 + "<meta charset=koi8-r>", ""),
    ],
)
def test_pages_declare_their_encoding(head, encoding):
    assert declared_encoding(head.encode()) == encoding


@pytest.mark.parametrize(
    ("text", "declared"), [("Привет, мир", "koi8-r"), ("Příliš žluťoučký", "cp1250"), ("日本語の文書", "iso2022_jp")]
)
def test_a_declared_encoding_is_believed_where_it_fits(text, declared):
    assert decode(text.encode(declared), "a.html", declared) == (text, ())


def test_a_declared_encoding_that_does_not_fit_is_not_believed():
    assert decode("Grüße".encode(), "a.html", "koi8-r") == ("Grüße", ())
    assert decode(TEXTS["cp932"].encode("cp932"), "a.html", "ascii")[0] == TEXTS["cp932"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp932", "会議の議事録"),
        ("cp932", "予算"),
        ("euc_jp", "これは文書です。"),
        ("gb18030", "如何做面包"),
        ("big5", "如何做麵包"),
        ("cp949", "빵 만드는 방법"),
        ("cp1251", "Как испечь хлеб"),
        ("cp1255", "פרוטוקול הישיבה"),
        ("cp1256", "كيف تصنع الخبز"),
        ("cp1252", "Ça va déjà"),
    ],
)
def test_a_few_words_tell_their_encoding(encoding, text):
    assert decode(text.encode(encoding), "a.txt")[0] == text


def test_a_text_that_reads_as_well_in_two_encodings_is_refused():
    with pytest.raises(DocumentError, match="it may be euc_jp or big5"):
        decode("中文文件".encode("big5"), "a.txt")
