"""Who is looking: sign-in, sessions, the intranet's own sign-on, and the guard before every
answer.
"""
