"""Every error that a user can meet.

    VideoGenError                exit code
    +-- SettingsError            2   an option, a front matter key or a settings file
    +-- DocumentError            3   the document that was given, or one of its parts
    +-- VoiceError               4   the speech engine or the network
    |   +-- VoiceUnavailableError     may pass: retried with backoff
    |       +-- VoiceUnreachableError     likewise; another voice that may stand in does so at once
    |   +-- UnspokenLanguageError     2, for it is a setting: no voice of the engine speaks the language
    +-- LanguageModelError       4   the language model that rewrites the script
    |   +-- LanguageModelUnavailableError   may pass: retried with backoff
    +-- WebError                 4   the server of a document
    |   +-- WebUnavailableError       may pass: retried with backoff
    +-- RenderError              5   drawing, encoding or ffmpeg itself
    |   +-- EncoderKilledError        may pass: retried with backoff
    |   +-- HardwareEncoderError      the workflow encodes the whole video by x264 instead
    +-- StorageError             6   reading or writing files and results
    |   +-- StorageBusyError          may pass: retried with backoff
    +-- ReviewError              7   the script was rejected, or nobody looked at it in time
    +-- ScenesFailedError        that of its first failure
    +-- BatchFailedError         that of its first failure; in flows.batch

Each one names the input, says what is wrong with it and how to mend it, and says whether trying
again can help.
"""

import re
from typing import ClassVar


class VideoGenError(Exception):
    """Root of all errors that a user can meet.

    Attributes:
        subject: What it is about: a path, an option, a scene.
        reason: What is wrong with it.
        remedy: What the user can do about it.
        exit_code: Exit status of the command that met it.
        transient: Whether trying again can help; the workflow retries only these.
    """

    exit_code: ClassVar[int] = 1
    transient: ClassVar[bool] = False

    def __init__(self, subject: str, reason: str, remedy: str) -> None:
        subject, reason = without_secrets(subject), without_secrets(reason)
        super().__init__(subject, reason, remedy)
        self.subject = subject
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{one_line(self.subject)}: {one_line(self.reason)}. {one_line(self.remedy)}."


class SettingsError(VideoGenError):
    """An option, a front matter key or a settings file does not fit."""

    exit_code = 2


class DocumentError(VideoGenError):
    """The document, or a part of it, cannot be used."""

    exit_code = 3

    def within(self, origin: str) -> "DocumentError":
        """Return the error with the document's origin before the part of it that is named, where it is not there."""
        origin = without_secrets(origin)
        if self.subject.startswith(origin):
            return self
        return DocumentError(f"{origin}, {self.subject}", self.reason, self.remedy)


class VoiceError(VideoGenError):
    """The narration cannot be spoken."""

    exit_code = 4


class VoiceUnavailableError(VoiceError):
    """The speech service did not answer, broke off or asked to wait."""

    transient = True


class VoiceUnreachableError(VoiceUnavailableError):
    """There is no way to the speech service: its name is not known here, as where there is no network."""


class UnspokenLanguageError(VoiceError):
    """No voice of the engine speaks the language; another language or engine has to be chosen."""

    exit_code = 2


class LanguageModelError(VideoGenError):
    """The language model cannot be asked, or does not answer as it should."""

    exit_code = 4


class LanguageModelUnavailableError(LanguageModelError):
    """The language model did not answer, was too slow or asked to wait."""

    transient = True


class WebError(VideoGenError):
    """The server of a document cannot be found or trusted."""

    exit_code = 4


class WebUnavailableError(WebError):
    """The server of a document did not answer, broke off or asked to come back later."""

    transient = True


class RenderError(VideoGenError):
    """A scene cannot be drawn or encoded."""

    exit_code = 5


class EncoderKilledError(RenderError):
    """The encoder was killed from outside, for memory for instance."""

    transient = True


class HardwareEncoderError(RenderError):
    """A hardware encoder failed in the middle of its work, or wrote what cannot be joined to other scenes."""


class StorageError(VideoGenError):
    """Files or results cannot be read or written."""

    exit_code = 6


class StorageBusyError(StorageError):
    """The storage is locked or out of reach for the moment."""

    transient = True


class ReviewError(VideoGenError):
    """The script was not approved."""

    exit_code = 7


class ScenesFailedError(VideoGenError):
    """Some scenes failed; the others are finished and kept for the next run."""

    def __init__(self, failures: dict[str, str], exit_code: int) -> None:
        """Name every scene that failed.

        Args:
            failures: Scene id to what went wrong with it, in the order of the video.
            exit_code: Exit code of the first failure.
        """
        named = "; ".join(f"{scene} ({reason.rstrip('.')})" for scene, reason in failures.items())
        super().__init__(
            f"{len(failures)} scene(s) failed",
            named,
            "Mend that and run the same command again: finished scenes are kept, only these are made anew",
        )
        self.failures = failures
        self.exit_code = exit_code  # type: ignore[misc]  # of this failure, not of the class


_LOGIN = re.compile(r"(?<=://)[^\s/?#@]*@")
_QUERY = re.compile(r"(?<=://)([^\s?#]*)\?[^\s#]*")


def without_secrets(text: str) -> str:
    """Return `text` with its addresses told without user, password and query: errors are kept in logs."""
    return _QUERY.sub(r"\1?…", _LOGIN.sub("", text)) if "://" in text else text


_JOINERS = "\u200c\u200d"
"""They shape Persian and Indic words and join emoji."""


def one_line(text: str, limit: int = 300) -> str:
    """Return `text` on one line without control characters, at most `limit` characters long.

    Error texts quote documents and file names, which may hold anything.
    """
    clean = "".join(c if c.isprintable() or c in _JOINERS else " " for c in text)
    words = " ".join(clean.split())
    return words if len(words) <= limit else f"{words[: limit - 1]}…"
