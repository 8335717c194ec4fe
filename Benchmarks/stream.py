"""The stream of the devices row for the peers: as many stations, readings and seconds as ours, sent at the same pace."""

import json
import time

FACTORS = ["LA", "a34001", "a01001", "a01002", "a21005", "a21026", "a21004", "a21028", "a25002", "a25003"]


def paced(devices, seconds, send, flush=lambda: None):
    """Calls send(device, turn) for every device once a second, spread over the second; flush every 50 ms. Returns the seconds it took."""
    start, slot, total = time.monotonic(), 0, devices * seconds
    while slot < total:
        due = min(total, int((time.monotonic() - start) * devices))
        while slot < due:
            send(slot % devices, slot // devices)
            slot += 1
        flush()
        time.sleep(0.05)
    return time.monotonic() - start


def values(device, turn):
    return {factor: 10 * place + device % 10 / 10 + turn / 1e6 for place, factor in enumerate(FACTORS)}


def message(device, turn, start):
    return json.dumps({"ts": start + 1000 * turn, "values": values(device, turn)})


def line(device, turn, start):
    fields = ",".join(f"{factor}={value}" for factor, value in values(device, turn).items())
    return f"reading,station=s{device} {fields} {start + 1000 * turn}"
