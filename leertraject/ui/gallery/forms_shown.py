"""Examples of forms. The forms exist only here."""

from django import forms

from leertraject.ui.widgets import DateBox, TimeBox

from .sample import Component, Variant

CHOICES = [("zo", "Mag zo"), ("anders", "Mag, anders gezegd"), ("weg", "Haal weg")]
CODES = [("beeld", "Opgaven in beeld"), ("nodig", "Nodig om vol te houden")]


class Shown(forms.Form):
    """Every kind of field."""

    mail = forms.EmailField(label="E-mailadres", help_text="We sturen je een code.")
    own = forms.CharField(label="Wat hoorde je dat je nog niet wist?", widget=forms.Textarea)
    plain = forms.CharField(label="Waarover gaat het inzicht?", widget=forms.Textarea, required=False)
    group = forms.ChoiceField(label="Groep", choices=[("6", "Groep 6"), ("7", "Groep 7")], initial="7")
    groups = forms.MultipleChoiceField(label="Groepen", choices=[("6", "Groep 6"), ("7", "Groep 7")])
    day = forms.DateField(label="Datum van het gesprek", widget=DateBox, initial="2026-04-16")
    hour = forms.TimeField(label="Begin", widget=TimeBox)
    file = forms.FileField(label="Verslag", help_text="VTT, SRT, DOCX of tekst, hooguit 20 MB.")
    consent = forms.BooleanField(label="Ik geef toestemming voor het verslag", help_text="Je kunt dit intrekken.")
    release = forms.ChoiceField(
        label="‘Wie de sleutel heeft, bepaalt of mensen komen.’", choices=CHOICES, widget=forms.RadioSelect
    )
    codes = forms.MultipleChoiceField(
        label="Codes bij dit fragment",
        choices=CODES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Kies wat past.",
    )
    turn = forms.IntegerField(widget=forms.HiddenInput, initial=3)


class Code(forms.Form):
    """A form of one field, for the errors."""

    code = forms.CharField(label="Code van zes cijfers", max_length=6, help_text="Staat in je mail.")
    text = forms.CharField(label="Je antwoord", widget=forms.Textarea)
    choice = forms.ChoiceField(label="Mag dit op de kaart?", choices=CHOICES, widget=forms.RadioSelect)
    agree = forms.BooleanField(label="Ik las het verslag")
    day = forms.DateField(label="Dag", widget=DateBox)

    def clean(self) -> None:
        """Always a sentence that belongs to no field."""
        raise forms.ValidationError("De link werkt tot 14 mei.")


def _failing(prefix: str) -> Code:
    form = Code({f"{prefix}-code": "4182077", f"{prefix}-day": ""}, prefix=prefix)
    form.is_valid()
    return form


def components() -> list[Component]:
    """The examples; forms are made anew for each page."""
    shown = Shown(prefix="gallery")
    return [
        Component(
            "field",
            "Label, uitleg, dan pas het veld. Fouten staan boven het veld.",
            "tekst in het veld als label; vooraf aangevinkte toestemming.",
            (
                Variant("Tekst", "{% field field=form.mail strong=True %}", {"form": shown}),
                Variant(
                    "Eigen woorden",
                    '{% field field=form.own voice=True audience="Alleen jij ziet dit" dots=1'
                    ' saved="Bewaard om 13:42" rows=3 %}',
                    {"form": shown},
                ),
                Variant("Lange tekst, geen eigen woorden", "{% field field=form.plain %}", {"form": shown}),
                Variant("Keuze uit een lijst", "{% field field=form.group %}", {"form": shown}),
                Variant("Meer keuzes uit een lijst", "{% field field=form.groups %}", {"form": shown}),
                Variant("Datum en tijd", "{% field field=form.day %}{% field field=form.hour %}", {"form": shown}),
                Variant("Bestand", "{% field field=form.file %}", {"form": shown}),
                Variant(
                    "Aankruisen",
                    '{% field field=form.consent audience="Jij en de interviewer zien dit" dots=2 %}',
                    {"form": shown},
                ),
                Variant(
                    "Kiezen, bij de woorden van een mens",
                    "{% field field=form.release voice=True helps=helps %}",
                    {"form": shown, "helps": {"anders": "Je krijgt een schrijfveld."}},
                ),
                Variant(
                    "Meer dan één, ander label, label alleen voorgelezen",
                    '{% field field=form.codes label="Welke codes passen?" %}'
                    "{% field field=other.mail hide_label=True %}"
                    "{% field field=form.turn %}",
                    {"form": shown, "other": Shown(prefix="other")},
                ),
                Variant(
                    "Met fouten",
                    '<div class="lt-form">{% for one in form %}{% field field=one %}{% endfor %}</div>',
                    {"form": _failing("wrong")},
                ),
            ),
        ),
        Component(
            "form_errors",
            "Boven een formulier: wat er mis is, met een link naar elk veld. Krijgt de focus.",
            "een melding zonder weg naar het veld.",
            (
                Variant(
                    "Met fouten",
                    '{% form_errors form=form head="Je antwoord is nog niet verstuurd" %}',
                    {"form": _failing("wrong")},
                ),
                Variant("Zonder fouten: niets", "{% form_errors form=form %}", {"form": shown}),
            ),
        ),
    ]
