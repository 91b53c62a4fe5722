"""A list's page: who was added and removed, over time, and who stands on it."""

from storage.web.asking import Asked, NotFoundError, Shown
from storage.web.charts import by_month, chart
from storage.web.registry import page
from storage.web.setting import segment

MOST = 100  # rows shown

LISTS = """
    select list, count(*) as entries, max(valid_from) as newest from list_entry
    where valid_until is null group by list order by list
"""
MONTHS = """
    select substr(day, 1, 7) as month, action, count(*) as n from list_entry_change
    where list = :list and action in ('ADD', 'REMOVE') group by month, action
"""
CHANGES = """
    select * from list_entry_history where list = :list limit :most
"""
MEMBERS = """
    select * from list_member where list = :list
    and (:words = '' or instr(lower(name || ' ' || aliases), lower(:words)) > 0) limit :most
"""


@page("/lists")
def lists(asked: Asked) -> Shown:
    """Show the lists that are kept."""
    return Shown("lists.html", {"title": "Lists", "lists": asked.store.ask(LISTS)})


@page("/list/{name}")
def one_list(asked: Asked) -> Shown:
    """Show a list by its name; `q` looks for a member."""
    name, sought = asked.path["name"], asked.query.get("q", "").strip()
    known = {row["list"]: row for row in asked.store.ask(LISTS)}
    if name not in known:
        near = tuple((each, f"/list/{segment(each)}") for each in known)
        raise NotFoundError(f"No list “{name}” is kept", "rulewire once reads the lists.", near)
    counts: dict[str, dict[str, int]] = {"ADD": {}, "REMOVE": {}}
    for row in asked.store.ask(MONTHS, list=name):
        counts[row["action"]][row["month"]] = row["n"]
    months = by_month([counts["ADD"], counts["REMOVE"]])
    return Shown(
        "list.html",
        {
            "title": name,
            "row": known[name],
            "q": sought,
            "chart": chart("Entries by month", months, ["added", "removed"]),
            "changes": asked.store.ask(CHANGES, list=name, most=MOST),
            "members": asked.store.ask(MEMBERS, list=name, words=sought, most=MOST),
            "most": MOST,
        },
    )
