"""A document among many, and what became of it."""

from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field

from video_gen.models.choices import SourceType
from video_gen.models.config import InputConfig, Settings
from video_gen.models.files import VideoFiles
from video_gen.models.value import Value


class FoundDocument(Value):
    """A document of a batch, and where its videos go."""

    source: str
    """Path or web address."""
    source_type: SourceType
    place: PurePosixPath
    """Its own folder below the batch's output folder; no other document of the batch has it."""

    def config(self, settings: Settings) -> InputConfig:
        """Return what to do with it: the settings, with a folder of its own below theirs."""
        chosen = settings.model_dump(exclude_unset=True)
        place = {"output_dir": settings.output_dir / self.place}
        return InputConfig.model_validate(chosen | place | {"source": self.source, "source_type": self.source_type})


class Outcome(Value):
    """What became of one document."""

    source: Annotated[str, Field(repr=False)]
    """Not in logs: an address may hold secrets."""
    flow_run_id: str = ""
    """Run that made it; empty where none was begun."""
    videos: tuple[VideoFiles, ...] = ()
    """Empty where it failed, and where the run of another deployment made them."""
    error: str = ""
    exit_code: int = 0
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        """Whether there is no video of it."""
        return bool(self.error)
