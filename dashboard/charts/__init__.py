"""Charts for where people explore: figures as plain dicts (no go.Figure per request), one helper
that draws them.
"""
