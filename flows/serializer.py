"""The form in which results are kept: text for people and machines, media as they are, and a digest of it all."""

import hashlib
import json

from prefect.serializers import Serializer
from pydantic import Field

from video_gen.errors import StorageError
from video_gen.models.audio import AudioClip
from video_gen.models.document import Document
from video_gen.models.files import VideoFiles
from video_gen.models.footage import Footage
from video_gen.models.found import Outcome
from video_gen.models.rewriting import Rewritten
from video_gen.models.script import VideoSetConfig
from video_gen.models.soundtrack import SceneSound, Soundtrack
from video_gen.models.value import Value

FORMAT = "video-gen-result/2"
KEPT: dict[str, type[Value]] = {
    model.__name__: model
    for model in (AudioClip, Document, Footage, Outcome, Rewritten, SceneSound, Soundtrack, VideoFiles, VideoSetConfig)
}
"""The closed set of what may be stored: no class name from stored data is ever imported."""


class VerifyingSerializer(Serializer):
    """Stores a value below a line with its digest, and refuses on reading what does not match.

    A result that was cut, flipped or lost is thereby made anew, and only that one. Three lines, and what follows them:

        video-gen-result/2 <class> <sha256 of the class's name and all that follows>
        {"<field>": <bytes>, ...}    sizes of the fields that are bytes
        {...}                        the value as JSON, these fields empty
        <these fields, one after the other>
    """

    type: str = Field(default="video-gen", frozen=True)

    def dumps(self, obj: Value) -> bytes:
        """Return the record of a value of one of the `KEPT` classes.

        Raises:
            StorageError: It is of another class.
        """
        name = type(obj).__name__
        if KEPT.get(name) is not type(obj):
            raise StorageError(f"a result of type {name}", "it is none of the kept kinds", "Report it")
        media = {field: value for field, value in obj if isinstance(value, bytes)}
        sizes = json.dumps({field: len(value) for field, value in media.items()})
        text = obj.model_copy(update=dict.fromkeys(media, b"")).model_dump_json()
        body = (f"{sizes}\n{text}\n".encode(), *media.values())
        return b"".join((f"{FORMAT} {name} {_sha256(name.encode(), *body)}\n".encode(), *body))

    def loads(self, blob: bytes) -> Value:
        """Return the value of a record, complete and unchanged; a video's files are looked at too.

        Raises:
            StorageError: The record, or a file that it names, is damaged.
        """
        header, _, body = blob.partition(b"\n")
        form, name, digest = [*header.decode(errors="replace").split(" "), "", ""][:3]
        if form != FORMAT or name not in KEPT or _sha256(name.encode(), body) != digest:
            raise StorageError("a stored result", "it does not match its digest", "It is made anew")
        sizes, text, joined = body.split(b"\n", 2)
        media, at = {}, 0
        for field, size in json.loads(sizes).items():
            media[field] = joined[at : at + size]
            at += size
        value = KEPT[name].model_validate_json(text).model_copy(update=media)
        if isinstance(value, VideoFiles):
            value.verify()
        for video in value.videos if isinstance(value, Outcome) else ():  # thousands of them are looked at in a row
            video.verify(trust_times=True)
        return value


def _sha256(*parts: bytes) -> str:
    """Return the digest of the parts one after the other, which are not joined: media are megabytes."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
