"""What several stages need of sound and picture: ffmpeg, H.264 bytes, PCM and caption cues."""
