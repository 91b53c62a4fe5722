"""No regular expression of ours can be made to read a short text in countless ways."""

import subprocess
import sys
from pathlib import Path

from fuzz.patterns import attacks, patterns

TESTS = Path(__file__).parent
# All attacks take some seconds; in countless ways it takes years.
_CPU_S = 120


def test_no_pattern_takes_for_ever_on_texts_made_of_its_own_pieces() -> None:
    code = (
        "import re, resource; from fuzz.patterns import attacks, is_nested, patterns\n"
        f"resource.setrlimit(resource.RLIMIT_CPU, ({_CPU_S}, {_CPU_S}))\n"
        "for pattern, flags in (one for one in patterns() if is_nested(*one)):\n"
        "    print(repr(pattern), flush=True)\n"
        "    one = re.compile(pattern, flags)\n"
        "    for text in attacks(pattern, flags, 160, 6):\n"
        "        one.search(text)\n"
    )

    run = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-W", "ignore", "-c", code], cwd=TESTS.parent, capture_output=True,
        text=True, env={"PYTHONPATH": f"{TESTS.parent}:{TESTS}"}, check=False,
    )  # fmt: skip

    assert run.returncode == 0, run.stdout.splitlines()[-1:] or run.stderr


def test_an_attack_repeats_what_a_pattern_repeats() -> None:
    assert "aaaaaaaaaa\x01" in set(attacks("(?:a+)+$", 0, 10))


def test_patterns_are_found_wherever_they_stand() -> None:
    assert len(patterns()) > 500
