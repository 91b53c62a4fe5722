"""Every regular expression of ours, and inputs made of its own pieces that make it backtrack.

`python -m fuzz.patterns [LENGTH] [LIMIT_S]` prints those whose search takes more than the limit.
"""

import ast
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import FrameType, ModuleType
from typing import Any

from extractors.triggers import Trigger

PACKAGES = ("config", "extractors", "pipeline", "storage")
_SAMPLES = {sre.CATEGORY_DIGIT: "1", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "a",
            sre.CATEGORY_NOT_DIGIT: "a", sre.CATEGORY_NOT_SPACE: "a", sre.CATEGORY_NOT_WORD: "-"}  # fmt: skip
_MOST_PIECES = 10


def modules() -> Iterator[ModuleType]:
    """Yield every module of ours."""
    for package in PACKAGES:
        root = importlib.import_module(package)
        yield root
        for found in pkgutil.walk_packages(root.__path__, f"{package}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def patterns() -> dict[tuple[str, int], str]:
    """Return every pattern with its flags, and the module that it stands in."""
    found: dict[tuple[str, int], str] = {}
    for module in modules():
        for one in _compiled(vars(module), 3):
            found.setdefault((one.pattern, one.flags), module.__name__)
        for text in _written(Path(str(module.__file__)).read_text("utf-8")):
            found.setdefault((text, int(re.compile(text).flags)), module.__name__)
    return found


def _compiled(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, Trigger):
        yield value.pattern
    elif depth and isinstance(value, dict):
        for inner in value.values():
            yield from _compiled(inner, depth - 1)
    elif depth and isinstance(value, (tuple, list, set, frozenset)):
        for inner in value:
            yield from _compiled(inner, depth - 1)


def _written(source: str) -> Iterator[str]:
    """Yield the patterns that calls such as `re.sub(r"...", ...)` are given as they are."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            named, first = node.func.value, node.args[0]
            of_re = isinstance(named, ast.Name) and named.id == "re" and node.func.attr != "escape"
            if of_re and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def is_nested(pattern: str, flags: int) -> bool:
    """Whether what repeats stands in what repeats: only such a pattern has countless ways."""
    return _is_nested(_parser.parse(pattern, flags & ~re.DEBUG), inside=False)


def _is_nested(tree: Any, *, inside: bool) -> bool:
    for op, given in tree:
        repeats = op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and given[1] > 4
        if repeats and inside:
            return True
        parts = [given[2]] if op in (sre.MAX_REPEAT, sre.MIN_REPEAT) else _inside(op, given)
        if any(_is_nested(part, inside=inside or repeats) for part in parts):
            return True
    return False


def attacks(pattern: str, flags: int, length: int, most: int = _MOST_PIECES) -> Iterator[str]:
    """Yield texts of about `length` characters that repeat what the pattern itself repeats.

    White space alone is not repeated: it comes to the patterns as single spaces.
    """
    tree = _parser.parse(pattern, flags & ~re.DEBUG)
    whole = _sample(tree)
    repeated = dict.fromkeys(piece for piece in _repeated(tree) if piece.strip())
    pieces = list(repeated)[:most]
    for first in pieces:
        for piece in (first, *(f"{first}{other}" for other in pieces[:3] if other != first)):
            run = piece * (length // len(piece) + 1)
            for text in (run, whole + run, f"{whole[: len(whole) // 2]}{run}"):
                yield text[:length]
                yield f"{text[:length]}\x01"


def _repeated(tree: Any) -> Iterator[str]:
    """Yield an example of each part that is repeated, inner ones too, and of each literal run."""
    for op, given in tree:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, most, inner = given
            if most > 4:
                yield _sample(inner)
                for branch in _branches(inner):
                    yield _sample(branch)
            yield from _repeated(inner)
        else:
            for inner in _inside(op, given):
                yield from _repeated(inner)
    if len(tree) > 1:
        yield _sample(tree)


def _branches(tree: Any) -> Iterator[Any]:
    for op, given in tree:
        if op is sre.BRANCH:
            yield from given[1]
        elif op is sre.SUBPATTERN:
            yield from _branches(given[-1])


def _inside(op: Any, given: Any) -> Iterator[Any]:
    if op is sre.BRANCH:
        yield from given[1]
    elif op is sre.SUBPATTERN:
        yield given[-1]
    elif op in (sre.ASSERT, sre.ASSERT_NOT):
        yield given[1]
    elif op is sre.ATOMIC_GROUP:
        yield given
    elif op is sre.POSSESSIVE_REPEAT:
        yield given[2]
    elif op is sre.GROUPREF_EXISTS:
        yield from filter(None, given[1:])


def _sample(tree: Any) -> str:
    return "".join(_example(op, given) for op, given in tree)


def _example(op: Any, given: Any) -> str:
    if op is sre.LITERAL:
        return chr(given)
    if op is sre.NOT_LITERAL:
        return "a" if given != ord("a") else "b"
    if op is sre.ANY:
        return "a"
    if op is sre.IN:
        return _of_set(given)
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _sample(given[2]) * max(1, min(int(given[0]), 5))
    if op in (sre.ASSERT, sre.ASSERT_NOT, sre.GROUPREF_EXISTS):
        return ""
    return next((_sample(inner) for inner in _inside(op, given)), "")


def _of_set(given: Any) -> str:
    if given[0][0] is sre.NEGATE:
        barred = re.compile("|".join(re.escape(_example(*one)) for one in given[1:]) or "x^")
        return str(next(c for c in "a1 .-Z\x02é" if not barred.fullmatch(c)))
    op, what = given[0]
    if op is sre.RANGE:
        return chr(what[0])
    return str(_SAMPLES.get(what, "a")) if op is sre.CATEGORY else chr(what)


def slowest(pattern: str, flags: int, length: int, limit_s: float) -> tuple[float, str]:
    """Return the longest CPU seconds that a search takes, at most the limit, and in what."""
    compiled, worst = re.compile(pattern, flags), (0.0, "")
    for text in attacks(pattern, flags, length):
        began = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, limit_s)
        try:
            for match in compiled.finditer(text):
                del match
        except TimeoutError:
            return limit_s, text
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        worst = max(worst, (time.process_time() - began, text))
    return worst


def _over(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def main(length: int, limit_s: float) -> None:
    """Print the patterns that take longer than a tenth of the limit."""
    signal.signal(signal.SIGVTALRM, _over)
    known = patterns()
    for (pattern, flags), module in known.items():
        took, text = slowest(pattern, flags, length, limit_s)
        if took > limit_s / 10:
            half, _ = slowest(pattern, flags, length // 2, limit_s)
            told = f"{took:6.3f} s {took / max(half, 1e-4):5.1f}x {module}"
            print(told, repr(pattern[:70]), repr(text[:40]), repr(text[-12:]), flush=True)
    print(f"patterns {len(known)}")


if __name__ == "__main__":
    main(*(float(one) if "." in one else int(one) for one in sys.argv[1:]))  # type: ignore[arg-type]
