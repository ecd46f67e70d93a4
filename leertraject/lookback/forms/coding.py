"""Choosing words, codes and what they say about an insight."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from leertraject.lookback.models import Code, Insight, Stance
from leertraject.lookback.queries.texts import Text
from leertraject.ui.choosing import choose_from


class CodesForm(forms.Form):
    """The codes of one fragment."""

    use_required_attribute = False

    codes = forms.ModelMultipleChoiceField(
        label="Codes", queryset=Code.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, codes: QuerySet[Code] | None = None, **kwargs: Any) -> None:
        """`codes` are those that may be given; a form that is only shown needs none."""
        super().__init__(*args, **kwargs)
        if codes is not None:
            choose_from(self, "codes", codes)


class MemoForm(forms.Form):
    """What a coder notes to a fragment; empty is no memo."""

    use_required_attribute = False

    memo = forms.CharField(
        label="Jouw memo",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat valt je op, of waar twijfel je over? Je memo wordt bewaard zodra je het veld verlaat.",
    )


class TurnsForm(forms.Form):
    """Which turns one wants to see; it stands in the address."""

    use_required_attribute = False

    code = forms.ModelChoiceField(label="Alleen beurten met deze code", queryset=Code.objects.none(), required=False)

    def __init__(self, *args: Any, codes: Iterable[Code], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [(str(code.pk), code.name) for code in codes]
        found = Code.objects.filter(pk__in=[key for key, _ in shown])
        choose_from(self, "code", found, shown=[("", "Alle beurten"), *shown])


class TurnField(forms.TypedChoiceField):
    """A turn of the speaker. Whether a number is one is asked, so that the list is only made where it is shown."""

    known: Callable[[int], bool]

    def valid_value(self, value: str) -> bool:
        """Says whether this is a turn of the speaker."""
        return value.isascii() and value.isdigit() and len(value) < 9 and self.known(int(value))


class MarkForm(CodesForm):
    """Words of one turn with their codes.

    A script fills everything while words are selected. Without it one chooses the turn and types or pastes the words.
    After `clean` there is either `place` (start and end in the text, code points) or `typed` (words to look for).
    """

    turn = TurnField(
        label="Beurt", coerce=int, empty_value=None, required=False, help_text="Alleen beurten van de spreker."
    )
    quote = forms.CharField(
        label="Woorden",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Neem ze letterlijk over uit deze beurt.",
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        turns: Callable[[], Sequence[tuple[str, str]]],
        known: Callable[[int], bool] = lambda turn: False,
        text: Callable[[], Text] | None = None,
        **kwargs: Any,
    ) -> None:
        """`turns` are the choices; `known` and `text` are for words that were sent. Each is asked when it is needed."""
        super().__init__(*args, **kwargs)
        field = cast(TurnField, self.fields["turn"])
        field.choices = lambda: [("", "Kies een beurt"), *turns()]
        field.known = known
        self.text = text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end, typed = data.get("start"), data.get("end"), data.get("quote", "")
        data["place"] = (start, end) if self._still_selected(start, end, typed) else None
        data["typed"] = typed
        if not self.errors and not data["place"] and not typed:
            raise forms.ValidationError("Kies eerst de woorden waar het om gaat.")
        if not self.errors and not data["place"] and data.get("turn") is None:
            self.add_error("turn", "Kies de beurt waarin deze woorden staan.")
        return data

    def _still_selected(self, start: int | None, end: int | None, typed: str) -> bool:
        """Words may have been typed over since they were selected: then the typed ones count."""
        if start is None or end is None or start >= end:
            return False
        if not typed:
            return True
        return self.text is not None and self.text().words(start, end).split() == typed.split()


class StanceForm(forms.Form):
    """What a fragment says of an insight. A press on one of the buttons says it: `stance` is no field on the screen.

    `stance` is NEITHER when the fragment goes from under the insight.
    """

    use_required_attribute = False
    NEITHER = "neither"

    insight = forms.ModelChoiceField(
        label="Inzicht",
        queryset=Insight.objects.none(),
        empty_label="Kies een inzicht",
        error_messages={"required": "Kies een inzicht uit de lijst."},
    )
    stance = forms.ChoiceField(
        choices=[*Stance.choices, (NEITHER, "Geen van beide")],
        error_messages={"required": "Kies of dit fragment het inzicht steunt of tegenspreekt."},
    )

    def __init__(self, *args: Any, insights: QuerySet[Insight], shown: Sequence[Insight], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(insight.pk), f"{insight.number}. {insight.claim}") for insight in shown]
        choose_from(self, "insight", insights, [("", "Kies een inzicht"), *listed])

    def given(self) -> dict[str, Any]:
        """Returns the insight and the stance of a valid form; "" for none."""
        found = self.cleaned_data
        return found | {"stance": "" if found["stance"] == self.NEITHER else found["stance"]}
