"""Whether the words of every row stand where the row says, in the texts of a sources folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from data import schema
from data.check_rows import Frame, Frames
from data.documents import Document, read_document, span
from data.folder import read_text
from data.records import Fault


def check_evidence(
    frames: Frames, texts: Mapping[str, str], folder: Path | None
) -> Iterator[Fault]:
    """``texts`` and the ``folder`` hold the files named in sources.csv; a source without a file, or
    with one that nobody has at hand, is not looked at.
    """
    listed = frames.get("sources")
    if listed is None:
        return
    documents: dict[str, Document] = {}
    for row, source, file in listed[["source", "file"]].itertuples():
        if file in texts:
            documents[str(source)] = read_document(texts[file])
            continue
        if not file or folder is None:
            continue
        text, faults = read_text(folder / file, "来源文件夹里的原文")
        if text is None:
            expected = f"来源文件夹里的文件名（{faults[0].value}）"
            yield schema.SOURCES.fault(int(row), "file", str(file), expected)
        else:
            documents[str(source)] = read_document(text)
    for table in (schema.FACTS, schema.ITEMS, schema.CHAINS):
        frame = frames.get(table.name)
        if frame is not None:
            yield from _words(table, frame, documents)


def _words(table: schema.Table, frame: Frame, documents: dict[str, Document]) -> Iterator[Fault]:
    places = frame.loc[frame["source"].isin(documents), ["source", "section", "paragraph", "words"]]
    verdicts: dict[tuple[str, ...], str] = {}
    for row, *cells in places.itertuples():
        source, section, paragraph, words = place = tuple(str(cell) for cell in cells)
        if place not in verdicts:
            verdicts[place] = _verdict(documents[source], section, paragraph, words)
        if verdicts[place]:
            yield table.fault(int(row), "words", words, verdicts[place])


def _verdict(document: Document, section: str, paragraph: str, words: str) -> str:
    """What is wrong with the place, "" when the words stand there."""
    if not (section and paragraph.isdecimal() and int(paragraph) and words):
        return ""
    text = document.locate(section, int(paragraph))
    if text is not None and span(text, words):
        return ""
    found = document.find(words)
    truth = f"它在「{found[0]}」第 {found[1]} 段" if found else "全文没有这样的话"
    return f"「{section}」第 {paragraph} 段里的原话；{truth}"
