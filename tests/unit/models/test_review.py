"""A script as a reviewer gets it and gives it back."""

import pytest

from video_gen.errors import DocumentError
from video_gen.models.coverage import BlockCoverage
from video_gen.models.review import check_edit, pictures_of, review_text, settled_edit
from video_gen.models.script import VideoSetConfig
from video_gen.models.script_file import load_script
from video_gen.models.span import SourceSpan


def block(line: int, *scenes: str) -> BlockCoverage:
    return BlockCoverage(span=SourceSpan(first=line, last=line), kind="paragraph", fate="narrated", scenes=scenes)


@pytest.fixture
def proposed() -> VideoSetConfig:
    scenes = [
        {"id": "title", "narration": ["Welcome."], "visual": {"kind": "title", "title": "Tour"}},
        {
            "id": "map",
            "narration": ["The map."],
            "visual": {"kind": "image", "image": "iVBORw==", "media_type": "image/png"},
        },
        {"id": "end", "narration": ["The end."], "visual": {"kind": "outro", "title": "End"}},
    ]
    return VideoSetConfig.model_validate(
        {
            "videos": [{"id": "tour", "title": "Tour", "scenes": scenes}],
            "warnings": ["too short"],
            "coverage": [block(1, "title"), block(2, "map", "end"), block(3, "end"), block(4)],
        }
    )


def edit(proposed: VideoSetConfig, text: str) -> VideoSetConfig:
    edited, settings = load_script(text, pictures_of(proposed))
    check_edit(edited, settings, proposed)
    return settled_edit(edited, proposed)


def test_a_script_that_is_left_as_it_is_comes_back_the_same(proposed):
    assert edit(proposed, review_text(proposed)) == proposed


def test_what_was_edited_is_named_and_the_coverage_follows(proposed):
    text = review_text(proposed).replace("Welcome.", "Good morning.")
    edited = edit(proposed, text[: text.index("      - id: end")])

    assert edited.warnings == ("too short", "edited in review: title, end (removed)")
    assert edited.videos[0].scenes[1] == proposed.videos[0].scenes[1]
    assert [(one.fate, one.scenes) for one in edited.coverage] == [
        ("narrated", ("title",)),
        ("narrated", ("map",)),
        ("left out", ()),
        ("narrated", ()),
    ]
    assert edited.coverage[2].reason == "removed in review"


@pytest.mark.parametrize(
    ("written", "instead", "subject"),
    [
        (
            "language: en",
            "language: de",
            r"videos\[0\].language: a review does not change the language. Write language",
        ),
        ("voice: male", "voice: female", r"videos\[0\].voice: a review does not change the voice"),
        ("videos:", "video-gen: {output_dir: /}\nvideos:", "video-gen: a review does not change settings"),
        ("image: images/", "image: /etc/", r"scenes\[1\].visual.image: there is no usable picture"),
        ("kind: title", "kind: tytle", r"scenes\[0\].visual: "),
        ("Welcome.", "*welcome", "line "),
    ],
)
def test_what_a_reviewer_may_not_change_is_refused(proposed, written, instead, subject):
    text = review_text(proposed)
    assert written in text
    with pytest.raises(DocumentError, match=subject):
        edit(proposed, text.replace(written, instead, 1))
