"""Remembering: the only package that touches SQLite."""

import sys

# sqlite-utils loads numpy where it finds it, 14 MB, to keep numbers of numpy's: none of ours are.
if "numpy" not in sys.modules:
    sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        import sqlite_utils  # noqa: F401
    finally:
        del sys.modules["numpy"]
