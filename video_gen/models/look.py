"""How scenes are drawn and encoded."""

from video_gen.models.choices import Encoder, Quality
from video_gen.models.clock import FrameRate
from video_gen.models.config import InputConfig
from video_gen.models.theme import TOKENS, OwnTheme, ThemeName
from video_gen.models.value import Value


class Look(Value):
    """How scenes are drawn and encoded: all that footage depends on beside the scene and its timing."""

    theme: ThemeName = "light"
    own: OwnTheme | None = None
    """A theme of the user's, which takes the place of that one."""
    width_px: int = 1920
    height_px: int = 1080
    fps: FrameRate = 30
    burned_captions: bool = False
    language: str = "en"
    quality: Quality = "standard"
    encoder: Encoder = "x264"
    parameter_sets: str = ""
    """Digest of the parameter sets that a hardware encoder writes, equal in all scenes that are joined; of x264, whose
    settings decide them, none."""

    def in_theme(self, theme: ThemeName | None) -> "Look":
        """Return this look in the colours that a scene asks for; as it is where it asks for none."""
        if theme is None:
            return self
        return self.replace(theme=theme, own=self.own and self.own.replace(tokens=TOKENS[theme]))

    @classmethod
    def of(cls, config: InputConfig, language: str, own: OwnTheme | None = None) -> "Look":
        """Return the part of `config` that decides the pictures, encoded by x264.

        Args:
            config: The settings.
            language: Of the narration.
            own: What the file says that `config.theme` names, where it names one.
        """
        return cls(
            theme=config.theme if config.theme in TOKENS else "light",
            own=own,
            width_px=config.frame_size.width_px,
            height_px=config.frame_size.height_px,
            fps=config.fps,
            burned_captions=config.captions == "burned",
            language=language,
            quality=config.quality,
        )
