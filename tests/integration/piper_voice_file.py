"""A voice file of Piper for the tests: a model of the shape that Piper runs, which hums a tone for each phoneme."""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

RATE_HZ = 22_050
SAMPLES_A_SYMBOL = 800
"""Of each phoneme id; there is a pad between two, so that a phoneme lasts 73 ms."""
SILENT = "_^$ "
PHONEMES = (
    " !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøħŋœǀɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɠɡɢɣɤɥɦɧɨɪɫ"
    "ɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟˈˌːˑ˞βθχᵻⱱ\u0303\u0329"
)
IDS = {"_": [0], "^": [1], "$": [2]} | {phoneme: [3 + at] for at, phoneme in enumerate(PHONEMES)}


def write_voice(folder: Path, name: str = "en_US-hum-low", language: str = "en_US", noise: float = 0.02) -> Path:
    """Write NAME.onnx and NAME.onnx.json into `folder` and return the model's path."""
    path = folder / f"{name}.onnx"
    onnx.save(_model(noise), path)
    config = {
        "audio": {"sample_rate": RATE_HZ, "quality": "low"},
        "espeak": {"voice": language.replace("_", "-").lower() if language == "en_US" else language[:2]},
        "language": {"code": language},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": IDS,
        "num_symbols": len(IDS),
        "num_speakers": 1,
        "speaker_id_map": {},
    }
    path.with_name(f"{name}.onnx.json").write_text(json.dumps(config))
    return path


def _model(noise: float) -> onnx.ModelProto:
    """Return a graph from phoneme ids to sound: a tone each, its pitch by the id, some noise, silence for pauses."""
    hertz = np.array([120 + 3 * at for at in range(len(IDS))], np.float32)
    level = np.array([0.0 if symbol in SILENT else 0.5 for symbol in IDS], np.float32)
    level[0] = 0.4  # the pad: between the phonemes of a word the tone goes on
    constants = {
        "hertz": hertz,
        "level": level,
        "length": np.array([1], np.int64),
        "samples": np.float32(SAMPLES_A_SYMBOL),
        "turn": np.float32(2 * np.pi / RATE_HZ),
        "zero": np.int64(0),
        "one": np.int64(1),
        "last": np.array([2], np.int64),
        "noise": np.float32(noise),
        "shape": np.array([1, 1, 1, -1], np.int64),
    }
    nodes = [
        helper.make_node("Gather", ["scales", "length"], ["wait"]),
        helper.make_node("Mul", ["wait", "samples"], ["each"]),
        helper.make_node("Cast", ["each"], ["each_whole"], to=TensorProto.INT64),
        helper.make_node("Squeeze", ["each_whole"], ["count"]),
        helper.make_node("Range", ["zero", "count", "one"], ["at"]),
        helper.make_node("Cast", ["at"], ["times"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["hertz", "input"], ["pitch"]),
        helper.make_node("Gather", ["level", "input"], ["loud"]),
        helper.make_node("Unsqueeze", ["pitch", "last"], ["pitches"]),
        helper.make_node("Unsqueeze", ["loud", "last"], ["louds"]),
        helper.make_node("Mul", ["pitches", "times"], ["cycles"]),
        helper.make_node("Mul", ["cycles", "turn"], ["phase"]),
        helper.make_node("Sin", ["phase"], ["tone"]),
        helper.make_node("RandomNormalLike", ["tone"], ["random"]),
        helper.make_node("Mul", ["random", "noise"], ["hiss"]),
        helper.make_node("Add", ["tone", "hiss"], ["both"]),
        helper.make_node("Mul", ["both", "louds"], ["sound"]),
        helper.make_node("Reshape", ["sound", "shape"], ["output"]),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    output = helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 1, "samples"])
    tensors = [numpy_helper.from_array(np.asarray(value), name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "hum", inputs, [output], tensors)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
