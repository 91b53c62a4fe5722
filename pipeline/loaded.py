"""What every worker needs, whatever its watch list: loaded by the process that they are forked from.

It reads nothing, so that no text can harm it.
"""

import gc

import extractors.annotate
import extractors.story_traits  # noqa: F401 - that it is loaded is all
from extractors.registry import source_kinds

source_kinds()
# It is never freed, so that nobody looks whether it could be, and nothing of it is copied for that.
gc.freeze()
