"""One visible part per file: records in, htpy elements out. Parts never compare numbers and never
write a unit.
"""
