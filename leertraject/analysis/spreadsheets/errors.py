"""The one error that reading a list can raise."""


class SpreadsheetError(ValueError):
    """A file that cannot be read as a list, explained to the person who offered it.

    `str(error)` is Dutch: what is wrong, and what to do about it. `row` is the row as a spreadsheet numbers it, or
    None when no single row is to blame.

    >>> error = SpreadsheetError("Hier gaat een aanhalingsteken open dat nergens sluit. Haal het weg.", row=3)
    >>> str(error), error.row
    ('Rij 3: Hier gaat een aanhalingsteken open dat nergens sluit. Haal het weg.', 3)
    """

    def __init__(self, sentence: str, row: int | None = None) -> None:
        super().__init__(sentence if row is None else f"Rij {row}: {sentence}")
        self.row = row
