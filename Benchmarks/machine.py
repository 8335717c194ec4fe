"""What machine this is, how busy it is, and what its disk can do."""

import os
import pathlib
import platform
import subprocess


def first_line(path, prefix):
    for line in pathlib.Path(path).read_text().splitlines():
        if line.startswith(prefix):
            return line.split(":", 1)[1].strip()
    return "?"


def description():
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()
    return {
        "processor": f"{first_line('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores",
        "memory": f"{int(first_line('/proc/meminfo', 'MemTotal').split()[0]) / 1048576:.1f} GiB",
        "system": f"{platform.freedesktop_os_release().get('PRETTY_NAME', '?')}, Linux {platform.release()}",
        "compiler": next((line for line in swift if "Swift version" in line), "?"),
    }


def load():
    return " ".join(f"{value:.2f}" for value in os.getloadavg())


def compiled(source, folder, *options):
    """Compiles one C file of peers/ and returns the program."""
    program = folder / pathlib.Path(source).stem
    subprocess.run(["gcc", "-O2", "-Wall", "-Wextra", *options, "-o", program, source], check=True)
    return program


def fsync_rate(folder, seconds=3):
    """Forced writes of 4 KiB a second on the disk of a folder."""
    program = compiled(pathlib.Path(__file__).parent / "peers" / "fsync_rate.c", folder)
    return int(subprocess.run([program, folder / "fsync.bin", str(seconds)], capture_output=True, text=True, check=True).stdout)
