"""Forms whose fields a page lists."""

from collections.abc import Iterator

from django import forms
from django.forms.boundfield import BoundField


class PlainForm(forms.Form):
    """A form whose fields can be listed with who reads them."""

    use_required_attribute = False

    def rows(self) -> Iterator[tuple[BoundField, bool]]:
        """Returns the visible fields, and of each whether it holds hand-written text."""
        for field in self.visible_fields():
            yield field, type(field.field.widget) in (forms.TextInput, forms.Textarea)
