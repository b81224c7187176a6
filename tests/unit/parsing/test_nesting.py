from video_gen.parsing.nesting import Entry, lists_of
from video_gen.parsing.numbered import Numbering


def shape(lists):
    return [[(item.text, shape(item.blocks)) if item.blocks else item.text for item in one.items] for one in lists]


def made(*entries):
    return lists_of([Entry(*entry) for entry in entries], Numbering())


def test_deeper_entries_hang_below_the_one_before():
    assert shape(made((0, "a"), (1, "b"), (2, "c"), (1, "d"), (0, "e"))) == [[("a", [[("b", [["c"]]), "d"]]), "e"]]


def test_levels_may_be_skipped_and_may_begin_deep():
    assert shape(made((2, "a"), (5, "b"), (0, "c"))) == [[("a", [["b"]])], ["c"]]


def test_numbers_after_bullets_are_another_list():
    lists = made((0, "a"), (0, "b", True, 3), (0, "c", True, 4))
    assert [(one.ordered, one.start, len(one.items)) for one in lists] == [(False, 1, 1), (True, 3, 2)]


def test_each_item_has_the_next_number():
    (one,) = made((0, "a"), (1, "b"), (0, "c"))
    assert (one.span.first, one.span.last) == (1, 3)
    assert [(item.span.first, item.span.last) for item in one.items] == [(1, 2), (3, 3)]
    assert one.items[0].blocks[0].span.first == 2
