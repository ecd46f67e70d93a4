"""What a cohort adds for itself."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from leertraject.programmes.forms.plain import (
    PAST,
    AskingForm,
    Data,
    PlainForm,
    RevisedWordsForm,
    plan_day,
    text,
    time_of_day,
    whole_number,
)

WHAT = "Wat je doet"


class PlanSessionForm(AskingForm):
    """When and where a session is."""

    questions = PAST
    on = plan_day("Dag")
    starts = time_of_day("Begin")
    ends = time_of_day("Einde")
    place = forms.CharField(label="Plaats", max_length=160, required=False)
    past_meant = forms.BooleanField(label="Ja, deze dag is al geweest", required=False)


class OwnSessionForm(PlanSessionForm):
    """A session that no version has."""

    title = forms.CharField(label="Titel", max_length=160)
    description = text(WHAT)
    field_order = ("title", "description")


def _follows(form: forms.Form, sessions: Sequence[tuple[str, str]]) -> None:
    form.fields["follows"] = forms.ChoiceField(label="Na welke bijeenkomst", choices=sessions)
    form.fields["weeks"] = whole_number(
        "Hoeveel weken", min_value=1, max_value=26, help_text="Vanaf de dag van die bijeenkomst.", required=True
    )


class OwnAssignmentForm(PlainForm):
    """An assignment that no version has."""

    title = forms.CharField(label="Titel", max_length=160)
    description = text(WHAT)

    def __init__(self, data: Data = None, *, sessions: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, initial={"weeks": 2})
        _follows(self, sessions)


class OwnBlockForm(RevisedWordsForm):
    """What was added, said otherwise; of an assignment also when it is."""

    title = forms.CharField(label="Titel", max_length=160)
    description = text(WHAT)

    def __init__(
        self, data: Data = None, *, sessions: Sequence[tuple[str, str]] = (), initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        if sessions:
            _follows(self, sessions)


class TakeOverWorkForm(PlainForm):
    """Which block of a later version."""

    block = forms.UUIDField(widget=forms.HiddenInput)


class TakeOverForm(TakeOverWorkForm):
    """And the revision of the session that was read."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
