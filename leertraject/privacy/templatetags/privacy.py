"""`{% load privacy %}`: who will be able to read this, beside every text field."""

from django import template
from django.utils.safestring import SafeString

from leertraject.privacy import audience
from leertraject.ui.templatetags.lt_layout import audience_html

register = template.Library()


@register.simple_tag
def who_sees(kind: str, *, writer: str = "subject") -> SafeString:
    """Dots and sentences for a data kind of the matrix; `writer` is the column or assignment of who writes."""
    found = audience.of(kind, writer=writer)
    return audience_html(found.text, found.dots)


@register.simple_tag
def audience_of(kind: str, *, writer: str = "subject", published: bool = False) -> audience.Audience:
    """The same as text and dots, for a field: `{% audience_of "reflectie" as seen %}`."""
    return audience.of(kind, writer=writer, published=published)
