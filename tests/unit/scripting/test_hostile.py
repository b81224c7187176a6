import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from video_gen.errors import DocumentError
from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.source import Source
from video_gen.parsing import parse_content
from video_gen.scripting import generate_script

PIECES = st.sampled_from(
    [
        *("# ", "## ", "\n\n", "- ", "1. ", "> ", "```\n", "| a | b |\n|---|---|\n| ", "`x`", "**B**: ", "---\n", "$$"),
        *("The oven is hot. ", "It is old. ", "To do this, ", "run this:\n\n", ", which ", "If so, ", "Contents\n\n"),
        *("http://x ", "“", '"', "(", "[1]", "中文。", "यह है। ", "→", "🎉", "\ue000", "\ue001", "— Me", "a" * 60),
        *("e.g. ", "\\", "*", "<b>", "3.5 ", "…", ": "),
    ]
)


def scripted(text, target_s):
    document = parse_content(Source.make("a.md", "text/markdown", text))
    language = document.language or "en"
    speaker = Speaker(engine="espeak", language=language, voice="male", name="x", characters_per_second=15)
    return generate_script(document, speaker, Brief(target_duration=target_s))


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([10, 60, 600]))
def test_every_text_gives_a_script_or_our_own_error(text, target_s):
    try:
        script = scripted("x" + text, target_s)
    except DocumentError:
        return
    assert script == scripted("x" + text, target_s)
    for scene in script.videos[0].scenes:
        assert all(line.strip() and "\ue000" not in line for line in scene.narration)


@pytest.mark.parametrize(
    "piece",
    [
        *("word ", "The oven is hot today, and it stays hot. ", "a, ", "`x` ", "( ", "- a\n", "## A\n\nIt is.\n\n"),
        "| a | b |\n|---|---|\n| c | d |\n\n",
    ],
)
def test_time_grows_no_faster_than_the_text(piece):
    start = time.process_time()
    scripted("# T\n\n" + piece * 4_000, 600)
    assert time.process_time() - start < 20
