import pytest

from video_gen.rewriting.facts import made_up

SOURCE = "HTTPX supports HTTP/2 with http2=True since 0.8, for 1,500 users. Use client.get() in Rome. It has 3 modes."


@pytest.mark.parametrize(
    "text",
    [
        "HTTPX has three modes.",
        "There are 3 modes, and Rome is one place.",
        "Set http2 to true, and HTTP/2 works since 0.8.",
        "It serves 1500 users.",
        "Call client.get.",
        "The client is good.",
        "First, use it. Then, stop.",
        "It serves 1,500 users of client.get().",
    ],
)
def test_what_the_source_says_may_be_said(text):
    assert made_up(text, SOURCE, "en", translated=False) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It works since 0.9.", "0.9"),
        ("It has 4 modes.", "4"),
        ("It has four modes.", "four"),
        ("It has a hundred and sixty users.", "hundred"),
        ("It has a million users.", "million"),
        ("Call client.post for that.", "client.post"),
        ("Set verify_ssl for that.", "verify_ssl"),
        ("Use asyncClient for that.", "asyncClient"),
        ("It speaks SPDY too.", "SPDY"),
        ("With Django it works too.", "Django"),
        ("It works. Django works too.", "Django"),
        ("With django it works too.", "django"),
        ("It serves 1.500 users.", "1.500"),
        ("It has thirty-five modes.", "35"),
        ("It has sixty modes.", "sixty"),
        ("It serves a dozen users.", "dozen"),
        ("It is half as fast.", "half"),
        ("It takes ½ hour.", "½"),
        ("It serves 5² users.", "5"),
        ("Pass --force to it.", "--force"),
        ("Москва is in Rome.", "Москва"),
        ("Write R for that.", "R"),
    ],
)
def test_what_the_source_does_not_say_is_found(text, found):
    assert made_up(text, SOURCE, "en", translated=False) == found


def test_names_may_change_in_a_translation_and_numbers_may_not():
    assert made_up("In Rom gibt es drei Arten.", SOURCE, "de", translated=True) == ""
    assert made_up("Es gibt 4 Arten.", SOURCE, "de", translated=True) == "4"
    assert made_up("Nutze client.post dafür.", SOURCE, "de", translated=True) == "client.post"


def test_german_nouns_are_no_names():
    assert made_up("Wir nehmen das Boot.", "wir nehmen ein schiff", "de", translated=False) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It waits 30 minutes.", "30 minutes"),
        ("It waits 30 secs.", ""),
        ("It holds 5 TB.", "5 TB"),
        ("It holds 5 gigabytes.", ""),
        ("It runs 25 jobs.", ""),
        ("It runs twenty-five jobs.", ""),
    ],
)
def test_a_number_keeps_its_unit(text, found):
    assert made_up(text, "It waits 30 seconds, holds 5 GB and runs 25 jobs. TB", "en", translated=False) == found
