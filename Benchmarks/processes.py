"""Processor time and memory of processes and of all they started."""

import os
import pathlib
import re

TICKS = os.sysconf("SC_CLK_TCK")


def family(process):
    found = [process]
    for task in pathlib.Path(f"/proc/{process}/task").glob("*/children"):
        found += [child for one in task.read_text().split() for child in family(int(one))]
    return found


def processor_seconds(processes):
    """User and system time so far, of those alive."""
    total = 0
    for process in {one for root in processes for one in family(root)}:
        fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        total += sum(map(int, fields[11:15])) if process in processes else sum(map(int, fields[11:13]))
    return total / TICKS


def mebibytes(processes):
    """Proportional memory: what several share is counted once."""
    total = 0
    for process in {one for root in processes for one in family(root)}:
        try:
            total += int(re.search(r"^Pss:\s+(\d+)", pathlib.Path(f"/proc/{process}/smaps_rollup").read_text(), re.M).group(1))
        except (OSError, AttributeError):
            continue
    return total / 1024
