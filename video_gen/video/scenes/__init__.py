"""The scene types: each lays its visual out on pages."""

from typing import assert_never

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
from video_gen.video.scenes.bullets import bullets_pages
from video_gen.video.scenes.chapter import chapter_pages
from video_gen.video.scenes.code import code_pages
from video_gen.video.scenes.image import image_pages
from video_gen.video.scenes.outro import outro_pages
from video_gen.video.scenes.quote import quote_pages
from video_gen.video.scenes.statement import statement_pages
from video_gen.video.scenes.table import table_pages
from video_gen.video.scenes.title import title_pages
from video_gen.video.sheet import Sheet


def scene_pages(visual: Visual, sheet: Sheet, scene_id: str) -> list[Page]:  # noqa: PLR0911  # one for each type
    """Return the pages of a scene, at least one.

    Raises:
        RenderError: Its picture cannot be read.
    """
    match visual:
        case TitleVisual():
            return title_pages(visual, sheet)
        case ChapterVisual():
            return chapter_pages(visual, sheet)
        case BulletsVisual():
            return bullets_pages(visual, sheet)
        case StatementVisual():
            return statement_pages(visual, sheet)
        case CodeVisual():
            return code_pages(visual, sheet)
        case TableVisual():
            return table_pages(visual, sheet)
        case QuoteVisual():
            return quote_pages(visual, sheet)
        case ImageVisual():
            return image_pages(visual, sheet, scene_id)
        case OutroVisual():
            return outro_pages(visual, sheet)
    assert_never(visual)
