"""Stage 4, audio generation: a scene's narration becomes sound with word timings."""

from video_gen.audio.generate import generate_audio, voice_key
from video_gen.audio.speaker import choose_speaker

__all__ = ["choose_speaker", "generate_audio", "voice_key"]
