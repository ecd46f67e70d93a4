"""First names heard in the Netherlands, written down by hand for this product: no register was copied."""

from leertraject.analysis.identifying.listed import listed

NAMES = listed(
    """
    aad aafke aaltje aart abbas abdel abdelkader abdelkarim abdellah abdi abdirahman abdul abdullah abel abena
    abigail abraham achmed achraf adam adewale adil adinda adnan adri adriaan adriana adrie aerin aga agnes
    agnieszka ahmed ahmet aicha aisha ajay akke albert albertine alberto alda aleida aleksandra aletta alex
    alexander alexandra alexia alfred ali alice alicia alida alie alina alisha altan alwin ama amadou amalia
    amel amelie amin amina aminata amine amir amira amrita ana anand anastasia andre andrea andreas andreea
    andrej andries andriy andrzej andré andy angela angelica angelina angelique anika anil anissa anita anja
    anjali anke ankie anna annabel annalies anne annebeth annechien annefleur anneke annelieke annelien
    annelies annelin annelot annelous annemarie annemarijke annemiek annemieke annerieke anneroos annet annett
    annette annie anniek annika anouar anouk ans anthony antje antoinette anton antonia antonio antoon anwar
    appie arda ari ariane arianne arie ariel arif arjan arjen arjo arjun arlette armand armin arna arno arnold
    arnoud arnout arthur artur asad asha ashley ashwin asma asmae astrid atie atilla auke aukje ayaan ayan
    ayla aynur ayse aysel aysun ayşe aziz aziza azra aïcha baran barbara barend bart bartek bartel bashir
    basma bastiaan beata beatrijs beatrix behrooz bela benno bereket berend bernadette bernard bernd bernice
    berry bert bertha bertie bertine bertus betsie betsy bettina betty beyza bianca bibi bilal birgit birgitta
    bjorn björn bobby bogdan bonne boris bouchra boudewijn boukje bram branco brechtje brenda brendan brian
    brigitte britt bruno burak burcu bülent cagla camiel camiela carel carien carin carina carl carla carlijn
    carlo carlos carmen carola carolien carolina caroline carry cas caspar casper catharina cathelijne
    catherine cathy cecile cecilia cees celine cemal cengiz ceylan chantal charell charles charlotte chayenne
    chester chiara chidi chiel chris christa christel christiaan christien christina christine christoffel
    christophe ciska claartje clara clarissa claudia claudio clemens cobie coco coen colette conny constance
    cora corinne corne cornelia cornelis corné corrie crista cristian cristina cynthia daan daantje dagmar
    daisy damiaan damian dana daniel danielle daniël daniëlle danny daphne david davy debbie deborah deepak
    delano demet demi denise deniz dennis denzel derya desiree desirée diana diede dieke dieuwertje dieuwke
    digna dilan dilara dilek dimitar dimitri dina dineke dionne dirk dirkje djamila django dominique donald
    donna donny dora dorien dorine doris dorith dorothea dorothé dorthe douwe dries driss duygu dylan eddy
    edgar edith edo eduard edwin eefje eelco eelke eelkje efraim egbert ehsan eileen ela elena eleonora elias
    elif eline elisa elisabeth elise ella ellen elles ellie elly elmar elodie els elsa elsbeth elsemiek
    elsemieke elske elvira emanuel emel emiel emilia emilie emily emina emine emma emmanuel emmy emre
    engelbert engin enno enrico eray erdem erhan eric erica erik erika ernest ernst erwin esmee esmeralda
    esmée esra ester esther ethan eugenie eva evelien eveline evelyn evelyne evert evi evy ewa ewald ewoud
    ezra faas fabian fabienne fadi fadma fadoua fahima faisal faith farah farhad farid farida farouk faruk
    fatemeh fatih fatiha fatima fatma fatou fatoumata fausto faye feike felix femke fenna fenne fenno ferdi
    ferdinand ferhat feride ferry fieke fiene fientje filip fiona floortje florian florien florine floris
    folkert foppe francesca francien francine francisca franciscus frank franka frans fransje françois fred
    freddy frederik frederike frederique freek freya frida frits froukje funda furkan gabriel gabriella
    gabriëlle gamze gea geert geerte geertje geertruida geeske gemma gené george georgi gera gerald geraldine
    gerard gerben gerbrand gerda gerdien gerhard gerjan gerlinde germaine gerold gerrie gerrit gerritjan gert
    gertie gertjan gertrude gerwin gesina ghislaine gideon giel gijs gijsbert gijsje gina gineke giovanni
    giulia gizem glenn gonda gonny goran gosse greet greetje greta gretha grietje grzegorz guido guillermo
    gunther gusta gustaaf guus guusje gülay gülsen hadewych haico hajar hakan hakim halil halima hamid hamza
    hana hanan hanna hannah hanne hanneke hannelore hannie hanny hans hansje harald harm harmen harmke harold
    harrie harriet harriette harry haruto hasan hassan hatice hawa hayat hayo hedwig heidi heike heiko hein
    heleen helen helena helene helga hella helma hendrik hendrika hendrikje henk henkjan henna hennie henny
    henri henriette henrike henry herbert herman hermien hermina hester hicham hidde hielke hilal hilbrand
    hilda hilde hille hillie hinke hiroshi hiske hodan hossein houda hubert hugo huib huibert huseyin huub
    hylke hylkje hüseyin ian ibrahim ibrahima ibtissam ida idris iefke ietje ifrah igor ikram ilham ilias ilja
    ilona ilse ilyas iman imane imke imre ina ine ineke inez inge ingeborg ingmar ingrid inka inti ionut irene
    irina irma iryna isaac isabel isabella isabelle ismail ismaël ivan ivana ivar ivaylo ivette ivo ivonne
    iwan izaak jaap jacco jacek jaco jacob jacoba jacobus jacolien jacomijn jacqueline jacques jaime jaimie
    jaimy jalal jaleesa jalila jamal james jamie jamila jan jana jandirk jane janet janine janis janita janke
    janna janneke jannes jannetje jannie janny jantien jantine jantje jantsje janus jappe jarno jaro jasmin
    jasmina jasmine jason jasper javier jayden jeanet jeanette jeanine jeanne jeannette jeffrey jelena jelka
    jelle jelmer jelte jeltje jenneke jennie jennifer jenny jens jente jeremy jeroen jeroentje jerom jerome
    jerry jesper jesse jessica jessie jetske jette ji-woo jikke jildou jill jim jimmy jinne jip jitse jitske
    joachim joan joanna jochem jochen jody joe joeri joey johan johann johanna johannes john johnny jolanda
    jolande jolanthe jolein jolien jolijn jonas jonathan jonna jonne joop joos joosje joost jorien jorinde
    jorine joris jorn jorrit jos jose josef josefien joseph josephine joshua josien josine josje josé jouke
    jovana joyce juan juda judith jules julia julian juliana julie julien juliette julius juliën jur jurgen
    jurjen jurre jurriaan justin justine jutta jérôme jörgen kaan kadir kaj kaoutar karel karen karim karima
    karin karina karlijn karola karolien kars karst kasper katarzyna kate katharina kathelijne katinka katja
    katrien katrijn katrin kaylee kees kelly kemal kenan kenji kenneth kerem kevin khadija khaled khalid kim
    kimberley kimberly kirsten kitty klaartje klaas klaasjan klara klaske klazien klazina koen koenraad koert
    kofi kornelis kris krista kristel kristien kristina krystyna krzysztof kubra kurt kwame kyra kübra laila
    lailah lakshmi laleh lara larissa lars laura laurens laurent laurie leah leander leendert leentje leila
    lena lenie lennard lennart lenneke lenny leo leon leonard leonie leontien leopold leroy levi leïla li-wei
    lia liam lian liana lianne lidewij lidia lidwien lieke lien lieneke lienke lies liesbeth lieselot liesje
    lieske lieuwe lieuwkje lieve-anne ligia lilian liliane lilly lily lina linda lindsay lindsey lineke linnea
    lionel lisa lisan lisanne lisbeth liselore liselotte lisette livia liza lize lizet lizzy lodewijk loek
    loes lois lola lolkje lonneke lorena lorenzo loretta lotfi lotje lotte loubna louis louisa louise louwrens
    lowie loïs luc luca lucas lucia lucie lucien lucienne lucille lucy ludo ludwig luigi luis luisa lukas
    lutske lutz luuk luukas luus lyanne lydia lynn maaike maaren maarten maartje machteld madeleine madelinde
    madelon magda magdalena magnus maha mahmoud mahmut maikel maja malak malgorzata malika malou mamadou
    manfred manon manou manouk manuel manuela mara marc marcel marcella marco marcus mareike marek marga
    margaret margaretha margarita margje margo margot margreet margriet marguerite maria mariam mariama marian
    mariana marianne marie mariejose mariek mariel marielle mariet mariette marije marijke marijne marika
    marike mariken marilou marin marinka marinus mario marion marise mariska marissa marita marius mariëlle
    marja marjan marjanne marjo marjolein marjolijn marjon marjorie marko marleen marlieke marlies marlijn
    marloes marlon marlou marlous marnie marnix marscha marta martha martien martijn martin martina martine
    martinus marvin mary maryam maryse mascha massimo matej matheus mathieu mathijs mathilde matilda mats
    matthew matthias matthijs maud maura maureen maurice maurits mauro maxime maxine mayke małgorzata mechteld
    medina meera mehdi mehmet mei-ling meike meindert meinte meintje mel melanie melek melina melis melisa
    melissa melle melvin menno mercedes merel-anne merhawi merijn merlijn merve meryem michael michaela
    michaël michel michelle michiel mick miek mieke mien miep mies mihai mike mila milad milan milena milou
    min-jun minke minne mira miranda mireille mirella miriam mirjam mirre mirthe miruna mitch moenir mohamed
    mohammad mohammed mohamud monica moniek monika monique moritz mouna mounir mourad moussa muhammed murat
    musa mustafa mustapha mykola myra myriam myrna myrthe nabil nabila nada nadia nadine nadir nadja naima
    najat najib nancy nanda nando nanne nannette nanny-jo naomi narges nasr nasreen nasrin nassim natalia
    natalie natascha natasja nathalie nathan nawal nazli neeltje neha nel nelis nelleke nelly nelson nena
    ngozi nguyen nick nickie nico nicola nicolaas nicole nicolette niek nieke niels nienke nihal nihat nikita
    nikki niko nikolay nils nina nino noa noah noemi noortje nora norah norbert nordin norma nour noura nouri
    nouria noémi noëlle nuray nurcan nuri nynke oane oda odette okan okke oksana olaf olav olena olga olivia
    olivier oluwaseun omar onne onno onur orhan orlando oscar oskar otis otto oumaima oumar ousmane owen ozan
    pam pamela paola parisa pascal pascale pascalle patricia patrick patrik paul paula paulien pauliene
    pauline paulus pavel pawel paweł pedro peggy pepijn perry peter petra petronella philip philippe philou
    pia pien piet pieter pieternel pietje pietro pim pinar piotr pippa pleun pleuni pooja popke priscilla
    priya puck quincy quinten quirine rabia rachel rachid rachida rafael rafaël raheema rahul rajesh ralf
    ralph ramazan ramon ramona randy raoul raphael rashid ravi raymond rebecca redouan regina reinder reindert
    reinier reinoud reinout reint reitse rembrandt remco remi remko remy renate rene renee renske rené renée
    reza rezi ria rian rianne ricardo richard rick rieke riekje riekus rienk rik rika rikkert rikst rina
    rineke rinke rinse rinske rita ritsaert rixt rob robbert robbie robert roberto rochelle roderick rodney
    rody roel roeland roelie roelien roelof roelofje roger rogier rohan roland rolf romana romy ron ronald
    ronny rosa rosalie rosalinde rosanne roseline rosemarie rosita rowan rowena roxanne roy roya ruben rudi
    rudolf rudy ruth ruud ruurd saar saartje sabah sabine sabrina sacha sadia safae sagal said saida salah
    salim salma salomé salvatore samantha samar sami samir samira samuel sander sandra sandrine sanja sanjay
    sanna sanne santi santino sara sarah sarina sarita sascha saskia saïd sebastiaan sebastian sefa selam
    selena selim selin selma semih semra senait senna sepp serdar serena serge sergio serhiy serkan servaas
    sevda severine sevgi shahid shahram shakira shamir shanice shanna shanti shaquille sharon sharona sheila
    shirin shirley sia siavash sibel siebe siebren siegfried siem siemen sien siene sietse sietske sietze
    sigrid sijbren sijmen silke silvana silvia silvie simon simone sinan sinead sjaak sjaan sjakie sjanie sjef
    sjirk sjoerd sjoerdje sjors sjoukje soemaya sofia sofie sofieke sonja sophia sophie soraya souad soufian
    soufiane stan stanley stef stefan stefania stefanie steffie stella stephan stephanie sterre steve steven
    stien stijn sun-hee sunita suresh susan susanna susanne suus suzan suzanne suze sven svenja svetlana swaan
    sybe sybren sylvain sylvana sylvester sylvia sylvie taco tahir tamar tamara tanja tanya tara tarik tatiana
    tatjana teddy tesfay tess tetyana teun teunis teuntje thandi theo theodoor theodora theresa therese
    thierry thijmen thijs thom thomas tieme tijmen tijn tim timo timon tina tineke tinus titia tjalling tjeerd
    tjerk tjitske tobi tobias tom tomas tomasz tonia tonie tonnie tonny toos trijntje tristan trudie trudy
    truus tryntsje tsjerk tugba tuncay tycho tygo tymen tyrone udo ufuk ugur ursula utku valentina valerie
    valérie vanessa veerle vera veronica veronique victor vijay viktor vincent vincenzo vivian viviane
    vivienne vlad vladimir volkan volodymyr véronique wanda wassim wei wesley wessel wiebe wiebren wieger
    wieke wiep wies wieteke wietske wijnand wilco wilfred wilfried wilhelm wilhelmina willeke willem willemien
    willemijn willemke willempje william willie willy wilma wilmar wilna wim winnie winnifred winston wojciech
    wojtek wolter wopke wout wouter wubbo wyb wytse wytze xander xandra xin yara yaroslav yasemin yasmin
    yasmina yasmine yassin yassine yassir yavuz ydwer yentl yfke yildiz ymke yoeri yolanda yolande yonas youri
    yousef youssef yuki yuri yusuf yvet yvette yvon yvonne zahra zainab zakaria zbigniew zeger zehra zeliha
    zeynep ziva zoey zofia zoran zoë zsofia zwaantje zwanet özge özgür özlem ümit
    """
)

# Names that are ordinary words as well: these need a capital inside a sentence, or words around them that tell.
ALSO_WORDS = listed(
    """
    ad ada adel adele alma amber an angel april arend augustus aurora aya bas beer bella ben bengt berg berk
    bloem bo bob bonnie boon boy can cato christian cor dan dani dave dolly don door doortje duco eef eke elke
    erna fee fien fleur floor francis gene geno geo goos grace han hind hope ike iris isis ivy jace jade jarl
    jasmijn jean jelly jet jo job jolly jord joy june juni juul kaat kai kay kaya kiek kiki ko koos lea leen
    lente lex lieve lin linde lob lot lou luna maan madelief mari marijn marina mark max maxim mees mei merel
    mia miel min mina mo moos net noor noud nova noëlla ole olie olijf pauwel pier pilar pip prince raaf ray
    rein ries riet river robin roemer roos rose rover ruby sam siep sijs sil silver sina skip sky sol stach
    star ster storm sultan sun sus ted ties timme tine tommie ton toon trees trix tuur valentijn veer victoria
    vief violet virginia vos ward wil wilt wolf wouke zita zonne
    """
)
