"""Other words for a study."""

from django import forms

from leertraject.lookback.models import Study
from leertraject.ui.revising import RevisedForm


class StudyForm(RevisedForm):
    """The title and the question of a study. `revision` is the one that was read."""

    use_required_attribute = False

    title = forms.CharField(
        label="Titel van het onderzoek",
        max_length=160,
        error_messages={"required": "Geef het onderzoek een titel."},
    )
    question = forms.CharField(
        label="Wat willen jullie weten?",
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Eén zin. Leeg mag.",
    )
    revision = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, study: Study) -> "StudyForm":
        """Returns a form with what stands there now."""
        return cls(initial={"title": study.title, "question": study.question, "revision": study.revision})
