"""One section in a language model's words, where they hold what the document says."""

from collections.abc import Sequence

from video_gen.errors import LanguageModelError
from video_gen.models.language import UNDETERMINED, detect_language, is_detectable
from video_gen.models.pause import Pause
from video_gen.models.rewriting import Author, Rewritten, Section
from video_gen.models.script import SceneConfig
from video_gen.rewriting.facts import made_up
from video_gen.rewriting.meaning import not_said, turned
from video_gen.rewriting.model import SceneText, SectionText, UnfitAnswerError, ask
from video_gen.rewriting.shown import shown_texts, with_texts

_SHORTEST, _LONGEST, _ROOM = 0.5, 1.6, 40
"""Letters of a rewritten narration, as shares of its own letters; a line or two may be longer by some letters."""
_ENOUGH_LETTERS = 60
"""Of less text the language cannot be told."""


def rewrite_section(section: Section, author: Author) -> Rewritten:
    """Return a section as the language model puts it; as it is, with the reason, where its words do not hold.

    The words hold when every scene has its lines, in the language asked for and about as long as before, and when no
    number, name or identifier is in them that is not in the document.

    Raises:
        LanguageModelUnavailableError: The model did not answer; trying again can help.
        LanguageModelError: The model cannot be asked, or its translation does not hold: no video mixes languages.
    """
    try:
        return Rewritten(scenes=_checked(section, author, ask(section, author)))
    except UnfitAnswerError as unfit:
        if author.translates_from:
            subject = f"{author.model}, scene {section.scenes[0].id}"
            raise LanguageModelError(subject, str(unfit), "Run again, or choose another model") from unfit
        return Rewritten(scenes=section.scenes, refused=str(unfit))


def _checked(section: Section, author: Author, answer: SectionText) -> tuple[SceneConfig, ...]:
    if len(answer.scenes) != len(section.scenes):
        raise UnfitAnswerError(f"it gave {len(answer.scenes)} scenes for {len(section.scenes)}")
    own = [line for scene in section.scenes for line in (*scene.narration, *shown_texts(scene.visual))]
    source = "\n".join([section.source, *own])
    scenes = tuple(_scene(scene, text, author) for scene, text in zip(section.scenes, answer.scenes, strict=True))
    said = "\n".join(line for scene in scenes for line in scene.narration)
    _check_language(said, section, author)
    before = [line for scene in section.scenes for line in scene.narration]
    after = [" ".join(line.split()) for text in answer.scenes for line in text.narration]  # pauses still in them
    if (
        why := not_said("\n".join(after), source)
        if author.translates_from
        else turned(before, after, source, author.language)
    ):
        raise UnfitAnswerError(why)
    if found := made_up(said, source, author.language, translated=bool(author.translates_from)):
        raise UnfitAnswerError(f"it brought in {found}, which the document does not say")
    return scenes


def _scene(scene: SceneConfig, text: SceneText, author: Author) -> SceneConfig:
    """Return the scene with the model's words."""
    lines = tuple(" ".join(line.split()) for line in text.narration)
    if len(lines) != len(scene.narration) or not all(lines):
        raise UnfitAnswerError(f"scene {scene.id} has {len(scene.narration)} lines, it gave {len(text.narration)}")
    before, after = (sum(len(line) for line in narration) for narration in (scene.narration, lines))
    if not author.translates_from and not before * _SHORTEST - _ROOM <= after <= before * _LONGEST + _ROOM:
        raise UnfitAnswerError(f"scene {scene.id} went from {before} to {after} letters")
    changes: dict[str, object] = {"narration": lines, "pauses": _moved(scene, lines), "writer": author.model}
    if author.translates_from:
        try:
            changes["visual"] = with_texts(scene.visual, [" ".join(shown.split()) for shown in text.shown])
        except ValueError as error:
            raise UnfitAnswerError(f"scene {scene.id}: {error}") from error
    return scene.replace(**changes)


def _moved(scene: SceneConfig, lines: Sequence[str]) -> tuple[Pause, ...]:
    """Return the scene's pauses in its new lines: one that is behind a line stays there."""
    return tuple(
        pause.replace(at=len(lines[pause.line])) if pause.at >= len(scene.narration[pause.line]) else pause
        for pause in scene.pauses
        if pause.line < len(lines)
    )


def _check_language(said: str, section: Section, author: Author) -> None:
    """Refuse what is plainly in another language than the one asked for."""
    if sum(letter.isalpha() for letter in said) < _ENOUGH_LETTERS:
        return
    wanted, found = author.language.partition("-")[0], detect_language([said])
    own = detect_language([line for scene in section.scenes for line in scene.narration])
    if found not in {wanted, UNDETERMINED} and (is_detectable(wanted) or (author.translates_from and found == own)):
        raise UnfitAnswerError(f"it answered in {found or 'no language'} instead of {wanted}")
