"""The scenes' sound, mastered and encoded one by one and joined: the part of stage 6 that needs no pictures."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

from video_gen.errors import RenderError
from video_gen.media.aac import SILENT_START, encode_aac, join_aac, sound_bounds
from video_gen.media.cores import CORES
from video_gen.media.encodings import encode_mp3, encode_opus
from video_gen.media.joined import Joined
from video_gen.media.loudness import Levelled
from video_gen.media.memory import give_back
from video_gen.media.music import decoded, with_music
from video_gen.media.sound import from_pcm
from video_gen.models.audio import AudioClip
from video_gen.models.clock import seconds
from video_gen.models.mix import Mix
from video_gen.models.music import Music
from video_gen.models.script import VideoConfig
from video_gen.models.soundtrack import SceneSound, Soundtrack


def master_scene(clip: AudioClip, loudness: float) -> SceneSound:
    """Return the sound of one scene, at a loudness in LUFS; what other scenes hold does not matter.

    Raises:
        RenderError: It cannot be encoded.
    """
    return SceneSound(aac=encode_aac(_levelled(clip, loudness), clip.voice_name))


def master_sound(
    video: VideoConfig,
    clips: Sequence[AudioClip],
    mix: Mix,
    music: Music | None = None,
    of_scene: Callable[[AudioClip, float], SceneSound] = master_scene,
) -> Soundtrack:
    """Return the sound of all scenes, one after the other, each at the loudness that is asked for.

    It can begin when the last scene is spoken, beside the rendering.

    Args:
        video: The video, for errors.
        clips: The sound of each scene, in order.
        mix: How it is mastered.
        music: What plays under it; the whole is as loud as without.
        of_scene: Gives what `master_scene` does, of which a caller may keep some.

    Raises:
        RenderError: A sound begins without silence, cannot be encoded, or the music cannot be played.
        StorageError: There is no room for the music in the folder for temporary files.
    """
    give_back()  # all scenes are spoken, and as many records were written
    for scene, clip in zip(video.scenes, clips, strict=True):
        if from_pcm(clip.pcm)[:SILENT_START].any():
            raise RenderError(scene.id, "its sound does not begin with 64 ms of silence", "Run again with --refresh")
    bounds = sound_bounds(clip.timing.samples for clip in clips)
    whole = _whole(clips, bounds, mix, music) if music or mix.opus or mix.mp3 else None
    with ThreadPoolExecutor(2) as beside, ThreadPoolExecutor(CORES) as pool:
        opus = beside.submit(encode_opus, whole, video.title) if whole and mix.opus else None
        mp3 = beside.submit(encode_mp3, whole, video.title) if whole and mix.mp3 else None
        if whole and music:  # which goes on over the ends of scenes
            aac = join_aac([encode_aac(whole, video.title)], [0, bounds[-1]])
        else:
            aac = join_aac([made.aac for made in pool.map(of_scene, clips, repeat(mix.loudness))], bounds)
        return Soundtrack(
            samples=bounds[-1],
            music=music.name if music else "",
            music_sha256=music.sha256 if music else "",
            aac=aac,
            opus=opus.result() if opus else b"",
            mp3=mp3.result() if mp3 else b"",
        )


def _levelled(clip: AudioClip, loudness: float) -> Levelled:
    return Levelled(from_pcm(clip.pcm), loudness)


def _whole(clips: Sequence[AudioClip], bounds: Sequence[int], mix: Mix, music: Music | None) -> Joined | Levelled:
    """Return the mastered sound of all scenes, each in its place, over the music where there is some."""
    with ThreadPoolExecutor(CORES) as pool:
        levelled = list(pool.map(_levelled, clips, repeat(mix.loudness)))
    speech = Joined(levelled, bounds[:-1], bounds[-1])
    if not music:
        return speech
    return Levelled(with_music(speech, decoded(music, seconds(len(speech)) + 60), mix.music_volume), mix.loudness)
