"""Turns a document into a narrated, captioned video, in six stages.

    adapt_input -> parse_content -> generate_script -> generate_audio -> generate_video -> handle_output

The names below are loaded when they are first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from video_gen.audio import choose_speaker, generate_audio
    from video_gen.errors import (
        DocumentError,
        RenderError,
        SettingsError,
        StorageError,
        VideoGenError,
        VoiceError,
        VoiceUnavailableError,
    )
    from video_gen.inputs import adapt_input, read_music, read_theme, resolve_settings
    from video_gen.models.audio import AudioClip, Speaker
    from video_gen.models.brief import Brief
    from video_gen.models.config import InputConfig
    from video_gen.models.document import Document
    from video_gen.models.files import VideoFiles
    from video_gen.models.footage import Footage
    from video_gen.models.look import Look
    from video_gen.models.mix import Mix
    from video_gen.models.script import SceneConfig, VideoConfig, VideoSetConfig
    from video_gen.models.soundtrack import Soundtrack
    from video_gen.models.source import Source
    from video_gen.output import handle_output, master_sound
    from video_gen.parsing import parse_content
    from video_gen.scripting import generate_script
    from video_gen.video import generate_video

__all__ = [
    "AudioClip",
    "Brief",
    "Document",
    "DocumentError",
    "Footage",
    "InputConfig",
    "Look",
    "Mix",
    "RenderError",
    "SceneConfig",
    "SettingsError",
    "Soundtrack",
    "Source",
    "Speaker",
    "StorageError",
    "VideoConfig",
    "VideoFiles",
    "VideoGenError",
    "VideoSetConfig",
    "VoiceError",
    "VoiceUnavailableError",
    "adapt_input",
    "choose_speaker",
    "draw_thumbnail",
    "generate_audio",
    "generate_script",
    "generate_video",
    "handle_output",
    "master_sound",
    "parse_content",
    "read_music",
    "read_theme",
    "resolve_settings",
]

_HOMES = {
    "AudioClip": "models.audio",
    "Brief": "models.brief",
    "Document": "models.document",
    "Footage": "models.footage",
    "InputConfig": "models.config",
    "Look": "models.look",
    "Mix": "models.mix",
    "SceneConfig": "models.script",
    "Soundtrack": "models.soundtrack",
    "Source": "models.source",
    "Speaker": "models.audio",
    "VideoConfig": "models.script",
    "VideoFiles": "models.files",
    "VideoSetConfig": "models.script",
    "adapt_input": "inputs",
    "choose_speaker": "audio",
    "draw_thumbnail": "video",
    "generate_audio": "audio",
    "generate_script": "scripting",
    "generate_video": "video",
    "handle_output": "output",
    "master_sound": "output",
    "parse_content": "parsing",
    "read_music": "inputs",
    "read_theme": "inputs",
    "resolve_settings": "inputs",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    return __all__
