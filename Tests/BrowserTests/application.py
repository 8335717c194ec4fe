"""The program under test: a small demo city in a temporary folder, served on a free port."""

import os
import pathlib
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Loopback only, whatever proxy the machine is set to.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Account:
    name: str
    password: str
    role: str
    place: str


@dataclass
class Application:
    url: str
    accounts: list[Account]
    process: subprocess.Popen | None = None
    log: pathlib.Path | None = None

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def read_accounts(path):
    """Lines of account, password, role, place, separated by tabs; remarks begin with #."""
    accounts = []
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        fields = (line.split("\t") + ["", "", ""])[:4]
        accounts.append(Account(*(field.strip() for field in fields)))
    return accounts


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def status(url):
    try:
        with OPENER.open(url, timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as answer:
        return answer.code
    except (OSError, urllib.error.URLError):
        return 0


def start(folder):
    """Makes the city and serves it; an application that already runs may be named by ZHIJIAN_URL."""
    if "ZHIJIAN_URL" in os.environ:
        accounts = read_accounts(os.environ["ZHIJIAN_ACCOUNTS"])
        return Application(os.environ["ZHIJIAN_URL"].rstrip("/"), accounts)

    binary = os.environ.get("ZHIJIAN_BINARY", str(ROOT / ".build/debug/zhijian"))
    data = folder / "data"
    scale = os.environ.get("ZHIJIAN_TEST_SCALE", "0.02")
    made = subprocess.run(
        [binary, "simulate", "city", "--data", str(data), "--seed", "1", "--scale", scale],
        cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
    assert made.returncode == 0, f"simulate city failed:\n{made.stdout}\n{made.stderr}"

    http, hj212 = free_port(), free_port()
    log = folder / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [binary, "serve", "--data", str(data), "--http", f"127.0.0.1:{http}", "--hj212", f"127.0.0.1:{hj212}"],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
    application = Application(f"http://127.0.0.1:{http}", read_accounts(data / "accounts.txt"), process, log)
    deadline = time.monotonic() + 60
    while status(application.url + "/health") != 200:
        if process.poll() is not None or time.monotonic() > deadline:
            application.stop()
            raise AssertionError(f"the server did not become healthy:\n{log.read_text()[-3000:]}")
        time.sleep(0.1)
    return application
