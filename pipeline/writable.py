"""Files and folders that the user named to be written: what hinders it is theirs to mend."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractors.errors import ConfigError


@contextmanager
def writable(place: Path, instead: str = "name another file") -> Iterator[None]:
    """Tell what hinders that `place` is written meanwhile, and what to do `instead`.

    Raises:
        ConfigError: It is there already, or it cannot be written.

    """
    try:
        yield
    except FileExistsError as error:
        raise ConfigError(str(place), f"is there already; {instead}") from error
    except OSError as error:
        raise ConfigError(str(place), f"cannot be written: {error.strerror}; {instead}") from error
