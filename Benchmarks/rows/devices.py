"""2 000 devices, 20 000 readings a second, broken lines, killed servers; and the same stream through two peers.

`make bench` runs a short version; the whole one is `scripts/bench devices` with ZHIJIAN_BENCH_DEVICES=full (ten minutes of load, 100 storms, 50 kills).
"""

import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import urllib.request

import processes
import stream
from program import NotThere, free_port, stop, wait_for
from row import Row

PEERS = pathlib.Path(__file__).resolve().parent.parent / "peers"
DEVICES = 2_000


def measure(bench):
    isFull = os.environ.get("ZHIJIAN_BENCH_DEVICES") == "full"
    seconds, storms, kills = (600, 100, 50) if isFull else (30, 3, 2)
    ours = bench.program.json(
        "bench", "devices", "--data", bench.scratch / "devices", "--devices", DEVICES, "--calm", 60 if isFull else 5, "--seconds", seconds,
        "--storms", storms, "--kills", kills, "--probes", 200 if isFull else 40, timeout=3600)
    peer, peer_lost = attempt(lambda: through_mosquitto(bench, 60 if isFull else 15))
    influx, _ = attempt(lambda: through_influx(bench, 60 if isFull else 15))
    load = f"{DEVICES} devices, 20 000 readings/s, {seconds} s, {storms} storms, {kills} × kill -9"
    return [
        Row(
            load, f"{ours['acknowledged']:.0f} of {ours['sent']:.0f} readings acknowledged, {ours['lost']:.0f} lost, {ours['double']:.0f} double",
            peer_lost, aim="0 lost, 0 double, all acknowledged",
            met=ours["lost"] == 0 and ours["double"] == 0 and ours["owed_at_the_end"] == 0,
            remark=f"nothing owed {ours['seconds_until_nothing_was_owed']:.0f} s after the end"),
        Row(
            "the same, processor and memory of the server", f"{ours['server_processor_share']:.2f} cores, at most {ours['server_peak_mib']:.0f} MiB",
            f"Mosquitto → Python → COPY {peer}; InfluxDB 1.6 {influx}", aim="< 250 MiB", met=ours["server_peak_mib"] < 250,
            remark="peers without alarms, roll-ups and rights"),
        Row(
            "sensor to durable warning under this load", f"p50 {ours['alarm_p50_ms']:.0f} ms, p99 {ours['alarm_p99_ms']:.0f} ms",
            "—", aim="p99 < 1 s", met=ours["alarm_p99_ms"] < 1_000,
            remark=f"acknowledgement p50 {ours['answer_p50_ms']:.0f} ms, p99 {ours['answer_p99_ms']:.0f} ms; probes near a kill or storm: "
            f"{ours.get('alarm_disturbed_p99_ms', 0):.0f} ms"),
        Row(
            "one point over 7 days, by minutes, after the load", f"p50 {ours['week_p50_ms']:.1f} ms, p95 {ours['week_p95_ms']:.1f} ms", "—",
            aim="< 20 ms", met=ours["week_p95_ms"] < 20, remark=f"{ours['week_rows']:.0f} values"),
        Row(
            "latest value of all points, after the load", f"p50 {ours['latest_p50_ms']:.1f} ms, p95 {ours['latest_p95_ms']:.1f} ms", "—",
            aim="< 20 ms", met=ours["latest_p95_ms"] < 20, remark=f"{ours['latest_rows']:.0f} values"),
    ]


def attempt(measurement):
    try:
        return measurement()
    except NotThere as missing:
        return f"not measured: {missing}", "—"


def needed(program):
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    if not found:
        raise NotThere(f"{program} is not installed")
    return found


@contextlib.contextmanager
def running(*words, user=(), log, **options):
    with open(log, "wb") as output:
        process = subprocess.Popen([*user, *map(str, words)], stdin=subprocess.DEVNULL, stdout=options.pop("stdout", output), stderr=output, **options)
        try:
            yield process
        finally:
            stop(process)


@contextlib.contextmanager
def cluster():
    """A PostgreSQL of its own; it refuses to run as root."""
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    programs = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None)
    if programs is None:
        raise NotThere("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory(prefix="zhijian-bench-pg-", dir="/tmp") as folder:
        if user:
            shutil.chown(folder, "postgres")
        subprocess.run([*user, programs / "initdb", "--auth=trust", "--username=bench", f"--pgdata={folder}/data"], check=True, capture_output=True, cwd="/tmp")
        options = f"-k {folder} -c listen_addresses='' -c shared_buffers=128MB"
        control = [*user, programs / "pg_ctl", "-w", "-D", f"{folder}/data"]
        subprocess.run([*control, "start", "-l", f"{folder}/log", "-o", options], check=True, stdout=subprocess.DEVNULL, cwd="/tmp")
        try:
            yield f"host={folder} user=bench dbname=postgres", int(pathlib.Path(folder, "data", "postmaster.pid").read_text().split()[0])
        finally:
            subprocess.run([*control, "stop", "-m", "immediate"], stdout=subprocess.DEVNULL, cwd="/tmp")


def through_mosquitto(bench, seconds):
    """Processor share and memory of broker, gateway and store; and what a kill of the gateway in the middle of it loses."""
    import paho.mqtt.client as mqtt
    import psycopg
    import sys
    port, start = free_port(), int(time.time()) * 1000
    (bench.scratch / "mosquitto.conf").write_text(f"listener {port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\nset_tcp_nodelay true\n")
    log = bench.scratch / "mosquitto.log"
    with cluster() as (dsn, store), running(needed("mosquitto"), "-c", bench.scratch / "mosquitto.conf", log=log) as broker:
        time.sleep(0.5)
        gateway_words = (sys.executable, PEERS / "mqtt_copy.py", port, dsn)
        sender = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id="stations")
        sender.max_inflight_messages_set(0)
        sender.connect("127.0.0.1", port)
        sender.loop_start()

        def send(device, turn):
            sender.publish(f"plant/s{device}/up", stream.message(device, turn, start), qos=1)

        with running(*gateway_words, log=bench.scratch / "gateway.log") as gateway:
            time.sleep(1.5)
            roots = [broker.pid, gateway.pid, store]
            before = processes.processor_seconds(roots)
            took = stream.paced(DEVICES, seconds, send)
            share, memory = (processes.processor_seconds(roots) - before) / took, processes.mebibytes(roots)
            sent = DEVICES * seconds * len(stream.FACTORS)
            with psycopg.connect(dsn, autocommit=True) as look:
                settled = settle(look, sent)
                # Two seconds more of the stream, with the gateway killed in the middle of them.
                start += 1000 * seconds
                killed = iter([True])

                def send_and_kill(device, turn):
                    send(device, turn)
                    if turn == 1 and device == DEVICES // 2 and next(killed, False):
                        gateway.kill()

                stream.paced(DEVICES, 2, send_and_kill)
                gateway.wait()
                with running(*gateway_words, log=bench.scratch / "gateway.log"):
                    lost = sent + 2 * DEVICES * len(stream.FACTORS) - settle(look, sent + 2 * DEVICES * len(stream.FACTORS))
        sender.loop_stop()
    words = f"{share:.2f} cores, {memory:.0f} MiB" + ("" if settled == sent else f" ({sent - settled} of {sent} not stored)")
    return words, f"Mosquitto → Python → COPY: {lost} readings lost by one kill -9 of the gateway"


def settle(look, expected, patience=20):
    """How many readings stand in the store once no more come."""
    count, since = -1, time.monotonic()
    while time.monotonic() - since < patience:
        now = look.execute("SELECT COUNT(*) FROM reading").fetchone()[0] if look.execute("SELECT to_regclass('reading')").fetchone()[0] else 0
        if now >= expected:
            return now
        if now != count:
            count, since = now, time.monotonic()
        time.sleep(0.5)
    return count


def through_influx(bench, seconds):
    """Processor share and memory of InfluxDB for the same stream in batches of 50 ms, each forced to disk."""
    folder, port, start = bench.scratch / "influx", free_port(), int(time.time()) * 1000
    folder.mkdir(exist_ok=True)
    (folder / "influx.conf").write_text(f"""reporting-disabled = true
bind-address = "127.0.0.1:{free_port()}"
[meta]
  dir = "{folder}/meta"
[data]
  dir = "{folder}/data"
  wal-dir = "{folder}/wal"
  wal-fsync-delay = "0s"
[http]
  bind-address = "127.0.0.1:{port}"
  log-enabled = false
""")
    url = f"http://127.0.0.1:{port}"
    with running(needed("influxd"), "-config", folder / "influx.conf", log=folder / "log") as server:
        wait_for(f"{url}/ping", server)
        post(f"{url}/query?q=CREATE+DATABASE+plant", b"")
        batch = []

        def flush():
            if batch:
                post(f"{url}/write?db=plant&precision=ms", "\n".join(batch).encode())
                batch.clear()

        before = processes.processor_seconds([server.pid])
        took = stream.paced(DEVICES, seconds, lambda device, turn: batch.append(stream.line(device, turn, start)), flush)
        share, memory = (processes.processor_seconds([server.pid]) - before) / took, processes.mebibytes([server.pid])
    return f"{share:.2f} cores, {memory:.0f} MiB", "—"


def post(url, body):
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(urllib.request.Request(url, data=body, method="POST"), timeout=30) as answer:
        answer.read()
