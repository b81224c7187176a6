import subprocess
import sys

_HELD_AFTERWARDS = """
import ctypes
import psutil
from video_gen.media.memory import hand_back_large_blocks
hand_back_large_blocks()
c_library = ctypes.CDLL(None)
c_library.malloc.restype, c_library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
before = psutil.Process().memory_info().rss
for _ in range(4):
    block = c_library.malloc(25_000_000)
    ctypes.memset(block, 1, 25_000_000)
    c_library.free(block)
print(psutil.Process().memory_info().rss - before)
"""


def test_of_blocks_as_large_as_a_picture_of_2160p_none_is_kept_once_it_is_freed():
    ran = subprocess.run([sys.executable, "-c", _HELD_AFTERWARDS], capture_output=True, text=True, check=True)
    assert int(ran.stdout) < 5_000_000
