"""From files to `Settings`."""

import gc
import os
import pickle
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from config.assembly import settings_from
from config.complaint import Complaint, refusal, setting
from config.layer import Layer, Layers, layer
from config.nearest import nearest
from config.overlay import Tree
from config.settings import Settings, Wanted
from config.validation import WrongError, validated
from extractors.errors import ConfigError

_FILE = Path("rulewire.toml")
_VARIABLE = "RULEWIRE_CONFIG"
# A key that is wholly another one's neighbour, not merely alike: "bis-press" for "bis-pres".
_MISSPELT = 80
_MANY = 1000  # sources, from which on memory counts


def load(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Return what is wanted: the shipped settings, overlaid with the user's file.

    The file is `path`; without one, `rulewire.toml` in the working directory; if there is none,
    what the environment variable RULEWIRE_CONFIG names; failing all, the defaults stand alone.
    `environ` is the process' environment unless given. Relative paths in the file are meant from
    its folder.

    Raises:
        ConfigError: Names every fault with its file, line and key, one a line.

    """
    settings = _read(path, dict(os.environ if environ is None else environ))
    if len(settings.sources) < _MANY:
        return settings
    # They lie scattered among what was needed to read them, which would stay in memory for that.
    packed = pickle.dumps(settings.sources)
    settings = settings.model_copy(update={"sources": {}})
    gc.collect()
    return settings.model_copy(update={"sources": pickle.loads(packed)})  # noqa: S301 - our own


def _read(path: Path | None, environ: Mapping[str, str]) -> Settings:
    file, name = _user_file(path, environ)
    own = [layer(name, _body(file, name))] if file else []
    layers = Layers((*_shipped(own), *own))
    tree = layers.merged()
    try:
        wanted = validated(Wanted, _with_keys(tree), environ)
        return settings_from(wanted, file, layers, environ)
    except WrongError as error:
        raise refusal([_with_hint(one, tree) for one in error.found], layers) from None


def _user_file(path: Path | None, environ: Mapping[str, str]) -> tuple[Path | None, str]:
    """Return the user's file and what messages call it."""
    if path is not None:
        return path, str(path)
    if _FILE.exists():
        return _FILE, str(_FILE)
    named = environ.get(_VARIABLE, "")
    return (Path(named), f"{named} (named by {_VARIABLE})") if named else (None, "")


def _body(file: Path, name: str) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise ConfigError(name, "no such file; `rulewire init` writes one") from error
    except OSError as error:
        raise ConfigError(
            name, f"cannot be read: {error.strerror}; name a file that you may read"
        ) from error


def _shipped(own: list[Layer]) -> Iterator[Layer]:
    """Yield the files that come with rulewire, without the lists that the user's declines."""
    yield _package_layer("default")
    for name in ("sources", "entities"):
        section = own[0].tree.get(name) if own else None
        if not (isinstance(section, Mapping) and section.get("shipped") is False):
            yield _package_layer(name)


def _package_layer(name: str) -> Layer:
    return layer(f"config/{name}.toml", files("config").joinpath(f"{name}.toml").read_bytes())


def _with_keys(tree: Tree) -> Tree:
    """Return `tree` with the tables that are told their own key; the header is what names it.

    Raises:
        WrongError: A table names itself once more.

    """
    named = dict(tree)
    wrong = []
    for section in ("entity", "subscription"):
        tables = tree.get(section)
        if isinstance(tables, Mapping):
            full = {key: table for key, table in tables.items() if isinstance(table, Mapping)}
            named[section] = {**tables, **{key: {**full[key], "key": key} for key in full}}
            wrong += [(section, key, "key") for key in full if "key" in full[key]]
    if wrong:
        raise WrongError(
            [
                Complaint(path, f"{setting(path)}: leave it out, the header names it")
                for path in wrong
            ]
        )
    return named


def _with_hint(complaint: Complaint, tree: Tree) -> Complaint:
    """Return `complaint` with a name: a table that lacks its keys may be another one, misspelt."""
    if len(complaint.path) != 2:
        return complaint
    section, key = map(str, complaint.path)
    tables = tree.get(section)
    others = tables.items() if isinstance(tables, Mapping) else ()
    named = [name for name, table in others if name != key and isinstance(table, Mapping)]
    meant = nearest(key, named, _MISSPELT)
    ending = f"; did you mean [{section}.{meant}]?" if meant else ""
    return Complaint(complaint.path, complaint.reason + ending)
