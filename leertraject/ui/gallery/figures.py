"""Examples of what was counted, changed and checked."""

from .sample import Component, Variant

CHAIN = [
    {"name": "Gesprek", "what": "14 oud-deelnemers", "url": "#", "state": "done"},
    {"name": "Fragment", "what": "23 fragmenten", "url": "#", "state": "done"},
    {"name": "Code", "what": "opgaven in beeld", "url": "#", "state": "done"},
    {"name": "Citaat", "what": "5 vrijgegeven, 1 ingetrokken", "url": "#", "state": "done"},
    {"name": "Inzicht", "what": "deze bladzijde", "url": "#", "state": "here"},
    {"name": "Wijziging", "what": "4.1, veldgesprek vooraf gepland", "url": "#", "state": "done"},
    {"name": "Toets", "what": "november 2026, groep 8", "url": "#", "state": "open"},
    {"name": "Bericht terug", "what": "na de toets", "state": "open"},
]

COMPONENTS = [
    Component(
        "chain",
        "De weg van gesprek tot bericht terug. Vol is gezet, open moet nog.",
        "een gewoon stappenplan.",
        (Variant("Zes van acht gezet", "{% chain steps=steps %}", {"steps": CHAIN}),),
    ),
    Component(
        "support",
        "Steun in mensen, per stem. Onder de vijf geen getal.",
        "procenten, of fragmenten tellen als mensen.",
        (
            Variant(
                "Steun, tegenspraak, niet getoond, veel mensen",
                "{% support rows=rows %}",
                {
                    "rows": [
                        {"voice": "Oud-deelnemers", "yes": 9, "total": 14},
                        {"voice": "Opgavehouders", "yes": 7, "against": 5, "total": 17},
                        {"voice": "Opdrachtgevers", "hidden": True, "note": "De stem is wel gehoord."},
                        {"voice": "Trainers", "hidden": 8},
                        {"voice": "Inwoners", "yes": 20, "total": 32, "words": "20 van de 32 mensen die we spraken"},
                    ]
                },
            ),
        ),
    ),
    Component(
        "hidden_figure",
        "Een cijfer dat niet getoond wordt, overal met dezelfde woorden.",
        "een nul, een streepje of een hint hoeveel het er zijn.",
        (
            Variant("Gewoon", "{% hidden_figure %}"),
            Variant(
                "Andere eenheid, met wat er komt",
                '{% hidden_figure what="antwoorden" minimum=8 more="Volgend kwartaal zijn het er misschien genoeg." %}',
            ),
            Variant("In een regel", "<p>Steun: {% hidden_figure inline=True %}</p>"),
        ),
    ),
    Component(
        "change",
        "Wat veranderde, waarom, en wat de toets zei.",
        "alleen successen.",
        (
            Variant(
                "Nog te toetsen, het hielp, het hielp niet",
                '<ol role="list">{% change level=4 item=True number="4.1" source="Inzicht 14" source_url="#"'
                ' title="Het veldgesprek staat in de agenda vóór de eerste bijeenkomst"'
                ' why="de kaart leeft als er een gesprek in de agenda staat."'
                ' what="Dag en naam staan vast in week min 2." check="November 2026, groep 8." %}{% endchange %}'
                '{% change level=4 item=True number="3.1" title="Een maatje belt elke vijf weken"'
                ' why="Terugval begint in week acht." what="Vaste tweetallen, een jaar lang." verdict="yes"'
                ' check="Na zes maanden was het laatste moment korter geleden." %}'
                "<p>Mediaan 9 en 4 weken, n = 11 en 12.</p>{% endchange %}"
                '{% change level=4 item=True number="3.2" title="Een tweede oefengesprek in bijeenkomst 3"'
                ' what="Twee keer twintig minuten." verdict="no" verdict_text="Teruggedraaid: het hielp niet" %}'
                "{% endchange %}</ol>",
            ),
        ),
    ),
    Component(
        "matrix",
        "Tabel die op een telefoon onder elkaar valt.",
        "opmaak van een pagina.",
        (
            Variant(
                "Wie ziet wat",
                '{% matrix caption="Wie ziet je oefengesprek" heads=heads rows=rows show_caption=True %}',
                {
                    "heads": ["Wie", "Ziet", "Hoe vaak"],
                    "rows": [
                        {"head": "Jij", "cells": [{"text": "alleen jij", "kind": "you"}, {"text": "6", "kind": "num"}]},
                        {"head": "Opdrachtgever", "cells": [{"text": "nooit", "kind": "never"}, "niet te tellen"]},
                        {"head": "Trainers", "url": "#", "cells": [{"text": "wat jij deelt", "url": "#"}, "twee keer"]},
                    ],
                },
            ),
        ),
    ),
    Component(
        "differing",
        "Wat er in een tekst wegging of bij kwam, in een tabel met de oude naast de nieuwe.",
        "twee teksten die niets gemeen hebben.",
        (
            Variant(
                "Oud, nieuw en leeg",
                "{% differing lines=old %}{% differing lines=new %}{% differing lines=none %}",
                {
                    "old": [[("Eén", "gone"), (" keer oefenen", "")], [("Daarna thee", "gone")]],
                    "new": [[("Twee", "new"), (" keer oefenen", "")]],
                    "none": [],
                },
            ),
        ),
    ),
    Component(
        "facts",
        "Begrip en waarde onder elkaar.",
        "cijfers groot maken.",
        (
            Variant(
                "Naast en onder elkaar",
                "{% facts rows=rows %}{% facts rows=rows stack=True %}",
                {"rows": [("Duur", "tien maanden"), ("Groep", "10 tot 14 mensen")]},
            ),
        ),
    ),
    Component(
        "people",
        "Naam en vak.",
        "foto’s, initialen, aanwezig-bolletjes.",
        (
            Variant(
                "Wie er komen",
                "{% people people=people %}",
                {
                    "people": [
                        {"name": "Tarik Aydin", "craft": "juridisch", "url": "#"},
                        {"name": "Renske Postma", "craft": "organisatie", "away": True},
                        {"name": "Hanneke Vos"},
                    ]
                },
            ),
        ),
    ),
    Component(
        "check",
        "Nalopen wat er nog moet, met wie en wanneer.",
        "voortgang in procenten.",
        (
            Variant(
                "Klaar en open",
                '<div class="lt-checks">{% check text="Dorpshuis reserveren" meta="Bas, klaar op 2 maart" done=True'
                ' name="klaar" value="1" %}'
                '{% check text="Lunch bevestigen" meta="Bas, voor woensdag 12 uur" name="klaar" value="2" %}</div>',
            ),
        ),
    ),
    Component(
        "sessionline",
        "De bijeenkomsten op een lijn, met dezelfde data in een lijst eronder.",
        "voortgang in procenten.",
        (
            Variant(
                "De vierde van acht",
                "{% sessionline sessions=sessions %}",
                {"sessions": [{"state": "done"}] * 3 + [{"state": "next"}] + [{"state": "open"}] * 4},
            ),
            Variant(
                "Met de lijst, na afloop",
                "{% sessionline sessions=sessions with_list=True %}",
                {
                    "sessions": [
                        {"state": "done", "date": "13 januari", "name": "Vertrekpunt", "url": "#"},
                        {"state": "done", "date": "3 februari", "name": "Opgaven in beeld", "meta": "met zes gasten"},
                    ]
                },
            ),
        ),
    ),
]
