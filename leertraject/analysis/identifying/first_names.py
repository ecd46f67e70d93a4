"""First names heard in the Netherlands, written down by hand for this product: no register was copied."""

from leertraject.analysis.identifying.listed import listed

NAMES = listed(
    """
    aad aafke aaltje aart abbas abbey abby abdel abdelkader abdelkarim abdellah abdi abdirahman abdul abdullah
    abel abele abena abigail abraham achmed achraf adam adelheid adelien adewale adil adinda adnan adri adriaan
    adriana adrie aerin afke aga agatha agnes agneta agnieszka agnita ahmed ahmet aicha aike aisha ajay akke
    alain albert albertine albertje alberto alda alec aleida aleksandra aletta alette alex alexander alexandra
    alexia alfons alfonso alfred ali alice alicia alida alie alina alinda alisha altan alwin alwine ama amadou
    amalia amanda amel amelie amin amina aminata amine amir amira amke amrita ana anand anastasia anastasija
    anaïs andre andrea andreas andree andreea andrej andries andriy andrzej andré andy angela angelica angeliek
    angelien angelina angelique anika anil anissa anita anita-maria anja anjali anke anke-marije ankie anna
    annabel annalies anne annebeth annechien annefleur anneke annelieke annelien annelies annelin anneloes
    annelot annelotte annelous annemarie annemarijke annemarth annemiek annemieke annerieke anneroos annet
    annetje annett annette annie anniek annigje annika anouar anouchka anouk ans ans-marie ansje anthonie
    anthony antina antine antje antoinette anton antonia antonio antoon anwar appie arda arent arentje argun ari
    ariane arianne arie ariel arif arja arjan arjanne arjen arjenne arjo arjun arlette armand armin arna arnaud
    arno arnold arnolda arnoud arnout arny arriën arthur artur arwin aryan asad asha ashley ashwin asma asmae
    astrid atie atilla auguste augustijn auke aukje aurelia axel ayaan ayan ayla aynur ayse aysel aysun ayub
    ayşe aziz aziza azra aïcha badr bahar baltus baran barbara barend barry bart bartek bartel bas-jan bashir
    basma bastiaan bauke baukje bea beata beate beatrice beatrijs beatrix behrooz bela benedikt benjamien
    benjamin bennie benno bente benthe bep berdien bereket berend berit berna bernadette bernard bernd bernice
    berry bert bert-jan bertha berthe berthold bertie bertine bertus betsie betsy bettina betty beyza bianca
    bibi bibian bieke bilal bilge birgit birgitta birgül birte bjorn björn bo-anne boaz bobby bogdan bonne boris
    bouchra boudewijn bouke boukelien boukje brahim bram bram-jan branco brecht brechtje bregje brenda brendan
    brian brigitte britt britta bruce bruno burak burcu byron bé bülent cagla caitlin calvin camiel camiela
    camilla camille carel carien carin carina carine carl carla carlien carlijn carline carlo carlos carmelita
    carmen carola carolien carolijn carolina caroline carry cas casimir caspar casper cassandra catalina
    catelijne catharina cathelijne catherine cathy catrien cecile cecilia cedric cees celeste celia celina
    celine cem cemal cengiz cennet ceriel ceylan chaima chaja chanel chanine chanou chantal charell charissa
    charita charles charlie charlot charlotte chayenne chesney chester chiara chidi chiel chimène chloé chloë
    chris chrisje christa christaan christel christiaan christien christina christine christof christoffel
    christophe cindy ciska claartje claas claire clara clarissa claudia claudio claus clazien clemens clement
    clementine cliff cobie coco cody coen cokky colette connie conny constance cora cordelia corien corina
    corinne corjan cornald corne cornelia cornelie cornelis corné corrie corrien corstiaan courtney crista
    cristel cristian cristina cynthia cyril cyrille daan daantje dagmar dagmara daisha daisy daley dalila
    damiaan damian dana daniel daniela danielle danique daniël daniëlle danja danny daphne darius darryl david
    davy debbie deborah deborah-lynn deepak delano delia demet demi denis denise deniz dennis denzel derek derk
    derrick derya desiree desirée desmond detlef diana diane dianne didem diede diederick diederik dieke dieter
    dieuwertje dieuwke digna dilan dilara dilek dimitar dimitri dimphy dina dinand dineke dionne dirk dirk-jan
    dirkje ditte ditty djamila django djoeke djoke doede dolf dolores dominique donald donja donna donny dora
    doreen dorien dorine doris dorith dorothea dorothé dorret dorthe douglas doutzen douwe drea driek dries
    driss duncan duygu dyan dylan dymphna dyonne eberhard ebru ece eda eddie eddy edeline edgar edith edmond
    edmée edna edo eduard eduardo edwin edwina eefje eelco eelke eelkje efraim egbert ege ehsan ehud eibert
    eileen eise ekrem ela elbert elbrich eldert elena eleni eleonora eliane elias elif elina eline elisa
    elisabeth elise elissa eliza elizabeth elkan ella ellen ellert elles ellie ellis elly elma elmar elmira elna
    elodie elrieke els els-marie elsa elsbeth elsemiek elsemieke elske elvira elwin elza emanuel emel emiel
    emilia emilie emilio emily emina emine emir emke emma emmanuel emmelie emmeline emmie emmo emmy emre
    engelbert engelien engin enno enola enrico enzo eppo eray erdem erhan eric erica erick erik erika ernest
    ernst eron erwin erwina esmee esmeralda esmé esmée esra estelle ester esther esther-mirjam ethan ettje etty
    eugenie eugène eus euwe eva eva-maria evalien evelien evelina eveline evelyn evelyne everdien everdine evert
    evertje evi evy ewa ewald ewoud ezra faas fabian fabienne fabio fabiënne fadi fadma fadoua fahd fahima fahri
    faisal faith fanny farah fardau farhad farid farida farouk farouq faruk fatemeh fatih fatiha fatima fatma
    fatou fatoumata fatoş fausto faye fedde federica fedor feike feikje felicia felicitas felien felix femke
    feng fenna fenne fenno ferdi ferdinand ferhat feride fernando ferry fieke fiene fientje fietje fikret filip
    filippo finn fiona fleurtje flip floortje floran florian florien florine floris fokke folkert fons foppe
    fouad francesca francien francine francisca franciscus frank franka franke frans fransje françois fred
    freddy frederic frederieke frederik frederike frederique freek freerk frenk freya frida friederike friso
    frits frouke froukje frédéric frédérique fulya funda furkan gabi gabriel gabriela gabriella gabriëlle gaby
    gamze gardi gauke gea geeke geert geerte geertien geertje geertruida geesje geeske gemma genevieve gené
    george georgi gera gerald geraldine gerard gerben gerben-jan gerbrand gerbrich gerda gerdien gerdine gerhard
    gerhardus geri gerjan gerlinde gerlof germa germaine germen gerold gerolf gerrie gerrit gerritjan gerry gert
    gerte gerthe gertie gertjan gertrude gerwin gesina geuko ghislaine gianni gideon giel gijs gijsbert gijsje
    gina gina-maria gineke giovanni gisela gisele giso gitta giulia giuseppe gizem glenn godelieve godfried
    gonda gonneke gonny goran gosewijn gosia gosse gracia graziella greet greetje gregor gregory greta gretel
    gretha griet grietje grzegorz guda gudrun guido guillermo guilly gunther guo gusje gusta gustaaf guus guusje
    gwen gwendolyn gé gülay gülsen günter günther hadewych hafid haico hajar hajo hakan hakim halbe halil halima
    hamid hamza hana hanan hanke hanna hannah hanne hanneke hannelien hanneloes hannelore hannes hannie hanny
    hans hans-peter hansje harald harke harm harmen harmina harmjan harmke harold harrie harriet harriette harro
    harry haruto hasan hasna hassan hatice hatim hawa hayat haye hayo hedda hedwig hedy heerd heidi heike heiko
    heiltje heimen hein heleen helen helena helene helenie helga helge hella helma hendrieka hendrien hendrik
    hendrika hendrikje hendrikus henk henk-jan henkjan henna hennie henny henri henrieke henriette henrike
    henrique henry herbert herma herman hermannus hermien hermina hermine hessel hester hettie hetty heyltje
    hicham hidde hieke hielke hilal hilary hilbrand hilda hilde hilko hille hillegonda hilleke hillie hiltje
    hinke hinrik hiroshi hiske hodan homme horst hossein houda hubert hubertina hugo hugobert huib huibert huig
    huigje huseyin huub hyacinth hylda hylke hylkje hüseyin ian iben ibolya ibrahim ibrahima ibtissam ida idris
    ids idske iefke iene ietje ietsje ifrah igor ikram ilana ilco ilda ilham ilias ilja ilke ilona ilonka ilse
    ilyas imad iman imane imelda imke immy imre ina ine ineke inez inge inge-marije ingeborg ingeborgh ingelise
    ingmar ingmarie ingrid inka inneke inti ionut irene irina irma iryna iréne isaac isaak isabel isabella
    isabelle isha iske ismail ismay ismaël isolde iva ivan ivana ivar ivaylo ivette ivo ivonne ivonneke iwan iza
    izaak jaap jaapjan jac jacco jacek jacintha jack jackie jaco jacob jacoba jacobine jacobus jacolien jacoline
    jacomijn jacquelien jacqueliene jacqueline jacques jagoda jaime jaimie jaimy jako jalal jaleesa jaleh jalila
    jamal james jamie jamila jamiro jan jan-dirk jan-kees jan-pieter jana jandirk jane janet janette janick
    janiek janien janine janis janita janke jankees janna janneke jannes jannetje jannie jannieke jannigje janny
    janou jantien jantina jantine jantje jantsje janus jappe jaqueline jara jarno jaro jasmin jasmina jasmine
    jasna jason jasper jaspert javier jayden jayson jaïr jean-paul jeanet jeanette jeanine jeanne jeanneke
    jeannette jeanny jef jeffrey jefta jelena jelien jelka jelle jellie jelmer jelske jelte jeltje jenna jenneke
    jennie jennifer jenny jens jenske jente jeremy jerney jeroen jeroentje jerom jerome jerry jesper jesse
    jessica jessie jetske jette jetteke ji-woo jia jikke jildou jill jim jimmy jinne jip jiska jitka jits jitse
    jitske joachim joan joanna joanne joannes jobien jocelyn jochem jochen jody joe joel joep joeri joes joey
    johan johann johanna johanneke johannes johannette john johnny joke jolanda jolande jolanka jolanthe jolein
    jolet jolie jolien jolijn jolijne jonah jonas jonathan jonna jonne joop joos joosje joost joost-jan jop
    jopie jordi jordy jorg jori jorien jorina jorinde jorine joris jorn jorrit jos jose josef josefien joseph
    josephine josette joshi joshua josien josine josje jostein josé jouke joukje jovana jowan joyce jozef
    jozefien jozien jozua joël joëlle juan juda judit judith judokus judy jule jules julia julian juliana julie
    julien juliette julius juliën jun jur jurgen jurian jurjen jurre jurriaan jurrian jurrie justa justin
    justine jutta juup jytte jérôme jörgen kaan kaatje kadir kaj kajsa kamal kamiel kamila kaoutar karel karen
    karim karima karin karina karla karlien karlijn karlo karola karolien karoline kars karst karsten kasper
    katarzyna kate katelijn katelijne katharina kathelijne katherin kathinka kathleen kathy katinka katja
    katrien katrijn katrin kaylee kees kees-jan keetie keimpe keith kelly kelvin kemal kenan kenji kenneth kerem
    kerensa kerstin kevin khadija khaled khalid khalil kim kimberley kimberly kira kirsten kitty klaartje klaas
    klaas-jan klaasjan klaasje klara klaske klaus klazien klazina kobus koen koenie koenraad koert kofi koosje
    korneel kornelis korrie krijn krijno kris krista kristel kristen kristiaan kristianne kristien kristin
    kristina kristoffer krystyna krzysztof ksenia kubra kurt kwame kyara kylian kyra kübra labib laetitia laila
    lailah lakshmi laleh lambert lambertus lammert lamyae lander lara larissa lars laura laurens laurent
    laurianne laurie laurien laurine leah leander leandro leendert leendertje leentje leida leila lena lenette
    leni lenie lenka lennard lennart lenneke lenny leny leo leon leonard leonie leonoor leontien leopold leroy
    lesley leslie leticia levi levien lexi leïla li-wei lia liam lian liana lianda liane lianne libby lidewij
    lidia lidwien lidy liedeke lieke liekele lien lieneke lienke lies liesbet liesbeth lieselore lieselot
    lieselotte liesje lieske lieuwe lieuwkje lieve-anne ligaya ligia lijnie lilia lilian liliane lilianne lilly
    lily lina linda lindsay lindsey lindy lineke linette linnea lino lionel lisa lisabeth lisan lisanne lisbet
    lisbeth liselore liselotte lisenka lisetta lisette livia liza lizanne lize lizet lizzy lobke lodewijk
    lodewina loek loeki loekie loeky loes lois lola lolkje lonneke lorena lorenzo loretta lorraine lotfi lotje
    lotte lotteke loubna loucas louella louis louisa louise louk lourens louwe louwrens lowie loyd loïc loïs
    lubbert luc luca lucas lucia luciano lucie lucien lucienne lucille lucinda lucy ludo ludolf ludovica ludwig
    ludy luigi luis luisa lukas luther lutske lutz luuk luukas luus luutje lyanne lydia lydie lynda lynn lynne
    maaijke maaike maaren maarte maarten maarten-jan maartje machiel machteld madeleine madelinde madelon
    madieke madison mae magda magdalena maggie magnus magriet maha mahir mahmoud mahmut maika maikel maira maite
    maja malak malgorzata malika malin malou malte mamadou mamoun mandy manfred manja manna mannus manoah manoe
    manolo manon manou manouk manuel manuela mara marald marc marc-jan marcel marceline marcelino marcella
    marcelle marchel marco marcus mareen mareike marein marek marelle marga margalith margaret margaretha
    margarita margaux margien margje margo margot margreet margreetha margrethe margriet marguerite maria mariam
    mariama marian mariana marianne marianneke maribel marica marie marieanne mariejose mariek marieke mariel
    marielle mariet mariette marijcke marije marijke marijne marika marike mariken marilou marilyn marilène
    marin marinde marinella marinka marinus mario marion marionne marise marisha mariska marisol marissa marit
    marita marius mariëlle mariëtta mariëtte marja marjan marjanne marjet marjo marjoke marjolein marjolijn
    marjolijne marjon marjorie marjorieke mark-jan marko markus marleen marlene marlieke marlies marlijn marlin
    marloes marlon marlou marlous marnick marnie marnix maroeska marriet marrit marscha marta martha marthe
    marti martien martijn martin martina martine martinus martje marty marvin marwa marwan mary maryam maryse
    maryvonne mascha massimo matej mathea matheus mathias mathieu mathijn mathijs mathilda mathilde matilda mats
    matteo matthea matthew matthias matthijs maud maudy maura maureen maurice maurien maurits mauro maxime
    maxine maxwell mayke mayra małgorzata mechelien mechteld medina meera mehari mehdi mehmet mei-ling meike
    meindert meindertje meine meinie meint meinte meintje mel melanie melek melina melis melisa melissa melker
    melle mels melvin memet menko menno menso mercedes merel-anne merhawi merijn merle merlijn merve meryem
    metje metta micha michael michaela michal michaël michaëla michel michella michelle michiel michiel-jan mick
    mickey miebeth miek mieke miekje mien mieneke mientje miep mies mihai mijke mijntje mikael mike mila milad
    milan milena milou miloud min-jun minka minke minne minou miquel mira miranda mireille mirella mireya miriam
    mirjam mirka mirko mirna mirre mirte mirthe miruna mischa mitch mitra moenir moesa mohamed mohammad mohammed
    mohamud mohand moira monchito monica moniek monika monique morena morgan moritz moshe mouna mounir mourad
    moussa mozes muhammed murat muriel musa mustafa mustapha mykola myra myriam myrle myrna myrthe nabil nabila
    nada nadia nadide nadieh nadine nadir nadja nadya nadège nahid naima najat najib nancy nanda nando nanet
    nanette nanja nanne nannette nanny-jo naomi naoual narges nasr nasreen nasrin nassim natacha natalia natalie
    natanja natascha natasha natasja nathalie nathan nathaniël nawal nawid nazli neal neele neeltje neha nehir
    nel nelie neline nelis nelleke nellie nelly nelson nena neske nestor ngozi nguyen nick nickie nicky nico
    nico-jan nicola nicolaas nicolaj nicole nicolette nicolien nicoline niek nieke niels nienke niesje nihad
    nihal nihat nikita nikki niko nikola nikolay nils nilüfer nina ninke ninne nino nizar noa noah noella noemi
    noortje nora norah norbert nordin nordine norma nour noura nouri nouria noémi noël noëlle nubia nur nuray
    nurcan nuri nus nynke oane obbe octavia oda odette odile odilia oene ofelia okan okke okko oksana oktay olaf
    olav olena olga olger olivia olivier olle oluwaseun omar omer onne onno onur orhan oriana orlanda orlando
    orsolya osama oscar oskar osman oswald otis otte ottelien otteline otto ouafa oumaima oumar ousama ousmane
    owen ozan pablo pam pamela paola paolo parisa parwin pascal pascale pascalle patrice patricia patrick
    patries patrik patty paul paul-jan paula paulette paulien pauliene pauline paulus pavel pawel paweł pedro
    peggy pelle pepijn pepita pernilla perry peter peter-jan petra petronella petrus petter petula philip
    philippe philou pia piebe pien piet piet-hein pieter pieter-jan pieternel pieternella pietje pietro pim
    pinar piotr pippa pleun pleuni pleunie plonie pooja popke pran prisca priscila priscilla priya puck pyt qi
    quincy quint quinten quirijn quirine rabi rabia rachel rachid rachida raf rafael rafaella rafaël ragna
    raheema rahma rahul raina rajesh ralf ralph ramazan ramon ramona ramses randolf randy raoul raphael raquel
    rashid rashida rasmus ravi rayan raymon raymond rebecca rebekka redouan regien regina reinard reinder
    reinder-jan reindert reine reiner reinetta reinhard reinhold reinier reinilde reinoud reinout reinoutje
    reint reitse rembert rembrandt remco remi remko remona remy rena renata renate rene renee renie rens renske
    renzo rené renée resi reyhan reza rezi rhea ria rian rianka rianne ricarda ricardo richard rick rick-jan
    ricky rico ridouan rieke riekje riekus riemer riemke rieneke rienk rieta rietje rifka rik rika rikie rikkert
    rikst rimke rina rineke ringo rini rinie rinke rinse rinske rinus rita ritsaert ritske rivka rixt rob
    rob-jan robbert robbert-jan robbie robbin robert roberta roberto rochelle rochus roderick rodney rody roel
    roeland roelfien roelie roelien roelinda roelof roelofje roger rogerio rogier rohan rokus roland rolande
    rolf rolf-jan rolien romain romana romeo romy romée ron ronald ronny rosa rosalie rosalien rosalijn
    rosalinde rosanne roselien roseline rosella rosemarie rosemarijn rosemieke rosina rosita roswitha rowan
    rowen rowena roxanne roy roya rozanne rozemarijn ruben ruben-jan ruda rudi rudie rudmer rudolf rudy rufus
    rui rutger ruth ruthger ruud ruurd ruurdtje ryan ré saad saar saartje sabah sabine sabri sabrina sacha
    sachin sadia safae safiye sagal sahar said saida sakina salah salim salma salomé salvador salvatore samantha
    samar sami samir samira samson samuel sander sanderijn sandor sandra sandrine sanja sanjay sanna sanne santi
    santiago santino santje sara sarah sarina sarita sascha saskia savannah saïd scarlett sebastiaan sebastian
    sefa selahattin selam selena selim selin selma sem semih semra senait senna sepp serafina serdar serena
    serge sergio serhiy serkan servaas sevda severine sevgi sezen shahid shahram shaila shakira shamir shana
    shane shanice shanna shanti shaquille sharif sharlene sharon sharona shawn sheila sheryl shirin shirley shu
    sia siard siavash sibel sible sicco sido siebe siebolt siebrand siebren siebrig siegfried sieglinde siegrid
    siem siemen sien siene sientje siert sietse sietske sietze sievert sigrid sigurd sijbren sijmen sijmon
    sijtze silke silvain silvana silvester silvia silvie simo simon simone sinan sindy sinead sinem siobhan
    sipke siska sivan sjaak sjaakje sjaan sjack sjakie sjanet sjanie sjef sjirk sjoerd sjoerd-jan sjoerdje
    sjoerdtje sjoke sjon sjors sjouke sjoukje sjra sjuul skender soemaya sofia sofian sofie sofieke sofyan
    solange soledad soner songül sonja sonny sophia sophie sophieke soraya souad soufian soufiane souhaila
    soumaya souraya srdjan stacey stan stanislav stanley stanny stef stefaan stefan stefania stefanie stefano
    steffen steffie stella stephan stephanie stephany sterre steve steven stien stig stijn stijntje stine
    stoffel stéphanie sun-hee sunita sunniva suresh susan susanna susanne suus suzan suzanna suzanne suze
    suzette svea sven svenja svetlana swaan swaantje swantje sybe sybille sybrand sybren sybrich sydney sylke
    sylvain sylvana sylvester sylvia sylvie symen syta sytse sytze tabitha taco taeke tahir tamar tamara tamira
    tammo tanja tanneke tanya tara tarek tarik tatia tatiana tatjana teake teddy tedje teije tekla teresa tesfay
    tess tetje tetyana teun teunis teuntje thandi thea thelma theo theodoor theodora theodorus theresa therese
    theresia theun thierry thijmen thijs thijs-jan thimo thirza thom thomas thomas-jan thorsten tiago tiara
    tieme tiemen tiemo tietje tiffany tijmen tijmen-jan tijn tijs tilde tilly tim timo timon timothy tina tineke
    tini tinka tinne tinus tirza titia titus tjaard tjaart tjalf tjalling tjarda tjeerd tjerk tjeu tjits tjitske
    tjitte tobi tobias toby toine tolga tom tomas tomasz tomislav tommy tonia tonie tonnie tonnis tonny toontje
    toos tooske torben torsten tosca toske tracy treesje treintje trienke trijn trijnie trijntje trinette
    tristan trudie trudy truitje truus truusje tryntsje tsjerk tugba tugce tunahan tuncay tuğba twan tyche tycho
    tygo tyler tymen tyrone tünde udo ufuk ugur uldrik ulf ulla ulrich ulrika ulrike ursula uschi usi utku uwe
    valentina valeria valerie valerij valery valesca valérie vanessa vanja vasco veerle velma vera veronica
    veronie veronique vicky vico victor vijay viktor vilma vincent vincenzo viola virgil vito vivian viviane
    vivienne vlad vladimir volkan volkert volodymyr vonne vreneli véronique wabe walid wallie walter walther
    wanda wander wanita wannes warner warren wassim wen wencke wenda wendel wendela wendy wenke werner wesley
    wessel wibo widad wiebe wiebren wieger wieke wiep wiepkje wies wiesje wieteke wietske wijb wijbe wijnand
    wijnie wikje wilbert wilco wilfred wilfried wilhelm wilhelmina willard willeke willem willem-jan willemien
    willemijn willemijne willemke willempje william willianne willibrord willie willy wilma wilmar wilmer wilmie
    wilna wim wim-jan winand winfried winnie winnifred winston wiro wiske wisse wissem wobke wojciech wojtek
    wolfgang wolter wolter-jan wopke wout wouter wubbe wubbien wubbo wyanne wyb wybe wybren wyke wytse wytze
    xander xandra xaveer xavier ximena xin xiomara xue yanick yaniek yannick yara yaroslav yasemin yasin yasmijn
    yasmin yasmina yasmine yassin yassine yassir yavuz yaël ydwer yentl yfke yigit yildiz yme ymke ymkje yoeri
    yolanda yolande yolanthe yolinda yonas yorick yos yoshi youp youri yousef yousra youssef youssra ype yrsa
    ysbrand yuan yue yuki yun yuna yunus yuri yusuf yves yvet yvette yvon yvonne zahra zainab zakaria zakia zara
    zbigniew zeger zehra zeki zekiye zeliha zenobia zeynep zhi zihni ziva zlata zlatan zoey zofia zoran zouhair
    zoë zsofia zuhal zuleika zwaantje zwanet zwier ömer özge özgür özlem ümit
    """
)

# Names that are ordinary words as well: these need a capital inside a sentence, or words around them that tell.
ALSO_WORDS = listed(
    """
    ad ada adel adele adem ale alen alma alp amber an ane angel april arend aria ata augustus aura aurora aya
    baba bas beau beer bella ben bengt bent berber berg berk bets bloem bo bob bonnie boon bora boy brandy broer
    can cato chi christian cor damar dan dani dave dolly don door doortje dre duco eden eef egge eke elke eren
    erin erna fee fie fien fleur floor flor flora francis gene geno geo ger gil gloria goos grace gul gé hai han
    har heide helle hind hope hui hunter ike iris isis ivy jace jade jarl jasmijn jean jelly jet jo job jolly
    jon jord joy june juni juul kaat kai kay kaya ken kent kiek kiki ko koos lale lea leen lei lente lev lex li
    lieve lila lin linde lis lob lot lou luna maan madelief mare maren mari marijn marina mark marlen mart mate
    max maxim maxima mees mei merel mia miel mik min mina mine mirto mo moos net nik nil nine noe noor noud nova
    noëlla ole olie olijf ot pal pauwel pie pier pilar pina ping pip prince raaf ram raven ray rein reis rie
    ries riet rim river robin roemer roman rong roos rose rover ruby rune sake sam sari sema siep sijs sil
    silver sima sina sol stach star sten ster storm sultan sun sus tan tao tea ted ties timme tine tiny tommie
    ton toon trees trix tuur valentijn veer victoria vief violet virginia vos ward wei wiel wil wilder wilt wolf
    wouke yang yi yu zita zonne
    """
)
