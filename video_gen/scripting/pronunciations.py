"""The user's lexicon, given to the scenes whose words it changes."""

from collections.abc import Mapping

from video_gen.media.spoken import speech
from video_gen.models.script import SceneConfig, VideoSetConfig


def pronounced(script: VideoSetConfig, lexicon: Mapping[str, str], language: str) -> VideoSetConfig:
    """Return a script whose scenes know how their words are said; what a scene says of a word itself stands.

    A scene gets only the entries that change what is said in it, so that another entry does not have it spoken anew.

    Args:
        script: The videos.
        lexicon: How words are said, by the word.
        language: The language that it is spoken in.
    """
    if not lexicon:
        return script
    return script.replace(
        videos=tuple(
            video.replace(scenes=tuple(_with_entries(scene, lexicon, language) for scene in video.scenes))
            for video in script.videos
        )
    )


def _with_entries(scene: SceneConfig, lexicon: Mapping[str, str], language: str) -> SceneConfig:
    own = {word.casefold() for word in scene.pronunciations}
    entries = {
        word: said
        for word, said in lexicon.items()
        if word.casefold() not in own and _changes(scene.narration, {word: said}, language)
    }
    return scene.replace(pronunciations={**entries, **scene.pronunciations}) if entries else scene


def _changes(narration: tuple[str, ...], entry: dict[str, str], language: str) -> bool:
    return any(speech(line, language, entry).text != speech(line, language).text for line in narration)
