import pytest

from video_gen.scripting.naming import Names, slug
from video_gen.scripting.pacing import Pace
from video_gen.scripting.wording import Vocabulary, an, number, programming_language, series
from video_gen.scripting.words import akin, count_words, covers, overlap, stems


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One, two-three.", 2),
        ("", 0),
        ("don't e.g. 3.5", 3),
        ("这是一个中文句子", 5),
        ("Rich 是库", 2),
        ("ประเทศไทย", 2),
    ],
)
def test_words_are_counted_in_any_script(text, words):
    assert count_words(text) == words


def test_texts_are_compared_by_what_they_are_about():
    assert stems("The caching of the caches") == ("caches", "cachin")
    assert overlap(stems("fast databases"), stems("The database is fast")) == 1.0
    assert overlap((), stems("x")) == 0.0
    assert akin("Application caching", "multiple levels you can cache")
    assert covers("A primitive is copied at once.", "Primitives")
    assert not covers("The client calls a stub.", "Client program")
    assert not covers("It is so.", "R")
    assert not akin("Deploying", "The site uses static files")
    assert stems("安装说明") == ("安装", "装说", "说明")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Getting Started!", "getting-started"),
        ("Größe & Café", "groe-cafe"),
        ("x" * 99, "x" * 48),
        ("a" * 47 + " b", "a" * 47),
    ],
)
def test_slugs_are_ascii(text, name):
    assert slug(text) == name


def test_other_scripts_are_named_by_their_digest():
    assert slug("安装") == slug("安装") != slug("兼容")
    assert slug("安装").isascii()


def test_names_are_given_once():
    names = Names()
    assert [names.name("code", "A 2"), names.name("code", "A"), names.name("code", "A"), names.name("title")] == [
        "code-a-2",
        "code-a",
        "code-a-3",
        "title",
    ]


def test_lines_take_their_characters_and_the_silence_between():
    pace = Pace(10.0)
    assert pace.lines_s(["x" * 20, "y" * 10], 400) == pytest.approx(0.25 + 2.22 + 0.28 + 1.22 + 0.4)


def test_latin_words_inside_chinese_are_read_at_their_own_rate():
    pace = Pace(4.0)
    assert pace.line_s("中文") == pytest.approx(0.5 + 0.22 + 0.28)
    assert pace.line_s("中文 Python") == pytest.approx(0.5 + 7 / 22 + 0.22 + 0.28)


def test_words_of_our_own():
    assert [number(3), number(21)] == ["three", "21"]
    assert [series(["a"]), series(["a", "b"]), series(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    assert [an("eight-line"), an("JSON"), an("example"), an("SQL"), an("HTML"), an("two-line")] == [
        "an", "a", "an", "an", "an", "a",
    ]  # fmt: skip
    assert [programming_language("PyCon"), programming_language("brainfuck")] == ["Python", ""]


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("Custom Headers in HTTP", "custom headers in HTTP"),
        ("Python Basics", "Python basics"),
        ("A Tour", "a Tour"),
        ("Install the server", "how to install the server"),
        ("NoSQL", "NoSQL"),
        ("Headers/basics", "headers/basics"),
        ("Advanced Basics", "advanced basics"),
        ("United Python", "United Python"),
    ],
)
def test_headings_go_into_sentences(heading, topic):
    texts = ["The headers of Python and the basics.", "We like Python, and HTTP.", "See Advanced, or United, for more."]
    vocabulary = Vocabulary.of(texts)
    assert vocabulary.topic(heading) == topic


@pytest.mark.parametrize(("item", "said"), [("Session/cookies", "session/cookies"), ("Redis", "Redis")])
def test_a_word_with_a_small_one_beside_it_is_no_name(item, said):
    assert Vocabulary.of(["A queue is read.", "Jobs are kept."]).lowered(item, sure=True) == said


def test_a_name_that_only_begins_sentences_keeps_its_capital():
    texts = ["Harbour is a queue.", "Harbour writes first.", "Harbour does not wait.", "Jobs are kept."]
    assert Vocabulary.of(texts).lowered("Installing Harbour") == "installing Harbour"
    assert Vocabulary.of(texts[:2]).lowered("Installing Harbour") == "installing harbour"
