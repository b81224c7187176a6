"""All scenes' sound, joined, mastered and encoded once: the part of stage 6 that needs no pictures."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from video_gen.media.aac import encode_aac
from video_gen.media.encodings import encode_mp3, encode_opus
from video_gen.media.joined import Joined, Sliced
from video_gen.media.loudness import Levelled
from video_gen.media.memory import give_back
from video_gen.media.music import decoded, with_music
from video_gen.media.sound import from_pcm
from video_gen.models.audio import AudioClip
from video_gen.models.clock import seconds
from video_gen.models.mix import Mix
from video_gen.models.music import Music
from video_gen.models.script import VideoConfig
from video_gen.models.soundtrack import Soundtrack


def master_sound(video: VideoConfig, clips: Sequence[AudioClip], mix: Mix, music: Music | None = None) -> Soundtrack:
    """Return the sound of all scenes, one after the other, at the loudness that is asked for.

    It can begin when the last scene is spoken, beside the rendering.

    Args:
        video: The video, for errors.
        clips: The sound of each scene, in order.
        mix: How it is mastered.
        music: What plays under it; the whole is as loud as without.

    Raises:
        RenderError: ffmpeg failed, or the music cannot be played.
        StorageError: There is no room for the music in the folder for temporary files.
    """
    give_back()  # all scenes are spoken, and as many records were written
    speech = Joined([from_pcm(clip.pcm) for clip in clips])
    sound: Sliced = with_music(speech, decoded(music, seconds(len(speech)) + 60), mix.music_volume) if music else speech
    levelled = Levelled(sound, mix.loudness)
    with ThreadPoolExecutor(2) as beside:
        opus = beside.submit(encode_opus, levelled, video.title) if mix.opus else None
        mp3 = beside.submit(encode_mp3, levelled, video.title) if mix.mp3 else None
        return Soundtrack(
            samples=len(sound),
            music=music.name if music else "",
            music_sha256=music.sha256 if music else "",
            aac=encode_aac(levelled, video.title),
            opus=opus.result() if opus else b"",
            mp3=mp3.result() if mp3 else b"",
        )
