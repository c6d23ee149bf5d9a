"""Next quarter in: workbooks and bulletins become entries, a person reviews them, a revision is
published.
"""
