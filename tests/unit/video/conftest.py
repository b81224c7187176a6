import io
import re

import pytest
from PIL import Image, ImageDraw

from video_gen.models.audio import Timing, Word
from video_gen.models.item import Item
from video_gen.models.lesson import (
    CheckpointVisual,
    CommandVisual,
    ComparisonVisual,
    ExerciseVisual,
    ObjectivesVisual,
    ProblemVisual,
    QuizVisual,
    SolutionVisual,
)
from video_gen.models.look import Look
from video_gen.models.material import AlertVisual, ChartVisual, MathVisual, Series, StepsVisual
from video_gen.models.script import (
    BulletsVisual,
    ChapterVisual,
    CodeVisual,
    ImageVisual,
    OutroVisual,
    QuoteVisual,
    SceneConfig,
    StatementVisual,
    TableVisual,
    TitleVisual,
)
from video_gen.video import installed
from video_gen.video.fonts import typeface_for
from video_gen.video.tokens import _one_typeface as one_typeface

FRAME = 1600
NARRATION = ("A first line is spoken.", "Then a second one follows.", "The third is the last.")


def _timing(narration=NARRATION, word_ms=200, pause_ms=300):
    """Every word as long as the other, a pause after each line, a whole number of frames."""
    words, at = [], 48 * 100
    for line, text in enumerate(narration):
        for word in re.finditer(r"\S+", text):
            end = at + 48 * word_ms
            words.append(Word(line=line, first=word.start(), last=word.end(), start=at, end=end))
            at = end
        at += 48 * pause_ms
    return Timing(samples=-(-(at + 48 * 500) // FRAME) * FRAME, words=tuple(words))


@pytest.fixture
def font_folder(tmp_path, monkeypatch):
    """The only folder of fonts on the machine."""
    monkeypatch.setattr(installed, "_FOLDERS", (str(tmp_path),))
    monkeypatch.setattr(installed, "_PACKAGES", ())
    caches = (installed.by_name, typeface_for, one_typeface)
    for cached in caches:
        cached.cache_clear()
    yield tmp_path
    for cached in caches:
        cached.cache_clear()


@pytest.fixture(scope="session")
def timing_of():
    return _timing


@pytest.fixture(scope="session")
def timing():
    return _timing()


@pytest.fixture(scope="session")
def small():
    """A look whose frames are cheap to draw."""
    return Look(width_px=640, height_px=360)


def _picture(mode="RGB", size=(300, 200)):
    image = Image.new(mode, size, (200, 60, 40) if mode == "RGB" else (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((20, 20, 120, 90), fill=(20, 30, 40) if mode == "RGB" else (20, 30, 40, 255))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="session")
def png():
    return _picture


def _items(*texts):
    return tuple(Item(text=text, line=line) for line, text in enumerate(texts))


VISUALS = {
    "title": TitleVisual(title="HTTPX Quickstart", subtitle="First steps with an HTTP client for Python"),
    "chapter": ChapterVisual(title="Making requests", number=2),
    "bullets": BulletsVisual(
        heading="What `httpx` offers", items=_items("A **compatible** API", "HTTP/2 with `http2=True`", "Timeouts")
    ),
    "ordered": BulletsVisual(
        heading="In short", ordered=True, items=tuple(Item(text=f"Step number {n}", line=n // 3) for n in range(9))
    ),
    "statement": StatementVisual(heading="CAP", text="You can only support **two** of the three."),
    "code": CodeVisual(heading="Streaming", language="python", code="def f(x):\n\treturn x + 1\n\n\n# done\nf(2)\n"),
    "table": TableVisual(
        heading="Latency",
        header=("Operation", "Time"),
        rows=(("L1 cache", "0.5 ns"), ("Main memory", "100 ns"), ("Packet to `NL` and back", "150,000,000 ns")),
    ),
    "quote": QuoteVisual(text="Networks aren't reliable.", attribution="A primer"),
    "image": ImageVisual(heading="A picture", image=_picture(), caption="Figure 1"),
    "line art": ImageVisual(image=_picture("RGBA")),
    "outro": OutroVisual(title="To remember", items=_items("One client", "Many requests")),
    "bare outro": OutroVisual(title="Thank you"),
    "objectives": ObjectivesVisual(heading="You can then", items=_items("Read a `log`", "Write one", "Keep one")),
    "problem": ProblemVisual(heading="The problem", text="Nobody knows **what** happened"),
    "solution": SolutionVisual(text="Write it down", items=_items("Choose a place", "Choose a form", "Write")),
    "bare solution": SolutionVisual(heading="The answer", text="Write it down"),
    "exercise": ExerciseVisual(heading="Your turn", text="Write a line to a log", items=_items("Open it", "Write")),
    "quiz": QuizVisual(question="What is a log?", choices=("A tree", "A list of what happened", "A rhyme"), answer=1),
    "checkpoint": CheckpointVisual(heading="You have", items=_items("A log", "A habit", "A record")),
    "command": CommandVisual(command="tail -f log \\\n  --lines 3\ncat log", output="one\n\ttwo\nthree"),
    "bare command": CommandVisual(command="true"),
    "alert": AlertVisual(heading="Logs", alert="warning", label="Warning", text="A `log` grows"),
    "steps": StepsVisual(heading="Log", items=_items("Open it", "Write a line", "Close it")),
    "dated steps": StepsVisual(items=_items("Paper", "A disk"), labels=("1900", "1980")),
    "bars": ChartVisual(labels=("a", "b", "c"), series=(Series(values=(3, 0, -1.5)),), unit="ms", highlight=0),
    "two bars": ChartVisual(
        labels=("a", "b"), series=(Series(name="x", values=(3, 1)), Series(name="y", values=(2, 5)))
    ),
    "lines": ChartVisual(chart="lines", labels=("1", "2"), series=(Series(values=(0, 0)),), highlight=1),
    "donut": ChartVisual(chart="donut", labels=("a", "b"), series=(Series(values=(60, 40)),), unit="%", highlight=1),
    "math": MathVisual(heading="Sum", tex=r"\sum_i x_i"),
    "comparison": ComparisonVisual(language="python", before="print(x)", after="log.info(x)\nlog.flush()"),
}


@pytest.fixture(params=sorted(VISUALS))
def scene(request):
    """A scene of every type in turn."""
    return SceneConfig(id="s", narration=NARRATION, visual=VISUALS[request.param])


@pytest.fixture(scope="session")
def scene_of():
    """A scene that shows a visual."""
    return lambda visual, narration=NARRATION: SceneConfig(id="s", narration=narration, visual=visual)
