"""The root of all values that travel between the stages."""

import hashlib
from typing import Self

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value: compared by content, refused when it has a field too many, cheap to digest."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64", use_attribute_docstrings=True
    )

    def digest(self) -> str:
        """Return the sha256 of the value's JSON, in hex."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def replace(self, **changes: object) -> Self:
        """Return a validated copy with `changes` applied; `model_copy` would skip validation."""
        return type(self).model_validate({name: getattr(self, name) for name in type(self).model_fields} | changes)
