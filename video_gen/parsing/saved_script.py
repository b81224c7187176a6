"""Reads a saved script."""

from video_gen.models.document import Document
from video_gen.models.script_file import SETTINGS_KEY, load_script
from video_gen.models.source import Source


def parse_saved_script(source: Source) -> Document:
    """Return a document that is the script; its settings stand where front matter has them.

    Raises:
        DocumentError: It is no script; the subject names the place.
    """
    script, settings = load_script(source.text, source.assets)
    first = script.videos[0]
    return Document(
        title=first.title,
        language=first.language,
        front_matter={SETTINGS_KEY: settings} if settings else {},
        assets=source.assets,
        script=script,
        warnings=source.warnings,
    )
