"""Examples of the frame of a page and of what one can do."""

from .sample import Component, Variant

COMPONENTS = [
    Component(
        "title",
        "Bovenaan elke pagina: waar je bent, wat dit is, wie het ziet.",
        "meer dan één per pagina.",
        (
            Variant(
                "Met alles erin",
                '{% title level=4 head="Over de grens van je vak" back="Groep 7" back_url="#"'
                ' kicker="Bijeenkomst 4 van groep 7" lead="Elf mensen komen. Eén ding is nog niet geregeld."'
                ' audience="De groep en de trainers zien deze pagina" dots=3'
                ' note="Deze tekst ligt vast." %}'
                '{% actions %}{% link text="Druk alles af" url="#" %}{% endactions %}{% endtitle %}',
            ),
            Variant(
                "Zonder kantlijn, kop in eigen woorden",
                '{% title level=4 head="Nu ken ik drie mensen." voice=True flat=True %}{% endtitle %}',
            ),
        ),
    ),
    Component(
        "section",
        "Kop in de kantlijn, inhoud in de kolom, bijzaak ernaast.",
        "kaders of schaduwen om secties.",
        (
            Variant(
                "Met toelichting en bijzaak",
                '{% section level=4 title="Vraagt je antwoord" note="Meer ligt er niet." %}'
                "<p>Inhoud van hooguit veertig rem breed.</p>"
                '{% aside %}{% audience text="Alleen jij ziet dit" dots=1 %}{% endsection %}',
            ),
            Variant(
                "Breed, met een kop die alleen wordt voorgelezen",
                '{% section level=4 title="De regels van deze groep" wide=True hide_title=True id="regels" %}'
                "<p>Tabellen en de keten mogen breder.</p>{% endsection %}",
            ),
        ),
    ),
    Component(
        "part",
        "Deel van een kolom met een kleine kop.",
        "een sectie in een sectie.",
        (
            Variant(
                "Met kop en toelichting",
                '{% part level=4 title="Trainers" note="Zij lezen wat jij deelt." %}<p>Hanneke Vos</p>{% endpart %}',
            ),
            Variant(
                "Vette regel zonder kop",
                '{% part level=0 title="Dorpshuis De Schakel" %}<p>Molenweg 4, 9:30 uur</p>{% endpart %}',
            ),
            Variant(
                "Een eigen deel van de pagina",
                '{% part level=2 title="Wie er komen" note="11 van de 12." %}<p>Renske komt niet.</p>{% endpart %}',
            ),
            Variant("Alleen ruimte", "{% part %}<p>Zonder kop.</p>{% endpart %}"),
        ),
    ),
    Component(
        "entries",
        "De lijst om de regels heen.",
        "een lijst van losse woorden; die krijgt lt-list.",
        (
            Variant(
                "Programma van een dag, sleutels in de kantlijn",
                "{% entries ordered=True margin=True %}"
                '{% entry key="9:30" key_note="45 min" minutes=45 head="Mijn vak in drie zinnen"'
                ' meta="In tweetallen" %}<p>De ander zegt terug wat jouw vak wil beschermen.</p>{% endentry %}'
                '{% entry key="12:30" key_note="45 min" minutes=45 pause=True head="Lunch" %}{% endentry %}'
                "{% endentries %}",
            ),
        ),
    ),
    Component(
        "entry",
        "Een tijd, datum of nummer met iets erachter. Eerste keus voor elke lijst.",
        "losse tegels naast elkaar.",
        (
            Variant(
                "Met een link, nu, en teruggenomen met een knop",
                "{% entries %}"
                '{% entry key="9 april" head="Aan de keukentafel van het buurthuis" meta="Gesprek met de wijkmanager"'
                ' do="Lees de opbrengst" do_url="#" about="van 9 april" %}{% endentry %}'
                '{% entry key="16 april" now=True number="4" head="Over de grens van je vak" url="#"'
                ' tail="begint om 9:30 uur" meta="Bijeenkomst 4" status="over twee dagen" %}{% endentry %}'
                '{% entry key="7 april" head="Ik hoorde contract en dacht: die heb ik" voice=True'
                ' meta="Met Hanneke en Bas." do="Neem terug" do_post="#" about="wat je op 7 april deelde" %}'
                "{% endentry %}{% endentries %}",
            ),
            Variant(
                "Zonder sleutel, toelichting in eigen woorden",
                '{% entries %}{% entry head="Vooruit in Oost" url="#" tail="kreeg er een vraag bij"'
                ' meta="Mogen wij het buurthuis zelf runnen?" voice_meta=True %}{% endentry %}{% endentries %}',
            ),
        ),
    ),
    Component(
        "audience",
        "Bij alles wat iemand schrijft of leest. Altijd woorden; de stippen zijn versiering.",
        "alleen stippen, of een slotje.",
        (
            Variant(
                "Van alleen jij tot openbaar",
                "{% part %}{% for words in circles %}{% audience text=words dots=forloop.counter %}{% endfor %}"
                '{% audience text="Wie dit ziet, staat per regel erbij" %}{% endpart %}',
                {
                    "circles": [
                        "Alleen jij ziet dit",
                        "Jij en de trainers zien dit",
                        "Groep 7 ziet dit",
                        "Iedereen bij Gemeente Dijkerveen ziet dit",
                        "Openbaar",
                    ]
                },
            ),
        ),
    ),
    Component(
        "state",
        "Zegt wat er is en wat je kunt doen.",
        "meldingen die vanzelf verdwijnen.",
        (
            Variant(
                "Leeg",
                '{% state kind="empty" head="Nog niemand schreef hier iets."'
                ' text="Begin met een vraag die een inwoner je stelde." do="Schrijf een vraag op" do_url="#" %}',
            ),
            Variant(
                "Bezig",
                '{% state kind="busy" head="We lezen het stuk. Dat duurt ongeveer een minuut."'
                ' text="Je kunt gewoon verder werken." %}',
            ),
            Variant("Bewaard", '{% state kind="saved" head="Bewaard om 13:42." text="Alleen jij ziet dit." %}'),
            Variant(
                "Fout",
                '{% state kind="error" head="De code is verlopen." text="Een code werkt tien minuten."'
                ' do="Vraag een nieuwe aan" do_post="#" %}',
            ),
            Variant(
                "Botsing",
                '{% state kind="conflict" head="Tarik paste dit stuk om 13:40 ook aan."'
                ' text="Jouw tekst is bewaard, niets is kwijt. Kies welke versie op de kaart komt."'
                " choices=choices %}",
                {
                    "choices": [
                        {"text": "Bekijk beide", "url": "#"},
                        {"text": "Houd die van mij", "post": "#"},
                        {"text": "Neem die van Tarik", "post": "#", "quiet": True},
                    ]
                },
            ),
            Variant(
                "Teruggenomen",
                '{% state kind="withdrawn" head="Sanne nam dit terug op 9 april."'
                ' text="De woorden staan nergens meer." %}',
            ),
            Variant(
                "Verborgen",
                '{% state kind="hidden" head="Twee citaten zijn voor een andere kring."'
                ' text="Jij zit niet in die kring." %}',
            ),
        ),
    ),
    Component(
        "actions",
        "Eén hoofdhandeling, de rest als tekst.",
        "twee gevulde knoppen naast elkaar.",
        (
            Variant(
                "Een rij",
                '{% actions %}{% button text="Geef vrij wat mag" kind="filled" %}{% button text="Leg vast" %}'
                '{% link text="Bekijk eerst" url="#" %}{% link text="Nu niet" url="#" quiet=True %}{% endactions %}',
            ),
        ),
    ),
    Component(
        "link",
        "Zegt wat er gebeurt.",
        "‘klik hier’ of ‘meer’.",
        (
            Variant("Gewoon", '{% link text="Lees de opbrengst" url="#" about="van het gesprek op 9 april" %}'),
            Variant("Rustig", '{% link text="Nu niet" url="#" quiet=True hx_get="#" %}'),
            Variant("Gevuld, op een openbare pagina", '{% link text="Vraag een gesprek aan" url="#" filled=True %}'),
        ),
    ),
    Component(
        "button",
        "Verandert iets. Een link verandert niets.",
        "knoppen die alleen ergens heen gaan.",
        (
            Variant("Gevuld", '{% button text="Stuur mij een code" kind="filled" %}'),
            Variant("Omlijnd", '{% button text="Klaar" name="stap" value="klaar" form="gallery-naam" %}'),
            Variant("Als tekst, zonder te versturen", '{% button text="Ja, koppel" kind="text" type="button" %}'),
            Variant(
                "Een heel formulier van één knop",
                '{% button text="Trek in" kind="quiet" post="#" about="het citaat over de sleutel"'
                ' name="reden" value="geen" data_note="x" %}',
            ),
        ),
    ),
]
