"""Examples of how fresh an opgave is."""

from .sample import Component, Variant

MARKS = [
    {"kind": "talk", "days": 5},
    {"kind": "talk", "days": 70},
    {"kind": "ask", "days": 190},
    {"kind": "fact", "days": 300},
]
OLD = {"kind": "ask", "days": 91}
ASK = "Mogen wij het buurthuis zelf runnen?"

COMPONENTS = [
    Component(
        "fresh",
        "Wat er in een jaar binnenkwam, als inkt die opdroogt. De stand staat er in woorden bij.",
        "een stoplicht, of wanneer iemand op bewaren drukte.",
        (
            Variant(
                "Actueel",
                '{% fresh marks=marks state="Actueel" rest="vijf dagen" title="Vier keer bewijs" '
                "fresh_days=60 ageing_days=120 %}",
                {"marks": MARKS},
            ),
            Variant(
                "Verouderend",
                '{% fresh marks=marks state="Verouderend" rest="91 dagen" %}',
                {"marks": [{"kind": "ask", "days": 91}]},
            ),
            Variant("Nog geen bewijs", '{% fresh state="Nog geen bewijs" %}'),
        ),
    ),
    Component(
        "fresh_key",
        "Wat de tekens en de lijnen betekenen, één keer boven een lijst.",
        "bij elke regel.",
        (Variant("Met eigen termijnen", "{% fresh_key fresh_days=60 ageing_days=120 %}"),),
    ),
    Component(
        "opgave",
        "Een opgave in een lijst: de vraag van een inwoner voorop, en hoe vers ze is.",
        "een project met een stand of een percentage.",
        (
            Variant(
                "Met een vraag",
                "<ul role=\"list\">{% opgave title='Vooruit in Oost' url='#' ask=ask meta='Wijkmanager Oost' %}"
                "{% fresh marks=marks state='Actueel' rest='vijf dagen' %}{% endopgave %}</ul>",
                {"ask": ASK, "marks": MARKS},
            ),
            Variant(
                "Zonder vraag",
                "<ul role=\"list\">{% opgave title='Vooruit in Oost' url='#' %}{% fresh state='Nog geen bewijs' %}"
                "{% endopgave %}</ul>",
            ),
        ),
    ),
]
