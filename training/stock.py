"""Runs a pretrained pipeline over texts; for another interpreter, where one is installed.

`python stock.py PACKAGE < texts.json > names.json`, where PACKAGE is importable and has `load`. It
stands alone: that interpreter has spaCy and psutil, but not rulewire.
"""

import json
import resource
import sys
import time
from importlib import import_module
from typing import Any


def main() -> None:
    """Print names, speeds, memory and time to load."""
    texts = json.load(sys.stdin)
    began = time.perf_counter()
    nlp: Any = import_module(sys.argv[1]).load()
    loaded = time.perf_counter() - began
    words = sum(len(text.split()) for text in texts["speed"])
    speeds = {}
    for name, off in (("full", ()), ("ner", [one for one in nlp.pipe_names if one != "ner"])):
        with nlp.select_pipes(disable=list(off)):
            for text in texts["speed"][:3]:
                nlp(text)
            began = time.process_time()
            for text in texts["speed"]:
                nlp(text)
            speeds[name] = words / (time.process_time() - began)
    began = time.process_time()
    for _ in nlp.pipe(texts["speed"]):
        pass
    speeds["batches"] = words / (time.process_time() - began)
    names = [
        [(one.label_, one.start_char, one.end_char) for one in nlp(text).ents]
        for text in texts["quality"]
    ]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"names": names, "speeds": speeds, "load_s": loaded, "memory_mb": memory}, sys.stdout)


if __name__ == "__main__":
    main()
