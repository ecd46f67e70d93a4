"""The speaker's answers about consent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from leertraject.lookback import guides
from leertraject.lookback.guides import ConsentPurpose

YES, NO = "ja", "nee"


@dataclass(frozen=True, slots=True)
class Question:
    """One question on the page: the purpose, its field, and what yes and no mean."""

    purpose: ConsentPurpose
    field: BoundField
    helps: dict[str, str]


class ConsentForm(forms.Form):
    """Yes or no per purpose. Nothing is chosen beforehand, save what the speaker answered before (`before`)."""

    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, before: Mapping[str, bool], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.before = before
        for purpose in guides.purposes().values():
            self.fields[purpose.id] = forms.ChoiceField(
                choices=[(YES, "Ja"), (NO, "Nee")],
                widget=forms.RadioSelect,
                label=purpose.question,
                initial={True: YES, False: NO}.get(before[purpose.id]) if purpose.id in before else None,
                error_messages={"required": "Kies ja of nee. Nee is ook goed."},
            )

    def questions(self) -> Iterator[Question]:
        """Yields the questions in the order in which they are asked."""
        for purpose in guides.purposes().values():
            yield Question(purpose, self[purpose.id], {YES: purpose.if_yes, NO: purpose.if_no})

    def answers(self) -> dict[str, bool]:
        """Returns the answer per purpose."""
        return {key: self.cleaned_data[key] == YES for key in guides.purposes()}

    def withdrawn(self) -> list[ConsentPurpose]:
        """Returns the purposes to which the speaker said yes before and says no now."""
        answers = self.answers()
        return [p for p in guides.purposes().values() if self.before.get(p.id) and not answers[p.id]]

    def is_confirmed(self) -> bool:
        """Says whether the speaker saw what these very withdrawals end, or ends nothing."""
        return self.confirmation() == self.cleaned_data["confirmed"]

    def confirmation(self) -> str:
        """Returns what the page that shows the consequences sends along."""
        return ",".join(purpose.id for purpose in self.withdrawn())

    def kept(self) -> list[tuple[str, str]]:
        """Returns the answers and the confirmation as hidden fields: pairs of name and value."""
        return [*((key, self.cleaned_data[key]) for key in guides.purposes()), ("confirmed", self.confirmation())]
