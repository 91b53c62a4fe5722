"""Pages, found by folder: a file in `storage/web/pages` and a decorated function is all it takes."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from storage.web import pages
from storage.web.asking import Asked, Sent, Shown

Page = Callable[[Asked], Shown | Sent]

_PAGES: dict[str, Page] = {}


def page(place: str) -> Callable[[Page], Page]:
    """Register a page under an address such as "/rule/{key}"; a name stands for one segment.

    >>> pattern("/rule/{key}")
    '/rule/(?P<key>[^/]+)$'
    """

    def registered(function: Page) -> Page:
        _PAGES[pattern(place)] = function
        return function

    return registered


def pattern(place: str) -> str:
    """Return the regular expression of an address, before percent-decoding."""
    names = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(place))
    return f"{names}$"


@cache
def registered_pages() -> Mapping[str, Page]:
    """Return all pages by the pattern of their address."""
    for module in iter_modules(pages.__path__):
        import_module(f"{pages.__name__}.{module.name}")
    return _PAGES
