"""A source text read into sections and paragraphs, so that evidence can be found and lit up.

White space inside Chinese text is page layout and goes; a paragraph that page layout broke is put
together again: a line that does not end a sentence continues in the next. Three kinds of text:

- newspaper: an article is the heading lines directly above a byline (□…) and what follows it; a
  banner of the page or column and a kicker (…：) above the title are left out of the title;
- bulletin: 一、标题。正文 opens a section named by its title, its whole text is paragraph 1; text
  before the first part is 总述, a paragraph that starts with 下一步 after it opens 下一步;
- anything else: numbered headings on lines of their own, else the one section 正文.

Titles at the very top of a bulletin or another text are no paragraphs. Nothing is ever added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BYLINE = "□"
OPENING, CLOSING, ONLY = "总述", "下一步", "正文"
HEADING_LENGTH = 40
BANNER_LENGTH = 4

_ENDS = tuple("。！？”；」：:…）")
_WIDE = r"[^\x00-\x7f]"
_LAYOUT = re.compile(rf"(?<={_WIDE})\s+|\s+(?={_WIDE})")
_PART = re.compile(r"(?P<number>[一二三四五六七八九十]+)、(?P<title>[^。]+)(?P<rest>。.*)?")
_DIGITS = "一二三四五六七八九"

Place = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text in reading order. Paragraphs count from 1 inside their section."""

    sections: tuple[Section, ...]

    def section(self, name: str) -> Section | None:
        """By its title, or by a verbatim piece of it; white space does not count."""
        wanted = squeeze(name)
        titles = [(squeeze(section.title), section) for section in self.sections]
        exact = [section for title, section in titles if title == wanted]
        partly = [section for title, section in titles if wanted and wanted in title]
        return next(iter(exact + partly), None)

    def locate(self, section: str, paragraph: int) -> str | None:
        """The text of a paragraph, None where the section or the paragraph does not exist."""
        found = self.section(section)
        if found is None or not 1 <= paragraph <= len(found.paragraphs):
            return None
        return found.paragraphs[paragraph - 1]

    def find(self, words: str) -> Place | None:
        """Section, paragraph and the span of the first place of ``words``; None if nowhere."""
        for section in self.sections:
            for number, paragraph in enumerate(section.paragraphs, start=1):
                at = span(paragraph, words)
                if at:
                    return (section.title, number, *at)
        return None


def squeeze(text: str) -> str:
    """Without any white space: how words are kept and compared."""
    return "".join(text.split())


def span(paragraph: str, words: str) -> tuple[int, int] | None:
    """Start and end of ``words`` in ``paragraph``, white space ignored on both sides."""
    places = [at for at, sign in enumerate(paragraph) if not sign.isspace()]
    wanted = squeeze(words)
    start = squeeze(paragraph).find(wanted)
    if start < 0 or not wanted:
        return None
    return places[start], places[start + len(wanted) - 1] + 1


def read_document(text: str) -> Document:
    """Never fails: a text without structure is one section 正文, an empty one has no sections."""
    lines = [_LAYOUT.sub("", line.strip()) for line in text.replace("\ufeff", "").splitlines()]
    lines = [line for line in lines if line]
    newspaper = any(line.startswith(BYLINE) for line in lines)
    sections = _articles(lines) if newspaper else _parts(lines)
    return Document(tuple(section for section in sections if section.paragraphs))


def _is_heading(line: str) -> bool:
    return len(line) <= HEADING_LENGTH and "。" not in line and not line.endswith("；")


def _repaired(lines: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs out of lines: one that does not end a sentence continues in the next."""
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and not paragraphs[-1].endswith(_ENDS):
            paragraphs[-1] = _join(paragraphs[-1], line)
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def _join(before: str, after: str) -> str:
    """Chinese runs on; two Latin words keep a space between them."""
    latin = before[-1].isascii() and after[0].isascii()
    spaced = latin and before[-1].isalpha() and after[0].isalpha()
    return f"{before} {after}" if spaced else before + after


def _articles(lines: Sequence[str]) -> Iterator[Section]:
    bylines = [at for at, line in enumerate(lines) if line.startswith(BYLINE)]
    tops: list[int] = []
    for at in bylines:
        tops.append(_top(lines, at, bylines[len(tops) - 1] + 1 if tops else 0))
    if tops[0]:
        yield Section(OPENING, _repaired(lines[: tops[0]]))
    for top, at, end in zip(tops, bylines, [*tops[1:], len(lines)], strict=True):
        yield Section(_title(lines[top:at]) or ONLY, _repaired(lines[at + 1 : end]))


def _top(lines: Sequence[str], byline: int, floor: int) -> int:
    """Where the heading lines above a byline begin; ``floor`` is where they may begin earliest."""
    top = byline
    while top > floor and _is_heading(lines[top - 1]):
        top -= 1
    # A short tail of a broken sentence looks like a heading: the line above it is unfinished.
    if floor < top < byline - 1 and not lines[top - 1].endswith(_ENDS):
        top += 1
    return top


def _title(headings: Sequence[str]) -> str:
    """The title proper: below the kicker, without the column's banner, which is very short."""
    kickers = [at for at, line in enumerate(headings) if line.endswith(("：", ":"))]
    if kickers:
        headings = headings[kickers[-1] + 1 :]
    elif len(headings) > 1 and len(headings[0]) <= BANNER_LENGTH:
        headings = headings[1:]
    return squeeze("".join(headings))


def _numeral(number: int) -> str:
    """1 to 99 as headings are numbered: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    return (
        (_DIGITS[tens - 1] if tens > 1 else "")
        + ("十" if tens else "")
        + (_DIGITS[ones - 1] if ones else "")
    )


def _parts(lines: Sequence[str]) -> Iterator[Section]:
    """Sections by 一、二、三、 in their order: 第一、二 in mid-sentence opens nothing."""
    opened: list[tuple[str, list[str]]] = [("", [])]
    for line in _without_titles(lines):
        body = opened[-1][1]
        broken = bool(body) and not body[-1].endswith(_ENDS)
        part = None if broken else _PART.fullmatch(line)
        if part and part["number"] == _numeral(len(opened)):
            whole = part["rest"] is not None
            opened.append((squeeze(part["title"]), [line] if whole else []))
        elif not broken and len(opened) > 1 and line.startswith(CLOSING):
            opened.append((CLOSING, [line]))
        else:
            body.append(line)
    opened[0] = (OPENING if len(opened) > 1 else ONLY, opened[0][1])
    for title, body in opened:
        yield Section(title, _repaired(body))


def _without_titles(lines: Sequence[str]) -> Sequence[str]:
    """Headings above the first sentence are the document's title, unless nothing follows."""
    for at, line in enumerate(lines):
        sentence = not _is_heading(line) or "，" in line or line.endswith(_ENDS)
        if sentence or _PART.fullmatch(line):
            return lines[at:]
    return lines
