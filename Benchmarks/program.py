"""Our program, as the rows use it."""

import contextlib
import http.cookiejar
import json
import pathlib
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request


class NotThere(Exception):
    """The program cannot do yet what a row asks of it."""


class Program:
    def __init__(self, binary, scratch):
        self.binary = str(binary)
        self.scratch = pathlib.Path(scratch)

    def run(self, *arguments, timeout=1800):
        done = subprocess.run([self.binary, *map(str, arguments)], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=timeout)
        if done.returncode != 0:
            words = (done.stderr or done.stdout).strip().splitlines()
            raise NotThere(f"`zhijian {' '.join(map(str, arguments[:2]))}` ended with {done.returncode}: {words[0] if words else ''}")
        return done.stdout

    def json(self, *arguments, **options):
        return json.loads(self.run(*arguments, "--json", **options))

    def city(self, employers):
        """A store with employers and accounts, made once per run."""
        folder = self.scratch / f"city-{employers}"
        if not folder.exists():
            self.run("bench", "city", "--data", folder, "--employers", employers)
        return folder

    @contextlib.contextmanager
    def serving(self, data):
        address = f"127.0.0.1:{free_port()}"
        with (self.scratch / "server.log").open("w") as log:
            server = subprocess.Popen(
                [self.binary, "serve", "--data", str(data), "--http", address, "--hj212", f"127.0.0.1:{free_port()}"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://{address}/health", server)
            yield f"http://{address}", server
        finally:
            stop(server)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(url, process, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=2):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise NotThere(f"nothing answered at {url}")


def stop(process):
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def resident_mebibytes(process):
    """Resident memory of a process and of those it started."""
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    own = int(re.search(r"^VmRSS:\s+(\d+)", status, re.M).group(1)) / 1024
    children = pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return own + sum(resident_mebibytes(child) for child in children)


def sign_in(url, data, account="bureau"):
    """The Cookie header of an account of accounts.txt, by the form that people use."""
    lines = (data / "accounts.txt").read_text(encoding="utf-8").splitlines()
    name, password = next(line.split("\t")[:2] for line in lines if line.startswith(account + "\t"))
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar))
    page = opener.open(url + "/sign-in", timeout=10).read().decode()
    form = next((form for form in re.findall(r"<form.*?</form>", page, re.S) if 'type="password"' in form), None)
    if form is None:
        raise NotThere("/sign-in shows no form with a password field")
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        attributes = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        kind = attributes.get("type", "text")
        value = {"password": password, "hidden": attributes.get("value", "")}.get(kind, name)
        if "name" in attributes:
            fields[attributes["name"]] = value
    action = re.search(r'<form[^>]*action="([^"]*)"', form)
    target = urllib.parse.urljoin(url + "/sign-in", action.group(1) if action else "")
    opener.open(target, urllib.parse.urlencode(fields).encode(), timeout=10).read()
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def wrk(url, cookie, seconds=6, connections=16, tolerated=0.0):
    """Requests a second, p95 in ms and the share of failures, by wrk on one thread."""
    script = pathlib.Path(__file__).parent / "latency.lua"
    out = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-H", f"Cookie: {cookie}", "-s", str(script), url],
        capture_output=True, text=True, check=True).stdout
    figures = json.loads(out[out.index("@@") + 2:])
    if figures["failed"] > tolerated * figures["requests"]:
        raise NotThere(f"{url}: {figures['failed']} of {figures['requests']} answers were not 200")
    return figures
