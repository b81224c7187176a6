import pytest

from video_gen.scripting.topics import names_topic


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Response content", True),
        ("Why documentation drifts", True),
        ("R", True),
        ("Deploying with Docker", True),
        ("", False),
        ("Introduction", False),
        ("As a library", False),
        ("From the command line", False),
        ("Code cell below", False),
        ("These strings are in the picture", False),
        ("Test notebook", False),
        ("2cdda5c8-e50e-4db4-b5f0-9722a649f455", False),
        ("/-/versions", False),
    ],
)
def test_a_heading_names_a_topic_or_nothing(heading, names):
    assert names_topic(heading, "Test notebook title") == names
