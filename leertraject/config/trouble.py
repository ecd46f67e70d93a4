"""What the command line says when it cannot go on."""

FOUND_WRONG = 1
WRONG_CALL = 2


class Trouble(Exception):
    """`str(error)` is one Dutch sentence: what is wrong and what to do. `code` is the exit code."""

    def __init__(self, sentence: str, *, code: int = FOUND_WRONG) -> None:
        super().__init__(sentence)
        self.code = code
