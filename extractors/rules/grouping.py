"""Which documents are of one rule, and what the rule is called.

Documents that share a RIN, a docket, a citation or a document number are of one rule. A RIN may
serve two rules that are known by names of their own (0694-AI94: 87 FR 62186 and 88 FR 73458): then
a document goes to the rule that its title names, or that it cites, or the last one before it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.claims.things import slug
from extractors.rules.handles import Handle

_RULES = ("rule", "proposed_rule")


@dataclass(frozen=True, slots=True)
class Member:
    """A document of the Federal Register, with its handles."""

    document: str
    title: str
    published: date | None
    genre: str
    handles: tuple[Handle, ...]

    @property
    def named(self) -> str:
        """Key of the watched rule that its title names, "" if it names none."""
        return next((one.value for one in self.handles if one.kind == "name"), "")

    @property
    def shared(self) -> frozenset[tuple[str, str]]:
        """What another document of its rule may have as well, but for the name."""
        return frozenset((one.kind, one.value) for one in self.handles if one.kind != "name")


@dataclass(frozen=True, slots=True)
class Belonging:
    """That a document is of a rule, and by what.

    `name` is the title of the rule's `first` document, "" for a watched rule, which has its own.
    """

    document: str
    rule: str
    name: str
    how: str
    first: str = ""


def belongings(members: Iterable[Member]) -> Iterator[Belonging]:
    """Yield of which rule each document is; the order of `members` does not matter."""
    for group in _groups(sorted(members, key=_age)):
        names = [one for one in group if one.named]
        if not names:
            first = next((one for one in group if one.genre in _RULES), group[0])
            rule, name = slug(first.title) or slug(first.document), first.title or first.document
            for one in group:
                yield Belonging(one.document, rule, name, _how(one, group), first.document)
            continue
        for one in group:
            anchor = one if one.named else _anchor(one, names)
            how = "its title names the rule" if one.named else _how(one, [anchor, *group])
            yield Belonging(one.document, anchor.named, "", how)


def _anchor(one: Member, names: Sequence[Member]) -> Member:
    """Return the named document of whose rule `one` is: cited, else the last before it."""
    cited = {(h.kind, h.value) for h in one.handles if h.cited}
    for other in names:
        if cited & other.shared:
            return other
    sharing = [other for other in names if one.shared & other.shared] or names
    before = [other for other in sharing if _age(other) <= _age(one)]
    return before[-1] if before else sharing[0]


def _how(one: Member, group: Sequence[Member]) -> str:
    """Return what ties a document to the first of its rule that it shares something with."""
    for other in group:
        if other is one:
            continue
        for handle in one.handles:
            if handle.cited and (handle.kind, handle.value) in other.shared:
                return f"it changes {handle.value}"
        for kind, value in sorted(one.shared & other.shared):
            return f"{'RIN' if kind == 'rin' else kind} {value}, as {other.document}"
    return "its own document"


def _groups(members: Sequence[Member]) -> list[list[Member]]:
    """Return the documents that hang together, each group and all of them in order."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(members):
        for key in one.shared | ({("name", one.named)} if one.named else set()):
            holders[key].append(at)
    root = list(range(len(members)))

    def top(at: int) -> int:
        while root[at] != at:
            at = root[at]
        return at

    for ats in holders.values():
        for at in ats[1:]:
            low, high = sorted((top(ats[0]), top(at)))
            root[high] = low
    found: dict[int, list[Member]] = defaultdict(list)
    for at, one in enumerate(members):
        found[top(at)].append(one)
    return list(found.values())


def _age(one: Member) -> tuple[date, str]:
    return one.published or date.max, one.document
