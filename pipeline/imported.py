"""What came of an import."""

from dataclasses import asdict, dataclass, field

from pipeline.harmless import line as harmless

_TOLD = 1000  # failures that a program is told of at once; the table has all
_SHOWN = 20
_NAMED = 3  # files of other kinds
_LONGEST = 60  # characters of such a name


@dataclass(slots=True)
class Imported:
    """What came of it: in files, in documents, and in what failed.

    `before` are files that were imported before; `known` documents are kept already, as they are or
    younger. `failed` counts pages and files, `failures` tells of the first of them; `listed` is how
    many the table `import_failure` has, those of earlier calls with them. `left_out` counts files of
    other kinds, also those in a zip; `first_left_out` names the first. `gone` counts what had failed
    and is not there any more: it is not listed any longer.
    """

    files: int = 0
    before: int = 0
    new: int = 0
    changed: int = 0
    known: int = 0
    failed: int = 0
    failures: list[dict[str, str]] = field(default_factory=list)
    listed: int = 0
    left_out: int = 0
    first_left_out: list[str] = field(default_factory=list)
    gone: int = 0
    first_gone: list[str] = field(default_factory=list)

    def fail(self, path: str, entry: str, reason: str) -> None:
        """Count a failure, and remember the first ones."""
        self.failed += 1
        if len(self.failures) < _TOLD:
            self.failures.append({"path": path, "entry": entry, "reason": reason})

    def drop(self, path: str, entry: str) -> None:
        """Count what had failed and is gone, and remember the first ones."""
        self.gone += 1
        if len(self.first_gone) < _SHOWN:
            self.first_gone.append(_where(path, entry))

    def leave(self, name: str) -> None:
        """Count a file of another kind, and remember the first ones."""
        self.left_out += 1
        if len(self.first_left_out) < _NAMED:
            self.first_left_out.append(name)

    @property
    def row(self) -> dict[str, object]:
        """The outcome as a program reads it."""
        return asdict(self)

    @property
    def complaints(self) -> list[str]:
        """A line for each of the first failures, and of what is gone, and one for the others."""
        lines = [
            f"{_where(one['path'], one['entry'])}: {one['reason']}"
            for one in self.failures[:_SHOWN]
        ]
        if self.failed > _SHOWN:
            lines.append(f"and {self.failed - _SHOWN} more: the table import_failure lists them")
        lines += [f"{where}: it is gone, and not listed any longer" for where in self.first_gone]
        if self.gone > _SHOWN:
            lines.append(f"and {self.gone - _SHOWN} more are gone")
        return lines

    @property
    def summary(self) -> str:
        """The outcome as a person reads it."""
        again = "; rulewire import --retry tries those again" if self.listed else ""
        return (
            f"{self.files} files imported, {self.before} were before: {self.new} documents are new, "
            f"{self.changed} changed, {self.known} were known; {self.failed} failed, "
            f"{self.listed} are listed as failed{again}{self._others}"
        )

    @property
    def _others(self) -> str:
        if not self.left_out:
            return ""
        named = ", ".join(harmless(name, _LONGEST) for name in self.first_left_out)
        named += ", …" * (self.left_out > _NAMED)
        return (
            f"; {self.left_out} file{'s' * (self.left_out != 1)} of other kinds left out: {named}"
        )

    @property
    def exit_code(self) -> int:
        """0: all well, 1: part of it failed, 3: all of it."""
        done = self.new + self.changed + self.known + self.before
        return (1 if done else 3) if self.failed else 0


def _where(path: str, entry: str) -> str:
    return f"{path}, {entry}" if entry else path
