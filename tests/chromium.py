"""The browser the tests drive: found, else installed, else a sentence that says what to do.

``python -m tests.chromium`` makes sure of a browser and a Chinese font and prints where it is.
Looked for in ``$CHROMIUM``, the PATH, the usual places of Windows and macOS, Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
UNDER_PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
ON_MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
# The network is closed but for the house itself, and the browser's own errands are switched off.
FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-gpu",
    "--no-first-run",
    "--font-render-hinting=none",
)
NO_BROWSER = (
    "No browser for the tests. Install Chromium, Chrome or Edge (Debian: apt install chromium), "
    "or say where one is: CHROMIUM=/path/to/browser"
)
NO_FONT = "No Chinese font for the tests. On Debian: apt install fontconfig fonts-noto-cjk"
NO_DRIVER = "Playwright's driver does not start. On Debian: apt install libatomic1"


class Missing(RuntimeError):
    """Says what is missing and what to do."""


def find(environ: Mapping[str, str] = os.environ) -> str:
    """Path of a browser, or "" where there is none; Missing when $CHROMIUM points nowhere."""
    named = environ.get("CHROMIUM", "")
    if named:
        if found := shutil.which(named):
            return found
        raise Missing(f"CHROMIUM={named} is not a program.")
    for name in NAMES:
        if found := shutil.which(name, path=environ.get("PATH")):
            return found
    programs = [
        environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    ]
    usual = [Path(folder, place) for folder in programs if folder for place in UNDER_PROGRAMS]
    for place in [*usual, *map(Path, ON_MAC)]:
        if place.is_file():
            return str(place)
    return _of_playwright()


def _of_playwright() -> str:
    """The browser Playwright itself brought; "" where there is none or the driver cannot say."""
    try:
        with sync_playwright() as driver:
            path = driver.chromium.executable_path
    except Exception:  # the driver says a bare Exception when it cannot start
        return ""
    return path if Path(path).is_file() else ""


def launch_options() -> dict[str, Any]:
    """Options for ``chromium.launch``; Missing when there is no browser."""
    path = find()
    if not path:
        raise Missing(NO_BROWSER)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": path, "args": [*FLAGS, *(["--no-sandbox"] if as_root else [])]}


def ensure() -> str:
    """Path of a browser, installed if need be, with what it needs beside it; Missing otherwise."""
    if not _driver_starts() and not (apt("libatomic1") and _driver_starts()):
        raise Missing(NO_DRIVER)
    path = find()
    if not path and apt("chromium", "fontconfig", "fonts-noto-cjk"):
        path = find()
    if not path and _run(sys.executable, "-m", "playwright", "install", "chromium"):
        path = find()
    if not path:
        raise Missing(NO_BROWSER)
    if not _has_font() and not (apt("fontconfig", "fonts-noto-cjk") and _has_font()):
        raise Missing(NO_FONT)
    return path


def _driver_starts() -> bool:
    """A bare Debian lacks a library that the driver's node needs."""
    node, program = compute_driver_executable()
    try:
        return not subprocess.run([node, program, "--version"], capture_output=True).returncode
    except OSError:
        return False


def _has_font() -> bool:
    """Windows and macOS come with Chinese fonts; elsewhere fontconfig is asked."""
    if not sys.platform.startswith("linux"):
        return True
    if not shutil.which("fc-list"):
        return False
    asked = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)
    return bool(asked.stdout.strip())


def apt(*packages: str) -> bool:
    """Install Debian packages when this user may; False when he may not or it failed."""
    if not shutil.which("apt-get"):
        return False
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    print(f"Installing {', '.join(packages)} …", file=sys.stderr)
    return _run(*as_root, "apt-get", "update", "-qq") and _run(
        *as_root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages
    )


def _run(*command: str) -> bool:
    """Run quietly; what a failing command said is passed on."""
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environ)
    except OSError:
        return False
    if done.returncode:
        sys.stderr.buffer.write(done.stdout[-300:] + done.stderr[-300:])
    return done.returncode == 0


if __name__ == "__main__":
    try:
        print(f"Browser for the tests: {ensure()}")
    except Missing as missing:
        raise SystemExit(str(missing)) from None
