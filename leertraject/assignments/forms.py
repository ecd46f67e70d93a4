"""Writing for an assignment, and handing it in."""

from django import forms
from django.http import QueryDict

from leertraject.assignments.commands import TOO_LONG
from leertraject.assignments.queries import Written
from leertraject.privacy.boxes import Opened
from leertraject.ui import held
from leertraject.ui.held import HeldForm, OneHeldForm


class TextForm(OneHeldForm):
    """The living text, on its way while someone types."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, too_long=TOO_LONG)


class WorkForm(HeldForm):
    """The living text on its page."""

    def __init__(self, data: QueryDict | None = None, *, written: Written, box: Opened) -> None:
        super().__init__(
            data,
            texts=[written],
            marked=lambda text: held.mark(text, box.digest_key()),
            helps=[""],
            too_long=TOO_LONG,
            rows=12,
        )


class HandInForm(forms.Form):
    """That one hands in the version that was shown."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
