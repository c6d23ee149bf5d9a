"""python -m data load | publish | rollback | log | export-folder"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data.__main__ import main
from data.store import content
from tests.store import city as small
from tests.store.city import edit


class Console:
    """Runs commands on one database."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._database = f"sqlite:///{(folder / 'store.db').as_posix()}"

    def __call__(self, *words: str) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        code = main([*words, "--database", self._database])
        said = self._capsys.readouterr()
        return code, said.out, said.err


@pytest.fixture
def console(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(tmp_path, capsys)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(small.copy(tmp_path))


def test_a_city_is_loaded_published_and_rolled_back(console: Console, folder: str) -> None:
    assert console("log", "--city", folder) == (0, "数据库里还没有城市「yunxi」\n", "")
    code, out, _ = console("load", folder)
    assert (code, out.startswith("云溪市现为修订 1-")) == (0, True)
    edit(Path(folder), "facts.csv", ",=,,5.5,", ",=,,5.6,")
    code, out, _ = console("publish", folder, "--who", "甲", "--comment", "更正")
    assert (code, out.splitlines()[1]) == (
        0,
        "城镇新增就业（2024 年全年目标）：5.5 万人 → 5.6 万人",
    )
    assert console("rollback", "1", "--city", "yunxi", "--who", "乙")[0] == 0
    _, out, _ = console("log", "--city", "yunxi")
    newest, middle, oldest = [line.split("\t") for line in out.splitlines()]
    assert (newest[2], newest[3]) == ("回退（修订 1）", "乙")
    assert (middle[2], middle[3], middle[5]) == ("发布", "甲", "更正")
    assert (oldest[2], oldest[4]) == ("载入", "city")
    assert console("load", folder)[1].startswith("云溪市现为修订 4-")


def test_a_revision_is_written_out_as_a_city_folder(
    console: Console, folder: str, tmp_path: Path
) -> None:
    console("load", folder)
    first = content.read(Path(folder)).digest
    edit(Path(folder), "facts.csv", ",=,,5.5,", ",=,,5.6,")
    console("load", folder)
    code, out, _ = console(
        "export-folder", str(tmp_path / "old"), "--city", folder, "--revision", "1"
    )
    assert (code, "8 个文件" in out) == (0, True)
    assert content.read(tmp_path / "old").digest == first
    console("export-folder", str(tmp_path / "new"), "--city", folder)
    assert content.read(tmp_path / "new").digest == content.read(Path(folder)).digest


def test_what_cannot_be_done_is_refused_with_its_reason(
    console: Console, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, err = console("publish", folder)
    assert (code, "先载入" in err) == (1, True)
    console("load", folder)
    code, _, err = console("rollback", "7", "--city", folder)
    assert (code, "没有修订「7」" in err) == (1, True)
    edit(Path(folder), "facts.csv", ",=,,5.5,", ",=,,5;5,")
    code, _, err = console("publish", folder)
    assert (code, "facts.csv 第 2 行" in err) == (1, True)
    code, _, err = console("load", "./nowhere")
    assert (code, "没有城市" in err) == (2, True)
    assert main(["log", "--city", folder, "--database", "mysql://x"]) == 2


def test_a_city_may_be_named_by_its_folder(console: Console, folder: str) -> None:
    console("load", folder)
    assert console("log", "--city", folder) == console("log", "--city", "yunxi")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "缺少 COMMAND"),
        ("load", "缺少 CITY"),
        ("load here there", "多出 there"),
        ("lod", r"COMMAND 应为 .*load.* 之一，现为「lod」"),
        ("log --city", "--city 后面应有一个值"),
        ("demo --city-dir x --rows many", "--rows 应为整数，现为「many」"),
    ],
)
def test_a_wrong_command_is_told_in_chinese(
    words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(words.split())
    assert re.search(f"命令不对：{said}", capsys.readouterr().err)
