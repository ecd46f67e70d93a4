"""Cohorts: what they are called, when they meet, and who takes part."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from leertraject.people.models import Organisation, Person
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
from leertraject.programmes.models import Version
from leertraject.ui.number_words import in_words
from leertraject.ui.widgets import DateBox


class CohortNameForm(RevisedWordsForm):
    """Another name for a cohort."""

    title = forms.CharField(label="Naam", max_length=120)


class VersionChoice(forms.ModelChoiceField):
    """A version, by the title of its programme and its number."""

    def label_from_instance(self, obj: Version) -> str:
        return f"{obj.programme.title}, versie {obj.number}"


class PersonChoice(forms.ModelChoiceField):
    """A person, with the address that tells two people of one name apart."""

    def label_from_instance(self, obj: Person) -> str:
        return f"{obj.name} ({obj.email})" if obj.email else obj.name


RHYTHMS = [
    ("", "Zoals het programma het heeft"),
    ("1", "Elke week een bijeenkomst"),
    *((str(weeks), f"Om de {in_words(weeks)} weken een bijeenkomst") for weeks in range(2, 9)),
]


class CohortForm(PlainForm):
    """A new cohort: what it is called, what it follows, for whom, from when and how fast."""

    title = forms.CharField(label="Naam", max_length=120, help_text="Zoals: Groep 8.")
    starts_on = plan_day(
        "Eerste week begint op",
        help_text="Elke bijeenkomst valt op haar dag bij ‘Liefst op’. Zonder die dag valt zij op deze weekdag.",
    )
    every = forms.TypedChoiceField(
        label="Ritme", choices=RHYTHMS, coerce=int, empty_value=None, required=False, initial=""
    )

    def __init__(
        self, data: Data = None, *, versions: QuerySet[Version], organisations: QuerySet[Organisation], chosen: str = ""
    ) -> None:
        super().__init__(data, initial={"version": chosen})
        self.fields["version"] = VersionChoice(label="Programma", queryset=versions, empty_label="Kies een programma")
        self.fields["organisations"] = forms.ModelMultipleChoiceField(
            label="Organisaties", queryset=organisations, widget=forms.CheckboxSelectMultiple
        )
        self.order_fields(["title", "version", "organisations", "starts_on", "every"])

    def carried(self) -> list[tuple[str, str]]:
        """Returns what was chosen as names and values, for a next page to carry along."""
        sent = cast(QueryDict, self.data)
        return [(name, value) for name in self.fields for value in sent.getlist(name)]


class PlannedSessionForm(PlainForm):
    """The day, time and place of one session of a new cohort."""

    on = plan_day("Dag")
    starts = time_of_day("Begin")
    ends = time_of_day("Einde")
    place = forms.CharField(label="Plaats", max_length=160, required=False)


class AnywayForm(PlainForm):
    """That someone means what is worth a second look."""

    anyway = forms.BooleanField(label="Ja, plan het zo", required=False)


class ArrangementForm(RevisedWordsForm):
    """Where a session is, who gives it, and for how many people."""

    place = forms.CharField(label="Plaats", max_length=160, required=False)
    room = forms.CharField(label="Zaal", max_length=80, required=False)
    link = forms.URLField(
        label="Link om online mee te doen",
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text="Alleen voor wie meedoet en de trainers.",
        error_messages={"invalid": "Dit is geen link. Plak een link die begint met https://."},
    )
    access = text(
        "Toegankelijkheid van de plek",
        400,
        help_text="Zoals: lift, ringleiding, parkeerplaats voor de deur. Schrijf hier nooit wat iemand nodig heeft.",
    )
    group_min = whole_number("Gaat door vanaf zoveel mensen", min_value=1, max_value=999)

    def __init__(
        self, data: Data = None, *, trainers: QuerySet[Person], initial: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.fields["trainers"] = forms.ModelMultipleChoiceField(
            label="Trainers van deze bijeenkomst",
            queryset=trainers,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="Kies je niemand, dan komen alle trainers van de groep.",
        )


class SessionForm(RevisedWordsForm, AskingForm):
    """Another day, time or place for a session, and what becomes of the ones after it."""

    questions = {"along": "Kies wat er met de bijeenkomsten erna gebeurt.", **PAST}

    on = plan_day("Dag")
    starts = time_of_day("Begin")
    ends = time_of_day("Einde")
    place = forms.CharField(label="Plaats", max_length=160, required=False)
    along = forms.ChoiceField(
        label="Wat doen de bijeenkomsten erna?",
        choices=[("mee", "Ze schuiven mee"), ("staan", "Ze blijven staan")],
        widget=forms.RadioSelect,
        required=False,
    )
    past_meant = forms.BooleanField(label="Ja, deze dag is al geweest", required=False)

    def clean(self) -> dict[str, object]:
        """Says at the field when the end does not come after the beginning."""
        given = super().clean() or {}
        starts, ends = given.get("starts"), given.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", "Het einde ligt niet na het begin. Kies een later einde.")
        return given


class EnrolmentForm(PlainForm):
    """Someone takes part, for an organisation of the cohort."""

    discipline = forms.CharField(label="Vak", max_length=60, required=False, help_text="Zoals: inkoop of personeel.")

    def __init__(self, data: Data = None, *, people: QuerySet[Person], organisations: QuerySet[Organisation]) -> None:
        super().__init__(data)
        self.fields["person"] = PersonChoice(label="Wie", queryset=people, empty_label="Kies iemand")
        self.fields["organisation"] = forms.ModelChoiceField(
            label="Voor welke organisatie", queryset=organisations, empty_label="Kies er een"
        )
        self.order_fields(["person", "organisation", "discipline"])


class TrainerForm(PlainForm):
    """Who trains the cohort."""

    def __init__(self, data: Data = None, *, people: QuerySet[Person]) -> None:
        super().__init__(data)
        self.fields["person"] = PersonChoice(label="Wie", queryset=people, empty_label="Kies iemand")


class MoveForm(PlainForm):
    """Which organisation someone leaves, which comes instead, and from when."""

    on = forms.DateField(label="Vanaf", widget=DateBox())

    def __init__(
        self, data: Data = None, *, leaving: QuerySet[Organisation], clients: QuerySet[Organisation], today: date
    ) -> None:
        super().__init__(data, initial={"on": today, "leaving": leaving[0]})
        self.fields["leaving"] = forms.ModelChoiceField(label="Gaat weg bij", queryset=leaving, empty_label=None)
        self.fields["to"] = forms.ModelChoiceField(label="Werkt dan bij", queryset=clients, empty_label="Kies er een")
        self.order_fields(["leaving", "to", "on"])
