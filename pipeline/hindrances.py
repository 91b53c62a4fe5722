"""What keeps a source from being read: it is off, it is gone, it is blind, or the site refuses."""

from collections.abc import Iterable

from config.settings import Settings
from pipeline.harmless import line as harmless
from storage.ledger import Row
from storage.store import Store

SHOWN = 200  # characters of an error


def standing(store: Store, settings: Settings, keys: Iterable[str]) -> tuple[list[str], str]:
    """Return what hinders these sources, in sentences, and what to do about the first."""
    rows = {row["key"]: row for row in store.inquiries.sources()}
    facts, remedies = [], []
    for key in dict.fromkeys(keys):
        fact, remedy = _hindrance(settings, key, rows.get(key))
        if fact:
            facts.append(fact)
            remedies.append(remedy)
    return facts, remedies[0] if remedies else ""


def _hindrance(settings: Settings, key: str, row: Row | None) -> tuple[str, str]:
    wanted = settings.sources.get(key)
    if wanted is None:
        return (f"The source {key} is in your settings no more; it is not read.",
                f"To read it again: a table [source.{key}] in your settings.")  # fmt: skip
    if not wanted.enabled:
        return (f"The source {key} is disabled in your settings; it is not read.",
                f"To read it: enabled = true under [source.{key}].")  # fmt: skip
    if row is not None and row["state"] in ("blind", "failing"):
        since = f" since {row['blind_since']}" if row["blind_since"] else ""
        error = harmless(str(row["last_error"]), SHOWN)
        return (f"The source {key} is {row['state']}{since}: {error}.",
                robots_remedy([row]) or "What to do about it: rulewire health")  # fmt: skip
    return "", ""


def robots_remedy(rows: Iterable[Row]) -> str:
    """Return what to do if the last errors of rows are a refusal to robots, "" if none is."""
    for row in rows:
        told = str(row.get("last_error") or row.get("error") or "")
        if "robots.txt disallows" in told:
            return (
                "The site asks programs not to read it (robots.txt). Ask its owner for another "
                "address, or for leave; with leave: robots = false under [fetch]."
            )
    return ""
