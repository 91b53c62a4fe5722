"""A configuration file as it was read, and which of several files a setting came from."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import reduce

import tomli

from config.lines import KeyPath, key_lines
from config.overlay import Tree, overlay
from extractors.errors import ConfigError

_POSITION = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Layer:
    """One file.

    Attributes:
        name: What messages call it: "rulewire.toml".
        packed: The file in UTF-8, packed: it is kept to name lines in messages, and may be large.
        tree: The file, parsed.

    """

    name: str
    packed: bytes = field(repr=False)
    tree: Tree = field(repr=False)

    @property
    def text(self) -> str:
        """The file, decoded."""
        return zlib.decompress(self.packed).decode()


def layer(name: str, body: bytes) -> Layer:
    """Return the file `name` with the content `body`.

    Raises:
        ConfigError: It is not UTF-8 or not TOML; names the line.

    """
    try:
        # Editors on Windows put a byte order mark first; tomli takes it for a key.
        text = body.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{name}:{line}", "is not UTF-8; save the file as UTF-8") from error
    try:
        return Layer(name, zlib.compress(text.encode(), 1), tomli.loads(text))
    except ValueError as error:  # a number of 4,301 digits and more is no TOMLDecodeError
        raise _syntax_error(name, text, str(error).partition(";")[0]) from error


def _syntax_error(name: str, text: str, message: str) -> ConfigError:
    found = _POSITION.search(message)
    line = (found and found["line"]) or str(text.rstrip().count("\n") + 1)
    reason = _POSITION.sub("", message)
    if reason == "Cannot overwrite a value":
        reason = "this key or table was already set above"
    return ConfigError(f"{name}:{line}", f"is not valid TOML: {reason}")


@dataclass(frozen=True, slots=True)
class Layers:
    """Files in the order in which they are laid over each other, the last on top."""

    layers: tuple[Layer, ...]

    def merged(self) -> Tree:
        """Return what the files say together."""
        return reduce(overlay, (one.tree for one in self.layers), {})

    def only(self, name: str) -> "Layers":
        """Return the files with the tables below `name` alone: ten thousand sources are large."""
        return Layers(
            tuple(
                replace(one, tree={name: one.tree[name]} if name in one.tree else {})
                for one in self.layers
            )
        )

    def place(self, path: KeyPath) -> tuple[str, int]:
        """Return the file and line that had the last word on the setting at `path`.

        A setting that no file names is looked for where its nearest table stands; line 0 is the
        file as a whole.
        """
        keys = _keys(path)
        topmost = max(reversed(self.layers), key=lambda one: _depth(one.tree, keys))
        lines = key_lines(topmost.text)
        ends = (path[:end] for end in range(len(path), 0, -1))
        return topmost.name, next((lines[end] for end in ends if end in lines), 0)


def _keys(path: KeyPath) -> tuple[str, ...]:
    """Return the start of `path` that names tables and keys: a list belongs to one file."""
    end = next((at for at, step in enumerate(path) if isinstance(step, int)), len(path))
    return tuple(str(step) for step in path[:end])


def _depth(tree: object, keys: tuple[str, ...]) -> int:
    """Return how many of `keys` lead somewhere in `tree`."""
    for depth, key in enumerate(keys):
        if not isinstance(tree, Mapping) or key not in tree:
            return depth
        tree = tree[key]
    return len(keys)
