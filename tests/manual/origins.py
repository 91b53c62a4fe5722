"""Which column of which table a column of a view shows, as far as its statement says it plainly."""

import re
from collections.abc import Mapping

_FROM = re.compile(r"\b(?:from|join)\s+(\w+)(?:\s+(?:as\s+)?(\w+))?")
_NO_ALIAS = frozenset({"join", "on", "where", "left", "cross", "order", "group", "union", "limit"})
_PLAIN = re.compile(r"(?:(?P<table>\w+)\.)?(?P<column>\w+|\*)(?:\s+as\s+(?P<name>\w+))?")
_WORD = re.compile(r"\w+|'[^']*'|\s+|.", re.DOTALL)


def origins(statement: str) -> Mapping[str, tuple[str, str]]:
    """Return columns of a view with the table or view and the column that they show.

    "*" stands for all of a table. What is computed is left out.

    >>> origins("create view v as select d.id as document, count(*) as n from document d")
    {'document': ('document', 'id')}
    """
    query = re.split(r"\bas\s", statement, maxsplit=1)[1]
    terms, ground = _parted(query)
    tables: dict[str, str] = {
        (table if alias in _NO_ALIAS or not alias else alias): table
        for table, alias in reversed(_FROM.findall(query))
    }
    first = _FROM.search(ground)
    found: dict[str, tuple[str, str]] = {}
    for term in terms:
        plain = _PLAIN.fullmatch(term)
        if plain is None:
            continue
        table = tables.get(plain["table"] or "", first[1] if first else "")
        column = str(plain["column"])
        found[plain["name"] or column] = (str(table), column)
    return found


def _parted(query: str) -> tuple[list[str], str]:
    """Return what the outermost `select` lists, and the rest from its `from` on."""
    depth, at, term, terms = 0, 0, "", []
    listing = False
    for word in _WORD.findall(query):
        depth += {"(": 1, ")": -1}.get(word, 0)
        if depth == 0 and word == "select":
            listing, term = True, ""
        elif listing and depth == 0 and word in (",", "from"):
            terms.append(" ".join(term.split()))
            if word == "from":
                return terms, query[at:]
            term = ""
        else:
            term += word
        at += len(word)
    return terms, ""
