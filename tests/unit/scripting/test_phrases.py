import pytest

from video_gen.models.inline import plain
from video_gen.models.span import SourceSpan
from video_gen.scripting.marked import to_markup
from video_gen.scripting.phrases import phrase_of, whole_phrase_of
from video_gen.scripting.prose_scene import prose_visuals
from video_gen.scripting.sentences import sentences_of

SPAN = SourceSpan(first=1, last=1)


def sentence(markup, language="en"):
    return sentences_of(markup, SPAN, language)[0]


def phrase(markup, language="en", **options):
    return to_markup(phrase_of(sentence(markup, language), **options))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("HTTPX supports Basic and Digest authentication.", "HTTPX supports Basic and Digest authentication"),
        ("The response headers are a dictionary.", "Response headers are a dictionary"),
        ("To include cookies in a request, use the `cookies` parameter.", "Use the `cookies` parameter"),
        (
            "You can modify the default handling with the `follow_redirects` parameter of the client.",
            "Modify the default handling",
        ),
        ("However, you should usually avoid global state.", "Avoid global state"),
        ("Heartbeats are sent at once, which keeps the server alive.", "Heartbeats are sent at once"),
        ("ACID is a set of properties of database transactions.", "ACID: properties of database transactions"),
        (
            ("The toolkit allows you to scale and configure both of the layers independently in each of the "
            "regions."),
            "Scale and configure both of the layers independently",
        ),
        ("**Soft state**: the state of the system may change over time, even without any input.", "Soft state"),
        ("In some cases, the cache could lead to trouble.", "Cache could lead to trouble"),
        ("If the property is a boolean, use the `isVal()` form.", "Use the `isVal()` form"),
        (
            "Use camelCase when naming objects, functions, and instances.",
            "Use camelCase when naming objects, functions, and instances",
        ),
    ],
)  # fmt: skip
def test_a_phrase_is_the_main_clause(markup, expected):
    assert phrase(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "A service is scalable if it results in increased performance in proportion to the resources that are added.",
        "If you need to change the setting, then you can do that too.",
        "Do not use the oven until the red lamp that stands beside it has gone out.",
        "After a write, reads will eventually see it.",
        "If a node fails while it is writing, the other nodes take over its work and tell all clients of it.",
        "The list of the things of the people of the town of the county of the land of the world is long.",
        "Update the logic of it to determine which of the databases to read.",
    ],
)
def test_no_phrase_is_better_than_one_that_misleads(markup):
    assert phrase(markup) == ""


@pytest.mark.parametrize(
    "markup", ["One two three four five six seven eight nine ten eleven twelve thirteen.", "The a of the."]
)
def test_a_phrase_has_at_most_nine_words(markup):
    assert len(phrase(markup).split()) <= 9


def test_quotation_marks_come_in_pairs():
    assert phrase('The "quick brown fox jumps over the lazy dog at noon" is a sentence about a fox.') == ""


@pytest.mark.parametrize(
    ("markup", "language", "expected"),
    [
        (
            "想要对终端内容进行更多控制，请您导入并构造一个控制台对象，然后打印。",
            "zh",
            "想要对终端内容进行更多控制",
        ),
        (
            "Das Brot wird gebacken, bis es braun und knusprig ist und nach allem duftet, was gut ist.",
            "de",
            "Das Brot wird gebacken",
        ),
        ("रोटी बनती है।", "hi", "रोटी बनती है"),
    ],
)
def test_other_languages_give_a_piece_between_commas(markup, language, expected):
    assert phrase(markup, language) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("You can bake the bread at home.", "Bake the bread at home"),
        ("Bread is baked at home.", "Bread is baked at home"),
        ("It is baked at home.", ""),
        ("Bread is baked at home, and then it is eaten by all of the people there.", ""),
    ],
)
def test_a_whole_phrase_says_all_of_it(markup, expected):
    assert whole_phrase_of(sentence(markup), 10) == expected


def visuals(*markups, language="en"):
    return prose_visuals([sentence(markup, language) for markup in markups], "Heading")


def test_two_phrases_make_bullets_that_appear_with_their_line():
    ((said, bullets),) = visuals("Bread is baked at home.", "The oven is hot, which takes an hour.")
    assert [sentence.said for sentence in said][1] == "The oven is hot, which takes an hour."
    assert [(item.text, item.line) for item in bullets.items] == [("Bread is baked at home", 0), ("Oven is hot", 1)]


def test_sentences_without_phrases_are_statements_of_their_own():
    shown = visuals(
        "A service is scalable if it results in increased performance in proportion to the resources that are added.",
        "It can be measured.",
        "Bread is baked at home.",
    )
    assert [visual.kind for _, visual in shown] == ["statement", "statement"]
    assert [len(said) for said, _ in shown] == [2, 1]
    assert shown[1].visual.text == "Bread is baked at home"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("Is the oven hot?", "Is the oven hot?"),
        (
            "A content network is a network of proxy servers, serving content from places that are near.",
            "A content network is a network of proxy servers",
        ),
        (
            ("If the heartbeat of the first one stops, the second server takes over its address and resumes "
            "service."),
            ("If the heartbeat of the first one stops, the second server takes over its address and resumes "
            "service"),
        ),
    ],
)  # fmt: skip
def test_a_statement_is_short_but_keeps_its_conditions(markup, shown):
    assert plain(visuals(markup)[0].visual.text) == shown


def test_the_same_phrase_is_shown_once():
    ((_, visual), *_) = visuals("Bread is baked at home.", "Bread is baked at home, which is good.")
    assert visual.kind == "statement"
