"""The names that settings are chosen by."""

from typing import Literal

VoiceName = Literal["male", "female", "male_warm", "female_friendly"]
"""The voices that there are on every engine, in every language that it speaks."""
SpeechEngine = Literal["edge", "piper", "espeak"]
EngineName = Literal["auto", "edge", "piper", "espeak"]
CaptionMode = Literal["soft", "burned", "none"]
SourceType = Literal["auto", "file", "text", "url"]
Split = Literal["none", "sections"]
Quality = Literal["draft", "standard", "high"]
HardwareEncoder = Literal["nvenc", "qsv", "videotoolbox", "vaapi", "amf"]
Encoder = Literal["x264", "nvenc", "qsv", "videotoolbox", "vaapi", "amf"]
EncoderChoice = Literal["auto", "x264", "nvenc", "qsv", "videotoolbox", "vaapi", "amf"]
FormatName = Literal["mp4", "webm", "gif", "webp", "mp3", "m4a"]
OtherFormat = Literal["webm", "gif", "webp", "mp3", "m4a"]
