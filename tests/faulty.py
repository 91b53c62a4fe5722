"""What a site does to whoever reads it, besides answering: every fault is a name and a behaviour."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from servers import Server

Breaks = Callable[[Server, str], object]


@dataclass(frozen=True)
class Fault:
    """A way to fail; `reason` is in what is told, one of several parted by "|"."""

    breaks: Breaks
    reason: str

    def explains(self, told: str) -> bool:
        """Whether what was told of it names the fault."""
        return any(reason in told for reason in self.reason.split("|"))


def answer(body: str = "", reason: str = "", *, title: str = "", **more: object) -> Fault:
    """Return a fault that is an answer, with status 200 unless `more` says otherwise."""
    text = f"<html><head><title>{title}</title></head><body>{body}</body></html>" if title else body

    def breaks(site: Server, path: str) -> None:
        site.serve(path, text, **more)  # type: ignore[arg-type]

    return Fault(breaks, reason)


def _loop(site: Server, path: str) -> None:
    site.redirect(path, f"{path}/again")
    site.redirect(f"{path}/again", path)


def _front(site: Server, path: str) -> None:
    site.serve(
        "/", "<html><body><main><h1>Welcome</h1><li><a href='/x'>News</a></li></main></body></html>"
    )
    site.redirect(path, "/")


def _short(site: Server, path: str) -> None:
    """Announce fewer bytes than are sent: only the beginning is read."""
    body = b"<html><head><title>Guidance</title></head><body><main><h1>Guid"
    site.serve(
        path,
        body + b"ance</h1></main></body></html>",
        headers={"Content-Length": str(len(body)), "Connection": "close"},
    )


_LOGIN = "<form><input type='email'><input type='password'></form>"
_REDIRECT = "neither the source's own"
FAULTS: Mapping[str, Fault] = {
    "busy": answer("busy", "HTTP 503", status=503),
    "forbidden": answer("no", "HTTP 403", status=403),
    "gone": answer("gone", "HTTP 410", status=410),
    "cloudflare": answer("", "Cloudflare challenge", title="Just a moment..."),
    "cloudflare-503": answer("", "Cloudflare", title="Just a moment...", status=503),
    "akamai": answer("You don't have permission to access 'http://x/' on this server.", "access denied (Akamai)|expected", title="x"),
    "incapsula": answer("<iframe src='/_Incapsula_Resource?x'></iframe>", "Imperva", title="x"),
    "request-access": answer("<h1>Request Access</h1>", "Request Access", title="Federal Register"),
    "login": answer(_LOGIN, "login wall", title="Log in to continue"),
    "not-found-200": answer("<p>Sorry.</p>", "not found", title="Page not found | BIS"),
    "maintenance-200": answer("<p>Back at noon.</p>", "maintenance", title="Scheduled maintenance"),
    "error-200": answer("<p>Try later.</p>", "server error", title="502 Bad Gateway"),
    "database-200": answer("<h1>Error establishing a database connection</h1>", "server error", title="Database Error"),
    "parked": answer("<p>Offers welcome.</p>", "parked domain", title="example.gov: this domain is for sale"),
    "nginx": answer("<h1>Welcome to nginx!</h1>", "empty web server", title="Welcome to nginx!"),
    "shell": answer("<noscript>You need to enable JavaScript to run this app.</noscript>", "empty shell", title="BIS"),
    "empty": answer("", "empty body"),
    "blank": answer(" \n ", "empty"),
    "json": answer('{"error": "no such thing"}', "expected|no JSON Feed", media_type="application/json"),
    "image": answer("\x89PNG\r\n\x1a\n\x00\x00", "expected|not a feed", media_type="image/png"),
    "no-gzip": answer("plain", "not compressed", headers={"Content-Encoding": "gzip"}),
    "brotli": answer("plain", "was not asked for", headers={"Content-Encoding": "br"}),
    "half-gzip": Fault(lambda site, path: site.serve(path, b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff", headers={"Content-Encoding": "gzip"}), "cut short"),
    "reset": Fault(lambda site, path: site.reset(path), "reset|hung up|not proper HTTP|broke"),
    "reset-in-body": Fault(lambda site, path: site.reset(path, b"<html><p>Some"), "reset|broke"),
    "cut": Fault(lambda site, path: site.cut(path, b"<html><body><p>Some", 5000), "not proper HTTP|broke"),
    "short": Fault(_short, "not proper HTTP|shrank|cut short|no main text|no link|expected feed"),
    "drip": Fault(lambda site, path: site.drip(path, 0.02), "timed out"),
    "silent": Fault(lambda site, path: site.silent(path), "timed out"),
    "bomb": Fault(lambda site, path: site.bomb(path, 5_000_000), "larger than"),
    "loop": Fault(_loop, "redirect loop"),
    "front": Fault(_front, "redirected to the front page"),
    "moved-host": Fault(lambda site, path: site.redirect(path, "http://parked.example/"), _REDIRECT),
    "nowhere": Fault(lambda site, path: site.redirect(path, ""), "without a Location"),
    "not-asked-304": answer("", "nothing was known|HTTP 304", status=304),
    "ssh": Fault(lambda site, path: site.say(path, b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "not proper HTTP"),
}  # fmt: skip
"""Each is served in place of an index, a feed or a page, with the same path."""
