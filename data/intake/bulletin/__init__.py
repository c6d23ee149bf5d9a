"""The text of a bulletin, report, plan or newspaper becomes entries: ``extract(text, period)``.

Rules only, no model: text → characters without layout → figures → subjects, roles, periods.
What is and is not a figure stands in docs/intake.md.
"""

from data.intake.bulletin.extract import extract

__all__ = ["extract"]
