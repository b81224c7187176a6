from tests.unit.parsing.pdf.type_set import fragment
from video_gen.parsing.pdf.columns import regions_of

WIDE = "x" * 40


def texts(fragments):
    return [[one.text[:2] for one in region] for region in regions_of(fragments)]


def rows(name, left, top, count=6, text=WIDE):
    return [fragment(f"{name}{n}{text}", left, top + 14 * n) for n in range(count)]


def test_one_column_is_read_from_top_to_bottom():
    assert texts(list(reversed(rows("a", 50, 100)))) == [["a0", "a1", "a2", "a3", "a4", "a5"]]


def test_the_left_column_is_read_before_the_right_one():
    fragments = [one for pair in zip(rows("a", 50, 100), rows("b", 300, 100), strict=True) for one in pair]
    assert [region[0] for region in texts(fragments)] == ["a0", "b0"]


def test_what_runs_across_parts_what_is_above_from_what_is_below():
    title, figure = fragment("T" * 90, 50, 60), fragment("F" * 90, 50, 200)
    upper = rows("a", 50, 100) + rows("b", 300, 100)
    lower = rows("c", 50, 230) + rows("d", 300, 230)
    assert [region[0] for region in texts([*upper, figure, *lower, title])] == ["TT", "a0", "b0", "FF", "c0", "d0"]


def test_three_columns():
    fragments = rows("c", 550, 100) + rows("a", 50, 100) + rows("b", 300, 100)
    assert [region[0] for region in texts(fragments)] == ["a0", "b0", "c0"]


def test_a_table_is_no_columns():
    cells = rows("a", 50, 100, text="") + rows("b", 300, 100, text="")
    assert len(texts([*cells, fragment("a9" + "x" * 30, 50, 184), fragment("b9" + "x" * 30, 300, 184)])) == 1


def test_nothing_is_lost_or_doubled():
    fragments = rows("a", 50, 100) + rows("b", 300, 107, count=9) + [fragment("T" * 90, 50, 60)]
    assert sorted(one.text for region in regions_of(fragments) for one in region) == sorted(o.text for o in fragments)


def test_an_empty_page_has_no_region():
    assert regions_of([]) == []
