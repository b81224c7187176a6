"""Lessons are recognised, and told in the scene types that are made for them."""

import pytest

from video_gen.models.lesson import (
    CheckpointVisual,
    CommandVisual,
    ComparisonVisual,
    ExerciseVisual,
    ObjectivesVisual,
    ProblemVisual,
    QuizVisual,
    SolutionVisual,
)

LESSON = """\
# Version control in ten minutes

Version control keeps every state of a project, so that nothing is ever lost.

## Learning objectives

- Create a repository
- Record a change
- Undo a mistake

## The problem

A team of three edits the same file at the same time. Whoever saves last wins, and the work of the others is gone.

## Solution

Every person works in a copy of their own and hands over changes. The steps are always the same:

1. Fetch what the others did
2. Make the change
3. Hand it over

## Commands

The first command creates an empty repository.

```console
$ git init demo
Initialized empty Git repository in demo
```

## Naming

Before:

```python
def f(x):
    return x * 60
```

After:

```python
def seconds(minutes):
    return minutes * 60
```

## Exercise 1

Create a repository on your own machine and record a first change in it.

- Choose a folder
- Add one file

## Quiz

What does a commit record?

- A) Only the lines that were added
- B) The whole project at one moment

Answer: B

## Checkpoint

- [x] A repository exists
- [ ] One change is recorded
"""


@pytest.fixture
def told(written):
    def of(text, kind, target_s=120, **options):
        return next(
            (scene for scene in written(text, target_s, **options).videos[0].scenes if scene.kind == kind), None
        )

    return of


def items(scene):
    return [(item.text, scene.narration[item.line].rstrip(".,")) for item in scene.visual.items]


def test_objectives_are_said_one_by_one(told):
    scene = told(LESSON, "objectives")
    assert isinstance(scene.visual, ObjectivesVisual)
    assert scene.narration[0] == "After this you will be able to:"
    assert items(scene) == [
        ("Create a repository", "create a repository"),
        ("Record a change", "record a change"),
        ("Undo a mistake", "and undo a mistake"),
    ]


def test_problem_and_solution(told):
    problem, solution = told(LESSON, "problem"), told(LESSON, "solution")
    assert isinstance(problem.visual, ProblemVisual)
    assert problem.visual.text == "A team of three edits the same file at the same time"
    assert problem.narration[-1] == "Whoever saves last wins, and the work of the others is gone."
    assert isinstance(solution.visual, SolutionVisual)
    assert "The steps are always the same:" in solution.narration
    assert items(solution)[0] == ("Fetch what the others did", "fetch what the others did")


def test_an_exercise_with_its_steps(told):
    scene = told(LESSON, "exercise")
    assert isinstance(scene.visual, ExerciseVisual)
    assert scene.narration[0] == "Exercise 1."
    assert items(scene) == [("Choose a folder", "Choose a folder"), ("Add one file", "and add one file")]


def test_a_question_with_its_choices_reveals_the_answer_last(told):
    scene = told(LESSON, "quiz")
    assert scene.visual == QuizVisual(
        question="What does a commit record?",
        choices=("Only the lines that were added", "The whole project at one moment"),
        answer=1,
    )
    assert scene.narration[-4:] == (
        "What does a commit record?",
        "A: Only the lines that were added.",
        "B: The whole project at one moment.",
        "The answer is B: The whole project at one moment.",
    )


@pytest.mark.parametrize(
    ("choices", "answer"),
    [
        ("- [ ] bread\n- [x] soup\n", "soup"),
        ("1. a) bread\n2. b) soup\n\n**Answer:** b\n", "soup"),
        ("- bread\n- soup\n\nThe correct answer is A.\n", "bread"),
        ("- bread\n- soup\n", None),
        ("- bread\n- soup\n\nAnswer: F\n", None),
        ("- [x] bread\n- [x] soup\n", None),
    ],
)
def test_a_question_needs_one_answer(told, choices, answer):
    scene = told(f"# Food\n\nFood is what people eat.\n\n## Quiz\n\nWhat is drunk with a spoon?\n\n{choices}", "quiz")
    assert (scene.visual.choices[scene.visual.answer] if scene else None) == answer


def test_a_task_list_is_a_checkpoint(told):
    assert isinstance(told(LESSON, "checkpoint").visual, CheckpointVisual)
    text = "# Food\n\nFood is what people eat.\n\n## Before dinner\n\n- [x] The table is laid\n- [ ] The soup is hot\n"
    scene = told(text, "checkpoint")
    assert items(scene)[0][1] == "the table is laid"


def test_a_command_at_a_prompt_is_shown_with_what_it_prints(told):
    scene = told(LESSON, "command")
    assert scene.visual == CommandVisual(
        heading="Commands", command="git init demo", output="Initialized empty Git repository in demo"
    )


def test_a_session_of_commands_and_answers_in_turn_stays_code(told):
    text = LESSON.replace("in demo\n```", "in demo\n$ ls\n```")
    assert told(text, "command") is None
    assert told(text, "code").visual.code.startswith("$ git init")


def test_code_before_and_after_is_compared(told):
    scene = told(LESSON, "comparison")
    assert isinstance(scene.visual, ComparisonVisual)
    assert (scene.visual.before, scene.visual.after) == (
        "def f(x):\n    return x * 60",
        "def seconds(minutes):\n    return minutes * 60",
    )
    assert (scene.visual.before_label, scene.visual.after_label) == ("Before", "After")
    assert scene.narration == ("Naming: before and after.",)


def test_a_block_of_bad_and_good_code_is_compared(told):
    code = "```js\n// bad\nvar a = 1;\n\n// good\nconst a = 1;\n```\n"
    scene = told(
        f"# Style\n\nStyle is how code reads.\n\n## Names\n\nUse `const` for all of your names.\n\n{code}", "comparison"
    )
    assert (scene.visual.before, scene.visual.after) == ("var a = 1;", "const a = 1;")
    assert (scene.visual.before_label, scene.visual.after_label) == ("Bad", "Good")
    assert scene.narration == ("Use const for all of your names.",)


def test_headings_of_a_lesson_mean_nothing_elsewhere(told):
    text = (
        "# Report\n\nThe report is about the year.\n\n## Problem\n\nThe harvest was lost in the rain of the summer.\n"
    )
    assert told(text, "problem") is None


def test_every_block_of_a_lesson_is_told(written):
    script = written(LESSON, 120)
    assert {entry.fate for entry in script.coverage if entry.kind != "heading"} == {"narrated"}


def listed(heading, count):
    items = "\n".join(f"- Write the {n}th page" for n in range(1, count + 1))
    return f"# Book\n\nA book is made of pages that are bound.\n\n## {heading}\n\n{items}\n"


@pytest.mark.parametrize(("heading", "kind"), [("Learning objectives", "objectives"), ("Checklist", "checkpoint")])
def test_aims_and_checklists_are_told_whole(told, heading, kind):
    assert len(told(listed(heading, 9), kind).visual.items) == 9


def test_steps_are_told_whole_and_other_lists_in_part(told):
    text = listed("Printing", 9)
    assert len(told(text, "bullets", 15).visual.items) == 6
    assert len(told(text.replace("- ", "1. "), "steps").visual.items) == 9


def test_an_item_of_a_checklist_that_cannot_be_said_is_shown(told, written):
    text = listed("Checklist", 3) + "- Look at `a | b > c`\n- Sell it\n"
    scene = told(text, "checkpoint")
    assert items(scene)[3:] == [("Look at `a | b > c`", "write the 3th page"), ("Sell it", "and sell it")]
    assert [(e.span.first, e.fate) for e in written(text).coverage if e.kind == "item"] == [(10, "shown")]


def test_tasks_of_whole_sentences_are_a_checkpoint(told):
    text = (
        "- [ ] The first of the pages has been written by you.\n- [x] The second of them was read by somebody else.\n"
    )
    assert len(told(f"# Book\n\nA book is made of pages.\n\n## Done\n\n{text}", "checkpoint").visual.items) == 2


QUIZ = "# Food\n\nFood is what people eat.\n\n## Quiz\n\nWhat is drunk with a spoon?\n\n"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Answer: B, because it is thin.", "The answer is B: Soup. Because it is thin."),
        ("Answer: B) soup. It is thin.", "The answer is B: Soup. It is thin."),
        ("**Answer: B**", "The answer is B: Soup."),
        ("Answer: B, see https://soup.example/x", "The answer is B: Soup."),
    ],
)
def test_what_the_writer_says_of_the_answer_is_said_with_it(told, answer, said):
    assert told(f"{QUIZ}- bread\n- soup\n\n{answer}\n", "quiz").narration[-1] == said


QUESTIONS = """# Food

Food is what people eat.

## Quiz

1. What is drunk with a spoon?
   - A) Bread
   - B) Soup

   **Answer:** B
2. Which of these is baked?
   - bread
   - milk

   Answer: bread. Always.
3. What is white?
   - [ ] Coal
   - [x] Salt
4. What is hot?
   1. Ice
   2. Fire

Answers: 4. B
"""


def test_questions_that_are_items_of_a_list_are_asked_one_by_one(written):
    script = written(QUESTIONS)
    asked = [scene for scene in script.videos[0].scenes if scene.kind == "quiz"]
    assert [scene.visual.choices[scene.visual.answer] for scene in asked] == ["Soup", "bread", "Salt", "Fire"]
    assert asked[1].narration[-1] == "The answer is A: Bread. Always."
    assert {entry.fate for entry in script.coverage if entry.kind != "heading"} == {"narrated"}


def test_a_question_of_a_list_that_nothing_answers_is_left_out_whole(written):
    script = written(QUESTIONS.replace("Answers: 4. B", "Eat well every day, and drink enough of the water."))
    said = " ".join(line for scene in script.videos[0].scenes for line in scene.narration)
    assert "What is hot" not in said
    assert ("left out", "nothing tells its answer") in {(e.fate, e.reason) for e in script.coverage}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "What is round?\n\na) a ball\nb) a brick\n\nAnswer: a\n",
            ("A: A ball.", "B: A brick.", "The answer is A: A ball."),
        ),
        ("What is the tallest tree of the world?\n\nAnswer: Redwood.\n", ("The answer is Redwood.",)),
        ("**Q: What is the capital of France?**\nA: Paris.\n", ("The answer is Paris.",)),
    ],
)
def test_answers_of_a_word_are_said_after_their_question(written, text, said):
    scenes = written(f"# Things\n\nThings are what the world is made of.\n\n## Quiz\n\n{text}").videos[0].scenes
    lines = [line for scene in scenes for line in scene.narration]
    asked = lines.index(next(line for line in lines if line.startswith("What")))
    assert tuple(lines[asked + 1 : asked + 1 + len(said)]) == said


def test_a_question_and_choices_that_cannot_be_said_are_shown(told):
    text = f"{QUIZ}- `x = {{}}`\n- a set\n\nAnswer: A\n".replace("What is drunk with a spoon?", "What is `{}`?")
    scene = told(text, "quiz")
    assert scene.narration[-4:] == ("The question is on the screen.", "A.", "B: A set.", "The answer is A.")
    assert scene.visual.choices == ("`x = {}`", "a set")


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        ("- tea\n" * 7 + "\nAnswer: B\n", "a question has 2 to 6 choices, this one has 7"),
        ("- tea\n- soup\n\nAnswer: F\n", "its answer F is none of its choices"),
    ],
)
def test_a_question_that_cannot_be_asked_is_left_out_whole(written, choices, reason):
    script = written(QUIZ + choices)
    entries = [e for e in script.coverage if e.span.first >= 7]
    assert {(e.fate, e.reason) for e in entries} == {("left out", reason)}
    assert len(entries) == 3


def test_choices_of_whole_sentences_are_said_once(written):
    choices = "- It is the soup that is drunk with a spoon.\n- It is the bread that is drunk with a spoon.\n"
    script = written(f"{QUIZ}{choices}\nAnswer: A\n")
    said = " ".join(line for scene in script.videos[0].scenes for line in scene.narration)
    assert said.count("It is the bread that is drunk with a spoon.") == 1
