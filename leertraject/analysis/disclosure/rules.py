"""The minimum groups, in numbers of people."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Rules:
    """How many people a figure needs. The defaults are the product's; an organisation may only go up.

    `minimum` for any figure, `sensitive_minimum` for a sensitive subject, `distribution_minimum` for a
    spread, `floor` the lowest `minimum` that exists. Threshold: Dutch survey vendors use 5 and 7; 10 for a
    spread is this product's choice. Raises ValueError unless 2 <= floor <= minimum, and neither of the
    other two is below `minimum`.
    """

    minimum: int = 5
    sensitive_minimum: int = 7
    distribution_minimum: int = 10
    floor: int = 5

    def __post_init__(self) -> None:
        if not 2 <= self.floor <= self.minimum:
            raise ValueError("the minimum may not be below the floor, nor the floor below two")
        if self.minimum > min(self.sensitive_minimum, self.distribution_minimum):
            raise ValueError("a sensitive subject or a spread never needs fewer people than another figure")

    def raised_to(self, minimum: int) -> "Rules":
        """Returns rules with this minimum; the other two rise along where they must. ValueError when lower.

        >>> Rules().raised_to(8)
        Rules(minimum=8, sensitive_minimum=8, distribution_minimum=10, floor=5)
        """
        if minimum < self.minimum:
            raise ValueError("the minimum only goes up")
        return replace(
            self,
            minimum=minimum,
            sensitive_minimum=max(self.sensitive_minimum, minimum),
            distribution_minimum=max(self.distribution_minimum, minimum),
        )

    def least(self, sensitive: bool) -> int:
        """Returns the minimum group for a subject."""
        return self.sensitive_minimum if sensitive else self.minimum
