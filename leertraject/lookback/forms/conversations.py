"""Planning a conversation."""

from datetime import datetime

from django import forms

from leertraject.kernel.actors import Actor
from leertraject.lookback import guides
from leertraject.lookback.forms.planning import local_moment
from leertraject.lookback.models import Study, Voice
from leertraject.lookback.queries import conversations
from leertraject.people import queries as people
from leertraject.people.models import Person
from leertraject.programmes import queries as programmes
from leertraject.ui.widgets import DateBox, TimeBox

NEW = "nieuw"
OF_A_NEW_STUDY = ("programme", "title", "question")


class PersonChoice(forms.ModelChoiceField):
    """A person with the organisations of the roles that the reader may see."""

    def label_from_instance(self, person: Person) -> str:  # type: ignore[override]
        names = {str(role.organisation) for role in person.shown_roles if role.organisation}  # type: ignore[attr-defined]
        return ", ".join([person.name, *sorted(names)])


class PlanForm(forms.Form):
    """With whom and about what; by whom, when and where. A study that exists, or the title of a new one.

    What belongs to a new study counts, and must be there, only when that is chosen.
    """

    study = forms.ChoiceField(
        label="Onderzoek",
        # On this choice it depends whether the title of a new study is seen: kept text comes back with it.
        widget=forms.Select(attrs={"data-keep-choice": True}),
        help_text="Begin je aan iets anders? Kies dan onderaan de lijst ‘Een nieuw onderzoek’.",
        error_messages={"required": "Kies een onderzoek, of een nieuw."},
    )
    programme: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None,
        label="Leertraject van het nieuwe onderzoek",
        empty_label="Kies een leertraject",
        error_messages={"required": "Kies een leertraject, of kies hierboven een onderzoek dat er al is."},
    )
    title = forms.CharField(
        max_length=160,
        label="Titel van het nieuwe onderzoek",
        error_messages={"required": "Geef het nieuwe onderzoek een titel."},
    )
    question = forms.CharField(
        required=False,
        max_length=600,
        label="Wat wil je weten?",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    speaker = PersonChoice(
        queryset=None, label="Spreker", empty_label="Kies een spreker", error_messages={"required": "Kies een spreker."}
    )
    voice = forms.ChoiceField(
        choices=Voice.choices,
        widget=forms.RadioSelect,
        label="Welke stem is dit?",
        error_messages={"required": "Kies een stem. Daar hoort een leidraad bij."},
    )
    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None, required=False, label="Organisatie", empty_label="Geen organisatie"
    )
    cohort: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None, required=False, label="Groep", empty_label="Geen groep"
    )
    interviewer = PersonChoice(
        queryset=None,
        label="Interviewer",
        empty_label="Kies een interviewer",
        help_text="Liefst iemand die de groep niet zelf heeft getraind.",
        error_messages={"required": "Kies een interviewer."},
    )
    day = forms.DateField(required=False, label="Dag", widget=DateBox)
    at = forms.TimeField(required=False, label="Tijd", widget=TimeBox)
    place = forms.CharField(required=False, max_length=160, label="Plaats", help_text="Een kamer, of bellen.")

    def __init__(self, *args: object, actor: Actor, now: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.studies = {str(study.pk): study for study in conversations.studies_for(actor, now=now)}
        known = [(key, f"{study.title} ({study.programme.title})") for key, study in self.studies.items()]
        self.fields["study"].choices = [*known, (NEW, "Een nieuw onderzoek")]  # type: ignore[attr-defined]
        self.fields["study"].initial = self._newest() or NEW
        self.fields["programme"].queryset = programmes.programmes(actor)  # type: ignore[attr-defined]
        self.fields["speaker"].queryset = people.people_for(actor)  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = people.organisations_for(actor)  # type: ignore[attr-defined]
        self.fields["cohort"].queryset = programmes.cohorts(actor)  # type: ignore[attr-defined]
        self.fields["interviewer"].queryset = people.staff_for(actor)  # type: ignore[attr-defined]

    @property
    def voice_helps(self) -> dict[str, str]:
        """The guide of each voice with its minutes."""
        return {voice: f"{guide.title}. {guide.minutes} minuten." for voice, guide in guides.guides().items()}

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("study") in self.studies:
            for name in OF_A_NEW_STUDY:
                self.errors.pop(name, None)
        if given.get("day") and not given.get("at") and "at" not in self.errors:
            self.add_error("at", "Vul ook een tijd in.")
        if given.get("at") and not given.get("day") and "day" not in self.errors:
            self.add_error("day", "Vul ook een dag in.")
        given["planned_for"] = local_moment(self)
        if given.get("speaker") and given.get("speaker") == given.get("interviewer"):
            self.add_error("interviewer", "Niemand interviewt zichzelf. Kies een andere interviewer.")
        return given

    def _newest(self) -> str:
        """Returns the key of the study that was opened last, or nothing."""
        return max(self.studies, key=lambda key: self.studies[key].made_at, default="")

    def chosen_study(self) -> Study | None:
        """Returns the study that was chosen, or None for a new one."""
        return self.studies.get(self.cleaned_data["study"])

    def planned_for(self) -> datetime | None:
        """Returns the moment in local time, or None when no day was agreed."""
        return self.cleaned_data["planned_for"]  # type: ignore[no-any-return]
