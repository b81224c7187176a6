import re

import pytest

from video_gen.models.inline import plain
from video_gen.models.span import SourceSpan
from video_gen.scripting.english_clauses import main_clause
from video_gen.scripting.marked import to_markup
from video_gen.scripting.phrases import clause_of, phrase_of, whole_phrase_of
from video_gen.scripting.prose_scene import prose_visuals, statement
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
        ("The response headers are a dictionary.", "The response headers are a dictionary"),
        (
            "To include cookies in a request, use the `cookies` parameter.",
            "To include cookies in a request, use the `cookies` parameter",
        ),
        (
            "To include cookies in a request, use the parameter `cookies` of the client or the one of the request.",
            "Include cookies in a request",
        ),
        ("You can modify the default handling.", "Modify the default handling"),
        ("However, you should usually avoid global state.", "You should usually avoid global state"),
        ("Heartbeats go out at once, which keeps all of the servers in the house alive.", "Heartbeats go out at once"),
        ("Only distinct pictures are encoded; holding one costs 70 bytes.", "Only distinct pictures are encoded"),
        ("Imports run one way: flows, the six stage packages, media, models, errors.", "Imports run one way"),
        ("It supports the models, such as GPT-3.5.", ""),
        ("Rich draws tables, such as those of cities, rivers, mountains, lakes and seas.", "Rich draws tables"),
        ("**Soft state**: the state of the system may change over time, even without any input.", "Soft state"),
        ("In some cases, the cache could lead to trouble.", "In some cases, the cache could lead to trouble"),
        ("If the value is a boolean, use the `isVal()` form.", "If the value is a boolean, use the `isVal()` form"),
        (
            "Use camelCase when naming objects, functions, and instances.",
            "Use camelCase when naming objects, functions, and instances",
        ),
        ("`gpt-4` is selected as the best model.", "`gpt-4` is selected as the best model"),
        ("You can only read the file.", "You can only read the file"),
        ("You can always compile to your own system.", "You can always compile to your own system"),
        ("The methods to keep a cache such as the least recently used can help to find all of what is hot.", ""),
    ],
)  # fmt: skip
def test_a_phrase_is_the_sentence_less_what_explains_it(markup, expected):
    assert phrase(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "A service is scalable if it results in increased performance in proportion to the resources that are added.",
        "If you need to change the setting, then you can do that too.",
        "Do not use the oven until the red lamp that stands beside it has gone out in the dark.",
        "After a write, reads will eventually see it.",
        "If a node fails while it is writing, the other nodes take over its work and tell all clients of it.",
        "The list of the things of the people of the town of the county of the land of the world is long.",
        "Text that runs right to left, and Devanagari or other Indic scripts, also need the system's library.",
        "Explain why a secret in the repository is a danger to all of the people that work on it.",
        "The result is that developers can change a page, a picture and a table in one and the same change.",
        "The toolkit does not allow you to scale and configure both of the layers in each of the regions.",
        "The proxy servers of the network, running in many places of the world, serve the content to people.",
        "HTTPX raises an exception for all of the responses that came with a status of 400 or more from the server.",
    ],
)
def test_no_phrase_is_better_than_one_that_misleads(markup):
    assert phrase(markup) == ""


LIMITS = (
    *("not", "never", "only", "usually", "often", "sometimes", "rarely", "typically", "generally", "probably"),
    *("may", "might", "could", "would", "hardly", "almost", "mostly", "currently", "mainly", "no longer"),
)
TAILS = (
    *("if the oven is cold", "unless it rains", "except on Sundays", "until the bell rings", "when it is dark"),
    *("while others wait", "without any salt", "although it is late", "but not today", "provided it is dry"),
    *("only in winter", "never at night", "depending on the flour", "as long as it is fresh", "at least in theory"),
    *("not in June", "whenever it is asked", "before noon", "after noon", "rather than later", "instead of cake"),
)
FRONTS = (
    *("Often", "Usually", "By default", "In most cases", "Typically", "In theory", "If it is dry", "Unless it rains"),
    *("In winter", "When it is dark", "Sometimes", "Without salt", "Today", "Except on Sundays", "For example"),
)
FRAMES = (
    *[f"The bread {word} rises{{}}." for word in LIMITS],
    *[f"You {word} bake the bread{{}}." for word in LIMITS],
    *[f"You can {word} bake the bread{{}}." for word in LIMITS],
    *[f"The bread rises{{}}, {tail}." for tail in TAILS],
    *[f"The bread rises{{}} {tail}." for tail in TAILS],
    *[f"The bread rises{{}} – {tail}." for tail in TAILS],
    *[f"The bread rises{{}}; {tail} it falls." for tail in TAILS],
    *[f"{front}, the bread rises{{}}." for front in FRONTS],
    *[f"{front}, you can bake the bread{{}}." for front in FRONTS],
    *[f"However, {front.lower()}, the bread rises{{}}." for front in FRONTS],
)
EXPLAINED = (
    "",
    ", which fills all of the rooms with a smell",
    " because the yeast is alive",
    " and fills the tall tin",
)


@pytest.mark.parametrize("shortened", [phrase_of, whole_phrase_of, clause_of, lambda one, _: statement(one)])
def test_no_shortening_loses_a_word_that_limits_a_sentence(shortened):
    short = 0
    for frame in FRAMES:
        for explained in EXPLAINED:
            text = frame.format(explained)
            whole = sentence(text)
            kept = [word for word in (*LIMITS, *TAILS, *FRONTS) if f" {word.lower()} " in said(text)]
            for most in (6, 10, 13):
                found = plain(to_markup(shortened(whole, most)))
                assert not found or all(f" {word.lower()} " in said(found) for word in kept), (text, found)
                short += 0 < len(found) < len(text) - 1
    assert short


def said(text):
    return f" {re.sub(r'[,.;]', '', text).lower()} "


@pytest.mark.parametrize(
    "markup", [f"One two three four five six seven eight nine ten eleven {'twelve ' * n}is." for n in range(9)]
)
def test_a_phrase_has_at_most_thirteen_words(markup):
    assert len(phrase(markup).split()) <= 13


def test_quotation_marks_come_in_pairs():
    assert phrase('The "quick brown fox jumps over the lazy dog at noon" is a sentence about a fox.') == ""


@pytest.mark.parametrize(
    ("markup", "language", "expected"),
    [
        (
            "想要对终端内容进行更多控制，请您导入并构造一个控制台对象，然后打印。",
            "zh",
            "",
        ),
        ("使用控制台对象，你可以生成复杂的输出。", "zh", "使用控制台对象，你可以生成复杂的输出"),
        (
            "Das Brot wird gebacken, bis es braun und knusprig ist und nach allem duftet, was auf der Welt gut ist.",
            "de",
            "",
        ),
        ("रोटी बनती है।", "hi", "रोटी बनती है"),
    ],
)
def test_a_sentence_of_another_language_is_whole_or_nothing(markup, language, expected):
    assert phrase(markup, language) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("You can bake the bread at home.", "You can bake the bread at home"),
        ("Often the API encodes its responses as JSON.", "Often the API encodes its responses as JSON"),
        ("However, the bread is baked at home.", "The bread is baked at home"),
        ("It is all one can do about it.", ""),
        ("We bake the bread to improve it.", ""),
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
    ((said, bullets),) = visuals(
        "Bread is baked at home.", "The oven is hot, which takes all of the night and all of the day."
    )
    assert [sentence.said for sentence in said][
        1
    ] == "The oven is hot, which takes all of the night and all of the day."
    assert [(item.text, item.line) for item in bullets.items] == [("Bread is baked at home", 0), ("The oven is hot", 1)]


READABLE = "If the heartbeat of the first one stops, the second server takes over its address and resumes service."
TOO_LONG = "If the oven is not hot before the loaves go in" + ", and the stones are not warm" * 6 + ", they stay flat."


def test_sentences_without_phrases_are_statements_of_their_own():
    shown = visuals(
        "A service is scalable if it results in increased performance in proportion to the resources that are added.",
        "It can be measured.",
        "Bread is baked at home.",
    )
    assert [visual.kind for _, visual in shown] == ["statement"] * 3
    assert [len(said) for said, _ in shown] == [1, 1, 1]
    assert shown[2].visual.text == "Bread is baked at home"


def test_what_leans_on_a_short_statement_is_said_beside_it():
    ((said, visual),) = visuals("Bread is baked at home.", "It is eaten there by all of the people.")
    assert len(said) == 2
    assert visual.text == "Bread is baked at home"


def test_a_sentence_that_nobody_can_read_in_time_is_said_beside_the_last():
    ((said, visual),) = visuals(READABLE, TOO_LONG)
    assert len(said) == 2
    assert (visual.heading, visual.text) == ("Heading", READABLE.rstrip("."))


def test_where_no_sentence_can_be_read_in_time_the_section_is_named():
    ((_, visual),) = visuals(TOO_LONG)
    assert (visual.heading, visual.text) == ("", "Heading")


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("Is the oven hot?", "Is the oven hot?"),
        (
            "A content network is a network of proxy servers, serving content from places that are near.",
            "A content network is a network of proxy servers",
        ),
        (
            READABLE,
            READABLE.rstrip("."),
        ),
        (
            "Slices can be frozen for three months, and they go straight from the freezer into the toaster.",
            "Slices can be frozen for three months",
        ),
        (
            ("When the queue of the `broker` holds more than 10,000 jobs, the workers of Acme start to drop those "
            "that are older than 5 minutes."),
            ("When the queue of the broker holds more than 10,000 jobs, the workers of Acme start to drop those "
            "that are older than 5 minutes"),
        ),
    ],
)  # fmt: skip
def test_a_statement_is_short_and_true_else_the_whole_sentence(markup, shown):
    assert plain(visuals(markup)[0].visual.text) == shown


def test_the_same_phrase_is_shown_once():
    ((_, visual), *_) = visuals("Bread is baked at home.", "Bread is baked at home, which is good.")
    assert visual.kind == "statement"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "Harbour is an open-source framework that lets developers build queues out of several small machines.",
            "Harbour is an open-source framework",
        ),
        ("A bot is a program that visits the pages of the whole web in the night and in the day.", ""),
        ("Harbour is a small server that cannot be reached from the web by people outside the house.", ""),
    ],
)
def test_what_a_thing_is_stands_without_what_it_lets_one_do(text, phrase):
    (sentence,) = sentences_of(text, SPAN, "en")
    assert main_clause(sentence.text.rstrip("."), 9) == phrase
