"""`config/default.toml` as its reader sees it: tables, and settings with the words above them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

_HEADER = re.compile(r"(?P<off>#?)\[(?P<table>[^]]+)\](?:\s*#\s*(?P<words>.+))?$")
_SETTING = re.compile(r'(?P<off>#?)(?P<key>"[^"]+"|[a-z][a-z0-9_.-]*) = (?P<value>.+)$')
_KIND = re.compile(r'^Options of the kind "(?P<kind>\w+)"[: ]*\(?(?P<words>[^)]+)')


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: `value` is its default, or an example if `off`."""

    key: str
    value: str
    words: str
    off: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its settings; `kind` is the kind of source that options are of."""

    name: str
    words: str
    kind: str = ""
    settings: list[Setting] = field(default_factory=list)


def sections() -> Mapping[str, Section]:
    """Return the tables of `default.toml` by name, "" for what stands in none.

    A source that is there to show the options of its kind is left out.
    """
    text = files("config").joinpath("default.toml").read_text("utf-8")
    found = {"": Section("", "")}
    last, kind, shown = found[""], "", ""
    for line, words in _lines(text):
        if header := _HEADER.match(line):
            if of_kind := _KIND.match(words):
                kind, shown = of_kind["kind"], of_kind["words"]
            last = Section(header["table"], header["words"] or words)
            if last.name.endswith(".options"):
                last = Section(last.name, shown, kind)
            if not (of_kind and not last.kind):
                found[last.name] = last
        elif setting := _SETTING.match(line):
            off = bool(setting["off"])
            last.settings.append(Setting(setting["key"].strip('"'), setting["value"], words, off))
    return found


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line that is no comment, with the comment above it in one line."""
    above: list[str] = []
    for line in text.splitlines():
        if line.startswith("# "):
            # What is set in further is a line of its own: "#   title  what the office is called".
            above.append(
                re.sub(r"^  (\w+)  ", r"(\1) ", line[2:]) if line[2:4] == "  " else line[2:]
            )
            continue
        if line.strip():
            yield line, " ".join(above)
        above = []
