"""The scene types: each lays its visual out on pages."""

from collections.abc import Callable

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
from video_gen.models.material import AlertVisual, ChartVisual, MathVisual, StepsVisual
from video_gen.models.script import (
    BulletsVisual,
    ChapterVisual,
    CodeVisual,
    ImageVisual,
    OutroVisual,
    QuoteVisual,
    StatementVisual,
    TableVisual,
    TitleVisual,
    Visual,
)
from video_gen.video.page import Page
from video_gen.video.scenes.alert import alert_pages
from video_gen.video.scenes.bullets import bullets_pages
from video_gen.video.scenes.chapter import chapter_pages
from video_gen.video.scenes.chart import chart_pages
from video_gen.video.scenes.checkpoint import checkpoint_pages
from video_gen.video.scenes.code import code_pages
from video_gen.video.scenes.command import command_pages
from video_gen.video.scenes.comparison import comparison_pages
from video_gen.video.scenes.exercise import exercise_pages
from video_gen.video.scenes.image import image_pages
from video_gen.video.scenes.math import math_pages
from video_gen.video.scenes.objectives import objectives_pages
from video_gen.video.scenes.outro import outro_pages
from video_gen.video.scenes.problem import problem_pages
from video_gen.video.scenes.quiz import quiz_pages
from video_gen.video.scenes.quote import quote_pages
from video_gen.video.scenes.solution import solution_pages
from video_gen.video.scenes.statement import statement_pages
from video_gen.video.scenes.steps import steps_pages
from video_gen.video.scenes.table import table_pages
from video_gen.video.scenes.title import title_pages
from video_gen.video.sheet import Sheet

_PAINTERS: dict[type[Visual], Callable[..., list[Page]]] = {
    TitleVisual: title_pages,
    ChapterVisual: chapter_pages,
    BulletsVisual: bullets_pages,
    StatementVisual: statement_pages,
    CodeVisual: code_pages,
    TableVisual: table_pages,
    QuoteVisual: quote_pages,
    OutroVisual: outro_pages,
    ObjectivesVisual: objectives_pages,
    ProblemVisual: problem_pages,
    SolutionVisual: solution_pages,
    ExerciseVisual: exercise_pages,
    QuizVisual: quiz_pages,
    CheckpointVisual: checkpoint_pages,
    CommandVisual: command_pages,
    ComparisonVisual: comparison_pages,
    AlertVisual: alert_pages,
    StepsVisual: steps_pages,
    ChartVisual: chart_pages,
    MathVisual: math_pages,
}


def scene_pages(visual: Visual, sheet: Sheet, scene_id: str) -> list[Page]:
    """Return the pages of a scene, at least one.

    Raises:
        RenderError: Its picture cannot be read.
    """
    if isinstance(visual, ImageVisual):
        return image_pages(visual, sheet, scene_id)
    return _PAINTERS[type(visual)](visual, sheet)
