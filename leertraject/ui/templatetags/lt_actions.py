"""What one can do: a row of actions, links, buttons."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from leertraject.ui.escaping import NOTHING, address, extra_attributes, format_html, optional, trusted
from leertraject.ui.escaping import text as escaped

register = template.Library()

KINDS = {
    "filled": "nl-button nl-button--primary",
    "outline": "nl-button nl-button--secondary",
    "text": "lt-link",
    "quiet": "lt-link lt-link--quiet",
}


@register.simple_block_tag
def actions(content: str) -> SafeString:
    """A row of actions: at most one filled button on a page, then outline, then text."""
    return format_html('<div class="lt-actions">{}</div>', trusted(content.strip()))


@register.simple_tag
def link(
    *,
    text: str,
    url: str,
    quiet: bool = False,
    filled: bool = False,
    about: str = "",
    **extra: object,
) -> SafeString:
    """A link that says what happens. ``about`` is read aloud after it, when the text alone is not enough."""
    css = KINDS["filled" if filled else "quiet" if quiet else "text"]
    more = extra_attributes(extra)
    return format_html('<a class="{}" href="{}"{}>{}{}</a>', css, address(url), more, escaped(text), _hidden(about))


@register.simple_tag(takes_context=True)
def button(
    context: Context,
    *,
    text: str,
    kind: str = "outline",
    name: str = "",
    value: str = "",
    type: str = "submit",
    form: str = "",
    post: str = "",
    about: str = "",
    **extra: object,
) -> SafeString:
    """A button: filled, outline, text or quiet. With ``post`` it is a whole form that posts to that url."""
    if post:
        return posting_button(context, label=text, url=post, kind=kind, about=about, name=name, value=value, **extra)
    return _button(text, kind=kind, type=type, name=name, value=value, form=form, about=about, extra=extra)


def posting_button(
    context: Context,
    *,
    label: object,
    url: object,
    kind: str,
    about: str = "",
    name: str = "",
    value: str = "",
    **extra: object,
) -> SafeString:
    """A form of one button, with the token that a POST needs."""
    token = context.get("csrf_token")
    hidden = optional('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', escaped(token))
    inner = _button(label, kind=kind, type="submit", name=name, value=value, about=about, extra={})
    return format_html(
        '<form method="post" action="{}"{}>{}{}</form>',
        address(url),
        extra_attributes(extra),
        hidden,
        inner,
    )


def _button(
    label: object,
    *,
    kind: str,
    type: str,
    name: str = "",
    value: str = "",
    form: str = "",
    about: str = "",
    extra: dict[str, object],
) -> SafeString:
    named = format_html(' name="{}" value="{}"', escaped(name), escaped(value)) if name else NOTHING
    return format_html(
        '<button type="{}" class="{}"{}{}{}>{}{}</button>',
        escaped(type),
        KINDS[kind],
        named,
        optional(' form="{}"', escaped(form)),
        extra_attributes(extra),
        escaped(label),
        _hidden(about),
    )


def _hidden(about: str) -> SafeString:
    return optional('<span class="u-hide"> {}</span>', escaped(about))
