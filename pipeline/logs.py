"""The log: a constant event and fields, for a person or for a program, on standard error."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from pipeline import harmless

_MOST = 2000  # characters of one field
_OURS = frozenset({"exception", "stack"})  # many lines, and from our own code


def configure(style: str, level: str) -> None:
    """Write the log as `style`, "console" or "json", from `level` on.

    What libraries have to say, from warnings on, comes in the same form.
    """
    renderer: Any = structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(),
        # The pretty form shows the values of variables, and secrets are among them.
        exception_formatter=structlog.dev.plain_traceback,
    )
    if style == "json":
        renderer = structlog.processors.JSONRenderer()
    steps: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
        _fit_for_a_terminal,
    ]
    structlog.configure(
        processors=[*steps, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *steps],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    # Not below warnings: httpx tells every URL that it asks for, and a webhook's is a secret.
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(True)


def _fit_for_a_terminal(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Take line breaks and escape sequences out of what strangers wrote."""
    for name, value in event.items():
        if isinstance(value, str) and name not in _OURS:
            event[name] = harmless.line(value, _MOST)
    return event
