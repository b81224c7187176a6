"""Stage 1: brings the document in, and settles the settings."""

from video_gen.inputs.adapt import adapt_input, check_input
from video_gen.inputs.discovery import discover
from video_gen.inputs.git_documents import documents_at
from video_gen.inputs.music import read_music
from video_gen.inputs.settings import in_language, resolve_settings
from video_gen.inputs.settings_file import settings_file
from video_gen.inputs.theme import read_theme

__all__ = [
    "adapt_input",
    "check_input",
    "discover",
    "documents_at",
    "in_language",
    "read_music",
    "read_theme",
    "resolve_settings",
    "settings_file",
]
