"""What a process is told is the same there, whatever its size and wherever it waits."""

import os
import sys
from multiprocessing import get_context

import pytest

from pipeline.briefing import Briefing

TOLD = {"names": ["Huawei", "Şti"] * 50_000, "count": 2}


@pytest.mark.parametrize("in_memory", [True, False])
def test_every_process_reads_what_all_are_told(
    in_memory: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        if not in_memory:
            elsewhere.delattr(os, "memfd_create", raising=False)
        briefing = Briefing(TOLD)

    processes = [get_context("spawn").Process(target=expect, args=(briefing,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0]
    assert briefing.read() == TOLD


def expect(briefing: Briefing) -> None:
    sys.exit(0 if briefing.read() == TOLD else 1)
