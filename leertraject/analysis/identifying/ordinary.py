"""Ordinary Dutch words, so that one beside a name, or at the begin of a sentence, is not taken for a name."""

from leertraject.analysis.identifying.listed import listed

WORDS = listed(
    """
    aan aanbesteding aanbestedingen aandacht aanpak aantal aanvraag absoluut accountant acht achter achteraf
    actie adres advies adviseur adviseurs af afdeling afdelingen afgelopen afspraak afspraken afstand agenda
    al alle allebei alleen allemaal allen allereerst alles als alsjeblieft alsof altijd ambtenaar ambtenaren
    ander andere anderen anders angst antwoord antwoordde antwoorden apart app appte april arbeid archief
    artikel as auto avond baan baas bak bakker balie bang bank basis bed bedacht bedankt bedenkt bedoel
    bedoeling bedrag bedrijf bedrijfsarts bedrijfsvoering bedrijven beek beeld been beer beetje begin beginnen
    begint begon begonnen begreep begrepen begrijp begrijpen begrijpt begroting behalve beheer bei beide
    beiden bekend bel belang belangrijk belangrijke belastingen belde belden beleid bellen beloofde belooft
    belt ben beneden bent bepaald bepaalde bereid berg bericht beschikbaar besef beslissing besloot besloten
    besluit best bestaan bestaat beste bestek bestuur bestuurder bestuurders bestuurlijk betaal betaald
    betaalt betekent beter betere betrekken betrof betrokken bewaarde bewoner bewoners bewonersgroep bewust
    bezig bezoek bezuinigen bezuiniging bezwaar bij bijeenkomst bijeenkomsten bijna bijvoorbeeld binnen
    binnenkort bleef bleek bleven blij blijf blijft blijkt blijven bloem bloemen bocht boek boer boete bon
    boom boos bos bouw bouwen boven bovenaan bovendien bovenop bracht breed breng brengen brengt brief briefje
    brieven broek broer brood brug buiten buitendienst bureau burger burgers burgerservicenummer burgerzaken
    bus buurman buurt buurthuis buurvrouw cel centraal chauffeur chauffeurs circa club coach code collega
    collega's collegas college communicatie concept conducteur contact contract contracten controle controller
    cultuur cursus daar daaraan daarbij daarin daarmee daarna daarnaast daarom daarop daarover daartoe daarvan
    daarvoor dacht dachten dag dagelijks dagen dame dames dan dank dankjewel dankzij dat de deal december
    deden deed deel deelde deelnemer deelnemers derde derden dertig deskundige desnoods destijds deur deze
    dezelfde dicht die dienst diensten diep dijk dik dimension ding dingen dinsdag direct directeur
    directeuren directie dit dochter document doe doel doen doet dokter dom domein donderdag door doordat
    doorgaan dorp dossier draai draaiboek dragen drempel drie dronk droog druk dubbel duidelijk duizend durf
    durfde dus duurde duurt duurzaamheid duw dwars echt echte economie een eens eentje eenvoudig eer eerder
    eerdere eerlijk eerst eerste eeuw eh ehm eigen eigenaar eigenlijk eind einde eindelijk eindigde eis eisen
    elf elk elkaar elke en energie enerzijds enige enkel enkele enkelen enorm ense er eraan erbij ergens erin
    ermee erna ernstig erop ertoe eruit ervan ervaren ervaring ervaringen ervoor euro even evenveel extra
    facilitair factuur familie februari feest feit fiets fietsen fijn fijne financieel financiën fluisterde
    format formulier fout fouten functie ga gaan gaat gaf gang gast gave gebeld gebeurd gebeurde gebeuren
    gebeurt gebied gebleven gebouw gebracht gebruik gebruiken gebruikt gedaan gedachte gedrag geef geeft geel
    geen gegaan gegeven gehad geholpen gehoord gehouden gek geld geleden geleerd gelegd gelijk geloof gelooft
    geluk gelukkig gelukt gemaakt gemakkelijk gemeente gemeentehuis gemeenten gemeenteraad gemist genoeg
    genoemd genomen geregeld geschreven gesprek gesprekken gesproken gestopt gestuurd geval gevallen geven
    gevoel gevonden gevraagd geweest geweldig gewend gewerkt geweten gewone gewoon gewoonte gezegd gezet
    gezien gezin gezond ging gingen gisteren glas goed goede goedemiddag goedemorgen goeie goeiemorgen gooi
    graag grap grapte griffie griffier groei groen groenvoorziening groep groepen groepje groette grond groot
    grootste grote haal haalde haalt haan haar haast had hadden haha halen half halve ham hand handen
    handhaver handhaving hard hart hebben hebt heeft heel heen heer heet heette helaas hele helemaal helft
    help helpen helpt hem hen heren herinner herken het hetzelfde heuvel hey hielp hier hierin hierna hij
    hijzelf hinder hm hmm ho hoe hoed hoef hoefde hoeft hoek hoeveel hoeven hoewel hoezo hof hoge hoi hond
    honderd hoofd hoog hoop hoor hoorde hoort hopelijk horen hotel hou houd houden houdt huid huilde huis
    huizen hulp hum hun huur hè hé ict idee ieder iedere iedereen iemand iets ik ikzelf in inderdaad
    informatie informeerde ingewikkeld inhuur initiatief inkomen inkoop inkoper inmiddels innovatie inspecteur
    inspecteurs interessant intern interview intussen inwoner inwoners inwoonster irriteerde is ja jaar jammer
    januari jas jawel je jeetje jeugd jezelf jij jong jongen jongens jou jouw juist juli jullie juni juridisch
    jurist kaart kaarten kaders kamer kamp kan kans kant kantine kantoor kas keek keer keerde kende kennelijk
    kent keren kerk kern keten keus keuze keuzes kijk kijken kijkt kind kinderen klaagde klaar klacht klachten
    klant klantcontactcentrum klein kleine klik klimaat klinkt klopt klopte klus knap kocht koffie kok kom
    komen komt kon konden koos kop kopen kort korte kortom kost kosten koster kracht kreeg kregen krijg
    krijgen krijgt kritisch kun kunnen kunt kwaad kwalijk kwaliteit kwam kwamen kwart kwartaal kwartier
    kwestie kwijt laag laat laatst laatste lach lachen lachte lam land lang lange langer langs langzaam las
    last laten later leden leefbaarheid leefde leeg leek leer leerde leerden leerling leerlingen leertraject
    leg legde leggen legt leidinggevende leidinggevenden lekker leraar leren les letterlijk leuk leven lezen
    lid liep liepen liet lieve liever liggen ligt lijken lijkt lijn lijnen lijst linden links linksom logisch
    lokaal loket loop loopt lopen los luister luisterde luisteren luistert maak maakt maakte maal maan maand
    maandag maanden maar maart maat maatje maatschappelijke machtig mag magazijn mail mailde mails mailt
    mailtje maken man manager managers manier mannen markt me medewerker medewerkers medewerkster mee
    meedenken meegenomen meenemen meer meerdere meest meestal meeste meid meisje melden melding meldt men
    meneer mens mensen merk merkt merkte merkten met metafoor meteen meter mevrouw middag middel midden mij
    mijn mijnheer milieu miljoen min minder minister minuten mis misschien mits mobiliteit mocht mochten moed
    moeder moeders moeilijk moest moesten moet moeten mogelijk mogen molen moment momenteel momenten mond mooi
    mooie mopperde morgen motor mt muziek naam naar naartoe naast nacht nadat nadeel nadenken nadien nam
    namelijk namen natuurlijk nee neem neemt negen negentig nek nemen nergens net netjes niemand niet niets
    nieuw nieuwe nieuws niks nodig noem noemde noemen noemt nog nogal nogmaals noodzakelijk nooit noord
    normaal nou november nu nul nummer o ochtend oefende oefenen oefening oefeningen oei of offerte ogen oja
    oke oktober oké olie om omdat omgeving omgevingsdienst omwonenden ondanks onder onderdeel ondernemers
    ondersteuning ondertussen onderweg onderwerp onderwijs onderzoek ongelijk ongeveer onlangs ons
    ontwikkeling onze oogst ooit ook oor op opa opdracht opdrachten opdrachtgever opdrachtgevers opeens open
    openbare opende opgave opgavehouder opgavehouders opgaven opgeven oplossing opmerking opname opnieuw
    opnoemen opperde oproep opvallend opzicht ordening organisatie organisaties oud oude ouder ouderen ouders
    over overal overdag overduidelijk overheid overheidsdienst overigens overleg overleggen overnemen
    overtuigd overtuigde paar paard pad pakt pakte pakten papa papier park partij partijen partner pas past
    patroon pech pen per personeel persoon persoonlijk pff pijn plaats plaatste plan plannen plant platform
    plek plekken ploeg plotseling poging politie politiek poort portefeuille portefeuillehouder post praat
    praatte prachtig praktijk praten precies presentatie prijs prima prins probeer probeerde proberen probleem
    problemen procent proces processen programma programmaleider programmamanager project projecten
    projectleider provincie publiekszaken punt raad raadsleden raadslid raadzaal raak raam rand rapport rare
    reageerde recht rechts reden reeks regel regelde regelen regels reis relatie rende rest resultaat ridder
    riep rijk ring riolering risico rode roep roept rol rond rondom roos route ruim ruimte ruimtelijke rust
    ruzie saai samen samengevat samenleving samenwerken samenwerking schipper schoof school schoon schreef
    schrift schrijf schrijft schrijven schrok schuld secretaresse secretariaat secretaris september serieus
    servicepunt simpel simpelweg sinds situatie sla slaap slag slecht slim sloeg sloot slot smit snap snapt
    snapte snapten snel sneller sociaal sommige sommigen soms soort sorry sowieso spanning speel speelde
    speelt spel spijt sport sporthal sprak spraken spreek spreekt spreken sprong sta staan staat stad
    stadsbeheer stak stam stand stap stappen stapte start startte statenzaal steeds stel stelde stellen stelt
    stem stemde sterk steun steunt stil stoel stok stond stonden stop stoppen stopte storm straalde straat
    straks strategisch stuk stukje stukken sturen stuur stuurde subsidie subsidies succes systeem systemen
    taak taal taart tachtig tafel taken tante team teamleider teamleiders teamlid teams tegelijk tegen
    tegenover tegenwoordig teken tekende tekst tel telefoon telefoonnummer ten tenminste tenslotte ter terecht
    terug terugkijken terwijl tevens tevreden thema thuis tien tijd tijdelijk tijden tijdens titel tja tjonge
    toch toe toegang toekomst toen toetsing toevallig toezicht toezichthouder tof toom toren tot totaal
    tovenaar traag trainer trainers training traject trap treft trein trekt trok trouwens tuin tunnel tussen
    tuurlijk twee tweede twijfel twintig u uh uhm uit uitdaging uiteindelijk uiteraard uitgangspunt uitkomst
    uitleg uitleggen uitnodiging uitvoering uren uur uw vaak vader vak vakantie vallen van vanaf vandaag
    vandaan vanmiddag vanmorgen vanuit vanwege vast vaste vastgoed veel veelal veen veertien veertig veilig
    veiligheid veld velen ver veranderd veranderde veranderen verandering verandert verbaasd verboden verder
    vergadering vergaderzaal vergat vergeet vergeten vergunning vergunningen verhaal verkeer verkeerd verkocht
    verliet verlof verloren vermoedelijk verschil verschillende verslag verstand vertel vertelde vertellen
    vertelt vertraging vertrek vertrok vertrouwen vervelend verving vervoer vervolgens verwacht verwachting
    verwijst vier vierde vijf vijfde vijftig vind vinden vindt vink visie visser vlak voel voelde voelen voelt
    voet vogel voilà vol volgde volgen volgend volgende volgens volgt volhouden vond vonden voor vooraan
    vooraf vooral voorbeeld voorbeelden voorbereiden voorbij voordat voordeel voorheen voorlopig voorspelde
    voorstel voortaan vooruit voorzitter vorig vorige vorm vos vraag vraagt vragen vrede vreemd vriend
    vriendelijk vrienden vriendin vrij vrijdag vroeg vroegen vroeger vrouw vrouwen waar waaraan waarbij waarde
    waardoor waarin waarmee waarom waarop waarover waarschijnlijk waarvan waarvoor wacht wachten wachtte wal
    wandelen wandelt wanneer want waren warm was wat water waterschap wauw we week weer weet weg wegens
    weigerde weinig weken wel weleens welja welk welke welkom wellicht welnee welzijn wens wensen werd werden
    wereld werf werk werkelijk werken werkgever werknemer werkplek werkt werkte werkwijze wet weten wethouder
    wethouders wie wij wijk wijkcentrum wijkcoach wijkcoaches wijkteam wijkteams wijs wijze wijzelf wijzigen
    wil wilde wilden willen win wind winkel wist wisten wit woensdag wolf won wonen woning woningen woord
    woorden word worden wordt zaak zacht zag zagen zaken zal zat zaten zaterdag ze zee zeer zeg zeggen zegmaar
    zegt zei zeiden zeker zelden zelf zelfde zelfs zelve zes zestig zette zetten zeven zeventig zich zichzelf
    zie ziek zieke zien ziet zij zijn zijzelf zin zinnen zit zitten zo zoals zocht zodat zodoende zodra zoek
    zoeken zoekt zogenaamd zoiets zolang zomaar zomer zon zondag zonder zone zong zoon zorg zorgen zou zouden
    zover zowel zucht zuiver zullen zult zus zwaar zwart zweeg zwembad zwijgt één
    """
)
