"""What rulewire reads in annotated documents, counted against what people read in them.

Counts, not percentages, so that several folders add up. A document is `NNN.html` or `NNN.txt`
beside its `NNN.json`; names of entities stand in `entities.json`.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from pipeline.extracting import Extracted, for_a_program

Gold = Mapping[str, Any]
_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’‚", "'") | dict.fromkeys("“”„", '"')
)
_SUFFIX = re.compile(r"\b(?:co|ltd|inc|corp|corporation|company|limited|llc|plc|pte|group)\b")


@dataclass(slots=True)
class Count:
    """Right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, right: int, wrong: int, missed: int) -> None:
        """Count some more."""
        self.right += right
        self.wrong += wrong
        self.missed += missed

    def sets(self, gold: set[Any], found: set[Any]) -> None:
        """Count two sets."""
        self.add(len(gold & found), len(found - gold), len(gold - found))

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 if nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 if nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Score:
    """All counts, and the single errors as lines for a person."""

    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return the figures that the gate holds."""
        c = self.counts
        shares = ("text", "boilerplate", "title", "published", "linking", "status")
        f1s = ("mentions", "listed", "unlisted", "identifiers", "dates", "events", "events_dated",
               "list_actions", "stories")  # fmt: skip
        return {
            **{name: c[name].recall for name in shares},
            **{name: c[name].f1 for name in f1s},
            "relevance_precision": c["relevance"].precision,
            "relevance_recall": c["relevance"].recall,
        }


def plain(text: str) -> str:
    """Return `text` as both sides are compared: NFKC, plain dashes and quotes, single spaces."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\u200b", "")
    return " ".join(text.translate(_PLAIN).split())


def key(name: str) -> str:
    """Return what two spellings of a name share."""
    return " ".join(re.sub(r"[^\w\s]", " ", plain(name).casefold()).split())


class Names:
    """Who bears which name: the annotators' entities over the watch list."""

    def __init__(self, tables: Iterable[Mapping[str, Sequence[str]]]) -> None:
        self._names: dict[str, str] = {}
        for table in tables:
            for name in table:
                self._names.setdefault(key(name), name)
        for table in tables:
            for name, aliases in table.items():
                for alias in aliases:
                    self._names.setdefault(key(alias), name)

    def of(self, name: str) -> str:
        """Return the canonical name that `name` stands for, or what is left without suffixes."""
        plain_key = key(re.sub(r"^(?:Enforcement|License):\s*", "", name))
        bare = " ".join(_SUFFIX.sub(" ", plain_key).split())
        return self._names.get(plain_key) or self._names.get(bare) or bare


def score(
    folder: Path, found: Mapping[str, Extracted], listed: Mapping[str, Sequence[str]]
) -> Score:
    """Return the counts over a folder; `listed` gives the watch list's names with their aliases."""
    total = Score()
    gold = {path.stem: json.loads(path.read_text("utf-8")) for path in documents(folder)}
    table = json.loads((folder / "entities.json").read_text("utf-8"))
    own = {name: entity.get("aliases", []) for name, entity in table.items()}
    names = Names([listed, own])
    known = {names.of(name) for name in listed}
    for stem, right in gold.items():
        told = json.loads(for_a_program(found[stem]))
        _text(total, stem, right, told)
        _mentions(total, stem, right, told, names, known)
        _claims(total, stem, right, told, names)
    _stories(total, gold, found)
    return total


def documents(folder: Path) -> list[Path]:
    """Return the gold files of a folder, in order."""
    return sorted(path for path in folder.glob("*.json") if path.stem.isdigit())


def _text(total: Score, stem: str, right: Gold, told: Gold) -> None:
    text = plain(told["text"])
    tight = _tight(text)
    for name, snippets, wanted in (
        ("text", right["must_contain"], True),
        ("boilerplate", right["must_not_contain"], False),
    ):
        for snippet in snippets:
            there = plain(snippet) in text or (wanted and _tight(plain(snippet)) in tight)
            _check(
                total, name, stem, there is wanted, f"{'lacks' if wanted else 'has'} {snippet!r}"
            )
    title = plain(told["title"]) == plain(right["title"])
    _check(total, "title", stem, title, f"title {told['title']!r}")
    day = (told["published_at"] or "")[:10] or None
    _check(total, "published", stem, day == right["published"], f"{day} is {right['published']}")


def _tight(text: str) -> str:
    """Return `text` without footnote marks and spaces beside punctuation: readers differ there."""
    return re.sub(r"\s*\[\s*\d+\s*\]|\s+(?=[,.;:!?)\]])|(?<=[(\[])\s+", "", text)


def _check(total: Score, name: str, stem: str, right: bool, error: str) -> None:
    total.counts[name].add(int(right), 0, int(not right))
    if not right:
        total.errors.append(f"{stem} {name}: {error}")


def _mentions(
    total: Score, stem: str, right: Gold, told: Gold, names: Names, known: set[str]
) -> None:
    wanted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for m in right["mentions"]:
        wanted[_surface(m)][names.of(m["entity"])] += m["count"]
    got: dict[tuple[str, str], list[str]] = defaultdict(list)
    for m in told["mentions"]:
        got[_surface(m)].append(names.of(m["name"] or m["text"]))
    for place in wanted.keys() | got.keys():
        there, seen = wanted[place], got[place]
        right_n = min(there.total(), len(seen))
        counted = (right_n, len(seen) - right_n, there.total() - right_n)
        whose = next(iter(there or Counter(seen)), "")
        total.counts["mentions"].add(*counted)
        total.counts["listed" if whose in known else "unlisted"].add(*counted)
        linked = (there & Counter(seen)).total()
        total.counts["linking"].add(min(linked, right_n), 0, max(0, right_n - linked))
        if counted[1] or counted[2] or linked < right_n:
            names_seen = ", ".join(sorted(set(seen)))
            total.errors.append(
                f"{stem} mention {place}: {dict(there)}, found {len(seen)} {names_seen}"
            )


def _surface(mention: Gold) -> tuple[str, str]:
    return plain(mention["text"]).casefold().rstrip(". "), mention["label"]


def _claims(total: Score, stem: str, right: Gold, told: Gold, names: Names) -> None:
    sets = {
        "identifiers": (_identifiers(right), _identifiers(told)),
        "dates": tuple(
            {(d["role"], str(d["date"])) for d in side["dates"]} for side in (right, told)
        ),
        "events": (_events(right, names, "rule")[0], _events(told, names, "rule_name")[0]),
        "events_dated": (_events(right, names, "rule")[1], _events(told, names, "rule_name")[1]),
        "list_actions": (_actions(right, names), _actions(told, names)),
        "relevance": (
            {stem} if right["relevant"] else set(),
            {stem} if told["relevant"] else set(),
        ),
    }
    for name, (gold, found) in sets.items():
        total.counts[name].sets(gold, found)
        total.errors += [f"{stem} {name} missed: {item}" for item in sorted(gold - found, key=str)]
        total.errors += [f"{stem} {name} wrong: {item}" for item in sorted(found - gold, key=str)]
    official = {(names.of(e["rule"]), e["kind"]): e["official"] for e in right["events"]}
    for event in told["events"]:
        what = names.of(event["rule_name"]), event["kind"]
        if what in official:
            _check(
                total, "status", stem, official[what] == (event["status"] == "official"), str(what)
            )


def _identifiers(side: Gold) -> set[tuple[str, str]]:
    return {
        (i["label"], re.sub(r"[^a-z0-9]", "", i["value"].casefold())) for i in side["identifiers"]
    }


def _events(side: Gold, names: Names, rule: str) -> tuple[set[Any], set[Any]]:
    dated = {(names.of(e[rule]), e["kind"], e["date"]) for e in side["events"]}
    return {event[:2] for event in dated}, dated


def _actions(side: Gold, names: Names) -> set[tuple[str, str, str]]:
    return {(a["action"], _list(a["list"]), names.of(a["party"])) for a in side["list_actions"]}


def _list(name: str) -> str:
    for mark, short in (
        ("unverified", "UVL"),
        ("military", "MEU"),
        ("meu", "MEU"),
        ("designated", "SDN"),
    ):
        if mark in name.casefold():
            return short
    return name.removesuffix(" List").removeprefix("BIS ")


def _stories(total: Score, gold: Mapping[str, Gold], found: Mapping[str, Extracted]) -> None:
    told = [stem for stem, right in gold.items() if right["story"]]
    for a, b in combinations(sorted(told), 2):
        same = gold[a]["story"] == gold[b]["story"]
        ours = bool(found[a].story) and found[a].story == found[b].story
        total.counts["stories"].add(
            int(same and ours), int(ours and not same), int(same and not ours)
        )
        if same != ours:
            total.errors.append(f"{a} story with {b}: {'same' if same else 'another'}")


def merged(scores: Iterable[Score]) -> Score:
    """Return the counts of several folders together."""
    total = Score()
    for one in scores:
        total.errors += one.errors
        for name, count in one.counts.items():
            total.counts[name].add(count.right, count.wrong, count.missed)
    return total


def lines(figures: Mapping[str, float]) -> Iterator[str]:
    """Yield a line for each figure."""
    for name, value in figures.items():
        yield f"{name:<20} {value:.4f}"
