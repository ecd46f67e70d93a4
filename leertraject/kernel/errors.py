"""Refusals that a person can understand."""


class NotAllowed(Exception):
    """The rule says no. `str(error)` is one Dutch sentence: what is wrong and what to do."""


class Conflict(Exception):
    """Someone else changed the same thing first; nothing of either is lost."""
