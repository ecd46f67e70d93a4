"""Forms the way the community css wants them: label, help, error, and only then the field."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.forms.widgets import Input
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from leertraject.ui.escaping import format_html, format_html_join
from leertraject.ui.escaping import text as escaped

register = template.Library()

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
FILES = (forms.FileInput,)
MOMENTS = (forms.DateInput, forms.TimeInput, forms.DateTimeInput)
BOX = "utrecht-textbox utrecht-textbox--html-input"
AREA = "utrecht-textarea utrecht-textarea--html-textarea"
CHECKBOX = "utrecht-checkbox utrecht-checkbox--html-input lt-choice__box"
RADIO = "utrecht-radio-button utrecht-radio-button--html-input lt-choice__box"


@register.inclusion_tag("ui/field.html")
def field(
    *,
    field: BoundField,
    voice: bool = False,
    label: str = "",
    hide_label: bool = False,
    strong: bool = False,
    audience: str = "",
    dots: int = 0,
    saved: str | None = None,
    helps: Mapping[str, str] | None = None,
    rows: int = 0,
) -> dict[str, object]:
    """A field of a Django form. ``voice``: own words, in serif. ``saved``: the line that says when it was kept.

    ``helps`` explains choices of a group: a mapping of value to text.
    """
    widget = field.field.widget
    describing = _describing(field, saved)
    shape = _shape(widget)
    return {
        "field": field,
        "shape": shape,
        "id": field.id_for_label or field.auto_id,
        "label": escaped(label) if label else conditional_escape(field.label or ""),
        "hide_label": hide_label,
        "strong": strong,
        "voice": voice,
        "optional": not field.field.required and not voice and shape != "checkbox",
        "control": _control(field, shape, voice=voice, describing=describing, rows=rows),
        "choices": _choices(field, helps or {}) if shape == "group" else (),
        "describing": describing if shape == "group" else "",
        "audience": audience,
        "dots": dots,
        "saved": None if saved is None else escaped(saved),
    }


def _shape(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, GROUPS):
        return "group"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "single"


def _describing(field: BoundField, saved: str | None) -> str:
    parts = {"help": field.help_text, "error": field.errors, "saved": saved is not None}
    return " ".join(f"{field.auto_id}_{name}" for name, there in parts.items() if there)


def _control(field: BoundField, shape: str, *, voice: bool, describing: str, rows: int) -> SafeString | str:
    if shape == "group":
        return ""
    if shape == "hidden":
        return field.as_widget()
    attrs: dict[str, str | bool] = {"class": _css(field, voice=voice)}
    if describing:
        attrs["aria-describedby"] = describing
    if field.errors:
        attrs["aria-invalid"] = "true"
    if rows and isinstance(field.field.widget, forms.Textarea):
        attrs["rows"] = str(rows)
    return _list(field, attrs) if isinstance(field.field.widget, forms.Select) else field.as_widget(attrs=attrs)


def _list(field: BoundField, attrs: dict[str, str | bool]) -> SafeString:
    """The same html as Django's widget, which renders a template for each choice: a long list then takes long."""
    widget = field.field.widget
    named = {"id": field.auto_id, **field.build_widget_attrs(attrs, widget)}
    about = widget.get_context(field.html_name, field.value(), named)["widget"]
    return format_html('<select name="{}"{}>{}</select>', about["name"], flatatt(about["attrs"]), _groups(about))


def _groups(about: Mapping[str, Any]) -> SafeString:
    rows = []
    for name, options, _ in about["optgroups"]:
        inside = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((str(option["value"]), flatatt(option["attrs"]), option["label"]) for option in options),
        )
        rows.append(format_html('<optgroup label="{}">{}</optgroup>', name, inside) if name else inside)
    return format_html_join("", "{}", ((row,) for row in rows))


def _css(field: BoundField, *, voice: bool) -> str:
    widget = field.field.widget
    own = widget.attrs.get("class", "")
    invalid = bool(field.errors)
    if isinstance(widget, forms.CheckboxInput):
        return f"{CHECKBOX} {own}".strip()
    if isinstance(widget, forms.Textarea):
        css = AREA + (" utrecht-textarea--invalid" if invalid else "")
        return f"{css} {'lt-write__field' if voice else 'lt-area'} {own}".strip()
    if isinstance(widget, FILES):
        return f"lt-file {own}".strip()
    css = BOX + (" utrecht-textbox--invalid" if invalid else "")
    if isinstance(widget, forms.Select):
        css = css.replace(BOX, "utrecht-textbox") + " lt-select"
    elif isinstance(widget, MOMENTS):
        css += " lt-date"
    return f"{css} {own}".strip()


def _choices(field: BoundField, helps: Mapping[str, str]) -> list[dict[str, object]]:
    widget = field.field.widget
    attrs = field.build_widget_attrs({"id": field.auto_id}, widget)
    options = widget.subwidgets(field.html_name, field.value(), attrs=attrs)
    # CheckboxSelectMultiple is a RadioSelect to Django, so the kind is what the widget itself says.
    kind = widget.input_type
    return [
        {
            "type": kind,
            "css": RADIO if kind == "radio" else CHECKBOX,
            "id": option["attrs"].get("id", f"{field.auto_id}_{index}"),
            "name": option["name"],
            "value": option["value"],
            "selected": option["selected"],
            "label": option["label"],
            "help": escaped(helps.get(str(option["value"]))),
        }
        for index, option in enumerate(options)
    ]


@register.inclusion_tag("ui/form_errors.html")
def form_errors(*, form: forms.BaseForm, head: str = "Er klopt nog iets niet") -> dict[str, object]:
    """Above a form: what is wrong, with a link to each field. Takes the focus; nothing without errors."""
    return {
        "head": escaped(head),
        "kept": _kept(list(form)),
        "general": form.non_field_errors(),
        "fields": [(_first_control(bound), _sentence(bound, error)) for bound in form for error in bound.errors],
    }


def _kept(fields: Sequence[BoundField]) -> str:
    """What became of what someone filled in; nothing for a button alone, or for a file: a browser keeps none."""
    shown = [one.field.widget for one in fields if not one.is_hidden and not isinstance(one.field.widget, FILES)]
    if any(isinstance(one, forms.Textarea | Input) and not isinstance(one, forms.CheckboxInput) for one in shown):
        return "Wat je typte, staat er nog."
    return "Wat je koos, staat er nog." if shown else ""


def _sentence(field: BoundField, error: object) -> str:
    label = str(field.label or "").strip()
    return f"{label} {error}" if label.endswith(("?", ".", ":", "!")) else f"{label}: {error}"


def _first_control(field: BoundField) -> str:
    grouped = isinstance(field.field.widget, GROUPS)
    return f"{field.auto_id}_0" if grouped else field.id_for_label or field.auto_id
