"""Form widgets that write their value the way the browser's own date and time fields read it."""

from django import forms


class DateBox(forms.DateInput):
    """A date field of the browser."""

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeBox(forms.TimeInput):
    """A time field of the browser, in hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")
