"""The one error that reading a transcript can raise."""


class TranscriptError(ValueError):
    """A transcript that cannot be read, explained to the person who offered it.

    `str(error)` is one Dutch sentence: where it goes wrong, what is wrong, and
    what to do. `line` counts from 1, and is None when no single line is to
    blame.

    >>> error = TranscriptError("hier staat geen tijd, dus zet er een tijd bij.", line=3)
    >>> str(error), error.line
    ('Regel 3: hier staat geen tijd, dus zet er een tijd bij.', 3)
    """

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence if line is None else f"Regel {line}: {sentence}")
        self.line = line
