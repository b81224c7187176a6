import pytest

from video_gen.scripting.topics import names_topic


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Response content", True),
        ("Why documentation drifts", True),
        ("R", True),
        ("Deploying with Docker", True),
        ("", False),
        ("Introduction", False),
        ("As a library", False),
        ("From the command line", False),
        ("Code cell below", False),
        ("These strings are in the picture", False),
        ("Test notebook", False),
        ("2cdda5c8-e50e-4db4-b5f0-9722a649f455", False),
        ("/-/versions", False),
        ("Question 2", False),
        ("Step 12", False),
        ("Question 2: the sea", True),
        ("Quiz", False),
    ],
)
def test_a_heading_names_a_topic_or_nothing(heading, names):
    assert names_topic(heading, "Test notebook title", "en") == names


@pytest.mark.parametrize(
    ("heading", "language", "names"),
    [
        ("An der Küste", "de", True),
        ("In Rom", "de-AT", True),
        ("Einleitung", "de", False),
        ("Frage 3", "de", False),
        ("Étape 2", "fr", False),
        ("As plantas", "pt", True),
        ("Introducción", "es", False),
        ("Вопрос 4", "ru", False),
        ("总结", "zh", False),
        ("第三章", "zh", False),
        ("مقدمة", "ar", False),
        ("السؤال ٢", "ar", False),
        ("परिचय", "hi", False),
        ("Introduction", "hu", True),
    ],
)
def test_each_language_has_its_own_headings_that_say_nothing(heading, language, names):
    assert names_topic(heading, "", language) == names
