import pytest

from video_gen.video.theme import THEMES

LEAST = {"light": 4.5, "dark": 4.5, "contrast": 7.0, "clean": 4.5}


def _luminance(colour):
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _pairs(theme):
    for text in (theme.ink, theme.muted, theme.accent):
        yield from ((text, plate) for plate in (theme.paper, theme.shape))
    yield from ((theme.ink, plate) for plate in (theme.panel, theme.chip))
    yield from ((text, theme.panel) for text in theme.syntax)
    yield from ((text, theme.right_panel) for text in (theme.ink, theme.right))
    yield from ((text, theme.wrong_panel) for text in (theme.ink, theme.wrong))
    yield from ((text, theme.note_panel) for text in (theme.ink, theme.note))
    yield from ((text, theme.warn_panel) for text in (theme.ink, theme.warn))
    yield from ((text, theme.chip) for text in (theme.note, theme.warn, theme.right, theme.wrong))
    marks = (theme.right, theme.wrong, theme.note, theme.warn)
    yield from ((text, plate) for text in marks for plate in (theme.paper, theme.panel))
    yield from ((theme.paper, plate) for plate in (theme.accent, theme.right, theme.wrong))
    yield from ((text, theme.terminal.paper) for text in theme.terminal[3:6])
    yield (theme.terminal.muted, theme.terminal.bar)
    for text in (theme.chapter_ink, theme.chapter_muted):
        yield from ((text, plate) for plate in (theme.chapter_paper, theme.chapter_shape))
    yield from ((text, theme.plate) for text in (theme.plate_ink, theme.plate_lit))


@pytest.mark.parametrize("name", sorted(THEMES))
def test_every_text_is_readable_on_what_it_stands_on(name):
    for text, plate in _pairs(THEMES[name]):
        assert _contrast(text, plate) >= LEAST[name], (text, plate)


@pytest.mark.parametrize("name", sorted(THEMES))
def test_running_text_has_the_higher_contrast_wherever_it_stands(name):
    theme = THEMES[name]
    alerts = (theme.right_panel, theme.wrong_panel, theme.note_panel, theme.warn_panel)
    for plate in (theme.paper, theme.shape, theme.panel, theme.chip, *alerts):
        assert _contrast(theme.ink, plate) >= 7, plate
    assert _contrast(theme.syntax.plain, theme.panel) >= 7
    assert _contrast(theme.terminal.ink, theme.terminal.paper) >= 7
    assert _contrast(theme.plate_ink, theme.plate) >= 7
