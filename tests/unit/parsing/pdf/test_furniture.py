from tests.unit.parsing.pdf.type_set import line
from video_gen.parsing.pdf.furniture import without_furniture

HEIGHT = 800.0


def kept(*pages):
    """What is left of pages given as rows of (text, top)."""
    lines = [[line(text, top=top, page=n) for text, top in page] for n, page in enumerate(pages)]
    return [[one.text for one in page] for page in without_furniture(lines, [HEIGHT] * len(pages))]


def test_running_heads_and_feet_are_dropped():
    pages = [[("The Guide", 30), (f"text {n}", 300), ("draft", 780)] for n in "abc"]
    assert kept(*pages) == [["text a"], ["text b"], ["text c"]]


def test_page_numbers_are_dropped_even_once():
    for number in ("3", "- 12 -", "Page 3 of 9", "iv"):
        assert kept([("text", 300), (number, 780)]) == [["text"]]


def test_numbers_in_the_text_are_kept():
    assert kept([("3", 300), ("text", 400)]) == [["3", "text"]]


def test_heads_that_change_with_the_chapter_are_known_by_their_number():
    pages = [[(f"Chapter {n} {n + 7}", 30), (f"text {n}", 300)] for n in range(4)]
    assert kept(*pages) == [["text 0"], ["text 1"], ["text 2"], ["text 3"]]


def test_heads_of_left_and_right_pages_take_turns():
    pages = [[("Left" if n % 2 else "Right", 30), (f"text {n}", 300)] for n in range(6)]
    assert kept(*pages) == [[f"text {n}"] for n in range(6)]


def test_what_is_repeated_in_the_text_is_kept():
    assert kept([("Note", 300)], [("Note", 300)], [("Note", 300)]) == [["Note"]] * 3


def test_a_first_line_that_stands_once_is_kept():
    assert kept([("A title", 30), ("text", 300)], [("more", 30)]) == [["A title", "text"], ["more"]]


def test_entries_of_contents_are_dropped():
    assert kept([("1 Start . . . . . . . 7", 300), ("2 End.......... xii", 320), ("It ends...", 340)]) == [
        ["It ends..."]
    ]
