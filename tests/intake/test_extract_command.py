"""``python -m data extract``: every kind of file in, CSV out, faults in plain Chinese."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from data.__main__ import main
from data.intake import reading

TEXT = "2024年一季度\n全市城镇新增就业1.2万人。"
CSV = (
    "subject,value,unit,comparator,role,period,words,speaker\n"
    "城镇新增就业,1.2,万人,=,actual,2024Q1,全市城镇新增就业1.2万人,\n"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLD = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def docx(body: str, name: str = "word/document.xml") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, body)
    return file.getvalue()


def word(paragraphs: str) -> bytes:
    return docx(f'<w:document xmlns:w="{WORD}" xmlns:mc="{OLD}">{paragraphs}</w:document>')


DOCX = word(
    "<w:p><w:r><w:t>2024年</w:t></w:r><w:r><w:t>一季度</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>全市城镇新增就业</w:t><w:br/><w:t>1.2万人。</w:t></w:r>"
    "<mc:Fallback><w:p><w:r><w:t>再现5万人</w:t></w:r></w:p></mc:Fallback></w:p>"
)


@pytest.mark.parametrize("raw", [TEXT.encode(), TEXT.encode("gb18030"), DOCX])
def test_a_file_of_any_kind_gives_its_figures(
    raw: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bulletin"
    file.write_bytes(raw)
    assert main(["extract", str(file)]) == 0
    assert capfd.readouterr().out == CSV


def test_a_dash_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["extract", "-"]) == 0
    assert capfd.readouterr().out == CSV


def test_a_period_says_what_the_document_reports_on(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bulletin"
    file.write_text("新增就业5万人。", encoding="utf-8")
    assert main(["extract", str(file), "--period", "2023H1"]) == 0
    assert "2023H1" in capfd.readouterr().out


def test_an_unknown_period_is_refused_by_name(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(tmp_path), "--period", "2023Q2"]) == 1
    assert "现为「2023Q2」" in capfd.readouterr().err


def test_a_missing_file_is_said_to_be_missing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(tmp_path / "none.txt")]) == 1
    assert "读不了这个文件" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (b"PK\x03\x04", "打不开这个 Word 文件"),
        (docx("<w:p>"), "打不开这个 Word 文件"),
        (docx("<a/>", "other.xml"), "打不开这个 Word 文件"),
        (docx('<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "文档类型声明"),
        (docx("<a>" * 600_001), "结构太复杂"),
        (b"\xff\xff\xff", "读不出文字"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_how_to_mend(raw: bytes, wanted: str) -> None:
    with pytest.raises(ValueError, match=wanted):
        reading.text_of(raw)


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1000)
    with pytest.raises(ValueError, match="太大"):
        reading.text_of(docx("<a>" + " " * 5000 + "</a>"))
    with pytest.raises(ValueError, match="太大"):
        reading.text_of(b"a" * 5000)


def test_a_text_that_is_too_long_is_to_be_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST", 10)
    with pytest.raises(ValueError, match="请分成几份"):
        reading.text_of("投资增长".encode() * 5)
