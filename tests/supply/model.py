"""The shipped model: its files, the hashes that they are pinned by, and what it was trained on."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ENTITIES = ROOT / "extractors" / "entities"
MODEL = ENTITIES / "names_model"
PINNED = ENTITIES / "names_model.sha256"


def found() -> dict[str, str]:
    """Return the SHA-256 of each file of the model, by its path below `ENTITIES`."""
    files = sorted(path for path in MODEL.rglob("*") if path.is_file())
    return {
        path.relative_to(ENTITIES).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def pinned() -> dict[str, str]:
    """Return the same as it is written down, in the form of `sha256sum`."""
    lines = (line.split("  ", 1) for line in PINNED.read_text("utf-8").splitlines())
    return {name: digest for digest, name in lines}


def pin() -> None:
    """Write down the hashes of the files as they are."""
    lines = (f"{digest}  {name}\n" for name, digest in found().items())
    PINNED.write_text("".join(lines), "utf-8")


def about() -> Mapping[str, Any]:
    """Return what the model says of itself: version, licence, sources, performance."""
    meta: Mapping[str, Any] = json.loads((MODEL / "meta.json").read_text("utf-8"))
    return meta


if __name__ == "__main__":
    pin()
