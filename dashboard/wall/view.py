"""A view: what stands on the whole canvas at one time. One header and one footer, and a pane for
each frame that stands beside the others.

What only the browser knows is left for it to fill: ``data-clock``, ``data-date``, ``data-left``
(seconds to the next view) and ``data-link`` (since when the server is away).
"""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard.text import t
from dashboard.wall import measure, pieces
from dashboard.wall.frame import TALL, Frame, space
from data import City

_LEFT = 66.0  # what stands left in the foot, and the white around, in u


def view(
    city: City,
    shown: Sequence[Frame],
    place: tuple[int, int],
    ahead: Frame,
    width: int,
    notice: str,
) -> h.Element:
    """``place`` is (number from 0, how many); ``ahead`` the first frame of the next view;
    ``notice`` a sentence staff must see (a pinned revision that is gone).
    """
    tall = space(width).tall
    return h.section(
        class_=f"view{' view-tall' if tall else ''}",
        data_revision=city.revision,
        data_n=str(place[0]),
        aria_label=shown[0].title,
    )[
        _header(city),
        h.div(class_="panes")[(_pane(frame, width) for frame in shown)],
        _footer(city, shown, place, ahead, width, notice),
    ]


def nothing(city: City) -> Frame:
    """What stands where a city has nothing to show for the chosen pages."""
    return Frame("overview", city.info.name, t("wall.nothing"), lambda: None)


def _header(city: City) -> h.Element:
    period = city.period()
    share = f"{period.share * 100:.4g}"
    return h.header(class_="head")[
        h.p(class_="head-city")[
            h.b[city.info.title],
            h.em(class_="drill")[t("footer.drill")] if city.info.drill else None,
        ],
        h.div(class_="head-time")[
            h.p[h.b[period.label], h.span[t("wall.time", share=share)]],
            h.span(class_="time-bar", aria_hidden="true")[h.i(style=f"width:{share}%")],
        ],
        h.p(class_="head-clock")[h.span(data_date="")["\u00a0"], h.b(data_clock="")["\u00a0"]],
    ]


def _pane(frame: Frame, width: int) -> h.Element:
    room = space(width)
    title = measure.shortened(frame.title, room.titles, room.width, room.title_lines)
    return h.article(class_=f"pane pane-{frame.page}")[
        h.header(class_="pane-head")[
            h.p(class_="pane-label")[frame.label], h.h2[pieces.together(title)]
        ],
        h.div(class_="body", style=_zoom(frame))[frame.body()],
    ]


def _zoom(frame: Frame) -> str | None:
    return f"--u:calc(var(--v)*{frame.zoom:.2f})" if frame.zoom > 1 else None


def _footer(
    city: City,
    shown: Sequence[Frame],
    place: tuple[int, int],
    ahead: Frame,
    width: int,
    notice: str,
) -> h.Element:
    ids = dict.fromkeys(id for frame in shown for id in frame.sources)
    panes = len(shown)
    drill = t("footer.drill") + " · " if city.info.drill else ""
    lead = drill + t("footer.as_of", date=city.as_of)
    room = width * panes - _LEFT if width >= TALL else width - 4.4
    said = _sources(city, list(ids), 2 * room - 5 - measure.width(f"{lead} · ", 2.3))
    at, total = place
    return h.footer(class_="foot")[
        h.p(class_="foot-left")[
            h.b[t("wall.place", n=at + 1, total=total)],
            h.span(class_="foot-next", data_next="")[
                h.b(data_left="")[t("wall.next")], h.span[ahead.label]
            ],
            h.span(class_="foot-link", data_link="", role="status")[""],
        ],
        h.p(class_="foot-right")[
            h.em[notice + " "] if notice else None,
            lead,
            pieces.together(f" · {said}") if said else None,
        ],
        h.i(class_="foot-bar", aria_hidden="true")[h.i(data_bar="")],
    ]


def _sources(city: City, ids: Sequence[str], budget: float) -> str:
    """Titles while they fit on two lines, then the first and how many."""
    titles = [f"《{source.title}》" for id in ids if (source := city.source(id))]
    if not titles:
        return ""
    around = measure.width(t("wall.sources_one", first="", n=len(titles)), 2.3)
    short = measure.shortened(titles[0], 2.3, budget - around, 1)
    options = [
        t("footer.sources", titles="".join(titles)),
        t("wall.sources_some", first=titles[0], n=len(titles)),
        t("wall.sources_one", first=short, n=len(titles))
        if titles[1:]
        else t("footer.sources", titles=short),
    ]
    fits = (text for text in options if measure.width(text, 2.3) <= budget)
    return next(fits, options[-1])
