"""Which fragments one wants to see."""

from typing import Any, cast

from django import forms

from leertraject.lookback.models import Study, Voice
from leertraject.lookback.queries import fragments, themes
from leertraject.ui.choosing import RowField


class FragmentsForm(forms.Form):
    """A plain form in the address: code, voice and cohort; what is left empty does not matter."""

    use_required_attribute = False

    code = RowField(label="Code", empty_label="Elke code")
    stem = forms.ChoiceField(label="Stem", choices=[("", "Elke stem"), *Voice.choices], required=False)
    groep = RowField(label="Groep", empty_label="Elke groep")

    def __init__(self, *args: Any, study: Study, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("code", themes.codes_of(study)), ("groep", fragments.cohorts_of(study))):
            cast(RowField, self.fields[name]).load(rows)

    def wanted(self) -> fragments.Wanted:
        """Returns what is looked for; call it on a valid form."""
        given = self.cleaned_data
        return fragments.Wanted(code=given["code"], voice=given["stem"], cohort=given["groep"])

    def kept(self) -> dict[str, str]:
        """Returns what was chosen, to take along to the next page."""
        return {name: value for name in self.fields if (value := self.data.get(name, ""))}
