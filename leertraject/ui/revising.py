"""Forms about something that another person may have changed since it was read."""

from typing import cast

from django import forms
from django.http import QueryDict


class RevisedForm(forms.Form):
    """A form with a field `revision`: the one that was read."""

    def at_revision(self, revision: int) -> None:
        """Makes a form that was filled in speak about a newer revision; everything typed stays."""
        data = cast(QueryDict, self.data).copy()
        data["revision"] = str(revision)
        self.data = data
