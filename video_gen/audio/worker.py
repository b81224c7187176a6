"""Speaks lines with espeak-ng, as a program of its own: the GPL library stays out of the caller's process.

Run by path as `python -I worker.py LIBRARY` in the folder that holds `espeak-ng-data`. It imports the
standard library alone and of that no more than it needs, so that it starts in 30 ms.

Standard input: JSON `{"voice", "rate", "pitch", "range", "lines"}`.
Standard output: one line of JSON `{"rate_hz", "lines": [{"samples", "words": [[position, sample]]}]}`, then the sound
of all lines, one after the other, as mono signed 16-bit PCM. A position counts the line's characters from 0.
"""

import ctypes
import json
import sys

# Source: espeak-ng 1.52, src/include/espeak-ng/speak_lib.h
SYNCHRONOUS, DO_NOT_EXIT = 2, 0x8000
LAST_EVENT, WORD_EVENT = 0, 1
RATE, PITCH, RANGE = 1, 3, 4
BY_CHARACTER, UTF8, END_PAUSE = 1, 1, 0x1000


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class Voice:
    """An open espeak-ng that collects what it says."""

    def __init__(self, library: str, name: str, parameters: dict[int, int]) -> None:
        self._said = bytearray()
        self._words: list[tuple[int, int]] = []
        self._library = ctypes.CDLL(library)
        # The C library keeps its data path in 160 bytes; "." always fits, a deep virtual environment does not.
        self.rate_hz = self._library.espeak_Initialize(SYNCHRONOUS, 0, b".", DO_NOT_EXIT)
        if self.rate_hz <= 0:
            sys.exit("espeak-ng finds no espeak-ng-data")
        if self._library.espeak_SetVoiceByName(name.encode()):
            sys.exit(f"espeak-ng has no voice {name}")
        for parameter, value in parameters.items():
            self._library.espeak_SetParameter(parameter, value, 0)
        self._hear = _CALLBACK(self._collect)  # the C library keeps no reference of its own
        self._library.espeak_SetSynthCallback(self._hear)

    def speak(self, line: str) -> tuple[bytes, list[tuple[int, int]]]:
        """Return the sound of `line` and its words as (position, sample)."""
        self._said.clear()
        self._words.clear()
        text = line.encode()
        size = ctypes.c_size_t(len(text) + 1)
        flags = UTF8 | END_PAUSE
        if self._library.espeak_Synth(text, size, 0, BY_CHARACTER, 0, flags, None, None):
            sys.exit("espeak-ng did not finish a line")
        return bytes(self._said), list(self._words)

    def _collect(
        self, sound: "ctypes._Pointer[ctypes.c_short]", samples: int, events: "ctypes._Pointer[_Event]"
    ) -> int:
        if samples > 0:
            self._said += ctypes.string_at(sound, samples * 2)
        at = 0
        while events[at].type != LAST_EVENT:
            if events[at].type == WORD_EVENT:
                self._words.append((events[at].text_position - 1, events[at].sample))
            at += 1
        return 0


def main() -> None:
    """Read the order, speak, write."""
    order = json.load(sys.stdin.buffer)
    voice = Voice(sys.argv[1], order["voice"], {RATE: order["rate"], PITCH: order["pitch"], RANGE: order["range"]})
    spoken = [voice.speak(line) for line in order["lines"]]
    head = {
        "rate_hz": voice.rate_hz,
        "lines": [{"samples": len(sound) // 2, "words": words} for sound, words in spoken],
    }
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    out.writelines(sound for sound, _ in spoken)
    out.flush()


if __name__ == "__main__":
    main()
