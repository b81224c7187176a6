"""Stage 4, audio generation: a scene's narration becomes sound with word timings."""

from video_gen.audio.catalogue import Listed, listed_voices
from video_gen.audio.generate import generate_audio, voice_key
from video_gen.audio.speaker import check_scenes, check_voice, choose_speaker, for_stand_in

__all__ = [
    "Listed",
    "check_scenes",
    "check_voice",
    "choose_speaker",
    "for_stand_in",
    "generate_audio",
    "listed_voices",
    "voice_key",
]
