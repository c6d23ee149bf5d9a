"""Settings come from the environment and are refused, all at once, with what is allowed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

import app
from dashboard import settings
from dashboard.settings import Settings, WrongSettings


def faults(**environ: str) -> list[str]:
    with pytest.raises(WrongSettings) as refused:
        Settings.from_env(environ)
    return refused.value.faults


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Settings.from_env({}) == Settings(
        city=settings.default_city(),
        host="127.0.0.1",
        port=8050,
        var=Path("var"),
        database="",
        sources=None,
        threads=8,
        viewers="open",
        review="two",
        proxies=(),
        signon_header="",
        signon_proxies=(),
        https="no",
    )


def test_every_field_has_a_row_in_the_table() -> None:
    assert [row.field for row in settings.TABLE] == [field.name for field in fields(Settings)]


def test_a_blank_value_means_the_default() -> None:
    assert Settings.from_env({"COCKPIT_PORT": " ", "COCKPIT_VAR": ""}) == Settings.from_env({})


def test_what_is_set_is_read(tmp_path: Path) -> None:
    chosen = Settings.from_env(
        {
            "COCKPIT_CITY": settings.cities()[0],
            "COCKPIT_HOST": "0.0.0.0",
            "COCKPIT_PORT": "80",
            "COCKPIT_VAR": str(tmp_path / "new"),
            "COCKPIT_SOURCES": str(tmp_path),
            "COCKPIT_THREADS": "64",
            "PATH": "left alone",
        }
    )
    assert chosen.city_folder.is_dir()
    assert chosen.city_folder.name == settings.cities()[0]
    assert (chosen.host, chosen.port, chosen.threads) == ("0.0.0.0", 80, 64)
    assert (chosen.var, chosen.sources) == (tmp_path / "new", tmp_path)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("COCKPIT_CITY", "nowhere", settings.default_city()),
        ("COCKPIT_CITY", "../cities", settings.default_city()),
        ("COCKPIT_HOST", "http://x/", "IP 地址或主机名"),
        ("COCKPIT_PORT", "0", "1—65535"),
        ("COCKPIT_PORT", "65536", "1—65535"),
        ("COCKPIT_PORT", "八〇五〇", "1—65535"),
        ("COCKPIT_PORT", "80.5", "1—65535"),
        ("COCKPIT_VAR", __file__, "文件夹"),
        ("COCKPIT_VAR", f"{__file__}/below", "文件夹"),
        ("COCKPIT_SOURCES", "no/such/folder", "已存在的文件夹"),
        ("COCKPIT_THREADS", "65", "1—64"),
        ("COCKPIT_THREADS", "-1", "1—64"),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_allowed(name: str, value: str, allowed: str) -> None:
    (fault,) = faults(**{name: value})
    assert fault.startswith(f"{name}：应为")
    assert allowed in fault
    assert fault.endswith(f"现为「{value}」")


def test_a_misspelt_name_is_refused_with_the_names_there_are() -> None:
    (fault,) = faults(COCKPIT_PROT="8050")
    assert fault.startswith("COCKPIT_PROT：没有这个设置")
    assert "COCKPIT_PORT" in fault


def test_every_wrong_setting_is_named_at_once() -> None:
    assert len(faults(COCKPIT_PORT="x", COCKPIT_THREADS="y", COCKPIT_PROT="z")) == 3


def test_a_wrong_setting_ends_the_start_with_a_sentence_and_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COCKPIT_PORT", "x")
    monkeypatch.setenv("COCKPIT_THREADS", "0")
    assert app.main() == 2
    assert capsys.readouterr().err.splitlines() == [
        "设置有误，未启动：",
        "COCKPIT_PORT：应为 1—65535 之间的整数，现为「x」",
        "COCKPIT_THREADS：应为 1—64 之间的整数，现为「0」",
    ]


def test_settings_do_not_change_after_the_start() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings.from_env({}).port = 1  # pyright: ignore[reportAttributeAccessIssue]
