"""Another moment or place for a conversation."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils import timezone

from leertraject.lookback.models import Conversation
from leertraject.ui.widgets import DateBox, TimeBox


def local_moment(form: forms.Form) -> datetime | None:
    """Returns the `day` and time (`at`) of a form as a moment, or None when one is missing.

    A time that the clock skips when summer time begins becomes an error of the form.
    """
    day, at = form.cleaned_data.get("day"), form.cleaned_data.get("at")
    if day is None or at is None:
        return None
    said = datetime.combine(day, at)
    moment = timezone.make_aware(said)
    if timezone.make_naive(moment.astimezone(UTC)) != said:
        form.add_error("at", "Deze tijd bestaat die nacht niet: de klok gaat dan een uur vooruit.")
    return moment


class MoveForm(forms.Form):
    """When and where it will be. `seen` is how often it was moved when the form was opened."""

    day = forms.DateField(label="Dag", widget=DateBox, error_messages={"required": "Kies een dag."})
    at = forms.TimeField(label="Tijd", widget=TimeBox, error_messages={"required": "Vul een tijd in."})
    place = forms.CharField(required=False, max_length=160, label="Plaats", help_text="Een kamer, of bellen.")
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None, *, conversation: Conversation, revision: int) -> None:
        at = timezone.localtime(conversation.planned_for) if conversation.planned_for else None
        agreed = {"day": at.date() if at else None, "at": at.time() if at else None, "place": conversation.place}
        super().__init__(data, initial=agreed | {"seen": revision})

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        given["planned_for"] = local_moment(self)
        return given

    def agreed(self) -> dict[str, Any]:
        """Returns what was agreed, as arguments of the command."""
        return {name: self.cleaned_data[name] for name in ("planned_for", "place", "seen")}
