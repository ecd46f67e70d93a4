"""What the accessibility page may say: only what is done in this repository, and what is not.

A row of `CHECKED` stands for a test that runs with every change; add one only together with that test.
"""

CHECKED = (
    ("Kleuren", "Elke tekstkleur is uitgerekend op contrast met het papier: ten minste 4,5 op 1, licht en donker."),
    (
        "Onderdelen",
        "Elk onderdeel wordt bij elke wijziging opgebouwd: een veld heeft een naam en een melding hoort erbij.",
    ),
    (
        "Bladzijden",
        "Elke bladzijde wordt in een echte browser nagekeken met axe, in elke toestand, op een telefoon en op een groot"
        " scherm. Bij elke wijziging zien we een volgende toestand op een van die twee, om en om; voor deze verklaring"
        " op allebei. In het donker veranderen alleen de kleuren, dus daar gaat het om de kleuren. Er mag geen enkele"
        " fout zijn.",
    ),
    (
        "Toetsenbord",
        "De hele weg van gesprek tot bericht terug wordt gelopen met alleen het toetsenbord, en ook zonder script.",
    ),
    ("Koppen", "Van deze bladzijden wordt nagegaan of er één hoofdkop is en of geen kopniveau ontbreekt."),
)

UNCHECKED = (
    "Een onderzoek door een onafhankelijke deskundige is er niet geweest.",
    "Er is niet getest met mensen die een schermlezer, spraakbediening of vergroting gebruiken.",
    "Wat een machine nagaat, is maar een deel van wat mis kan zijn.",
    "Van bestanden die iemand zelf toevoegt, kijken we de toegankelijkheid niet na.",
)
