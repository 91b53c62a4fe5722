"""Source kinds and spaCy components are found by looking into their folders.

Adding one is adding a file: a function under `@source_kind`. Nothing else is edited.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from extractors.model import Link, Page, Reading, Source
from extractors.watch import Strict


class Read(Protocol):
    """A source kind."""

    def __call__(self, source: Source, page: Page, link: Link | None) -> Reading:
        """Return what `page` says.

        `link` is None for the source's own address and its index' further pages; otherwise it is
        the link that led here, and the reading holds what it stands for, mostly one document.

        Raises:
            ReadError: The page is not what this kind knows.

        """
        ...


@dataclass(frozen=True, slots=True)
class SourceKind:
    """A kind with the class of its options, None if it takes none."""

    name: str
    read: Read
    options: type[Strict] | None


_KINDS: dict[str, SourceKind] = {}


def source_kind(name: str, options: type[Strict] | None = None) -> Callable[[Read], Read]:
    """Register a function as the source kind `name`; `options` is the model of its own settings."""

    def register(read: Read) -> Read:
        _KINDS[name] = SourceKind(name, read, options)
        return read

    return register


def modules(package: str) -> Iterator[str]:
    """Yield the names of the modules in `package`, in order."""
    for module in iter_modules(import_module(package).__path__):
        yield f"{package}.{module.name}"


def source_kinds() -> dict[str, SourceKind]:
    """Return every source kind by name."""
    for module in modules("extractors.sources"):
        import_module(module)
    return dict(sorted(_KINDS.items()))
