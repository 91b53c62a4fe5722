"""Whose words are whose: readings of two versions of rulewire never mix."""

import pickle
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from typing import Any

from extractors.versions import EXTRACTOR


class OtherVersionError(Exception):
    """A worker is of another version than the job that it was given; `at` is its address."""

    at = ""


def identity() -> dict[str, str]:
    """Return what must be alike at both ends: plain words, which every version can unpack."""
    return {"rulewire": version("rulewire"), "extractors": EXTRACTOR}


def told(one: dict[str, str]) -> str:
    """Return an identity for people."""
    return ", ".join(f"{name} {which}" for name, which in one.items()) or "no rulewire"


def key_of(known: bytes) -> str:
    """Return the name of a preparation: of what a process knows, and of which version it is."""
    return f"rulewire-{sha256(told(identity()).encode() + known).hexdigest()[:20]}"


def packed(job: Callable[[], Any]) -> bytes:
    """Return a job as it travels, behind the identity of who sends it."""
    return pickle.dumps(identity()) + pickle.dumps(job)


def opened(parcel: bytes) -> bytes:
    """Do a job that came from elsewhere, in the process that is to do it; return what came of it.

    Raises:
        OtherVersionError: It is of another version than this process, and was not unpacked.

    """
    stream = BytesIO(parcel)
    sent_by = pickle.load(stream)  # noqa: S301 - whoever reaches a worker has it anyway
    if sent_by != identity():
        raise OtherVersionError(f"{told(identity())} was given a job of {told(sent_by)}")
    return pickle.dumps(pickle.load(stream)())  # noqa: S301
