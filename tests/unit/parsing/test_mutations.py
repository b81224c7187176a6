import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.parsing.mutations import SEEDS, mutated
from video_gen.errors import VideoGenError
from video_gen.inputs import adapt_input
from video_gen.models.config import InputConfig
from video_gen.parsing import parse_content


def read(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return parse_content(adapt_input(InputConfig(source=str(path))))


@pytest.mark.parametrize("name", SEEDS)
def test_what_is_spoiled_was_sound(tmp_path, name):
    document = read(tmp_path, name, SEEDS[name].encode())
    assert document.script or len(document.blocks) >= 3


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(min_value=0, max_value=2**40))
def test_a_spoiled_document_is_read_or_refused(tmp_path, seed):
    name, data = mutated(seed)
    with contextlib.suppress(VideoGenError):
        document = read(tmp_path, name, data)
        assert type(document).model_validate_json(document.model_dump_json()) == document
        firsts = [block.span.first for block in document.blocks]
        assert firsts == sorted(firsts)
