"""Fields say their label, help and error to everyone, also to who cannot see them."""

import re

import pytest
from django import forms
from django.template import engines
from pytest_django.asserts import assertHTMLEqual

from leertraject.ui.widgets import DateBox


class Answer(forms.Form):
    mail = forms.EmailField(label="E-mail", help_text="Van je werk.")
    text = forms.CharField(label="Wat hoorde je?", widget=forms.Textarea, required=False)
    day = forms.DateField(label="Dag", widget=DateBox, initial="2026-04-16")
    choice = forms.ChoiceField(
        label="Mag dit?", choices=[("ja", "Mag zo"), ("nee", "Haal weg")], widget=forms.RadioSelect
    )
    codes = forms.MultipleChoiceField(
        label="Codes", choices=[("1", "Een"), ("2", "Twee")], widget=forms.CheckboxSelectMultiple
    )
    group = forms.ChoiceField(label="Groep", choices=[("7", "Groep 7")])
    agree = forms.BooleanField(label="Ik las het")
    file = forms.FileField(label="Verslag")
    key = forms.CharField(widget=forms.HiddenInput)


def html(name, form=None, extra=""):
    source = "{% load lt %}{% field field=field " + extra + " %}"
    return engines["django"].from_string(source).render({"field": (form or Answer())[name]})


def failing():
    form = Answer({"mail": "x"})
    form.is_valid()
    return form


def test_help_is_tied_to_the_field():
    shown = html("mail")
    assert '<label class="utrecht-form-label" for="id_mail">E-mail</label>' in shown
    assert 'class="utrecht-form-field-description lt-field__help" id="id_mail_help"' in shown
    assert 'class="utrecht-textbox utrecht-textbox--html-input"' in shown
    assert 'aria-describedby="id_mail_help"' in shown
    assert "aria-invalid" not in shown


def test_an_error_stands_above_the_field_and_is_tied_to_it():
    shown = html("mail", failing())
    assert shown.index("lt-error") < shown.index("<input")
    assert 'aria-describedby="id_mail_help id_mail_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert "utrecht-textbox--invalid" in shown
    assert 'value="x"' in shown


def test_own_words_are_in_serif_and_other_words_are_not():
    assert "lt-write__field" in html("text", extra="voice=True")
    assert "lt-area" in html("text")
    assert "lt-write__field" not in html("text")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("day", 'type="date" name="day" value="2026-04-16"'),
        ("group", 'class="utrecht-textbox lt-select"'),
        ("file", 'class="lt-file"'),
        ("agree", '<div class="lt-choice"><input type="checkbox"'),
        ("choice", "<fieldset><legend"),
        ("choice", 'class="utrecht-radio-button utrecht-radio-button--html-input lt-choice__box" type="radio"'),
        ("codes", 'class="utrecht-checkbox utrecht-checkbox--html-input lt-choice__box" type="checkbox"'),
        ("text", "(niet verplicht)"),
    ],
)
def test_each_kind_of_field(name, part):
    assert part in html(name)


def test_nothing_is_chosen_beforehand():
    assert " checked" not in html("choice") + html("codes") + html("agree")


def test_what_was_chosen_stays_chosen():
    form = Answer({"choice": "nee", "codes": ["2"]})
    assert 'value="nee" id="id_choice_1" checked' in html("choice", form)
    assert 'value="2" id="id_codes_1" checked' in html("codes", form)


def test_a_hidden_field_is_only_a_field():
    assert html("key").strip() == '<input type="hidden" name="key" id="id_key">'


def test_the_summary_leads_to_each_field():
    source = "{% load lt %}{% form_errors form=form %}"
    shown = engines["django"].from_string(source).render({"form": failing()})
    assert 'tabindex="-1" data-focus' in shown
    assert 'href="#id_mail">E-mail: ' in shown
    assert 'href="#id_choice_0">Mag dit? ' in shown
    assert engines["django"].from_string(source).render({"form": Answer()}).strip() == ""


class Choosing(forms.Form):
    which = forms.ChoiceField(choices=[("a", "A")])


class Sending(forms.Form):
    file = forms.FileField()


class Pressing(forms.Form):
    def clean(self):
        raise forms.ValidationError("Dit kan nu niet.")


@pytest.mark.parametrize(
    ("form", "kept"),
    [
        (failing(), "Wat je typte, staat er nog."),
        (Choosing({}), "Wat je koos, staat er nog."),
        (Sending({}), ""),
        (Pressing({}), ""),
    ],
)
def test_the_summary_says_what_became_of_what_was_filled_in(form, kept):
    source = "{% load lt %}{% form_errors form=form %}"
    shown = engines["django"].from_string(source).render({"form": form})
    assert "lt-errors" in shown
    assert ("staat er nog" in shown) == bool(kept) and kept in shown


class Listing(forms.Form):
    where = forms.ChoiceField(
        choices=[("", "Kies"), ("1", "Eén <b>"), ("Samen", [("2", 'Twee "2"'), ("3", "Drie & meer")])],
        widget=forms.Select(attrs={"data-x": 'a"b', "disabled": True}),
        required=False,
    )
    several = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.SelectMultiple, initial=["b"])


@pytest.mark.parametrize("name", ["where", "several"])
@pytest.mark.parametrize("given", [None, {"where": "3", "several": ["a", "b"]}, {"where": "<9>", "several": ["z"]}])
def test_a_list_to_choose_from_is_the_html_of_django(name, given):
    bound = Listing(given)[name]
    shown = html(name, Listing(given))
    select = shown[shown.index("<select") : shown.index("</select>") + 9]
    css = re.search(r'class="([^"]*)"', select).group(1)
    described = re.search(r'aria-describedby="([^"]*)"', select)
    attrs = {"class": css} | ({"aria-describedby": described.group(1)} if described else {})
    if 'aria-invalid="true"' in select:
        attrs["aria-invalid"] = "true"
    assertHTMLEqual(select, bound.as_widget(attrs=attrs))
