"""Puts styled text on one line as inline markup."""

from video_gen.models.inline import Run
from video_gen.parsing.inline import one_line


def styled_line(runs: list[Run]) -> str:
    """Return the markup of `runs` on one line; spaces at the ends of code and strong text stand outside of it."""
    loose: list[Run] = []
    for run in runs:
        bare = run.text.strip()
        if run.style == "plain" or not bare:
            loose.append(Run(run.text, "plain") if not bare else run)
            continue
        start = run.text.index(bare)
        pieces = Run(run.text[:start], "plain"), Run(bare, run.style), Run(run.text[start + len(bare) :], "plain")
        loose += [piece for piece in pieces if piece.text]
    return one_line(_joined(loose))


def _joined(runs: list[Run]) -> list[Run]:
    """Return `runs` with the gaps between two strong or code runs inside of them."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-2] if len(joined) > 1 else None
        if before and before.style == run.style != "plain" and not joined[-1].text.strip():
            gap = joined.pop()
            joined[-1] = Run(before.text + gap.text + run.text, run.style)
        else:
            joined.append(run)
    return joined
