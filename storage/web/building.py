"""Datasette, put together: one database, our plug-in, our templates."""

from collections.abc import Callable
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from config.settings import Settings
from pipeline.cards import NOTICE
from pipeline.harmless import web_url
from storage.web import plugin
from storage.web.metadata import METADATA
from storage.web.setting import day, edits, segment, when
from storage.web.timeline import anchor
from storage.web.window import Window

NAME = "data"  # the database's name in addresses, whatever its file is called
_LIMITS = {
    "default_page_size": 50,
    "sql_time_limit_ms": 2000,
    "facet_time_limit_ms": 500,
    "allow_download": False,
    "default_cache_ttl": 0,
    "num_sql_threads": 3,
    "trace_debug": False,
}


def datasette(settings: Callable[[], Settings], now: Callable[[], datetime]) -> Any:
    """Return Datasette on the database of `settings`, opened to be read only.

    Its attribute `window` must be closed in the end.
    """
    if not pm.is_registered(plugin):
        pm.register(plugin, "rulewire")
        # All handlers of an exception are called, and it is ours that answers.
        pm.unregister(name="datasette.handle_exception")
    here = Path(str(resources.files("storage.web")))
    made = Datasette(
        [],
        metadata=METADATA,
        settings=_LIMITS,
        template_dir=str(here / "templates"),
        static_mounts=[("static", str(here / "static"))],
    )
    database = Database(made, path=str(settings().database), is_mutable=True)
    made.add_database(database, name=NAME)
    made.window = Window(settings, now)
    made.jinja_env.globals.update(disclaimer=NOTICE)
    made.jinja_env.filters.update(
        when=when, day=day, segment=segment, edits=edits, weblink=web_url, anchor=anchor
    )
    return made
