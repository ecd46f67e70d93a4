"""Who was there, and what lies ready: sent by a press on the page of the session."""

from typing import Any, cast

from django import forms
from django.http import QueryDict

from leertraject.ui.plain import PlainForm

PRESENT = {"was": True, "niet": False, "leeg": None}


class AttendanceForm(PlainForm):
    """That someone was there, was not, or that nothing is noted any more."""

    enrolment = forms.UUIDField()
    noted = forms.ChoiceField(choices=[(one, one) for one in PRESENT])

    def present(self) -> bool | None:
        """Returns what was pressed."""
        return PRESENT[self.cleaned_data["noted"]]


class SuppliesForm(PlainForm):
    """What was ticked when the page was made and what is now; a new line; a line that goes."""

    was = forms.CharField(required=False)
    done = forms.CharField(required=False)
    drop = forms.SlugField(required=False)
    added = forms.CharField(label="Nog iets dat klaar moet liggen", max_length=300, required=False)

    def changes(self) -> dict[str, Any]:
        """Returns what is different from what the page showed."""
        was, done = (set(cast(QueryDict, self.data).getlist(name)) for name in ("was", "done"))
        given = self.cleaned_data
        return {
            "ready": done - was,
            "not_ready": was - done,
            "added": given["added"],
            "dropped": given["drop"],
        }
