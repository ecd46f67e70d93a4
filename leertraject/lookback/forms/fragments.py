"""Which fragments one wants to see."""

from typing import Any

from django import forms

from leertraject.lookback.models import Code, Study, Voice
from leertraject.lookback.queries import fragments, themes
from leertraject.programmes.models import Cohort
from leertraject.ui.choosing import choose_from


class FragmentsForm(forms.Form):
    """A plain form in the address: code, voice and cohort; what is left empty does not matter."""

    use_required_attribute = False

    code = forms.ModelChoiceField(label="Code", queryset=Code.objects.none(), required=False, empty_label="Elke code")
    stem = forms.ChoiceField(label="Stem", choices=[("", "Elke stem"), *Voice.choices], required=False)
    groep = forms.ModelChoiceField(
        label="Groep", queryset=Cohort.objects.none(), required=False, empty_label="Elke groep"
    )

    def __init__(self, *args: Any, study: Study, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "code", themes.codes_of(study))
        choose_from(self, "groep", fragments.cohorts_of(study))

    def wanted(self) -> fragments.Wanted:
        """Returns what is looked for; call it on a valid form."""
        given = self.cleaned_data
        return fragments.Wanted(code=given["code"], voice=given["stem"], cohort=given["groep"])

    def kept(self) -> dict[str, str]:
        """Returns what was chosen, to take along to the next page."""
        return {name: value for name in self.fields if (value := self.data.get(name, ""))}
