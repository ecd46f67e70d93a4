"""What is heard in offices and streets and stands in no dictionary, so that nobody takes it for a name.

Written down by hand for this product.
"""

from leertraject.analysis.identifying.listed import listed

# As people speak and recognisers write: dialect, half words, English.
DIALECT = listed(
    """
    'em aan't aanspreekbaarder aant aanvliegroute achteraan achterop actually afgelopene agile ah ai allee
    alleej allez allright almost alsie amai amehoela anders-om anonimiseren anyway app'je app's appen appje
    appjes apps appt appte apv awareness awkward ba bac'k back backlog backoffice bah bamboe based bbq bejaard
    bekant beke beleidsjargon benne berichtje best better bibob big bijpraten bila bila's bila'tje bilaatje
    bilaatjes bilateraal bilateraaltje binne bisje bitte blij blijkbaar blok blokkeert boa boa's boas boh boost
    bootcamp bopa bopa's brainstorm brainstormen brownpaper burgerinitiatief business buurtapp buurtbus
    buurtkamer buurtpreventie buzz bwa bwah bye call canvas casus casussen chatgroep check-in check-out checkin
    checkout co-creatie coachte cocreatie cool corvee crew cringe customer d'r d'rvan da da's dahaag dan's
    dangig dank'je dankje dashboard dashboards dasse data deadline deep-dive deepdive dees dem den design dieje
    diejen dikwijls dilemma ding dinge dinges doar doe'k doeg doei doen'k does doet'ie don't done doorpakken
    dorpsraad downtown dr dr'n draagvlak drin drive dropbox dso duobaan dwz dè echtwaar effe effekes effen
    effies efkes eh ehh ehhh eigelijk eigeluk eiges eikes ekik ekkes elck em empathie empowerment enne ennu enz
    enzovoort er's ers escalatie escalatieladder etc evenzogoed excelletje excelsheet exceltje excl experts fail
    fantasties fast feedback feeling fijntjes flap-over flappen flipover flow focus for from frontoffice fte
    ftes fuck fuik full fulltime fun gaadt gaai gaanne gade gadver gadverdamme gamechanger gar ge geappt
    gebiedsmanager gebiedsregisseur geburen gecoacht gedeeld gedoetje geeneens gefaciliteerd gegoogeld geit
    gelinkt gemaild genne geotag geotaggen geotagger geskypet get geteamst gezoomd giga gij godver godverdomme
    goe goeie goeiemiddag goeienavond goeiendag goeroe goesting googelde googelen gozer great groetjes guess
    guys haai haast hackathon had'ie half halfje halleluja hallo hallootjes hands-on handson happy hard have
    heb'k hebbie hedde heftig heh hehe heidag heidagen heisessie heitje hello hem'm here hiernaast highlight
    hihi hilarisch hjir hm hmhm hmm hoebedoelje hoeist hoesnel hoeveelste hoezee hoor'n houdoe how huddle hullie
    hupsakee hybride icoon iederéén ier iet iets ieuw ikke ikkes ikzelfs impact incl inloopavond inne innie
    input insha inshallah insights insjallah intake interessant interfacen interventie intervisie
    intervisiegroep inwonersparticipatie ipv is'ie issie issue issues ist it its ivm ja-ja jah jaja jajaja
    jawohl jeej jeh jemig jeminee jewelste jezelf jezus jobcoach jonge jottem journey jow juffie just kado kben
    kdacht keigoed keileuk keimooi kennie kernteam keukentafel keukentafelgesprek keukentafelgesprekken keynote
    kga kheb kick-off kickoff kickoffs kijk'n kinders klantreis klote knowhow komaan komt'ie kopke koppelkans
    krek kroelen kunde kunnie kut kvond kweenie kweet later leads learning leefkringhuis leerkring leerlijn
    leerlijnen lefgozer lessons let's level lief lijkme like line lmao lol lowlands lunchen lunchlezing lunchte
    m'n maat mailtje mailwisseling managementteam mandaat mandaten mar masja matchen matrixorganisatie mbt me'n
    meet meeting meetings meh mekaar mekare mensch mer merci meth meugen mijne mindmap mindmaps mindset mip mis
    moar moes moet'ie moette moffe mogguh moi moin moment momentum mooi'n mwa mwah n'en na naaste naja naor
    naturrlijk nee'n netwerken neuh never nice nie niej nieje niet's niks nikske nix njet noaber noaberschap
    noem'n noh nonsens nope nou nouja now nu'n nulmeting nvt oa obv och ochja ochot ochtends oef oeh oeps oew
    of'ie off offline offsite oh ohh ohja ojee okay okee okeej okidoki oké ollekebolleke om'n ombudsman omdenken
    omg omgevingsplan onboarding online ons'n onze'n onzen oohja ook'n op't opgave opgavegericht opgavegestuurd
    opgavehouden opgavemanager opgavemanagers opgaveteam opgaveteams orac orac's output outreach outreachend
    ouwe overall overload owh ownership participatie penvoerder people pff pffff pfoe pft phoe pilot pilots
    pitch pitchen pitches pitchte planet planmer please plusminus po poeh point post-it post-its postit postits
    powerpoint powerpointen powerpointje prettig proberen procesbegeleider projectplan prut putte queer quick
    quickscan quickwin quickwins quote quotes raadsadviseur ramp random really rechtstaan reflectieverslag regio
    regiodeal resultaten retro review right roadmap rollenspel roots route-kaart sandwich scenario schaduwdag
    schaduwdagen schuldhulp scope scrummen scrumteam sebiet seffens serieus serieuze sessie sessies sheet sheets
    shit shit-show short silo silo's silos sjonge sjongejonge skills skippybal skon skype skypen skypete slide
    slides smart smiddags smorgens snap'ie snappie snie so socials soieso some sommigste sorrie sowat sowieso
    spar sparde sparren sparringpartner speeddate sprint sprints spuk spulle staatie stakeholder stakeholders
    stand-up standup standups stond'ie storytelling stuff suc such summit super sure swa swot tadaa target
    targets tav tead teamdag teamsmeeting teh ten't tgv thanks that the they thuiswerk timebox timeboxen tis tja
    tjeetje tjemig tjongejonge toch'n toedeloe toendertijd toene toevallig toffe togge tool toolkit tools
    tooltje tooltjes top topper tov trackrecord train transitie transities trigger triggerde triggerden true
    tsja tsjonge tuuk tuurluk twas twordt tzal uhh uhhh uhu uhuh ulle uncle under update updates upgrade user
    vaktherapeut vanalles vandage vande vant vent verbinder verdikkeme verdomme verdorie very veul veur vibe
    visual voila voltooiing voort voortouw vort vrije vroegah vth vtha waarsch wabo wah wait waor was'ie wasda
    watte way we'n wedde wel'n werd'ie what whatever who wifi wij'n wijkboa wijkraad wijlie wil'ie will win-win
    wiste with within wittewel wkb wko wmo-consulent woar woo-verzoek workflow workload workshop workshops world
    wow woz wrom wurk yeah yep yes yess yo you your z'n zal'k zeg'n zei'ie zeikerd zeikt zeker'n zelfsturend
    zelfsturende zeur zie'k zijde zijn'n zijnde zo'n zo'nen zoeen zon'n zoomen zoon zsm zukke zulle zullie zunne
    zus'n zwa zzp zzp'er zzp'ers
    """
)

# Firms, products, institutions and laws that go by one word.
ENTITIES = listed(
    """
    abnamro accenture accra achmea achterhoek achterhoeks achterhoekse acm actiz addis adidas adobe aedes aegon
    afas afghaanse afrikaanse agadir agrifirm ajax aldi aleppo algiers alhoceima aliander alkmaarse alliander
    almeerse altena altrecht amazon ambon ameland amerikaanse amersfoortse amsterdams amsterdamse andersson
    android andrélon ankara ansible antalya antea antes antilliaan antilliaanse antillianen antwerpen anva aon
    apeldoornse apenheul arabisch arcadis arcgis ardennen argos arkin arnhemse arriva artis asana asmara asr
    atag athene atos autocad avans avg awb axios aziatische azure baan bagdad bali bandung bangkok barcelona
    basecamp bbb bdo beekdaelen beijing beiroet belastingdienst belgische belgrado bellingwedde berbers
    berenschot berlijn bernheze betuwe bevrijdingsdag bezuidenhout bibob bieb bij1 bijlmer bijlmermeer
    bilderberg bildts binance bing binnenlands binnenmaas birmingham bitvavo bmc bmw bngbank boarnsterhim
    boedapest boekarest boerenbond bol boldking booking borsele bosch bossche boston brabants brabantse
    bratislava bravis bredase bremen breng bretagne brocacef bronckhorst brugge brussel bulgaars bulgaarse
    burgers'zoo buurtzorg california calvé cambridge cambuur canon canva cap capgemini carante careyn cargill
    carnaval casablanca caïro cbr cda ceg centric centrum cgi chanoeka charkov charlois
    chicago chinese christenunie chrome circit cisco citrix clickup coa cognos cohesie colombo confluence
    connexxion coolblue coop cordaan corendon corona corsa cpb cranendonck crisp cromstrijen crooswijk
    cultuurconnectie cyso d66 damascus dantumadiel dari decos deense dekamarkt delfshaven delftse delhi dell
    deloitte denk dhaka dhl dijk-en-waard dimpact dinkelland divali divosa dji djuma dnb docusign dongeradeel
    dortmund douwe-egberts dpg drechtsteden drents drentse dresden drimmelen dropbox drupal dsw dubai dublin
    duits duitse duolingo dus düsseldorf edinburgh eemsdelta eenvandaag efteling eherkenning eifel eigenhaard
    eindhovense elkien emmen eneco enexis engels engelse enschedese erbil eritreeër eritreeërs eritrese ero esri
    essen essent etam ethiopische eurojackpot europese eurostat evernote exact excel excelsior exchange facebook
    facetime farsi fd fedex feijenoord ferwerderadiel feyenoord fez figma finse fitbit fletcher florida fnv
    fontys foodvalley formdesk fortnite forum forvis foursquare frankfurt franse fries friese frysk frysland
    fryslân gaasterland gamma gdansk gelders gelderse gemeentenet gemert-bakel gemnet gent genève geonovum ggd
    ggz ghanese gillette gimd github gitlab glasgow glastuinbouw gmail goal goede goeree golden-tulip google
    gooi gopro goudse greenchoice greenpeace greenwheels grieks griekse groenlinks gronings groningse gvb
    haaglanden haags haagse haarlemmermeer haarlemse hagenezen hallmark hamburg hannover hanoi harenkarspel
    hargeisa haskoning havensteder heerenveen heineken helsinki hema hemelvaart hemelvaartsdag hengelose
    heracles hhm hindi hindoestaans hoeksche hof-van-twente holi hollandse hollandskroon homs hongaars hongaarse
    hongkong hrm htm huawei hubspot humanitas ibabs ibis icloud idlib ikea incluzio ind indische indonesische
    infomedics instagram intergamma internetbank interpolis ipad ipads iphone iphones iraanse irakese iriszorg
    isala islamabad iso istanbul italiaans italiaanse itil itrp itslearning izmir jaguar jakarta japanse java
    javaans jbz jeugdbescherming jira joinzaken joodse journaal jula jumbo kaboel kadaster kahoot kampala
    kanaleneiland kanban kantonees karachi karakter karwei kempen kennemerland keolis kerst kerstdag kerstmis
    keti keukenhof keulen key2 kharkiv khartoem kiev kinepolis kiëv klm knmi koerdisch koerdische koggenland
    koningsdag konya kopenhagen koreaanse korendijk koti kpmg kpn krakau kralendijk krimpenerwaard kroatisch
    kruidvat kumasi kwadraat kyiv laak laarbeek lagos lahore landerd landgraaf landstede lansingerland lean
    leefbaar leeuwarder leeuwarderadeel lego leidse leipzig lemsterland lentis leudal leuven levvel liander
    liberaal libris lidl lille limburg limburgs limburgse lingewaal lingewaard linkedin linux lissabon
    littenseradiel liverpool lokalis lombok londen loom lto luik lumc lush lviv maasdriel maasgouw maashorst mac
    macbook madrid madurodam maleis manchester mandarijn maria-hemelvaart mariahoeve marioepol mariupol marken
    marokkaan marokkaans marokkaanse marokkanen marrakesh marseille mastodon mavim mcdo mcdonalds mckinsey
    mediamarkt meierijstad menameradiel mendix menterwolde menti mentimeter mentimeters menzis mercure messenger
    microsoft mijndomein mijnoverheid milaan minecraft miro mitros mits moederdag moerdijk mogadishu molenlanden
    molenwaard molukker molukkers molukse monday montferland monuta moskou motion movares movisie mozard mozaïek
    mumbai mural münchen nador nairobi napels nasa nationale natuurmonumenten nederlands nederlandse nederweert
    neerijnen nen netflix nice nickerie niedorp nieuwsuur nigeriaanse nijefurd nijmeegse nikon ninja nintendo
    nissan nissewaard nivel nji noardeast-fryslân nokia noordenveld noordoostpolder noorse normandië nos notion
    notubiz novadic novo nrc ns nsc nuon octopus ocw odesa odessa odido oekraïens oekraïense oekraïner
    oekraïners offerfeest office ohra oldambt onedrive onenote onvz ooststellingwerf opel openzaak
    opsterland oracle oranjestad ordina osdorp oslo osram oujda outlook overbetuwe overheid.nl overijsselse
    overvecht oxford paasdag padlet panasonic papiaments paramaribo parijs parnassia parool pasen pasjtoe paypal
    peel peking pentair peoplesoft perzisch peugeot pfizer pharos philips philipsburg pinkroccade pinksterdag
    pinksteren pinterest platform31 pleio plot pluryn plus polen politie pool pools poolse portaal portugees
    portugese postillion postnl powerapps powerbi powerbrowser powerpoint poznan praag praxis prezi primark
    prince2 prinsjesdag prorail provence pso psv pvda pvv pwc qbuzz qgis qlik qmusic qualtrics raadsinformatie
    rabat rabobank radboud ramadan randstad ravelijn reaal reddit reimerswaal relatics renault ret rho
    rijnconsult rijnmond rijnwaarden robeco roblox rochdale roemeens roemeense roerdalen rome rotterdams
    rotterdamse roxit royalhaskoning rtl rucphen russisch russische ryanair safe saigon salesforce salland
    samsung sap sapfiori sarajevo sauerland saxion scheveningen scheveningse schiermonnikoog schilderswijk
    schouwen scp scrum seats sensire seoul servisch sgp shanghai sharepoint shell shopify siemens signal
    significant singapore sinterklaas sixsigma skarsterlân skoda sky skype slack slagharen slido slotervaart
    smallingerland snapchat sneker snelstart solera somalisch somalische sony spaans spaanse spar sparta spotify
    squarespace squit sranan sranantongo staatsbosbeheer stackoverflow stadgenoot stager starbucks stedin
    sterksel stockholm straatsburg strava stuttgart suikerfeest sumatra surabaya surinaamse surinamer surinamers
    suwinet suzuki swapfiets sweco syntus syrische syriër syriërs súdwest-fryslân t-mobile tableau tactus taipei
    talis tamazight tanger tauw teams teheran telegraaf telegram telstar tencate tennet terschelling tesla texas
    texel teylingen thuisbezorgd tigrinya tikkie tiktok tilburgse tinder tno togaf tokio topaas topdesk toronto
    toscane toyota transvaal trello trimbos tripadvisor tripoli trivago troostwijk trouw tsjechisch tsjechische
    tunis turk turken turks turkse tweakers twente twenterand twents twentse twijnstra twinfield twitter
    twynstra tynaarlo tytsjerksteradiel uber ubuntu umcg unicef unilever unit4 unive univé unox urdu utrechts
    utrechtse uwv vaderdag vattenfall veluwe venetië verisure verseon verwey-jonker vestia vgz viadesk videma
    vijfheerenlanden vilans vimeo vinted visma vitens vitesse vlaams vlaamse vlaanderen vlagtwedde vlieland
    vluchtelingenwerk vng vobi vodafone vodafoneziggo voerendaal volendam volkskrant volkswagen volt volvo
    vtwonen vvd waalse wabo wadden waddenzee wajong wakefield walcheren walibi wallonië warschau washington
    waterland wehkamp wenen westerkwartier westerveld westerwolde westland weststellingwerf westvoorne
    wetransfer whatsapp whiteboard wia wieringen wieringermeer wijdemeren wikipedia willemstad windesheim
    windows witteveen wmo wob wonion woo woonbron woonzorg word wordpress wormerland wroclaw wrr wvggz ww
    wymbritseradiel xbox xerox yahoo yammer ymere ynnovate yoast york youforce youtube youz zaakgericht
    zaaksysteem zaanstreek zagreb zalando zapier zederik zeeuws zeeuws-vlaanderen zeeuwse zeevang zembla zgw
    ziggo zivver zoom zorgmail zuidas zuidoost zuidplas zwartewaterland zweedse zwolse zürich
    """
)
