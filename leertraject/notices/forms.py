"""Naming the address of a calendar."""

from django import forms


class FeedForm(forms.Form):
    """For which calendar an address is, so that its owner knows later which one to end."""

    use_required_attribute = False
    name = forms.CharField(label="Waarvoor is het?", max_length=40, help_text="Zoals: mijn telefoon.")
