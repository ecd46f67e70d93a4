"""What someone says of the own data: forms clean and never save."""

from django import forms


class NameForm(forms.Form):
    """Another name."""

    name = forms.CharField(
        label="Naam", max_length=120, help_text="Zo noemen wij je, in mails en bij de mensen van je groep."
    )


class EraseForm(forms.Form):
    """That someone means it."""

    sure = forms.BooleanField(
        label="Ja, wis alles over mij.",
        error_messages={"required": "Zet een vinkje als je alles wilt wissen. Er is nog niets gewist."},
    )
