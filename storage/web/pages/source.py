"""A source's page: its cadence, its fetches and failures, what it last gave."""

from datetime import timedelta

from storage.web.asking import Asked, NotFoundError, Shown
from storage.web.charts import chart
from storage.web.registry import page
from storage.web.setting import segment

DAYS = 30  # of fetches in the chart
MOST = 40  # fetches and documents shown

SOURCES = "select * from source_health"
DAILY = """
    select substr(started_at, 1, 10) as day, sum(error = '') as good, sum(error <> '') as failed
    from fetch where source = :key and started_at >= :since group by day
"""
FETCHES = """
    select started_at, url, status, took_ms, size, error from fetch
    where source = :key order by started_at desc, id desc limit :most
"""
YIELDS = """
    select id, title, published, first_seen, number, severity from document
    where source = :key order by first_seen desc, serial desc limit :most
"""


@page("/sources")
def sources(asked: Asked) -> Shown:
    """Show all sources, the troubled ones first."""
    return Shown("sources.html", {"title": "Sources", "sources": asked.store.ask(SOURCES)})


@page("/source/{key}")
def source(asked: Asked) -> Shown:
    """Show a source by its key."""
    key = asked.path["key"]
    known = {row["key"]: row for row in asked.store.ask(SOURCES)}
    if key not in known:
        near = tuple((row["name"], f"/source/{segment(each)}") for each, row in known.items())[:40]
        raise NotFoundError(f"No source has the key “{key}”", "These do.", near)
    first = asked.now.date() - timedelta(days=DAYS - 1)
    daily = {row["day"]: row for row in asked.store.ask(DAILY, key=key, since=f"{first}")}
    days = [f"{first + timedelta(days=n)}" for n in range(DAYS)]
    rows = [
        (day, (daily[day]["good"], daily[day]["failed"]) if day in daily else (0, 0))
        for day in days
    ]
    return Shown(
        "source.html",
        {
            "title": known[key]["name"],
            "row": known[key],
            "wanted": asked.settings.sources.get(key),
            "chart": chart("Fetches a day", rows, ["worked", "failed"]),
            "fetches": asked.store.ask(FETCHES, key=key, most=MOST),
            "documents": asked.store.ask(YIELDS, key=key, most=MOST),
        },
    )
