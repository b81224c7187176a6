"""What lessons show: aims, problems, exercises, questions, commands and comparisons."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from video_gen.models.item import Item, Line
from video_gen.models.value import Value


class ObjectivesVisual(Value):
    """What a learner will be able to do."""

    kind: Literal["objectives"] = "objectives"
    heading: str = ""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class ProblemVisual(Value):
    """The problem that a lesson is about."""

    kind: Literal["problem"] = "problem"
    heading: str = ""
    text: Annotated[str, Field(min_length=1)]


class SolutionVisual(Value):
    """How the problem is solved: a sentence, and the steps to it."""

    kind: Literal["solution"] = "solution"
    heading: str = ""
    text: Annotated[str, Field(min_length=1)]
    items: tuple[Item, ...] = ()


class ExerciseVisual(Value):
    """Something to do by oneself, with its steps or hints."""

    kind: Literal["exercise"] = "exercise"
    heading: str = ""
    text: Annotated[str, Field(min_length=1)]
    items: tuple[Item, ...] = ()


class QuizVisual(Value):
    """A question with choices, of which the right one is revealed with the last line of the narration."""

    kind: Literal["quiz"] = "quiz"
    question: Annotated[str, Field(min_length=1)]
    """Inline markup, as the choices are."""
    choices: Annotated[tuple[Line, ...], Field(min_length=2, max_length=6)]
    answer: Annotated[int, Field(ge=0)]
    """Which choice is right, counted from 0."""

    @model_validator(mode="after")
    def _has_its_answer(self) -> "QuizVisual":
        if self.answer >= len(self.choices):
            raise ValueError(f"the answer must be one of the choices, 0 to {len(self.choices) - 1}")
        return self


class CheckpointVisual(Value):
    """What a learner should have by now, ticked off one by one."""

    kind: Literal["checkpoint"] = "checkpoint"
    heading: str = ""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class CommandVisual(Value):
    """A command in a terminal, and what it prints."""

    kind: Literal["command"] = "command"
    heading: str = ""
    command: Annotated[str, Field(min_length=1)]
    """One line or several, without a prompt."""
    output: str = ""


class ComparisonVisual(Value):
    """Two pieces of code side by side: before and after, wrong and right."""

    kind: Literal["comparison"] = "comparison"
    heading: str = ""
    language: str = ""
    before: Annotated[str, Field(min_length=1)]
    after: Annotated[str, Field(min_length=1)]
    before_label: str = "Before"
    after_label: str = "After"
