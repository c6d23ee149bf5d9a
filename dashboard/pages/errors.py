"""What a page raises."""


class NotFound(LookupError):
    """The address names something the city does not have; the text says what, in Chinese."""
