"""HJ 212 decoding with CRC, against a plain C loop over the same frames."""

import csv
import subprocess

import machine
from row import Row

ROOT = __file__.rsplit("/Benchmarks/", 1)[0]
SECONDS = 3


def measure(bench):
    frames = bench.scratch / "frames.txt"
    frames.write_bytes(b"".join(good_frames()) * 20)
    program = machine.compiled(f"{ROOT}/Benchmarks/peers/hj212_loop.c", bench.scratch)
    ours = bench.program.json("bench", "hj212", "--file", frames, "--seconds", SECONDS)
    rate = ours["bytes"] / ours["seconds"]
    return [row(rate, ours, program, frames, method) for method in ("table", "folded")]


def row(rate, ours, program, frames, method):
    """Beside the loop as such programs are usually written, and beside one with our own method for the CRC."""
    accepted, refused, size, seconds = subprocess.run(
        [program, frames, str(SECONDS), method], capture_output=True, text=True, check=True).stdout.split()
    loop = float(size) / float(seconds)
    words = {"table": "CRC by a table of 256", "folded": "CRC eight bytes at a time, as ours"}[method]
    return Row(
        f"HJ 212 decode with CRC, against C: {words}", f"{rate / 1e6:.0f} MB/s, {ours['frames'] / ours['seconds'] / 1e6:.2f} M frames/s",
        f"C loop {loop / 1e6:.0f} MB/s, {int(accepted) / float(seconds) / 1e6:.2f} M frames/s", rate / loop, aim="≥ 80 %", met=rate >= 0.8 * loop,
        remark="" if refused == "0" else f"the C loop refused {refused} frames")


def good_frames():
    """The real packets of the project whose CRC and length are right."""
    import pathlib
    table = next(pathlib.Path(ROOT, "Sources").rglob("hj212-packets.csv"), None)
    if table is None:
        from program import NotThere
        raise NotThere("no hj212-packets.csv under Sources")
    with table.open(encoding="utf-8", newline="") as file:
        frames = [row["packet"].encode() for row in csv.DictReader(file) if row["crc_ok"] == "true"]
        return [frame + b"\r\n" for frame in frames if int(frame[2:6]) + 10 == len(frame)]
