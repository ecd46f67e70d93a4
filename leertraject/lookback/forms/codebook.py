"""Writing codes, giving them a place, merging and retiring them."""

from collections.abc import Iterable, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms

from leertraject.lookback.commands.codebook import CodeTexts
from leertraject.lookback.models import Code
from leertraject.ui.revising import RevisedForm

LONGEST = 600
FRONT = "vooraan"


class WhyForm(forms.Form):
    """The reason of a change."""

    use_required_attribute = False

    why = forms.CharField(
        label="Waarom?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Eén zin. Hij komt in de geschiedenis van deze code.",
        error_messages={"required": "Schrijf in één zin op waarom."},
    )


class CodeForm(WhyForm, RevisedForm):
    """The words of a code. `revision` is the one that was read."""

    name = forms.CharField(label="Naam", max_length=120, error_messages={"required": "Geef de code een naam."})
    definition = forms.CharField(
        label="Omschrijving",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wat bedoelen we met deze code?",
    )
    include = forms.CharField(
        label="Wanneer wel?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Schrijf op wanneer je deze code geeft."},
    )
    exclude = forms.CharField(
        label="Wanneer niet?", max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    example = forms.CharField(
        label="Voorbeeld",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bedacht, of in je eigen woorden. Geen woorden van een spreker.",
    )
    revision = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    field_order = ("name", "definition", "include", "exclude", "example", "parent", "why")

    WRITTEN = ("name", "definition", "include", "exclude", "example")

    @classmethod
    def of(cls, code: Code) -> "CodeForm":
        """Returns the form with what a code holds."""
        return cls(initial={name: getattr(code, name) for name in (*cls.WRITTEN, "revision")})

    def written(self) -> CodeTexts:
        """Returns the words of a valid form."""
        return CodeTexts(**{name: self.cleaned_data[name] for name in self.WRITTEN})


class NewCodeForm(CodeForm):
    """A new code, under another one or not."""

    parent = forms.ChoiceField(
        label="Onder welke code?", required=False, error_messages={"invalid_choice": "Kies een code uit de lijst."}
    )

    def __init__(self, *args: Any, living: Sequence[Code], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = False
        self.roots = {str(code.pk): code for code in living if code.parent_id is None}
        choices = [("", "Nergens onder: een code op zichzelf"), *((key, c.name) for key, c in self.roots.items())]
        cast(forms.ChoiceField, self.fields["parent"]).choices = choices

    def above(self) -> Code | None:
        """Returns the code under which the new one comes, of a valid form."""
        return self.roots.get(self.cleaned_data["parent"])


class PlaceForm(WhyForm):
    """Where a code stands: in front, after another one, or as the first under another one."""

    place = forms.ChoiceField(
        label="Waar staat deze code?",
        error_messages={"required": "Kies een plaats.", "invalid_choice": "Kies een plaats uit de lijst."},
    )
    field_order = ("place", "why")

    def __init__(self, *args: Any, code: Code, living: Sequence[Code], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = False
        self.others = {str(one.pk): one for one in living if code.pk not in (one.pk, one.parent_id)}
        whole = any(one.parent_id == code.pk for one in living)
        listed = [("", "Kies een plaats"), (FRONT, "Helemaal vooraan"), *self._places(whole)]
        cast(forms.ChoiceField, self.fields["place"]).choices = listed

    def chosen(self) -> tuple[Code | None, Code | None]:
        """Returns the code above and the code before the chosen place, of a valid form."""
        how, _, key = self.cleaned_data["place"].partition(":")
        if how == FRONT:
            return None, None
        other = self.others[key]
        return (other, None) if how == "onder" else (other.parent, other)

    def _places(self, whole: bool) -> Iterable[tuple[str, str]]:
        """The places beside every other code; a code that has codes under it does not go under another one."""
        for key, one in self.others.items():
            if one.parent is None:
                yield f"na:{key}", f"Op zichzelf, na ‘{one.name}’"
                if not whole:
                    yield f"onder:{key}", f"Onder ‘{one.name}’, vooraan"
            elif not whole:
                yield f"na:{key}", f"Onder ‘{one.parent.name}’, na ‘{one.name}’"


class PartsForm(forms.Form):
    """In which codes one is split; it stands in the address."""

    use_required_attribute = False

    deel = forms.MultipleChoiceField(
        label="In welke codes splits je deze?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens twee codes.", "invalid_choice": "Kies codes uit de lijst."},
    )

    def __init__(self, *args: Any, code: Code, living: Sequence[Code], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(one.pk): one for one in living if one.pk != code.pk}
        choices = [(key, one.name) for key, one in self.others.items()]
        cast(forms.MultipleChoiceField, self.fields["deel"]).choices = choices

    def clean_deel(self) -> list[Code]:
        parts = [self.others[key] for key in self.cleaned_data["deel"]]
        if len(parts) < 2:
            raise forms.ValidationError("Kies minstens twee codes.")
        return parts


class SplitForm(WhyForm):
    """Per fragment the codes that it gets; `rest` for those whose words one does not read here, when there are any."""

    def __init__(self, *args: Any, parts: Sequence[Code], fragments: Sequence[UUID], rest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = {str(one.pk): one for one in parts}
        self.places = {key: f"fragment-{key}" for key in fragments}
        for name in self.places.values():
            self.fields[name] = self._codes("Welke code past hier?", "Kies bij dit fragment minstens één code.")
        if rest:
            self.fields["rest"] = self._codes("Welke codes krijgen die?", "Kies minstens één code voor de andere.")

    def placed(self) -> dict[UUID, list[Code]]:
        """Returns the codes per fragment, of a valid form."""
        return {key: self._given(name) for key, name in self.places.items()}

    def others(self) -> list[Code]:
        """Returns the codes for all other fragments, of a valid form."""
        return self._given("rest")

    def _given(self, name: str) -> list[Code]:
        return [self.parts[key] for key in self.cleaned_data.get(name, ())]

    def _codes(self, label: str, missing: str) -> forms.MultipleChoiceField:
        return forms.MultipleChoiceField(
            label=label,
            choices=[(key, one.name) for key, one in self.parts.items()],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": missing, "invalid_choice": "Kies codes uit de lijst."},
        )


class MergeForm(WhyForm):
    """The code in which another one goes up."""

    into = forms.ChoiceField(
        label="In welke code gaat deze op?",
        error_messages={"required": "Kies een code.", "invalid_choice": "Kies een code uit de lijst."},
    )
    field_order = ("into", "why")

    def __init__(self, *args: Any, code: Code, living: Sequence[Code], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(one.pk): one for one in living if one.pk != code.pk}
        choices = [("", "Kies een code"), *((key, one.name) for key, one in self.others.items())]
        cast(forms.ChoiceField, self.fields["into"]).choices = choices

    def kept(self) -> Code:
        """Returns the chosen code of a valid form."""
        return self.others[self.cleaned_data["into"]]
