"""Whom to trust on the way out. Certificates are always verified."""

import ssl
from typing import Annotated

from pydantic import AfterValidator


def trust(ca_file: str) -> ssl.SSLContext:
    """Return a client context that trusts the authorities in `ca_file`, "" for the system's."""
    return ssl.create_default_context(cafile=ca_file or None)


def _readable(ca_file: str) -> str:
    try:
        trust(ca_file)
    except (OSError, ssl.SSLError) as error:
        raise ValueError(f"is not a readable PEM file of certificates: {error}") from error
    return ca_file


CaFile = Annotated[str, AfterValidator(_readable)]
"""A setting: path of a PEM file of certificate authorities, "" for the system's."""
