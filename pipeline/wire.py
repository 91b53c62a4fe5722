"""One errand on the wire: requests, hop by hop, until an answer that is no redirect."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import aclosing, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version

import httpx

from config.settings import FetchSettings
from config.terms import Networks
from extractors.errors import FetchError
from pipeline.body import ACCEPTED, opening, whole
from pipeline.faults import FOREIGN, PassingError, about, fault
from pipeline.gate import passed, transport
from pipeline.hosts import Hosts

_ACCEPT = (
    "text/html, application/xhtml+xml, application/xml;q=0.9, application/json;q=0.9, */*;q=0.8"
)
_REDIRECTS = {301, 302, 303, 307, 308}
# Of an error page, enough to tell a bot challenge from a plain refusal.
_ERROR_PAGE_BYTES = 262_144


class Budget:
    """Seconds that may still be spent on the network; waiting in line costs none."""

    def __init__(self, total_s: float) -> None:
        self.total_s = total_s
        self.left_s = total_s

    @property
    def spent_s(self) -> float:
        """What is gone, at most a little more than there was."""
        return self.total_s - self.left_s

    @asynccontextmanager
    async def spend(self) -> AsyncIterator[None]:
        """Count the time until the block ends, and end it with `TimeoutError` when it is up."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(self.left_s):
                yield
        finally:
            self.left_s -= time.monotonic() - began


@dataclass(frozen=True, slots=True)
class Errand:
    """What to ask for.

    Attributes:
        url: Where to begin.
        hosts: Where redirects may lead, as `pipeline.gate.passed` wants them.
        max_bytes: Most bytes of a body, inflated.
        method: HTTP method; only a GET is redirected.
        headers: Further headers; they go to the first URL's origin only.
        content: Body of the request.
        cut: Whether a longer body is cut at `max_bytes`, not an error.
        in_line: Whether the host's line is kept; what a page in a browser needs is one visit.
        permit: Asked before each hop; raises `FetchError` to refuse.

    """

    url: str
    hosts: frozenset[str]
    max_bytes: int
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    cut: bool = False
    in_line: bool = True
    permit: Callable[[httpx.URL], Awaitable[None]] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer; of an error's body there is only the beginning.

    `at_origin` tells whether the errand's own headers, such as validators, were sent for it.
    """

    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: bytes
    at_origin: bool


class Wire:
    """The one HTTP client. It keeps no cookies from one errand to the next.

    Proxies and .netrc of the environment are not used: the configuration says all.
    """

    def __init__(
        self, settings: FetchSettings, hosts: Hosts, private_networks: Networks = ()
    ) -> None:
        self._settings = settings
        self._hosts = hosts
        self.user_agent = f"rulewire/{version('rulewire')} (+{settings.contact})"
        self._client = httpx.AsyncClient(
            transport=transport(settings, private_networks),
            headers={
                "User-Agent": self.user_agent,
                "Accept": _ACCEPT,
                "Accept-Encoding": ACCEPTED,
            },
            timeout=httpx.Timeout(settings.read_timeout_s, connect=settings.connect_timeout_s),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            follow_redirects=False,
            trust_env=False,
        )

    async def aclose(self) -> None:
        """Close the connections that were kept open."""
        await self._client.aclose()

    async def send(self, errand: Errand, budget: Budget) -> Answer:
        """Return the first answer that is no redirect.

        Raises:
            FetchError: The gate or `permit` refused a hop, there were too many or they went in a
                circle, the network failed (`PassingError`), or the body was more than was allowed.

        """
        url = passed(errand.url, errand.hosts)
        # Some sites set a cookie, redirect to the same address and look for it.
        cookies = httpx.Cookies()
        seen = {(str(url), "")}
        for _ in range(self._settings.max_redirects + 1):
            try:
                answer = await self._hop(errand, url, cookies, budget)
            except FetchError as error:
                raise about(errand.url, error) from error
            if answer.status not in _REDIRECTS:
                return answer
            url = _target(errand, answer)
            state = (str(url), "; ".join(sorted(f"{c.name}={c.value}" for c in cookies.jar)))
            if state in seen:
                raise FetchError(errand.url, f"redirect loop at {url}", status=answer.status)
            seen.add(state)
        raise FetchError(
            errand.url, f"more than {self._settings.max_redirects} redirects", status=answer.status
        )

    async def _hop(
        self, errand: Errand, url: httpx.URL, cookies: httpx.Cookies, budget: Budget
    ) -> Answer:
        if errand.permit:
            await errand.permit(url)
        async with self._hosts.turn(url) if errand.in_line else nullcontext():
            try:
                async with budget.spend():
                    return await self._exchange(errand, url, cookies)
            except TimeoutError as error:
                raise PassingError(errand.url, f"timed out after {budget.total_s:g} s") from error
            except FOREIGN as error:
                raise fault(errand.url, error) from error

    async def _exchange(self, errand: Errand, url: httpx.URL, cookies: httpx.Cookies) -> Answer:
        at_origin = origin(url) == origin(passed(errand.url, errand.hosts))
        headers = errand.headers if at_origin else {}
        content = errand.content or None
        request = self._client.build_request(errand.method, url, headers=headers, content=content)
        if cookies:
            cookies.set_cookie_header(request)
        response = await self._client.send(request, stream=True)
        async with aclosing(response):
            if "set-cookie" in response.headers:
                cookies.extract_cookies(response)
            body = await _body(response, errand)
        return Answer(url, response.status_code, response.headers, body, at_origin)


def origin(url: httpx.URL) -> tuple[str, bytes]:
    """Return what decides who is asked: scheme, host and port."""
    return url.scheme, url.netloc


async def _body(response: httpx.Response, errand: Errand) -> bytes:
    if response.is_success and errand.cut:
        return await opening(response, errand.url, errand.max_bytes)
    if response.is_success:
        return await whole(response, errand.url, errand.max_bytes)
    if not response.is_error:
        return b""
    try:
        return await opening(response, errand.url, min(_ERROR_PAGE_BYTES, errand.max_bytes))
    except (FetchError, httpx.TransportError):
        return b""  # The status is the news, not that its page is broken as well.


def _target(errand: Errand, answer: Answer) -> httpx.URL:
    """Return where the redirect leads.

    Raises:
        FetchError: Nowhere, or where the errand must not go.

    """
    location = answer.headers.get("location", "")
    status = answer.status
    if not location:
        raise FetchError(errand.url, f"HTTP {status} without a Location", status=status)
    if errand.method != "GET":
        raise FetchError(errand.url, f"a {errand.method} was redirected", status=status)
    target = answer.url.join(location)  # httpx has parsed it before: to no URL, `_hop` raised.
    if answer.url.scheme == "https" and target.scheme == "http":
        raise FetchError(errand.url, f"redirected from https to {target}", status=status)
    try:
        return passed(str(target), errand.hosts)
    except FetchError as error:
        reason = f"redirected to {error.url}: {error.reason}"
        raise FetchError(errand.url, reason, status=status) from error
