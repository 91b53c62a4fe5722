"""The plug-in of Datasette: our pages, and the rules under which all of it is shown."""

from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from datasette import Response, hookimpl
from markupsafe import Markup

from storage.web.asking import Sent
from storage.web.guarding import guarded
from storage.web.registry import Page, registered_pages
from storage.web.window import Window

log = structlog.get_logger()

View = Callable[[Any, Any], Awaitable[Any]]


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: Any) -> list[tuple[str, View]]:
    """Put our pages before Datasette's, whose first page is ours as well."""
    if not isinstance(getattr(datasette, "window", None), Window):
        return []
    return [(pattern, _view(page)) for pattern, page in registered_pages().items()]


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Refuse strangers and writing, and send what keeps a browser from doing harm."""
    return guarded


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """Say what is wrong with a page of Datasette's, as ours say it.

    Its own way draws the trace with all that was in hand, for which a mere 404 takes seconds.
    """

    async def answered() -> Any:
        status = getattr(exception, "status", 500)
        if status == 500:
            log.critical("the window broke", exc_info=exception)
        message = getattr(exception, "message", "") or str(exception)
        title = getattr(exception, "title", None) or f"Error {status}"
        if request.path.endswith(".json"):
            told = {"ok": False, "error": message, "status": status, "title": title}
            return Response.json(told, status=status)
        hint = Markup(message) if getattr(exception, "message_is_html", False) else message  # noqa: S704 - Datasette wrote it
        facts = {"title": title, "hint": hint, "near": (), "here": request.path}
        html = await datasette.render_template("trouble.html", facts, request=request)
        return Response.html(html, status=status)

    return answered


def _view(page: Page) -> View:
    async def view(datasette: Any, request: Any) -> Any:
        query = {name: request.args[name] for name in request.args}
        answer = await datasette.window.answer(
            page, request.url_vars, query, f"{request.scheme}://{request.host}"
        )
        if isinstance(answer.what, Sent):
            return _sent(answer.what)
        facts = {**answer.what.facts, "here": request.path, "now": datasette.window.now()}
        html = await datasette.render_template(answer.what.template, facts, request=request)
        return Response.html(html, status=answer.status)

    return view


def _sent(what: Sent) -> Any:
    return Response(what.body, status=what.status, content_type=what.media_type)
