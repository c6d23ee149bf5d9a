"""The briefing: a plan (data.briefing_plan) becomes slides, which the stage, the presenter's
window and every file handed over are made from.
"""
