"""Has a language model rewrite a script, section by section and side by side, where the user asked for one."""

from prefect import unmapped

from flows import stages
from flows.reporting import watch
from video_gen.errors import LanguageModelUnavailableError
from video_gen.models.config import InputConfig
from video_gen.models.document import Document
from video_gen.models.rewriting import Author, Rewritten
from video_gen.models.script import SceneConfig, VideoConfig, VideoSetConfig
from video_gen.rewriting import sections_of


def rewritten(script: VideoSetConfig, document: Document, settings: InputConfig) -> VideoSetConfig:
    """Return the script in the language model's words; a section whose words do not hold keeps its own, with a warning.

    Raises:
        LanguageModelError: The model cannot be asked; or it is to translate, and cannot.
    """
    language, own = settings.language, document.language or script.videos[0].language
    translates = own.partition("-")[0] != language.partition("-")[0]
    author = Author(model=settings.llm, language=language, translates_from=own if translates else "")
    warnings: list[str] = []
    videos = tuple(_video(video, document, author, warnings) for video in script.videos)
    return script.replace(videos=videos, warnings=(*script.warnings, *warnings))


def _video(video: VideoConfig, document: Document, author: Author, warnings: list[str]) -> VideoConfig:
    sections = sections_of(video, document)
    futures = stages.rewrite_section.map(sections, unmapped(author))
    watch(stages.rewrite_section.name, futures)
    scenes: list[SceneConfig] = []
    for section, future in zip(sections, futures, strict=True):
        future.wait()  # a future knows its own final state only after this
        answer = future.state.result(raise_on_failure=False)
        if isinstance(answer, LanguageModelUnavailableError) and not author.translates_from:
            answer = Rewritten(scenes=section.scenes, refused=str(answer))
        if not isinstance(answer, Rewritten):
            raise answer
        if answer.refused:
            named = section.scenes[0].section or section.scenes[0].id
            warnings.append(f"section {named} keeps the document's own words: {answer.refused}")
        scenes += answer.scenes
    return video.replace(scenes=tuple(scenes), language=author.language if author.translates_from else video.language)
