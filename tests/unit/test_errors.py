import pytest

from video_gen import errors
from video_gen.errors import DocumentError, ScenesFailedError, VideoGenError, one_line, without_secrets

CLASSES = [
    found
    for found in vars(errors).values()
    if isinstance(found, type) and issubclass(found, VideoGenError) and found not in {VideoGenError, ScenesFailedError}
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_error_names_input_reason_and_remedy_and_has_a_documented_exit_code(kind: type[VideoGenError]) -> None:
    error = kind("guide.md", "it is empty", "Write something")

    assert str(error) == "guide.md: it is empty. Write something."
    assert 2 <= error.exit_code <= 7


def test_only_errors_that_can_pass_are_transient() -> None:
    transient = {kind.__name__ for kind in CLASSES if kind.transient}

    assert transient == {
        "VoiceUnavailableError",
        "VoiceUnreachableError",
        "LanguageModelUnavailableError",
        "WebUnavailableError",
        "EncoderKilledError",
        "StorageBusyError",
    }


def test_docstring_draws_every_class() -> None:
    for kind in CLASSES:
        assert kind.__name__ in str(errors.__doc__)


def test_failed_scenes_are_all_named_in_order_with_the_exit_code_of_the_first() -> None:
    error = ScenesFailedError({"intro": "no voice.", "outro": "no picture"}, 4)

    assert error.exit_code == 4
    assert str(error).startswith("2 scene(s) failed: intro (no voice); outro (no picture). ")


def test_quoted_text_becomes_one_short_line_without_control_characters() -> None:
    assert one_line("a\x1b[31m\n  b\u202ec") == "a [31m b c"
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"
    assert len(one_line("x" * 1000)) == 300
    assert one_line("x" * 1000).endswith("…")


def test_an_error_tells_no_secrets_of_an_address() -> None:
    error = DocumentError("https://ann:pw@example.org/a.md?token=k1", "http://bob@x.org?k=v is gone", "Look at it")

    assert str(error) == "https://example.org/a.md?…: http://x.org?… is gone. Look at it."
    assert "pw" not in repr(error)


@pytest.mark.parametrize("text", ["a?b@c", "https://example.org/a#b", "is it https://x.org/a or b?", "ann@example.org"])
def test_what_is_no_secret_is_told(text: str) -> None:
    assert without_secrets(text) == text
