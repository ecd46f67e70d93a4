"""Making small groups, and putting someone in another one."""

from collections.abc import Sequence
from typing import Any

from django import forms

from leertraject.programmes.grouping.rules import SIZES
from leertraject.programmes.models import Session
from leertraject.programmes.showing import day

GONE = "Dat staat hier niet meer. Misschien maakte een ander intussen nieuwe groepjes."


class SessionChoice(forms.ModelChoiceField):
    """A session by its title and day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.block.title}, {day(obj.on)}"


class GroupsForm(forms.Form):
    """The button that was pressed, and for which session."""

    session = SessionChoice(
        label="Voor welke bijeenkomst?",
        queryset=Session.objects.none(),
        required=False,
        empty_label="Geen, gewoon groepjes",
        help_text="Wie zei niet te komen, doet dan niet mee.",
    )
    size = forms.TypedChoiceField(
        choices=list(SIZES.items()), coerce=int, error_messages={"required": "Kies groepjes van twee, drie of zes."}
    )

    def __init__(self, *args: Any, sessions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = sessions  # type: ignore[attr-defined]


class PlaceForm(forms.Form):
    """Who goes to which small group of one division."""

    place = forms.TypedChoiceField(
        label="Wie verhuist er?",
        coerce=int,
        error_messages={"required": "Kies wie er verhuist.", "invalid_choice": GONE},
    )
    number = forms.TypedChoiceField(
        label="Naar welk groepje?",
        coerce=int,
        error_messages={"required": "Kies naar welk groepje.", "invalid_choice": GONE},
    )

    def __init__(
        self,
        *args: Any,
        places: Sequence[tuple[int, str]],
        numbers: Sequence[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", "Kies iemand"), *places]  # type: ignore[attr-defined]
        self.fields["number"].choices = [("", "Kies een groepje"), *numbers]  # type: ignore[attr-defined]
