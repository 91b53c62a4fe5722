"""The plug-in of Datasette: our pages, and the rules under which all of it is shown."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Response, hookimpl

from storage.web.asking import Sent
from storage.web.guarding import guarded
from storage.web.registry import Page, registered_pages
from storage.web.window import Window

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
