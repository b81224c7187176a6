"""The files beside a video that tell of it: captions, chapters, transcript, what an upload needs, and its page."""

from pathlib import Path

from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.files import FileRole
from video_gen.output.captions import srt, translated_cues, video_cues, vtt
from video_gen.output.chapters import Chapter, chapter_list, listed_chapters
from video_gen.output.page import Siblings, video_page
from video_gen.output.page.parts import PAGE_NAME
from video_gen.output.reel import Reel
from video_gen.output.transcript import passages, transcript
from video_gen.output.youtube import youtube_json

THUMBNAIL_NAME = "thumbnail.jpg"
_LONG_ENOUGH = 60 * SAMPLE_RATE_HZ
"""Nobody looks for chapters in a shorter video."""
_DOWNLOADS: dict[FileRole, str] = {
    "video": "Video",
    "srt": "Captions (SRT)",
    "vtt": "Captions (WebVTT)",
    "translated_srt": "Translated captions (SRT)",
    "translated_vtt": "Translated captions (WebVTT)",
    "transcript": "Transcript",
    "script": "Script",
}


def chapter_warnings(marks: list[Chapter]) -> list[str]:
    """Return a warning where chapters of a video that is long enough for them cannot be listed."""
    if not marks or listed_chapters(marks) or marks[-1].end < _LONG_ENOUGH:
        return []
    return [
        "no chapter list is written: it takes three chapters of at least 10 s (the video file has them all the same)"
    ]


def caption_languages(reel: Reel) -> dict[FileRole, str]:
    """Return the language of each SubRip file of a video that has captions."""
    languages: dict[FileRole, str] = {"srt": reel.speaker.language}
    return languages | ({"translated_srt": reel.translation.language} if reel.translation else {})


def write_captions(folder: Path, name: str, reel: Reel) -> dict[str, FileRole]:
    """Write the captions in both formats, unless they are off; return the role of each file."""
    if reel.config.captions == "none":
        return {}
    language = reel.speaker.language
    shown = video_cues(reel.video.scenes, reel.clips, language)
    texts: dict[str, tuple[FileRole, str]] = {
        f"{name}.srt": ("srt", srt(shown, language)),
        f"{name}.vtt": ("vtt", vtt(shown, language)),
    }
    if reel.translation:
        other = reel.translation.language
        translated = translated_cues(reel.video.scenes, reel.clips, language, reel.translation)
        texts[f"{name}.{other}.srt"] = ("translated_srt", srt(translated, other))
        texts[f"{name}.{other}.vtt"] = ("translated_vtt", vtt(translated, other))
    return _written(folder, texts)


def write_texts(folder: Path, reel: Reel, marks: list[Chapter]) -> dict[str, FileRole]:
    """Write transcript, chapters and what an upload needs; return the role of each file."""
    spoken, listed = passages(reel), listed_chapters(marks)
    texts: dict[str, tuple[FileRole, str]] = {
        "transcript.md": ("transcript", transcript(reel.video.title, spoken)),
        "youtube.json": ("youtube", youtube_json(reel, spoken, listed)),
    }
    if listed:
        texts["chapters.txt"] = ("chapters", "\n".join(chapter_list(listed)) + "\n")
    return _written(folder, texts)


def write_page(folder: Path, roles: dict[str, FileRole], reel: Reel, marks: list[Chapter]) -> dict[str, FileRole]:
    """Write the page over the files that have been written, or are about to be; return its role."""
    names = {role: name for name, role in roles.items()}
    languages = zip(("vtt", "translated_vtt"), caption_languages(reel).values(), strict=False)
    captions = [((folder / names[role]).read_text("utf-8"), own) for role, own in languages if role in names]
    downloads = [(label, names[role]) for role, label in _DOWNLOADS.items() if role in names]
    siblings = Siblings(names["video"], names["thumbnail"], captions, downloads)
    return _written(folder, {PAGE_NAME: ("page", video_page(reel, passages(reel), marks, siblings))})


def _written(folder: Path, texts: dict[str, tuple[FileRole, str]]) -> dict[str, FileRole]:
    for name, (_, content) in texts.items():
        (folder / name).write_text(content, "utf-8")
    return {name: role for name, (role, _) in texts.items()}
