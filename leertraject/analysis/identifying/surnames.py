"""Surnames heard in the Netherlands without the particle before them, and capitals that are no persons.

Written down by hand for this product: no register was copied.
"""

from leertraject.analysis.identifying.listed import listed

SURNAMES = listed(
    """
    aalst aarts abdullahi abebe achterberg adriaansen aerts ahmadi ahmed akkerman alaoui albers alberts alders
    ali alphen amrani appelman arends arslan aslan assink aydin aydın azzouzi baan baar baars baas bakel bakkali
    bakker baldew balen bannink barendrecht barends bartelds bartels bax becker beckers beek beekhuis beekman
    beers begum bekker bemmel benali bennani benschop berendsen berg bergen bergman bergmans bergsma berkel
    berkhout beukers beumer bijl blaauw bleeker bloem bloemen blok blom boekel boer boerema boerma boersma
    bogaard bogers bohm bokhorst bolt bongers boogaard booij boom boon boonstra boot borst bos bosch boschma
    bosma bosman bosmans bosscher botter bouazza boukhari bouma bouwens bouwer bouwman bouwmeester bouzid
    braakman braam brand brands brandsma breda breed brekelmans bremer breukelen brink broek broeke broekhuizen
    broekman broers brouwer brouwers bruggeman bruggink brugman bruijn bruin bruins brummelhuis buijs buis
    buitelaar buitenhuis bulut buren burger burgers busscher buurman celik chahid chaudhry chen claassen coenen
    cornelissen costa cox cremers crombach cuijpers damen daoudi deelen dekens dekker dekkers demir demirel
    derks diallo diepen diepeveen dijk dijkhuis dijkhuizen dijkman dijksma dijkstra dirks dirksen doeven dogan
    donker donkers doorn doornbos doğan drent dries driesen driessen drost duijn duijvestijn duin duivenvoorden
    dullemen ebbers eck eggink eijk eijkelenboom ekkel el-khatib elbers elkhattabi elzinga emmen engbers engelen
    engels enthoven erdoğan essen esser evers everts faas faber feenstra feitsma fernandez ferrari ferreira
    fleuren florijn fluit fokker frankema franken fransen franssen garcia garcía geerts geest gelder gerrits
    gerritsen geurts gils gonzalez goor goossens graaf graaff groen groenendijk groeneveld groenewegen groot
    güneş haan haas haddad hagen haile ham hamer hamers hamersma haringsma harms harmsen hartman hartog hassan
    hassani heck heerden heeren heijden heijmans heijnen hemert hendriks hendriksen hendrikx hengel herman
    hermans heuvel heuvelmans heymans hiemstra hoek hoekema hoekstra hoeven hoffmann hofman hofstede hofstra
    hollander hoof hoogendoorn hoogeveen hoogland hoorn horst horvath hosseini houten houtman hu huijbers huis
    huisken huisman hulshof hulst hurk hussain idrissi ingen ivanov jacobs jager jagroep jalili jama jans janse
    jansen janssen jaspers jong jonge jonker jonkman kaiser kamp kampen kampman kara karimi kartosen kaya
    keijzer keizer kempen kersten kessel khan kilic kleijn klein kleine klerk klok koenen kok koning koopman
    koopmans koppen korkmaz kort korte koster kovacs kowalska kowalski koç kraai kramer krijger kroes kroon
    kruijf kruis kuijper kuijpers kuiken kuiper kuipers kumar kurt kılıç lamers lammers lange lans leenders
    leeuw leeuwen leijen lenting leur li linde linden lingen liu looij loon lopez louwers lu lucassen luijten
    lópez maas maes mahabier manders mansouri martens martinez mathijssen meer meeuwissen meier meijer melis
    mensah mertens meulen meyer michels middelkoop mierlo moerman mohamed mohammadi mol molenaar mooij mook moor
    mulder mulders muller müller nagel nagy ng nguyen nieuwenhuis nieuwenhuizen nijhof nijhuis nijland nowak
    nowicki oever offermans okafor olthof oosten oosterhof oosterhuis oostrom otten ouali oudshoorn ozturk paap
    patel pater pauw peeters pelt pereira perez peters petrov pham philips pieters pietersen pinas ploeg poelman
    pol polak polat poot popov poppe postma pot potters prins prinsen pruijssers putten raaij raat rahmani
    ramdin ramlal ras reijnders reitsma rezaei ridder rietveld rijk rijken rijn rijnders rijsdijk robben
    rodriguez roelofs roelofsen roest rooij rooijen roos roosendaal rosmalen rossi rossum ruiter rutten sahin
    saidi sanders santos sardjoe schaap schaik scheepers schenk schilder schipper schippers schmidt schmitz
    schneider schoenmaker scholte scholten schoonhoven schouten schreuder schreurs schrijver schulz schuurman
    schuurmans sharma siebers sijbesma sikkema sikma silva simons singh slagter slot sluis smeets smet smit
    smits smulders snijders soest somers spaan spijker spijkers staal stam steen steenbergen stoffels stokkers
    stolk strijbosch stroo sturm swart swinkels tahiri tak terpstra tesfaye teunissen thijssen tielen tilburg
    timmer timmerman timmermans tol toom toonen tran traoré tromp tuin tuinstra uden veen veenstra veld velde
    velden veldhuis veldhuizen veldman ven verbeek verberne verbruggen verburg verdonk verhaar verhaegen
    verhagen verheijen verhoef verhoeven verkerk vermeer vermeulen verschuren verstappen verweij vet vink vinke
    visscher visser vlieger vliet vogel vogels vonk voogd voort vorst vos voskuil vreeswijk vries vroom vuuren
    waal wagenaar wagner wal walraven wang warmerdam warsame weber weel weerd weert weijden weijers wessels
    westerhof westra wierda wieringa wiersma wijk wijma wijngaarden wilde wildeboer wilderom willems willemsen
    wilms wind winkel winter winters wisniewski wit witte wiśniewska wolff wolters wouters wu xu yacoubi yavuz
    ye yildiz yilmaz yu yıldız yılmaz zande zanten zee zeeland zeeuw zhang ziani zielinski zijl zijlstra
    zonneveld zuidema zuijlen zwaan zwart zweers zwiers çelik çetin özdemir özkan öztürk şahin
    """
)

# Words that are a surname behind "van" or "de" and a first name or a title: Rinus van Dam, mevrouw de Wilde.
BEHIND = listed(
    """
    asten backer bakker beek beer berg bie blank block bock boer bont bos bree brug bruijn bruin burg dam diest
    dongen dood dorp duin eik elst es gelder gent geus gier goede gool graaf gracht graft gruyter haan haas hal
    ham haren heer hees heide helden hert heus heuvel hoek hof hoop horst hout huis hulst hurk jong jonge kam
    kat keizer kerk kessel keulen kleine klerk koe kok kolk koning kooi koster kuil laan laar laat lange lee
    leest leeuw lent lier linde lith loo lugt maas meer mil mol molen mortel mos nat nijs noord oort os oude pas
    pater pauw pijper plas poel pol pree prins putten raad raadt regt reus ridder rijk rijke rijn ronde roo roon
    roos rover ruit ruiter sande sar schans schie sluis smet son spek spoel staak staart stad stam steeg steen
    ster stoop straten strien swart til tongeren toor toorn uden ulft vaart vecht veen veer velde ven vet visser
    vliet vogel voort vorst vugt waal waard wachter wal water weerd weert weg weide weijden wel werf wezel wiel
    wijk wilde windt winter wit witte wolf zalm zand zee zeeuw zijde zoete zon zwaag zwaan zwan zwart
    """
)

# Places, organisations, products, days, laws: what stands with a capital and is nobody.
NOBODY = listed(
    """
    's-hertogenbosch aalsmeer abn academie achterhoek afdeling agile ah albert alkmaar almelo almere alphen
    amerika amersfoort amro amstelveen amsterdam amsterdams antwerpen apeldoorn apple april arabisch armoede
    arnhem aruba assen augustus avg awb barendrecht barneveld bedrijfsvoering belastingdienst beleid belgië
    bergen berlijn bestuur bestuursrecht betuwe beverwijk bi binnenstad bodegraven bol bosch boxtel brabant
    brabants brandweer breda brussel buitengebied bureau business bussum bzk cak capelle carnaval castricum
    cbs china citrix college communicatie concern control coolblue corona corporatie covid
    culemborg curaçao december deelnemer delft delfzijl den deventer diemen dinsdag directie doetinchem dokkum
    donderdag dordrecht drachten drenthe dronten duits duitsland duo duurzaamheid ede eems eerste eindhoven
    elburg emmeloord emmen energie engeland engels engelse enkhuizen enschede ermelo etten-leur eu europa
    european europees europese excel facebook facilitair februari financiën flevoland franeker frankrijk frans
    fries friese friesland gedeputeerde gelderland geldermalen geldrop gemeente gent gesprek ggd ggz god goes
    google gorinchem gouda grondwet groningen haag haaksbergen haarlem haarlemmermeer hardenberg harderwijk
    harlingen heemskerk heemstede heerenveen heerhugowaard heerlen heijn heiloo hellevoetsluis helmond hema
    hengelo hilversum hogeschool holland hoofddorp hoogeveen hoorn houten huizen ibd ijssel ijsselstein ikea
    india ing inkoop instagram internet intranet iso italië januari jeugd jeugdwet jezus jira juli juni
    juridisch kamer kampen kanaalzone katwijk kerkrade kerst kerstmis koningsdag krimpen kvk lean leertraject
    leeuwarden leiden leidschendam lelystad leusden limburg limburgs linkedin lisse londen maandag maart maas
    maassluis maastricht marokkaans marokko mei meppel microsoft middelburg middelharnis miro moederdag mural
    naarden nato nederland nederlands nederlandse nen nijkerk nijmegen noord noord-brabant noord-holland
    noordwijk noordzee november ns oekraïne office oirschot oktober oldenzaal omgevingsdienst omgevingswet
    ommen oost oosterhout oss oud-beijerland outlook overijssel papendrecht parijs participatiewet partner
    pasen personeel philips pinksteren platform polen politie postnl power powerpoint prince prinsjesdag
    programma project provinciale provincie purmerend putten raad raalte rabobank ramadan randstad renkum
    rheden rhenen ridderkerk rijk rijksoverheid rijkswaterstaat rijn rijssen rijswijk rivm roermond roosendaal
    rotterdam schagen schiedam schiphol school scrum september sharepoint shell sint sinterklaas sittard slack
    sliedrecht sneek soest spanje spijkenisse spreker stadskanaal staten steenwijk stichting strategie
    suriname svb syrië team teams terneuzen tiel tilburg tno topdesk trello turkije turks tweede twente
    twitter uden uitgeest uithoorn universiteit urk utrecht uwv veendam veenendaal veghel veldhoven velsen
    veluwe venlo venray vereniging vlaams vlaardingen vlissingen vn vng volendam voorburg voorschoten vraag
    vrijdag waal waalwijk waddenzee wageningen wassenaar water waterschap webex weert weesp west wet whatsapp
    wijchen windows winschoten winterswijk wmo woensdag woerden wonen woo word youtube zaandam zaanstad
    zandvoort zaterdag zeeland zeewolde zeist zevenaar zoetermeer zondag zoom zorg zuid zuid-holland zutphen
    zwijndrecht zwolle
    """
)
