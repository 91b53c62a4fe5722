"""What came of fetching the past."""

from dataclasses import asdict, dataclass, field


@dataclass(slots=True)
class Outcome:
    """What came of it, in texts: a section since one of its amendments, or a document.

    `listed` are wanted, `known` were kept before; `failed` gives a line for each page that could
    not be had or read.
    """

    listed: int = 0
    known: int = 0
    kept: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def row(self) -> dict[str, object]:
        """The outcome as a program reads it."""
        return asdict(self)

    @property
    def summary(self) -> str:
        """The outcome as a person reads it."""
        return (
            f"{self.listed} texts listed: {self.known} were kept before, {self.kept} are new; "
            f"{len(self.failed)} pages failed"
        )

    @property
    def exit_code(self) -> int:
        """0: all well, 1: part of it failed, 3: all of it."""
        return (1 if self.kept or self.known else 3) if self.failed else 0
