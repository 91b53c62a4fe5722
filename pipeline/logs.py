"""The log: a constant event and fields, for a person or for a program, on standard error."""

import logging
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from textwrap import indent
from typing import Any

import structlog

from config import hidden
from pipeline import harmless
from pipeline.terminal import steady

_MOST = 2000  # characters of one field
_MANY_LINES = frozenset({"exception", "stack"})


@contextmanager
def only_critical() -> Iterator[None]:
    """Write nothing below "critical" meanwhile; then the log is as it was."""
    before = structlog.get_config()
    configure("console", "critical")
    try:
        yield
    finally:
        structlog.configure(**before)


def configure(style: str, level: str) -> None:
    """Write the log as `style`, "console" or "json", from `level` on.

    What libraries have to say, from warnings on, comes in the same form.
    """
    renderers: list[Any] = [
        _set_apart,
        structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            # The pretty form shows the values of variables, and secrets are among them.
            exception_formatter=structlog.dev.plain_traceback,
        ),
    ]
    if style == "json":
        renderers = [structlog.processors.JSONRenderer()]
    steps: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
        _fit_for_a_terminal,
    ]
    structlog.configure(
        processors=[*steps, *renderers],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        # Whatever is standard error when a line is written.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *steps],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    # Not below warnings: httpx tells every URL that it asks for, and a webhook's is a secret.
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(True)


def _fit_for_a_terminal(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Take line breaks, escape sequences and our secrets out of what strangers wrote."""
    return {name: _fit(value, whole=name in _MANY_LINES) for name, value in event.items()}


def _fit(value: Any, *, whole: bool = False) -> Any:
    if isinstance(value, str):
        said = hidden(value)
        return steady(said) if whole else harmless.line(said, _MOST)
    if isinstance(value, Mapping):
        return {_fit(name): _fit(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_fit(each) for each in value]
    plain = value is None or isinstance(value, bool | int | float)
    return value if plain or isinstance(value, logging.LogRecord) else _fit(str(value))


def _set_apart(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Indent a trace, so that a line of an error's words is not taken for one of the log."""
    for name in _MANY_LINES & event.keys():
        event[name] = indent(str(event[name]), "  ", lambda _: True)
    return event
