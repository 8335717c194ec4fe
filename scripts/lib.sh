# shellcheck shell=bash
# Sourced by the other scripts: where the project is, and how they speak.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# Milliseconds, from bash itself.
now() { printf '%s' "$((${EPOCHREALTIME/[.,]/} / 1000))"; }

# A free port of the loopback address, chosen by the system.
free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# occupied HOST:PORT: whether something listens there already.
occupied() { (exec 3<>"/dev/tcp/${1%:*}/${1##*:}") 2>/dev/null; }

# wait_until_healthy URL PID SECONDS: until URL answers 200; fails early when the process has ended.
wait_until_healthy() {
    local url=$1 process=$2 left=$(($3 * 10))
    until python3 - "$url" <<'PYTHON' 2>/dev/null; do
import sys, urllib.request
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
sys.exit(0 if opener.open(sys.argv[1], timeout=2).status == 200 else 1)
PYTHON
        kill -0 "$process" 2>/dev/null || return 1
        ((left -= 1)) || return 1
        sleep 0.1
    done
}
