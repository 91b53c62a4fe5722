"""What every worker needs, whatever its watch list: loaded by the process that they are forked from.

It reads nothing, so that no text can harm it.
"""

import gc
from importlib import import_module

from extractors.registry import source_kinds

for module in ("extractors.annotate", "extractors.story_traits", "pipeline.cluster.identity"):
    import_module(module)
source_kinds()
# It is never freed, so that nobody looks whether it could be, and nothing of it is copied for that.
gc.freeze()
