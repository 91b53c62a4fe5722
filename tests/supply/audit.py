"""What is known against the locked packages: `python -m supply.audit`, `make audit`.

Fails on a known vulnerability. Where the service does not answer, or knows none of the packages, it
says that nothing was audited and does not fail: a clone without a network must pass.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from supply.model import ROOT

LOCKS = ("run.txt", "dev.txt")
_LONGEST_S = 120


def told(answer: str) -> tuple[list[str], bool]:
    """Return lines on the JSON that pip-audit prints, "" if it failed; and whether to go red.

    >>> told("")
    (['pip-audit: vulnerability service not reachable, skipped: nothing was audited'], False)
    """
    try:
        packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        packages = []
    audited = [one for one in packages if "skip_reason" not in one]
    if not audited:
        reason = "vulnerability service not reachable, skipped: nothing was audited"
        return [f"pip-audit: {reason}"], False
    found = [(one, vulnerability) for one in audited for vulnerability in one["vulns"]]
    lines = [
        f"pip-audit: {one['name']} {one['version']}: {vulnerability['id']}, mended in"
        f" {', '.join(vulnerability['fix_versions']) or 'no version yet'}"
        for one, vulnerability in found
    ]
    unknown = len(packages) - len(audited)
    return [
        *lines,
        f"pip-audit: {len(audited)} packages audited, {unknown} not known to the service,"
        f" {len(found)} vulnerabilities",
    ], bool(found)


def answer(lock: str) -> str:
    """Return what pip-audit prints of a lock file, "" if it gave no answer in time."""
    program = str(Path(sys.executable).with_name("pip-audit"))
    command = [program, "--requirement", f"requirements/{lock}", "--require-hashes", "--disable-pip",
               "--format", "json", "--progress-spinner", "off"]  # fmt: skip
    try:
        run = subprocess.run(  # noqa: S603 - our own environment's program, our own files
            command, cwd=ROOT, capture_output=True, text=True, timeout=_LONGEST_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return run.stdout


def main() -> int:
    """Print what was seen in each lock file."""
    red = False
    for lock in LOCKS:
        lines, found = told(answer(lock))
        red |= found
        for line in lines:
            print(f"requirements/{lock}: {line}")
    return int(red)


if __name__ == "__main__":
    sys.exit(main())
