"""Examples of a person's own words."""

from .sample import Component, Variant

QUOTE = "Ik werk de kaart alleen bij als ik iemand moet spreken. Zonder gesprek in mijn agenda is het een formulier."
ANSWER = f"Eerlijk? Drie maanden niet. {QUOTE} En dat laat ik dan liggen."
START = ANSWER.index(QUOTE)
NAMED = "Dat het er al stond. In november zit je bij [naam weggelaten] aan tafel."
MASK = NAMED.index("[")

COMPONENTS = [
    Component(
        "voice",
        "Letterlijke woorden van een mens, met bron en kring.",
        "samenvattingen, koppen of reclame.",
        (
            Variant(
                "Gewoon, groot en ingetrokken",
                '<div class="lt-voices">'
                '{% voice words="Mogen wij het buurthuis zelf runnen?" who="Bewoner, 9 april" %}'
                '{% voice words=quote who="Oud-deelnemer. Vrijgegeven voor trainers en programma." large=True %}'
                '{% voice gone=True words="Hier stond een citaat. Wie het zei, trok het in op 9 april 2026."'
                ' who="De woorden staan nergens meer." source="Wijziging 4.1" source_url="#" %}</div>',
                {"quote": QUOTE},
            ),
            Variant(
                "Uit een stuk, met markeerstift",
                '<div class="lt-voices">{% voice words="Bewoners krijgen in beginsel de ruimte." marked=True'
                ' source="Perspectiefnota 2026, alinea 3.2" source_url="#"'
                ' who="Gekoppeld door Tarik Aydin op 10 april." %}</div>',
            ),
        ),
    ),
    Component(
        "words",
        "Eigen woorden binnen een regel van het systeem.",
        "nadruk.",
        (
            Variant(
                "Met en zonder aanhalingstekens",
                '<p>Je vroeg: {% words text="Wie kent hier de straat?" %} En:'
                ' {% words text="Komt er iets?" quoted=True %}'
                "</p>",
            ),
        ),
    ),
    Component(
        "marked",
        "Markeerstift: precies het stuk tekst waar iets op rust.",
        "nadruk in eigen teksten.",
        (
            Variant(
                "Gekozen, citaat, van een ander, voorgesteld, weggelaten",
                '<p class="lt-doc__text">{% marked text=text marks=marks %}</p>',
                {
                    "text": "Een. Twee. Drie. Vier. [naam weggelaten] Slot.",
                    "marks": [
                        (0, 4, "on"),
                        (5, 10, "cite"),
                        (11, 16, "soft"),
                        (17, 22, "suggested"),
                        (23, 40, "hidden"),
                    ],
                },
            ),
        ),
    ),
    Component(
        "turn",
        "Een beurt in een verslag, met tijd, rol en codes.",
        "namen van wie sprak of genoemd werd.",
        (
            Variant(
                "Vraag, antwoord met markering, weggelaten naam",
                '<ol role="list" class="lt-turns" data-selectable="gallery-fragment">'
                '{% turn who="Vraag" time="13:02" ask=True words="Wanneer heb je het voor het laatst bijgewerkt?" %}'
                '{% turn who="Gesprek 11" time="13:10" words=answer marks=marks codes=codes number=4 offset=0'
                ' do="Verbeter" do_url="#" %}'
                '{% turn who="Gesprek 11" time="14:05" words=named marks=mask number=6 %}</ol>',
                {
                    "answer": ANSWER,
                    "marks": [(START, START + len(QUOTE), "on")],
                    "codes": [
                        "Opgaven in beeld",
                        {"text": "Nodig om vol te houden", "url": "#", "about": "bij deze woorden", "on": True},
                    ],
                    "named": NAMED,
                    "mask": [(MASK, MASK + 17, "hidden")],
                },
            ),
        ),
    ),
    Component(
        "fragment",
        "Het gekozen stuk, met de plaats.",
        "meer dan één gekozen stuk.",
        (Variant("Met plaats", '{% fragment words=quote where="13:10, tekens 28 tot 135" %}', {"quote": QUOTE}),),
    ),
    Component(
        "code",
        "Code met de regel wat erbij hoort. De machine vinkt niets aan.",
        "codes zonder omschrijving.",
        (
            Variant(
                "Aan en uit",
                '<div>{% code label="Opgaven in beeld" rule="Kennen, missen of bijhouden" value="beeld" checked=True %}'
                '{% code label="Gestopt of niet gelukt" rule="Iets geprobeerd en losgelaten, met reden" value="stop" %}'
                "</div>",
            ),
        ),
    ),
    Component(
        "tag",
        "Een woord dat ordent: code, soort.",
        "stand of oordeel in kleur.",
        (
            Variant(
                "Gewoon, gekozen, door het systeem",
                '<div class="lt-tags">{% tag text="Opgaven in beeld" %}{% tag text="gekozen" on=True %}'
                '{% tag text="naam weggelaten" machine=True %}</div>',
            ),
        ),
    ),
    Component(
        "release",
        "Waar een citaat staat tussen gekozen en vrijgegeven.",
        "iets tonen dat nog niet vrij is.",
        (
            Variant(
                "Gekozen, voorgelegd, vrijgegeven",
                '<ul role="list">{% release words=quote state="chosen" note="Nog niet voorgelegd." item=True %}'
                '{% release words=quote state="asked" note="Voorgelegd op 2 april. Nog geen antwoord." item=True %}'
                '{% release words=quote state="released" note="Voor trainers. Tot april 2028." item=True %}'
                "</ul>",
                {"quote": "Zonder gesprek in mijn agenda is het een formulier."},
            ),
            Variant(
                "Geweigerd, ingetrokken",
                '{% release state="refused" note="Geweigerd op 3 april. Wordt nergens gebruikt." %}'
                '{% release words="Dit blijft weg." state="withdrawn" note="Ingetrokken op 9 april." %}',
            ),
        ),
    ),
    Component(
        "suggestion",
        "Alles wat een machine bedacht, tot een mens ja zegt.",
        "in schreef, in kleur, of op een openbare pagina.",
        (
            Variant(
                "Met reden, ja en nee",
                '{% suggestion text="Deze zin past misschien bij Vooruit in Oost."'
                ' why="Gevonden op: buurthuis, sleutel." %}'
                '{% actions %}{% button text="Ja, koppel" kind="text" post="#" %}'
                '{% button text="Nee" kind="quiet" post="#" %}{% endactions %}{% endsuggestion %}',
            ),
        ),
    ),
]
