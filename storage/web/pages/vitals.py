"""Health and metrics, as the daemon's own port tells them."""

from pipeline.listening import answer
from storage.web.asking import Asked, Sent
from storage.web.registry import page


@page("/-/health")
def health(asked: Asked) -> Sent:
    """Send how everything stands as JSON; 503 if something is wrong."""
    return _sent(asked, "/-/health")


@page("/-/metrics")
def metrics(asked: Asked) -> Sent:
    """Send the same as Prometheus reads it."""
    return _sent(asked, "/-/metrics")


def _sent(asked: Asked, path: str) -> Sent:
    status, media_type, body = answer(asked.settings, path)
    return Sent(body, media_type, status)
