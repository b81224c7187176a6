import pytest

from video_gen.rewriting.meaning import turned

SOURCE = "Workers must not restart the broker. The journal is kept for a week."
BEFORE = ("Workers must not restart the broker.", "The journal is kept for a week.")


@pytest.mark.parametrize(
    "after",
    [
        ("No worker may restart the broker.", "For a week, the journal is kept."),
        ("Avoid restarting the broker.", "The journal is kept for a week."),
    ],
)
def test_other_words_for_the_same_are_fine(after):
    assert turned(BEFORE, after, SOURCE, "en") == ""


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (("Workers must restart the broker.", BEFORE[1]), "it turned what is denied"),
        ((BEFORE[0], "The journal is never kept for a week."), "it turned what is denied"),
        ((BEFORE[0], BEFORE[0]), "it turned what is denied"),
        ((BEFORE[0], "The journal is kept. \u202eweek"), "it wrote markup"),
        ((BEFORE[0], "**The journal** is kept for a week."), "it wrote markup"),
    ],
)
def test_a_line_that_was_turned_is_found(after, why):
    assert turned(BEFORE, after, SOURCE, "en").startswith(why)


def test_other_languages_deny_in_their_own_words():
    assert turned(("Das Tor bleibt nicht offen.",), ("Das Tor bleibt offen.",), "", "de")
    assert turned(("La porte ne reste pas ouverte.",), ("La porte reste ouverte.",), "", "fr")
    assert not turned(("A porta fica aberta.",), ("Aberta fica a porta.",), "", "pt")
