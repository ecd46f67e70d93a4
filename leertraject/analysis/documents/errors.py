"""The one error that reading a document can raise."""


class Refused(ValueError):
    """A file that cannot be read as a document, explained to the person who offered it.

    `str(error)` is one Dutch sentence or two: what is wrong, and what to do about it.
    """
