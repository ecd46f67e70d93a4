"""The terms of a link, and who wants to join."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from leertraject.joining.rules import MOST_PLACES
from leertraject.people.models import Organisation
from leertraject.ui.widgets import DateBox

LOOK, AT_ONCE = "kijken", "meteen"
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
NO_ADDRESS = "Vul je e-mailadres in, met een @ en een punt."


class LinkForm(forms.Form):
    """Until when a link works, for how many, and who comes in. `organisations` is left out where that is settled."""

    use_required_attribute = False

    last_on = forms.DateField(label="Laatste dag", widget=DateBox(), help_text="Na deze dag werkt de link niet meer.")
    places = forms.IntegerField(
        label="Hoeveel mensen met deze link",
        min_value=1,
        max_value=MOST_PLACES,
        help_text="Meldt zich daarna nog iemand aan, dan wacht die op een plek.",
    )
    entry = forms.ChoiceField(
        label="Wie komt erin?",
        choices=[(LOOK, "Ik kijk eerst wie het is"), (AT_ONCE, "Meteen erbij")],
        widget=forms.RadioSelect,
    )
    domains = forms.CharField(
        label="Alleen adressen van",
        max_length=200,
        required=False,
        help_text="Zoals: voorbeeld.nl. Zet een spatie tussen twee. Leeg: elk adres.",
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        organisations: Sequence[Organisation] = (),
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self._organisations = {str(one.pk): one for one in organisations}
        if organisations:
            self.fields["organisation"] = forms.ChoiceField(
                label="Voor welke organisatie",
                choices=[(key, one.name) for key, one in self._organisations.items()],
            )
            self.order_fields(["organisation"])

    def clean_organisation(self) -> Organisation:
        """Returns the organisation itself."""
        return self._organisations[self.cleaned_data["organisation"]]

    def clean_domains(self) -> str:
        """Returns the domains as they are kept. Raises ValidationError for what is none."""
        found = [
            one.lstrip("@").rstrip(".").lower() for one in re.split(r"[\s,;]+", self.cleaned_data["domains"]) if one
        ]
        wrong = next((one for one in found if not _DOMAIN.fullmatch(one)), None)
        if wrong is not None:
            raise forms.ValidationError(f"‘{wrong}’ is geen domein. Vul in wat achter de @ staat, zoals voorbeeld.nl.")
        return " ".join(dict.fromkeys(found))

    def terms(self) -> dict[str, Any]:
        """Returns what a command wants."""
        given = dict(self.cleaned_data)
        return {"vets": given.pop("entry") == LOOK, **given}


class AskForm(forms.Form):
    """A name and an address."""

    use_required_attribute = False

    name = forms.CharField(
        label="Je naam",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Vul je naam in, zoals de groep je kent."},
    )
    email = forms.EmailField(
        label="Je e-mailadres",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": NO_ADDRESS, "invalid": NO_ADDRESS},
    )


def usual(*, last_on: date, places: int) -> dict[str, object]:
    """Returns what stands in a new form."""
    return {"last_on": last_on, "places": places, "entry": LOOK}
