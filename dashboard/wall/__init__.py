"""The wall: a screen nobody touches. Records become frames of HTML and SVG, written here for every
canvas; the browser's half is ``assets/wall/wall.js``. Nothing of Dash, React or Plotly is needed.

Sizes are in ``u``, one percent of the canvas height: text from 2.2, names from 3.2, main figures
from 7. A frame knows its room in u and never holds more than fits (``flow``, ``measure``).
"""
