"""Notes, steps, charts and formulas of a document become scenes of their own types."""

import pytest

INTRO = "# Bread\n\nBread is baked from flour, water and salt.\n\n"


@pytest.fixture
def told(scenes_of):
    """The scene of a kind that a section becomes; None where there is none."""

    def scene(section, kind, **settings):
        return next((one for one in scenes_of(INTRO + section, **settings) if one.kind == kind), None)

    return scene


def test_a_warning_is_shown_as_it_is_said(told):
    scene = told("## Oven\n\n> [!WARNING]\n> The `oven` stays hot for an hour. Keep children away from it.\n", "alert")
    assert scene.visual.alert == "warning"
    assert scene.visual.label == "Warning"
    assert scene.visual.text == "The `oven` stays hot for an hour. Keep children away from it."
    assert scene.narration == ("Warning: The oven stays hot for an hour.", "Keep children away from it.")


def test_a_long_note_shows_its_first_sentence(told):
    more = (
        "Every baker who has worked with it for a while knows that it does so whatever the weather is like, "
        "and that the door has to be kept open for the whole of that time."
    )
    scene = told(f"## Oven\n\n> [!TIP]\n> The oven stays hot for an hour. {more}\n", "alert")
    assert scene.visual.text == "The oven stays hot for an hour"


def test_a_list_of_things_to_do_is_steps(told):
    steps = "1. Mix the flour and the water.\n2. Add the salt.\n3. Bake the dough.\n"
    scene = told(f"## Dough\n\nThis is how a loaf is made:\n\n{steps}", "steps")
    assert [(item.text, item.line) for item in scene.visual.items] == [
        ("Mix the flour and the water", 2),
        ("Add the salt", 3),
        ("Bake the dough", 4),
    ]
    assert scene.visual.labels == ()


@pytest.mark.parametrize("mark", ["- ", "1. "])
def test_items_with_dates_are_steps_in_time(told, mark):
    items = [
        f"{mark}{when}: {what}\n"
        for when, what in (("1861", "the first factory"), ("**1928**", "sliced bread"), ("1996", "the machine"))
    ]
    scene = told(f"## History\n\nBread has a long history of machines:\n\n{''.join(items)}", "steps")
    assert scene.visual.labels == ("1861", "1928", "1996")
    assert [item.text for item in scene.visual.items] == ["The first factory", "Sliced bread", "The machine"]


def test_other_lists_stay_bullets(told):
    assert told("## Dough\n\nA dough has two states of rest:\n\n1. a cold one\n2. a warm one\n", "steps") is None


def table(header, *rows):
    lines = [" | ".join(header), " | ".join("---" for _ in header), *(" | ".join(row) for row in rows)]
    return "## Sales\n\n" + "\n".join(f"| {line} |" for line in lines) + "\n"


LOAVES = (("Rye", "120 kg"), ("Wheat", "1,310 kg"), ("Oat", "90 kg"))


def test_a_table_of_amounts_is_bars_that_point_out_the_highest(told):
    scene = told(table(("Bread", "Sold"), *LOAVES), "chart")
    assert (scene.visual.chart, scene.visual.unit) == ("bars", "kg")
    assert scene.visual.labels == ("Rye", "Wheat", "Oat")
    assert scene.visual.series[0].values == (120, 1310, 90)
    assert scene.visual.highlight == 1
    assert "For each bread, the chart shows the sold." in scene.narration
    assert "Wheat" in scene.narration[-1]


def test_numbers_in_time_are_lines_and_shares_are_a_donut(told):
    years = [(str(year), f"${year - 2000}") for year in range(2018, 2024)]
    assert told(table(("Year", "Price"), *years), "chart").visual.chart == "lines"
    shares = (("Rye", "20 %"), ("Wheat", "70 %"), ("Oat", "10 %"))
    assert told(table(("Bread", "Share"), *shares), "chart").visual.chart == "donut"


@pytest.mark.parametrize(
    ("header", "unit", "heading", "said"),
    [
        ("Heat (°C)", "°C", "Sales: Heat (°C)", "The highest heat is that of Wheat: 90 °C."),
        ("Weight [kg]", "kg", "Sales: Weight [kg]", "The highest weight is that of Wheat: 90 kg."),
        ("Price in €", "€", "Sales: Price in €", "The highest price is that of Wheat: €90."),
        ("Sales (millions)", "million", "Sales (millions)", "Wheat has the most sales: 90 million."),
        ("Speed (MB/s)", "MB/s", "Sales: Speed (MB/s)", "The highest speed is that of Wheat: 90 MB/s."),
        ("Loss (net)", "", "Sales: Loss (net)", "The highest loss is that of Wheat: 90."),
    ],
)
def test_a_unit_in_the_header_goes_with_the_numbers(told, header, unit, heading, said):
    scene = told(table(("Bread", header), ("Rye", "20"), ("Wheat", "90"), ("Oat", "40")), "chart")
    assert (scene.visual.unit, scene.visual.heading) == (unit, heading)
    assert scene.narration[-1] == said


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (("Bread", "Heat (°C)", "Time (min)"), (("Rye", "240", "50"), ("Wheat", "220", "35"), ("Oat", "200", "40"))),
        (("Bread", "Port"), (("Rye", "80"), ("Wheat", "443"), ("Oat", "8080"))),
        (("Bread", "Sold"), (("Rye", "1 g"), ("Wheat", "9 kg"), ("Oat", "9 kg"))),
        (("Bread", "Sold"), (("Rye", "1"), ("Wheat", "900000"), ("Oat", "40"))),
        (("Bread", "Sold", "Where"), (("Rye", "3", "here"), ("Wheat", "9", "there"), ("Oat", "4", "here"))),
        (("Bread", "Sold"), (("Rye", "3"), ("Rye", "9"), ("Oat", "4"))),
        (("Brot", "Umsatz"), (("Roggen", "1.200"), ("Weizen", "950"), ("Hafer", "12.345"))),
        (("Bread", "Sold"), (("Rye", "3"), ("Wheat", "many"), ("Oat", "4"))),
    ],
)
def test_other_tables_stay_tables(told, header, rows):
    section = table(header, *rows)
    assert told(section, "chart") is None
    assert told(section, "table")


def test_a_table_that_is_spoken_of_as_one_stays_a_table(told):
    lead = "The table below tells how much of each bread was sold last year:\n\n| Bread"
    assert told(table(("Bread", "Sold"), *LOAVES).replace("| Bread", lead), "chart") is None


def test_a_formula_is_shown_while_the_sentence_before_it_is_said(told):
    scene = told("## Share\n\nThe share of water is a simple fraction:\n\n$$\n\\frac{w}{f}\n$$\n", "math")
    assert scene.visual.tex == r"\frac{w}{f}"
    assert scene.narration[-1].startswith("The share of water is a simple fraction")


FORMULA = "$$\n\\frac{{w}}{{{}}}\n$$\n\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Share\n\n" + FORMULA.format("f"), ["Share, as a formula."]),
        (
            "## Share\n\n" + FORMULA.format("f") + FORMULA.format("s"),
            ["Share: the first of two formulas.", "Share: the second of two formulas."],
        ),
        ("## Example\n\n" + FORMULA.format("f"), ["Here is the formula."]),
    ],
)
def test_a_formula_that_nothing_leads_into_is_named(told, written, text, said):
    scenes = [scene for scene in written(f"{INTRO}{text}").videos[0].scenes if scene.kind == "math"]
    assert [scene.narration[-1] for scene in scenes] == said


PAIRED = "## Loops\n\n{}\n\n```python\na = 1\n```\n\n{}\n\n```python\nb = 2\n```\n"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("Don't do this:", "Do this instead:", ("Loops: first how not to do it, then how to do it.",)),
        ("A file that is not closed leaks:", "This is better, for it is closed:", None),
        ("❌ Bad", "✅ Good", ("Loops: first how not to do it, then how to do it.",)),
        ("Before:", "After:", ("Loops: before and after.",)),
    ],
)
def test_worse_and_better_code_are_compared(told, first, second, said):
    scene = told(PAIRED.format(first, second), "comparison")
    assert (scene.visual.before, scene.visual.after) == ("a = 1", "b = 2")
    said = said or ("A file that is not closed leaks.", "This is better, for it is closed.")
    assert scene.narration[-len(said) :] == said


@pytest.mark.parametrize(("first", "second"), [("First, set a number:", "Then set another one:"), ("Good:", "Bad:")])
def test_other_code_is_not_compared(told, first, second):
    assert told(PAIRED.format(first, second), "comparison") is None
