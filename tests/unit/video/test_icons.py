from typing import get_args

import numpy as np
import pytest
from PIL import Image

from video_gen.video.icons import IconName, icon, icon_margin


@pytest.mark.parametrize("name", get_args(IconName))
@pytest.mark.parametrize("size", [9, 64])
def test_an_icon_stays_in_its_square_and_has_smooth_edges(name, size):
    picture = Image.new("L", (3 * size, 3 * size), 0)
    icon(picture, name, (1.5 * size, 1.5 * size), size, 255)
    drawn = np.asarray(picture)
    inside = drawn[size : 2 * size, size : 2 * size]
    assert inside.max() > 128
    assert ((inside > 0) & (inside < 255)).any()
    assert drawn.sum() == inside.sum()


def test_the_margin_of_an_icon_is_what_it_leaves_blank():
    assert 0.1 < icon_margin("bulb") < 0.25
    assert icon_margin("target") < 0.05
