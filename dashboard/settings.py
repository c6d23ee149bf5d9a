"""Settings: one table, one frozen record, read from the environment when the program starts.

A wrong value is refused with what is allowed; every wrong one is named at once, in Chinese. Nothing
is read at import, nothing is created, and no city is named: the default city is data
(``data/cities/default.txt``). ``docs/settings.md`` is made from this table:
``python -m dashboard.settings > docs/settings.md``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path

from data import DATABASE_EXPECTED, read_url

PREFIX = "COCKPIT_"
CITIES = Path(__file__).resolve().parent.parent / "data" / "cities"


class WrongSettings(ValueError):
    """``faults`` holds one Chinese sentence per wrong setting."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(["设置有误，未启动：", *faults]))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment decided. ``sources`` is None where no documents are at hand."""

    city: str
    host: str
    port: int
    var: Path
    database: str
    sources: Path | None
    threads: int
    viewers: str
    review: str
    proxies: tuple[str, ...]
    signon_header: str
    signon_proxies: tuple[str, ...]
    https: str

    @property
    def city_folder(self) -> Path:
        return CITIES / self.city

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Read every setting; WrongSettings names all faults. A blank value means the default."""
        faults = [
            f"{name}：没有这个设置；可用的有 {'、'.join(row.name for row in TABLE)}"
            for name in sorted(environ)
            if name.startswith(PREFIX) and name not in {row.name for row in TABLE}
        ]
        values: dict[str, object] = {}
        for row in TABLE:
            text = environ.get(row.name, "").strip() or row.default()
            try:
                values[row.field] = row.read(text)
            except ValueError:
                shown = re.sub(r"://[^@/]*@", "://…@", text)  # a password is not repeated
                faults.append(f"{row.name}：应为{row.expected()}，现为「{shown}」")
        if faults:
            raise WrongSettings(faults)
        return cls(**values)  # pyright: ignore[reportArgumentType]  # TABLE has every field


@dataclass(frozen=True, slots=True)
class Setting:
    """One row. ``help`` and ``allowed`` are for the docs, ``expected`` ends the Chinese refusal.

    ``read`` raises ValueError for a value that is not allowed.
    """

    field: str
    help: str
    allowed: str
    default: Callable[[], str]
    expected: Callable[[], str]
    read: Callable[[str], object]

    @property
    def name(self) -> str:
        return PREFIX + self.field.upper()


def cities() -> list[str]:
    """Ids of the city folders."""
    return sorted(file.parent.name for file in CITIES.glob("*/city.toml"))


def default_city() -> str:
    return (CITIES / "default.txt").read_text(encoding="utf-8").strip()


def _city(text: str) -> str:
    if text not in cities():
        raise ValueError(text)
    return text


def _host(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.:-]+", text):
        raise ValueError(text)
    return text


def _between(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", text) or not low <= int(text) <= high:
            raise ValueError(text)
        return int(text)

    return read


def _writable(text: str) -> Path:
    path = Path(text).expanduser()
    standing = next((each for each in (path, *path.absolute().parents) if each.exists()), path)
    if not standing.is_dir():
        raise ValueError(text)
    return path


def _existing(text: str) -> Path | None:
    if not text:
        return None
    path = Path(text).expanduser()
    if not path.is_dir():
        raise ValueError(text)
    return path


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return read


def _header(text: str) -> str:
    if text and not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{1,60}", text):
        raise ValueError(text)
    return text


def _networks(text: str) -> tuple[str, ...]:
    """ValueError where one is neither an address nor a network."""
    return tuple(str(ip_network(part.strip())) for part in text.split(",") if part.strip())


def _database(text: str) -> str:
    return text and read_url(text).render_as_string(hide_password=False)


TABLE = (
    Setting(
        "city",
        "Which city is shown; the default stands in `data/cities/default.txt`.",
        "the name of a folder in `data/cities/`",
        default_city,
        lambda: f" data/cities/ 下的城市文件夹之一（{'、'.join(cities())}）",
        _city,
    ),
    Setting(
        "host",
        "The address the server listens on; `0.0.0.0` opens it to the whole network.",
        "an IP address or a host name",
        lambda: "127.0.0.1",
        lambda: " IP 地址或主机名（如 127.0.0.1；0.0.0.0 表示对整个网络开放）",
        _host,
    ),
    Setting(
        "port",
        "The port the server listens on.",
        "1 to 65535",
        lambda: "8050",
        lambda: " 1—65535 之间的整数",
        _between(1, 65535),
    ),
    Setting(
        "var",
        "The only folder the program writes to; made when first needed.",
        "a folder, or a path where one can be made",
        lambda: "var",
        lambda: "可以写入的文件夹路径，不能是已有的文件",
        _writable,
    ),
    Setting(
        "database",
        "Where revisions are kept; blank is a SQLite file in the folder of `COCKPIT_VAR`.",
        "`sqlite:///path/cockpit.db` or `postgresql+psycopg://user:password@host:5432/name`",
        lambda: "",
        lambda: f" {DATABASE_EXPECTED}，留空为 COCKPIT_VAR 文件夹里的 SQLite 文件",
        _database,
    ),
    Setting(
        "sources",
        "Folder with the full texts of the documents; evidence then shows them, words lit up.",
        "an existing folder, or blank",
        lambda: "",
        lambda: "已存在的文件夹（存放文件原文），留空表示没有",
        _existing,
    ),
    Setting(
        "threads",
        "How many requests the server answers at the same time.",
        "1 to 64",
        lambda: "8",
        lambda: " 1—64 之间的整数",
        _between(1, 64),
    ),
    Setting(
        "viewers",
        "Whether viewing needs an account; intake always does.",
        "`open` or `signed-in`",
        lambda: "open",
        lambda: " open（任何人可看）或 signed-in（登录后才能看）",
        _one_of("open", "signed-in"),
    ),
    Setting(
        "review",
        "How many people a publication takes: with `two`, nobody publishes what he submitted.",
        "`two` or `one`",
        lambda: "two",
        lambda: " two（二人复核）或 one（一人办公室）",
        _one_of("two", "one"),
    ),
    Setting(
        "proxies",
        "From which addresses X-Forwarded-For and -Proto are believed (`docs/deploy.md`).",
        "IP addresses or networks, separated by commas",
        lambda: "",
        lambda: " IP 地址或网段，用逗号分开，如 127.0.0.1,10.1.0.0/24",
        _networks,
    ),
    Setting(
        "signon_header",
        "The header in which the intranet's own sign-on names the user, such as `X-Remote-User`.",
        "the name of a header, or blank",
        lambda: "",
        lambda: " HTTP 头的名称，如 X-Remote-User，留空表示没有",
        _header,
    ),
    Setting(
        "signon_proxies",
        "From which addresses that header is believed.",
        "IP addresses or networks, separated by commas",
        lambda: "",
        lambda: " IP 地址或网段，用逗号分开，如 10.0.0.5,10.1.0.0/24",
        _networks,
    ),
    Setting(
        "https",
        "Whether readers come by HTTPS; session cookies then stay off plain connections.",
        "`yes` or `no`",
        lambda: "no",
        lambda: " yes 或 no",
        _one_of("yes", "no"),
    ),
)


def as_markdown() -> str:
    """``docs/settings.md``: one row per setting."""
    rows = [
        f"| `{row.name}` | {f'`{row.default()}`' if row.default() else '(blank)'} "
        f"| {row.allowed} | {row.help} |"
        for row in TABLE
    ]
    return "\n".join(
        [
            "# Settings",
            "",
            "Read from the environment when the program starts; a blank value means the default.",
            "A wrong value or an unknown `COCKPIT_` name is refused with what is allowed.",
            "This page is made by `python -m dashboard.settings`; a test compares.",
            "",
            "| name | default | allowed | what it does |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # pyright: ignore  # Windows consoles are not UTF-8
    print(as_markdown(), end="")
