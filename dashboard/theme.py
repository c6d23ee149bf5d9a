"""Colours by meaning, the only place where a colour is written.

The kilns give the palette: paper and ink for the desk, oil-spot black for the dark, liuli blue for
data, amber for attention, celadon and vermilion for status. A rise or fall is never coloured. Text
colours hold 4.5:1 on card and paper.
"""

from __future__ import annotations

LIGHT = {
    "paper": "#f4f2ec",
    "card": "#fffdf9",
    "sunk": "#edeae2",
    "ink": "#1b1f24",
    "ink-2": "#4d535b",
    "ink-3": "#5f646c",
    "line": "#e2ddd3",
    "line-2": "#cbc5b8",
    "data": "#1f5fa8",
    "data-soft": "#d7e3f0",
    "attention": "#d99a1c",
    "done": "#146b54",
    "near": "#8f5c04",
    "late": "#ae3223",
    "none": "#5f646c",
    "done-fill": "#2b8f72",
    "near-fill": "#c98a12",
    "late-fill": "#c8503f",
    "none-fill": "#b9b4a8",
    "mark": "#ffe9b0",
}
DARK = {
    "paper": "#0d0f12",
    "card": "#15181d",
    "sunk": "#0a0b0e",
    "ink": "#f2efe8",
    "ink-2": "#b6b9be",
    "ink-3": "#8f959d",
    "line": "#272b32",
    "line-2": "#3b414a",
    "data": "#6aaef5",
    "data-soft": "#1d3149",
    "attention": "#f2b632",
    "done": "#4cc9a4",
    "near": "#f2b632",
    "late": "#ff8573",
    "none": "#8f959d",
    "done-fill": "#3aa988",
    "near-fill": "#dba127",
    "late-fill": "#e06552",
    "none-fill": "#4a5059",
    "mark": "#5c4710",
}
# The tone of a status word (data.status) -> the colour it wears.
TONES = {
    "done": "done",
    "ahead": "done",
    "on": "done",
    "near": "near",
    "edge": "near",
    "late": "late",
    "none": "none",
}


def tone(name: str) -> str:
    """CSS class of a status tone."""
    return f"tone-{TONES[name]}"


def variables() -> str:
    """Both palettes as CSS custom properties."""
    light = ";".join(f"--{name}:{value}" for name, value in LIGHT.items())
    dark = ";".join(f"--{name}:{value}" for name, value in DARK.items())
    # Paper is printed from either theme, so dark is for screens only.
    return (
        f":root{{{light};color-scheme:light}}"
        f'@media screen{{[data-bs-theme="dark"]{{{dark};color-scheme:dark}}}}'
    )
