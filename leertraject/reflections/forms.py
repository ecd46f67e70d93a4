"""Writing, sharing, and the day on which something comes back."""

from collections.abc import Sequence
from datetime import date, timedelta

from django import forms
from django.http import QueryDict

from leertraject.buddies.queries import Buddy
from leertraject.people.models import Person
from leertraject.programmes.models import Cohort
from leertraject.reflections.models import Circle
from leertraject.reflections.queries import Opened
from leertraject.ui import held
from leertraject.ui.held import HeldForm, OneHeldForm
from leertraject.ui.widgets import DateBox

TOO_LONG = "Deze tekst is te lang. Begin een nieuwe bladzijde voor de rest."
SHARED_FOR = timedelta(days=30)


class PassageForm(OneHeldForm):
    """What stands under one question, on its way while someone types."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, too_long=TOO_LONG)


class ReflectionForm(HeldForm):
    """Everything on one page of the notebook."""

    def __init__(self, data: QueryDict | None = None, *, opened: Opened) -> None:
        super().__init__(
            data,
            texts=opened.passages,
            marked=lambda text: held.mark(text, opened.box.digest_key()),
            helps=[""] * len(opened.passages),
            too_long=TOO_LONG,
            rows=6,
        )


class ShareForm(forms.Form):
    """With whom, and until when. The choices are those that this person has."""

    use_required_attribute = False

    until = forms.DateField(label="Tot en met", widget=DateBox(), help_text="Daarna is het weer alleen van jou.")

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        cohorts: list[Cohort],
        mates: list[tuple[Cohort, Person]],
        buddies: Sequence[Buddy] = (),
        today: date,
    ) -> None:
        super().__init__(data, initial={"until": today + SHARED_FOR})
        self._cohorts = {str(one.pk): one for one in cohorts}
        self._mates = {f"{cohort.pk}:{person.pk}": (cohort, person) for cohort, person in mates}
        groups = [
            choice
            for one in cohorts
            for choice in (
                (f"{Circle.TRAINERS}:{one.pk}", f"De trainers van {one.title}"),
                (f"{Circle.GROUP}:{one.pk}", f"Wie meedoet in {one.title}, zonder de trainers"),
            )
        ]
        paired = {f"{one.pair.cohort_id}:{one.person.pk}": (one.pair.cohort, one.person) for one in buddies}
        people = [
            *((f"{Circle.BUDDY}:{key}", f"Je maatje {person.name}") for key, (_, person) in paired.items()),
            *(
                (f"{Circle.ONE}:{key}", f"{person.name}, {one.title}")
                for key, (one, person) in self._mates.items()
                if key not in paired
            ),
        ]
        self._mates |= paired
        self.fields["circle"] = forms.ChoiceField(
            label="Met wie?",
            choices=[("", "Kies"), *groups, *people],
            error_messages={
                "required": "Kies met wie je dit deelt.",
                "invalid_choice": "Dit kan niet meer gekozen worden. Kies opnieuw.",
            },
        )
        self.order_fields(["circle", "until"])

    def clean(self) -> dict[str, object]:
        """Returns circle, cohort and reader as the command wants them."""
        given = super().clean() or {}
        circle, _, rest = str(given.get("circle", "")).partition(":")
        if circle in (Circle.ONE, Circle.BUDDY):
            given["cohort"], given["reader"] = self._mates[rest]
        elif circle:
            given["cohort"], given["reader"] = self._cohorts[rest], None
        return given | {"circle": circle}


class ReturnForm(forms.Form):
    """The day on which what one looked ahead to comes back."""

    use_required_attribute = False

    day = forms.DateField(label="Komt terug op", widget=DateBox())
