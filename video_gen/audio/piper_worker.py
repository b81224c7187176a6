"""Speaks lines with a voice file of Piper, as a program of its own.

The GPL library, and a model that somebody else made, stay out of the caller's process: here they have limits of memory,
and can write no file. Run by path as `python -I piper_worker.py MODEL`, beside which is its `MODEL.json`.

Standard input: JSON `{"wait", "lines": [[sentence, ...], ...]}`.
Standard output: one line of JSON `{"rate_hz", "lines": [[samples of each sentence, ...], ...]}`, then the sound of all,
one after the other, as mono signed 16-bit PCM.
"""

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any, NoReturn

MEMORY_BYTES = 8 << 30
"""Of address space; the largest published voice needs a quarter of it."""


def main() -> None:
    """Read the order, speak, write."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print does not belong to the answer
    order = json.load(sys.stdin.buffer)
    try:
        import onnxruntime  # noqa: PLC0415  # told below where the extra is not installed
        from piper import PiperConfig, PiperVoice, SynthesisConfig  # noqa: PLC0415
    except ImportError as error:
        sys.exit(f"Piper is not installed ({error.name})")
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        model = Path(sys.argv[1])
        config = PiperConfig.from_dict(json.loads(Path(f"{model}.json").read_bytes()))
        # The noise that a voice is made of: the same in each run, and the same on any number of cores.
        onnxruntime.set_seed(1)
        onnxruntime.set_default_logger_severity(4)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(model.read_bytes(), options, providers=["CPUExecutionProvider"])
        voice = PiperVoice(session=session, config=config)
        manner = SynthesisConfig(length_scale=config.length_scale * order["wait"])
        spoken = [[_spoken(voice, manner, sentence) for sentence in line] for line in order["lines"]]
    except Exception as error:  # noqa: BLE001  # whatever a model that somebody made can make a library raise
        _leave(f"the voice cannot be used: {type(error).__name__}: {' '.join(str(error).split())[:160]}")
    head = {"rate_hz": config.sample_rate, "lines": [[len(sound) // 2 for sound in line] for line in spoken]}
    out.write(json.dumps(head).encode() + b"\n")
    out.writelines(sound for line in spoken for sound in line)
    out.close()


def _leave(reason: str) -> NoReturn:
    """End with an error, at once: what others would say on leaving, who may write no file either, is not the reason."""
    print(reason, file=sys.stderr, flush=True)  # noqa: T201  # read by the parent
    os._exit(1)


def _spoken(voice: Any, manner: Any, sentence: str) -> bytes:  # noqa: ANN401  # Piper's, which may not be installed
    """Return the sound of a sentence."""
    import numpy as np  # noqa: PLC0415  # after the limits, as above

    chunks = voice.synthesize(sentence.replace("[[", "[ "), manner)  # brackets in pairs would be taken for phonemes
    sound = [np.atleast_1d(chunk.audio_float_array) for chunk in chunks]
    if not all(np.isfinite(part).all() for part in sound):
        raise ValueError("it gives no sound but errors of arithmetic")
    return b"".join((part * 32767).astype("<i2").tobytes() for part in sound)


if __name__ == "__main__":
    main()
