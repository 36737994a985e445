/**
 * The German words and frames by which something is said to be sought or absent. Lemmas folded (ä as ae); the notation is told in frames.ts.
 * What is listed is meant to stand for its like: where a frame is missing, add the word to a class before adding a frame.
 */
import type { Table } from './frames.ts'
import type { Joints } from './tokens.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

const table: Table = {
  classes: {
    WE: 'wir uns ich mir',
    OUR: 'unser unsere unserem unseren unserer unseres',
    /** Negates its clause. */
    NEG: 'nicht nie niemals nirgends nirgendwo keinesfalls keineswegs mitnichten nimmer nimmermehr',
    NOBODY: 'niemand niemanden niemandem nichts kaum keiner',
    /** Negates the phrase behind it. */
    NO: 'kein keine keinen keinem keiner keines keinerlei',
    /** As NO, but never the whole clause. */
    LACKING: 'ohne statt anstatt anstelle weder exklusive abzueglich ausgenommen',
    YOU: 'du euch euer eure dir',
    /** Who needs what we have. */
    CUSTOMER: 'kunde *kunde auftraggeber anwender abnehmer besteller besucher interessent wettbewerber mitbewerber leute welt markt branche viele wer andere konkurrenz nachfrage wettbewerb kaeufer verbraucher mieter',
    /** Somebody, not yet known. */
    SOMEBODY: 'jemand jemanden jemandem irgendjemand irgendwer wer wessen wem wen',
    /** Who could help, and who does what we do not. */
    PROVIDER: `*partner partner kooperationspartner projektpartner ansprechpartner entwicklungspartner industriepartner forschungspartner netzwerkpartner *unternehmen systemhaus *hersteller hersteller *lieferant lieferant *anbieter anbieter *dienstleister dienstleister *zulieferer zulieferer spezialist *spezialist experte *experte fachmann fachfrau fachleute *betrieb betrieb
      *firma firma *firmen firmen institut *institut labor *labor hochschule universitaet forscher forschende *gruppe lehrstuhl berater *berater *buero mitglied *mitglied *entwickler *verarbeiter haendler *haendler unternehmen *unternehmen start-up startup
      veredler *veredler fertiger *fertiger lohnfertiger *bauer mitstreiter verbuendeter mentor lehrmeister gutachter zertifizierer forschungsstelle forschungseinrichtung einrichtung fachkraft *fachkraft wissenschaft kopf *geber kompetenztraeger team kooperationswillige gleichgesinnte sachverstaendiger tueftler kenner koenner profi *profi anlagenbauer zulieferbetrieb softwarehaus bewerber bieter berufskollege sponsor pate sparringspartner testkunde pilotkunde pilotanwender`,
    /** What is asked of them. */
    HELP: `hilfe *hilfe unterstuetzung beistand expertise know-how knowhow wissen fachwissen *wissen kenntnis *kenntnis erfahrung *erfahrung kompetenz *kompetenz rat beratung hinweis tipp anregung vorschlag *vorschlag idee kontakt *kontakt austausch begleitung
      zusammenarbeit kooperation *kooperation mitwirkung beteiligung verstaerkung loesung *loesung antwort zugang ersatz *ersatz alternative *alternative bezugsquelle zweitquelle kapazitaet *kapazitaet abhilfe beitrag ausruestung stichwort rueckendeckung rueckmeldung schuetzenhilfe nachhilfe starthilfe schulung fingerzeig empfehlung gedankenaustausch input feedback coaching mentoring nutzungsrecht mitnutzung messzeit rechenzeit strahlzeit zuarbeit handreichung einweisung sachverstand entlastung nachfolge nachfolger nachfolgeprodukt erleichterung erfahrungsbericht mitwirkender`,
    /** A gap, said as a noun. */
    GAP: `luecke *luecke engpass *engpass nadeloehr flaschenhals schwachstelle schwachpunkt defizit *defizit manko leerstelle sorgenkind kopfzerbrechen kopfschmerzen bauchschmerzen stolperstein knackpunkt achillesferse raetsel nachholbedarf handlungsbedarf
      entwicklungsbedarf unterstuetzungsbedarf beratungsbedarf forschungsbedarf bedarf *bedarf mangel *mangel desiderat desiderata gesuch *gesuch wunsch *wunsch wunschzettel wunschliste einkaufsliste suchliste anliegen leidensdruck fehlstelle fehlbestand einkaufszettel dringlichkeitsliste herzenswunsch investitionsliste beschaffungsliste notstand personalnot rohstoffnot zeitnot wermutstropfen pferdefuss schmerzpunkt sorgenfalte mangelware stiefkind puzzleteil puzzlestueck mosaikstein unbekannte`,
    /** Wishes and wants, said as verbs. */
    WANT: 'suchen benoetigen brauchen wuenschen ersehnen vermissen fahnden ersuchen erhoffen erbitten ausschreiben aus|schreiben heran|ziehen gebrauchen begehren rekrutieren beduerfen an|heuern an|werben ab|werben herbei|sehnen lechzen verlangen',
    /** Nobody says these but of what is not had. */
    CRAVE: 'ersehnen herbei|sehnen lechzen duersten schmachten gieren fahnden ersuchen vermissen ermangeln',
    LACK: 'fehlen mangeln hapern ermangeln abgehen ab|gehen gebrechen',
    /** How a wish is wrapped. */
    WELCOME: `willkommen *willkommen erwuenscht wuenschenswert dankbar erbeten einladen eingeladen freuen gefragt begehrt angewiesen gebrauchen hochwillkommen begruessen aufgeschlossen gesucht gluecklich vonnoeten hoffen bereichern erhofft ersehnt vonnoeten heissersehnt vermisst begruessenswert hoechstwillkommen froh`,
    NICE: 'ideal hilfreich gold kusshand schoen toll wertvoll traum wichtig lieb recht interessant segen geschenk gewinn bereicherung volltreffer reizvoll nuetzlich sinnvoll erleichterung gluecksfall',
    /** Who is meant by “we” when a text speaks of itself. */
    SELF: 'team projekt vorhaben konsortium verbund netzwerk cluster firma unternehmen institut werk betrieb gmbh stadtwerk stadtwerke mitglied verein arbeitsgruppe lehrstuhl',
    /** Whoever may answer is asked to. */
    CALL: 'melden bitte angesprochen willkommen hinweise kontaktieren schreiben rufen an|rufen anrufen vor|stellen ansprechen an|sprechen bewerben',
    /** What firms do not say of what they do. */
    WOULD: 'waere waeren wuerde wuerden haette haetten braeuchte braeuchten koennte koennten kaeme kaemen faende faenden gaebe naehme naehmen laege liesse liessen muesste muessten sollte sollten bekaeme bekaemen hielte machte wuesste wuessten saehe saehen hiesse gefiele gefielen reizte reizten gingen spraeche riefe zahlten zahlte',
    WISH: 'waere waeren haette haetten braeuchte braeuchten naehme naehmen kaeme kaemen faende faenden bekaeme bekaemen',
    WILL: 'wollen moechte moechten planen beabsichtigen hoffen vor|haben anstreben an|streben',
    GET: 'finden gewinnen holen kennenlernen kennen|lernen ein|binden treffen an|sprechen dazuholen hinzu|ziehen zusammenarbeiten zusammen|arbeiten kooperieren vernetzen aus|tauschen zusammentun arbeiten aufnehmen auf|nehmen lernen beauftragen einkaufen ein|steigen ein|arbeiten erschliessen an|docken andocken verstaerken zusammenkommen zusammenfinden engagieren anheuern an|heuern ein|laden beschaffen anschaffen an|schaffen auf|treiben auf|spueren zu|legen',
    /** Whoever has these cannot do it. */
    HELPLESS: 'ratlos ueberfordert schleierhaft ungeloest ungeklaert unbesetzt vakant herrenlos unbeantwortet hilflos sackgasse aufgeschmissen unterbesetzt unterversorgt ueberfragt ueberfaellig',
    /** Doing and supplying; denied, it says that something is absent. */
    OFFER: `gehoeren zaehlen bieten an|bieten fuehren haben verfuegen beherrschen umfassen fertigen produzieren herstellen her|stellen stellen bearbeiten verarbeiten uebernehmen betreiben entwickeln liefern organisieren machen planen nutzen verwenden setzen ein|setzen
      leisten beschaeftigen vorsehen vor|sehen vorgesehen erforderlich noetig notwendig enthalten teil bestandteil moeglich vorhanden gegenstand programm angebot portfolio fokus sortiment leistungsumfang vordergrund schwerpunkt koennen tun statt|finden stattfinden
      durch|fuehren ausfuehren aus|fuehren annehmen an|nehmen fallen folgen erfolgen verfuegbar verkaufen vertreiben bauen pruefen erbringen ab|decken bedienen befassen betrachten beruecksichtigen untersuchen
      forschen erforschen foerdern erstellen anfertigen an|fertigen vermieten reparieren warten montieren veranstalten ausbilden aus|bilden beraten lagern einlagern importieren exportieren verlegen installieren schweissen drehen fraesen giessen
      lackieren beschichten haerten drucken beantworten beteiligen transportieren zertifizieren simulieren berechnen messen zulassen an|wenden anwenden verfolgen behandeln adressieren einbeziehen vertreten unterstuetzen metier fach kerngeschaeft
      besitzen ausgestattet zustaendig dabei bestandteile erhaeltlich einsatz verbauen zugelassen ausgelegt aufgabe auftrag finden eingerichtet geruestet berechtigt befugt lizenz zulassung lieferbar buchbar inbegriffen enthalten eingeschlossen geplant beabsichtigt lieferumfang spektrum repertoire lehrplan kompetenzprofil leistungsspektrum lieferprogramm inhalt foerderfaehig zuwendungsfaehig lage imstande agenda reichweite`,
    /** Negated, these affirm. */
    KEEP: `verzichten vernachlaessigen ausschliessen vergessen unterschaetzen scheuen missen vermissen auskommen aus|kommen ruhen zufrieden auf|hoeren aufhoeren warten klagen zurueck|stehen verstecken enttaeuschen wegzudenken wegdenken nach|lassen nachlassen fuerchten muede schaemen
      aufgeben auf|geben leiden beschweren stoeren reissen schaden bereuen lumpen beklagen entgehen brechen rosten versagen verschliessen abhalten ueberraschen wundern verwundern wissen mueder haltmachen zoegern schrecken zurueck|schrecken zurueckschrecken zurueck|scheuen schlafen einschuechtern langweilen`,
    /** Given up, kept out. */
    DROP: `verzichten aufgeben auf|geben aus|lagern auslagern ausgelagert aus|gliedern ausgliedern fremdvergeben zu|kaufen zukaufen zugekauft ueberlassen delegieren ab|lehnen ablehnen aus|schliessen ausschliessen ausgeschlossen unterlassen
      streichen gestrichen stilllegen still|legen dicht|machen dichtmachen zurueck|ziehen aus|steigen aussteigen ausgestiegen entfallen weg|fallen wegfallen aus|klammern ausklammern aus|listen auslisten verwerfen beerdigen ab|winken abwinken
      heraus|halten raus|halten fern|halten abschaffen ab|schaffen ausgenommen ausgeklammert ausgespart aus|sparen ab|stossen abgestossen aus|scheiden ausscheiden verbannen ab|schreiben abschreiben abgewickelt aus|mustern ausgemustert fremdbezug zukaufteil ein|stampfen abgekuendigt ab|kuendigen ein|motten eingemottet veraeussern veraeussert verpachten verpachtet ab|raten abraten zurueck|weisen zurueckweisen zurueck|scheuen zurueck|schrecken eruebrigen unterbleiben verbieten verboten untersagen untersagt
      unzulaessig entbehrlich ausgegruendet aus|gruenden stillstehen still|stehen stillgelegt verweigern verschmaehen weigern boykottieren fremdgefertigt fremdfertigung fremdvergabe fremdleistung ab|bestellen heraushalten raushalten fernhalten erloschen abgeschworen ab|schwoeren abschwoeren entsagen ab|ruecken abgerueckt abruecken los|sagen outsourcen outgesourct untervergeben weitervergeben begraben`,
    /** Over, gone. */
    OVER: 'passe tabu no-go nogo no-gos fehlanzeige gescheitert abgeschafft hinfaellig obsolet auslaufmodell adieu ade lebewohl geruecht irrtum irrglaube maerchen ammenmaerchen missverstaendnis mitnichten vergebens gestorben nicht-ziel nichtziel nicht-zielen',
    /** Of these only goods come; what goes to them may be what we sell. */
    SOURCE: '*zulieferer zulieferer *lieferant lieferant handel *anbieter *haendler haendler zukauf',
    /** Who does it instead of us. */
    OTHERS: `*partner partner anderer andere anderen dritter dritte dritten *dienstleister dienstleister fremdfirma spezialist *spezialist subunternehmer lohnunternehmer nachbar schwesterfirma schwestergesellschaft
      spediteur *veredler lohnveredler lohnfertiger ingenieurbuero tochter tochterfirma mutterkonzern konzern mieter schwesterwerk kollege fachbetrieb lohnbetrieb *haerterei *haerter *lackierer *labor *partnerbetrieb *fachbetrieb fremdfirma partnerfirma fachfirma spezialfirma nachbarfirma schwesterfirma tochterfirma fachhandel wettbewerber mitbewerber berufener berufenere unterauftragnehmer nachunternehmer auftragsfertiger fremde fremd nachbarbetrieb nachbarin nachbarhochschule`,
    /** What they then do. */
    DOES: 'uebernehmen erledigen besorgen zu|liefern durch|fuehren ausfuehren sorgen regeln sache angelegenheit haende hand obliegen zustaendig verantworten verantwortung geschaeft bei|stellen beistellen beigestellt bei|steuern',
    /** How it gets there and back. */
    GIVE: `geben vergeben beziehen kaufen ein|kaufen lassen gehen wandern kommen stammen liegen schicken senden holen beauftragen erfolgen bringen beschaffen weiter|geben bestellen uebertragen uebergeben ab|treten verweisen vermitteln weiter|leiten weiter|reichen ueberlassen geraten abtreten verkaufen veraeussern`,
    PAST: 'frueher einst ehemals vormals damals ehedem einstmals seinerzeit',
    /** No topics, though they look like some: a clause of these and of cues speaks of something else. */
    IDLE: `geschaeftsbereich sparte bereich geschaeftsfeld linie abteilung mitnutzung traum haus jahr zeit monat woche tag glueck seite hand naehe platz stand raum augenblick moment zukunft vergangenheit alltag sicht weg fall dauer leid leidwesen wert grund ende anfang letzte meter sache ding kopf auge ohr markt stunde
      dienst leute kollegin werkbank dame herr runde reihe schritt punkt thema stelle aufgabe frage teil ziel gespraech nachricht mail telefon anruf messe umstand eindruck erfolg suche mut mal hierzulande europa deutschland ausland region umgebung nachbarschaft`,
    POINT: 'das dies diese dieser diesen dieses diesem hier dafuer daran hierfuer hierzu dazu dabei damit davon darauf darueber hieran hierbei deshalb daher darum wofuer womit woran worin solche solcher solches die den ihn dessen deren ebendas genau',
    QUIET: 'problem zweifel wunder frage geheimnis hexenwerk grenze ausnahme hut kompromiss hindernis neuland zauberwerk zufall selbstlaeufer',
  },
  frames: [
    // Guards. Negations that deny nothing.
    ['has', 'clause', `
      nicht nur/allein/zuletzt/ausschliesslich/selten/umsonst/bloss/wenige/weniger/dass/irgendwo/irgendein
      nicht mehr wegzudenken
      NO QUIET
      nicht/nie ohne
      ohne + NO/nicht
      ohne unser/unsere/unseren
      ohne ausnahme/zweifel/weiteres/umweg
      nichts anderes
      NO anderer/andere
      NEG + reichen/genug
      NO + CUSTOMER + KEEP
      NO + KEEP
      NO + verlassen/vergehen
      NO + verlassen/vergehen + ohne
      NEG + KEEP
      NEG + DROP
      nie DROP
      NEG + GIVE + OTHERS
      NEG + GIVE + nach aussen
      um + DROP
      NO GAP + !bedarf
      NEG + GAP/LACK
      NEG/NO + HELP + brauchen/benoetigen
      mehr NEG + LONE
      ja
      sicher QUESTION
      sehr wohl
      nichts/niemand/NEG + LACK
      nie um + verlegen
    `],
    // Needs of others, needs of the past, and words that are no needs.
    ['has', 'clause', `
      CUSTOMER + WANT + bei + WE
      CUSTOMER + WANT + finden/landen/richtig/fuendig
      CUSTOMER + WANT + WE + !SOMEBODY
      CUSTOMER + suchen/brauchen/benoetigen/fragen + !WE
      CUSTOMER + WOULD/fragen + WE
      CUSTOMER LACK
      wenn CUSTOMER
      wenn/wo ihnen
      YOU + WANT/LACK/GAP
      YOU + WANT + QUESTION
      wo + LACK/OTHERS
      PAST + WANT
      PAST + zukaufen/zu|kaufen
      jahr + WANT + WOULD
      nie + WANT
      suchen ihresgleichen/seinesgleichen
      bedarf/nachfrage/mangel + steigen/sinken/wachsen/decken/bedienen/bescheren/zunehmen/zu|nehmen/hoch/ungebrochen
      nachfrage + WE
      auf wunsch/anfrage
      nach/bei bedarf
      wie nie
      gesucht und/wie
      gesucht fuer OUR/ihre
      gesucht QUESTION
      als =gefragt/begehrt/gesucht
      suche + gehoeren/zaehlen/dienstleistung/spezialitaet/uebernehmen/anbieten/an|bieten
      benoetigen/brauchen + tag/stunde/minute/sekunde/woche/quadratmeter/prozent + !jeder/jeden/jede/noch
      offen ohr + bei
      sie suchen/brauchen/benoetigen/wuenschen/vermissen + QUESTION + !WE
      fachkraeftemangel + !HELP + !PROVIDER
      nichts gehen ueber
      gehen nichts ueber
      ausgeschlossen + QUESTION
      wunsch offen + NO/NEG
      NO wunsch
      keine wuensche
      zukauf/zukaufen/uebernahme + verfuegen/erweitern/ergaenzen/auch
      ohne + denkbar/undenkbar/vorstellbar/unvorstellbar
      ohne + WOULD + NEG + denkbar/vorstellbar
      zeiten + WANT
      lange/jahrelang/jahrzehntelang/bisher LACK + !noch
      was/wo/wenn + andere/andern + DROP/LACK/scheitern/NEG/passen/DOES
      CUSTOMER + WANT/LACK bei + andere
      CUSTOMER WANT bei
      wenn/wer/falls/sollte/sollten YOU/ihnen/sie + LACK/WANT/GAP
      wem es + LACK
      gesucht/begehrt/gefragt sein/ist/sind + OUR + !WE
      helfen/unterstuetzen/beraten/loesen/schliessen/beheben + WE + CUSTOMER + LACK/GAP/WANT
      schliessen + GAP + WE + !WOULD + !WILL + !HELP + !PROVIDER + !muessen
      GAP + geschlossen/behoben/beseitigt
    `],
    // Wants, said with a verb whose object is wanted.
    ['seeks', 'object', `
      suchen
      suchen + SOMEBODY
      WANT + PROVIDER/HELP
      benoetigen/gebrauchen/ersehnen/vermissen + WE
      CRAVE
      CRAVE + WE
      beduerfen + WE/SELF/OUR/HELP/PROVIDER/fortgang/noch
      entbehren + WE/SELF
      scharf/erpicht/versessen/begierig/gespannt/neugierig/hungrig/aus =auf + WE
      jagd/pirsch =nach + WE
      liebaeugeln + mit
      traeumen von + WE
      vor|schweben/vorschweben
      fassen + auge
      auge + geworfen/werfen
      ausfindig + machen
      sehnen + nach/herbei
      ausstrecken + nach
      reizen WE
      auf|rufen/aufruf + PROVIDER/SOMEBODY/zu
      anschaffen/an|schaffen/anschaffung + WE
      brauchen + WE
      brauchen + PROVIDER/HELP/SOMEBODY
      SELF benoetigen/brauchen
      benoetigen/brauchen SELF
      wuenschen + WE/sich
      suche nach
      ausschau
      an|kaufen/ankaufen + WE
      aus|schreiben
      lieferantenkreis/lieferantenbasis
      erhoffen/erwarten/erbitten + PROVIDER/HELP
      hoffen auf
      bitten um
      fragen/rufen/anfragen nach + WE + !CUSTOMER
      freuen + PROVIDER/HELP/SOMEBODY
      offen fuer + PROVIDER/HELP
      interesse an
      interesse + an + WE
      OUR interesse + gelten
      interessieren sich fuer
      interessieren + WE
      WILL + lernen
    `],
    // Wants, lacks and gaps that hold for their whole clause.
    ['seeks', 'clause', `
      gesucht
      gesucht + COLON
      gefragt/gewuenscht/erwuenscht/erbeten
      gefordert/verlangt sein
      ist/sind gefordert/verlangt
      gefordert/verlangt ist/sind
      gebraucht/benoetigt =wird/werden/sind/ist
      wird/werden + benoetigt/gebraucht + PROVIDER/HELP
      wird/werden + benoetigt + noch/dringend/zudem/ausserdem
      dringend benoetigt/gebraucht/noetig
      ersatz + benoetigt
      LACK
      LACK + WE + HELP/PROVIDER
      einziger/einzig + LACK
      GAP + WE/OUR
      GAP + bestehen/geben/sehen/melden/bleiben/ist/sind/klaffen/haben/nennen/heissen/stehen/vor|tragen/sein/tauchen
      GAP + bestehen/geben/sehen/haben + PROVIDER/HELP
      GAP + COLON
      bedarf + an + LONE + !NO + !NEG
      *gesuch
      von interesse
      interessiert + WE
      zweck anfrage
      mangels
      muessen + her
      traum + WOULD
      mangelware
      duenn gesaet/besetzt
      knapp + WE
      zu wenig/wenige/duenn/schwach + WE
      weiss/weisser/blind/blinder/dunkel fleck
      wund/wunder/schwach/schwacher/kritisch/kritischer/heikel punkt
      fehlend =baustein/puzzleteil/glied/mosaikstein/stueck/puzzlestueck
      puzzleteil/mosaikstein
      dringlichkeitsliste/einkaufszettel/investitionsliste/leidensdruck/desiderat/herzenswunsch
      desiderat gelten
      not tun
      nottun
      hinterher|hinken/nach|hinken/hinterherhinken/hinken + WE
      hinken hinterher
      hintertreffen
      latein + ende
      zahn/zaehne + aus|beissen
      nuss + knacken
      naegel/nagel + brennen
      schlaflos/ruhelos nacht
      kein/keine/keinen weg + vorbei
      weg vorbei + fuehren
      umhin
      umhin + WE + NEG
      angebot + NEG + vor|liegen
      dringend brauchen/benoetigen/suchen/fehlen
      klemmen/haken/stocken/kranken an
      es =klemmen/haken/stocken
      stossen + offen arm/arme/tuer/tueren/ohren
      offen arme
      WOULD + ein|lizenzieren/einlizenzieren/lizenzieren/zahlen/bezahlen/abkaufen/ab|kaufen
      fragen =wir =uns
      wir fragen =uns
      gedanke + tragen/spielen/anschaffen/anzuschaffen
      gern/gerne gesehen
      belohnung
      muessen + beauftragt/beauftragen/hinzugezogen/eingekauft
      HELP + entgegen|nehmen/entgegen
      heran|treten/herantreten + an
      treten heran
      treten + heran
      HELP + NEG + sicht
      marktabfrage/marktsondierung/bedarfsmeldung/lieferantensuche/partnersuche/brautschau
      HELP + bitte + bis/an
      gesicht + WOULD
      WILL + hinein/fuss
      fassen fuss + WILL
      erhoffen + WE
      versprechen + WE + von
      werben um
      offen flanke
      kommen zu =kurz
      NEG sattelfest/firm/versiert/bewandert/fit/geuebt/vertraut
      unerfahren/anfaenger/laie/laien + WE
      baustelle + OUR
      wer hat/haette/kennt/weiss/wuesste + QUESTION
      muessen + finden/beschaffen/anschaffen/an|schaffen/auf|treiben/beschafft/angeschafft
      vergabe + los/umfassen
      interessenbekundung
      bieter + muessen/sollen/haben/nachweisen/nach|weisen
      ein|holen/einholen + HELP/angebot
      gern/gerne =von/aus =YOU
      gern/gerne von ihnen/sie
      findend/suchend/gewinnend/benennend =PROVIDER
      lassen zu wuenschen
      wuenschen uebrig
      wer + zu|trauen
      die/der/das/wer =uns + helfen/unterstuetzen/weiterhelfen/weiter|helfen + !OUR
      wer/SOMEBODY + QUESTION + zu|trauen/wagen
      ohr + offen + alle/jeder/jeden/SOMEBODY/PROVIDER/HELP
      tuer/tueren + offen + PROVIDER/HELP/SOMEBODY
      unter arme + greifen
      arm greifen
      zur seite + stehen + WOULD
      stecken fest
      stehen auf =dem schlauch
      woran + hapern/scheitern
      scheitern + WE + bisher/noch/bislang/an
      WE + fremd =hilfe
      zulegen/anschaffen + WILL
    `],
    // Somebody is wanted who can: partners, help, whoever it may be.
    ['seeks', 'clause', `
      HELP/PROVIDER + WELCOME
      HELP/PROVIDER + WISH
      HELP/PROVIDER + WILL + GET
      HELP + gern/gerne + nehmen/an|nehmen/entgegen
      PROVIDER + wuerde/wuerden + WE
      PROVIDER + erforderlich/noetig/notwendig
      PROVIDER + angefragt
      PROVIDER + QUESTION + kennen/haben/geben
      partner + fuer/mit + QUESTION
      bis auf PROVIDER
      platz fuer PROVIDER
      kommen + partner + frage/infrage
      als partner kommen
      holen + HELP
      extern HELP
      HELP von aussen
      zurueck|greifen + PROVIDER/OTHERS
      nennen/empfehlen WE + PROVIDER/SOMEBODY
      SOMEBODY + WELCOME/WOULD/CALL
      SOMEBODY + WILL + GET
      SOMEBODY + WISH + NICE
      SOMEBODY + QUESTION + !wir
      SOMEBODY + QUESTION + kennen
      SOMEBODY + HELP + haben
      SOMEBODY + helfen/unterstuetzen/weiterhelfen/weiter|helfen + WE
      wenn/falls/ob/vielleicht SOMEBODY
      ob jemand
      wer + koennen/CALL
      wer + DOES/liefern/machen/beherrschen/bieten + !WE
      geben es + QUESTION + PROVIDER/SOMEBODY
      YOU + HELP/PROVIDER + QUESTION
      koennen YOU + QUESTION + liefern/helfen/bieten/unterstuetzen
      bitte melden
      bitte/bitten um
      duerfen/moegen/sollen + melden/bewerben + !YOU
      boot + holen
      an bord + holen/WILL
      gespraech + kommen + WILL
      WILL + sprechen/reden + mit
      klopfen an
      sondieren
      um|sehen/umsehen/um|hoeren/umhoeren + nach
      auge + offen + halten
      fuehler
      suche ohne erfolg
    `],
    // What firms say of wishes only: “wäre”, “hätten gern”.
    ['seeks', 'clause', `
      WOULD + WELCOME
      WOULD + gern/gerne/lieber + WE
      WOULD + gern/gerne + !YOU
      WOULD + GET + PROVIDER/HELP
      WOULD + ergaenzen/abrunden/ab|runden/erleichtern/beschleunigen/entlasten/weiterbringen/weiter|bringen/weiterhelfen/weiter|helfen/helfen + !YOU
      WOULD + WE + schlafen/umstellen/um|stellen/abnehmen/ab|nehmen/kaufen/nehmen
      WISH + NICE + PROVIDER/HELP/SOMEBODY/WE
      NICE + WISH + es
      WILL + GET + PROVIDER
      willkommen sein
    `],
    // Open questions, trouble, and what nobody here can do.
    ['seeks', 'clause', `
      HELPLESS
      HELPLESS + HELP/PROVIDER
      noch offen
      offen + COLON + LONE
      offen + stelle/position/rolle/platz
      offen sein/bleiben/ist/sind
      bleiben/ist/sind offen
      offen + wer
      platz/rolle/stelle + frei/offen/unbesetzt/vergeben
      besetzen + noch/zu
      ohne besetzung
      noch NEG + geloest/loesen/klaeren/geklaert/gefunden
      noch nicht + WE + !OFFER
      NO HELP
      NO/NEG HELP + WE
      kaum/wenig HELP + WE
      NO + ahnung/idee/loesung/ersatz/zugang/antwort
      NO methode/verfahren/moeglichkeit/werkzeug/mittel + WE
      NO PROVIDER + !ist + !sind + !bin
      NO PROVIDER + haben/finden/geben/kennen/vorliegen/vor|liegen/sicht/mehr
      PROVIDER + haben + NEG
      PROVIDER NEG + LONE
      PROVIDER + NEG + vor|liegen
      PROVIDER + noch NEG
      NO + finden/auftreiben/auf|treiben + WE
      NEG/NOBODY + finden/auftreiben/auf|treiben/bekommen + WE + !YOU
      NEG + bekommen/auf|treiben/beschaffen/verfuegbar + !OFFER
      aufzutreiben/auftreiben + NEG
      NEG + zu bekommen
      zu bekommen + NEG
      NOBODY + melden/anbieten/an|bieten/liefern/koennen
      NEG + weiter|wissen/weiterwissen
      NEG + im griff
      wissen + NEG + WE + wie/welche/ob
      verstehen zu wenig
      angewiesen auf
      WE + ueberfordert
      OUR problem/schwierigkeit/sorge/huerde/baustelle
      problem + haben + WE + mit
      schwierigkeit/problem/muehe/sorge/aerger/kopfzerbrechen + bereiten/machen + WE
      grenze/grenzen + stossen + WE
      kaempfen/ringen mit + WE
      schwer|fallen/schwerfallen + WE
      schwer|tun
      neuland/herausforderung/hilfe + WE
      haken + es/da
      tappen + dunkel/dunkeln
      treten + stelle
      kopf + zerbrechen
      schuh + druecken
      spruenge + helfen
      liegt/liegen/gelegen WE an
      WE + liegen + an + HELP
      am herzen
      nerv
      not mann
      jammer/schade
    `],
    // Young firms mix.
    ['seeks', 'clause', `
      wanted
      missing
      looking for
      we need
    `],
    // Given up, excluded, over.
    ['not', 'clause', `
      DROP
      DROP + WE/OTHERS/PAST
      passen + wir
      muessen passen
      eingestellt + !auf
      eingestellt + WE + !auf
      verabschieden + von/vom
      trennen + von/vom + WE
      meiden/vermeiden + WE
      ab|geben + an
      ab|geben/ab|sehen/beenden + WE
      zugemacht/zu|machen/aufgegeben/weggefallen/geschlossen + WE
      verkauft + WE + !an + !mal + !bislang + !erfolgreich
      verschwinden/verschwunden + WE
      absagen/ab|sagen + WE
      gegen + entscheiden/entschieden + WE
      aus + sortiment/programm/angebot/portfolio + nehmen/genommen/gestrichen/fallen/verschwinden
      OVER
      ist/sind/heute/laengst/glueck =geschichte
      ist/sind vorbei
      war/waren einmal
      gehoeren + vergangenheit
      PAST + OFFER + WE
      schluss mit
      weg =von + WILL
      finger + lassen
      bogen + machen
      abstand + nehmen
      aussen vor
      vorbehalten + bleiben
      ausserhalb/jenseits unser/unsere/unserer/unseres/projekt
      frei von
      abschlaegig
      absage + erteilen/erteilt
      nagel + haengen/gehaengt
      abschied + nehmen/genommen
      NEG/NO + an|streben
      liegen + nichts + an + WE
      liegen WE nichts
      liegen hinter WE
      bitte NEG
      NEG bitte
      OUR + verschrottet/demontiert/abgebaut/verkauft/geschlossen/stillgelegt/abgegeben/veraeussert + !nach + !an
      ausserstande
      aufgabe + jahresende/quartalsende/monatsende + LONE
      schon/laengst/seit geschlossen/verkauft/aufgegeben/eingestellt/abgegeben + LONE
      beziehen + aus + fertig/fix/ausland
      beziehen aus
      hatten + mal/einmal/frueher
      NO fall
      NO preis
      nichts fuer =WE
      NEG + agenda
      anfangen/an|fangen + nichts/wenig/NEG + mit
      liegen fern
      kapitulieren vor
      segel streichen
      segel gestrichen
      vom =tisch
      auf =eis
      ad acta
      akte/akten gelegt/legen
      schublade
      legen + akte
      ruecken + kehren/gekehrt
      hinter WE + lassen/gelassen
      kapitel + geschlossen/beendet/schliessen/zugeschlagen
      schnee von gestern
      nummer =zu
      schuhnummer
      uebersteigen/ueberschreiten + WE/OUR
      sprengen + rahmen/OUR
      hinaus|gehen/hinausgehen + OUR
      ruhen + seit/derzeit/vorerst/momentan/bis
      betrieb ruhen
      ausser =betrieb/dienst
      haende/hand =weg/davon
      vergebens/vergeblich/umsonst + suchen + !wir
      suchen + vergebens/vergeblich
      sehen ab + von
      ab|sehen/absehen + von
      sparte/bereich/geschaeftsbereich/geschaeft/abteilung/geschaeftsfeld + gehen an
      in + ander/andere/anderen/fremd/fremden =haende
      auf|loesen/aufgeloest + abteilung/sparte/standort/WE + haben/wurde/wurden
      ist/sind/sein/bleiben unerwuenscht
      unerwuenscht ist/sind
      unerwuenscht + LONE
      weder + noch + !wir
      weder + noch + LONE
      duerfen + weder/NEG + OUR
      niemals/nie + WE + !DROP
      keine spur
      fuer + NO zeit/platz/verwendung
      NO verwendung
      NO verwendung fuer
      gekuendigt + WE
      ohne =WE/YOU
      aus|laufen/auslaufen + lassen/gelassen
      zu ende =gegangen
      zum erliegen
      sinn/sache + NEG + WE
      NO/NEG + ambition/absicht/ehrgeiz
      zurueck|gegeben/zurueck|geben + zulassung/lizenz/akkreditierung
      erloschen/abgelaufen + zulassung/lizenz/akkreditierung/zertifikat/genehmigung
      weniger + LONE
      nein
      nein + LONE
      out + LONE
      no way
    `],
    // All but one.
    ['not', 'phrase', `
      bis auf + jeder/jede/jedes/jeden/jedem/alle/alles/allen/saemtliche
      ausser + jeder/jede/jedes/jeden/jedem/alle/alles/allen/saemtliche + !auch + !noch + !haus
      mit =ausnahme
    `],
    // Done by others.
    ['not', 'clause', `
      OTHERS + DOES + !wir + !eigen + !suchen + !mit + !als
      DOES + SOURCE + !wir + !WOULD + !mit + !als
      CUSTOMER + DOES/machen/pruefen/treffen + selbst
      DOES CUSTOMER
      machen/liefern/fertigen/herstellen/pruefen/produzieren/entwickeln OTHERS + !WE
      liefern SOURCE + !WE
      andere + koennen/machen/tun + !WE
      koennen/machen + andere besser
      von/vom/bei/beim/an/durch/zu/zum OTHERS + GIVE + !eigen + !suchen + !gern + !WOULD + !frage
      GIVE + WE + OTHERS + !eigen + !suchen + !gern + !WOULD
      kommen/stammen/beziehen/kaufen/ein|kaufen + SOURCE + !WOULD
      vergeben/beziehen/kaufen + WE
      beziehen vom/von/ueber
      lassen + WE + bei/von/durch + OTHERS + !WOULD
      lassen + WE + fertigen/machen/herstellen/ausfuehren/beschichten/haerten/lackieren/pruefen/durchfuehren
      gehoeren in + OTHERS
      wenden sie + an + OTHERS
      verweisen/weiter|leiten/weiter|reichen/vermitteln + an + WE
      verweisen an OTHERS
      bei|stellen/beistellen/beigestellt + CUSTOMER/OTHERS + !findend
      bei|stellen/beistellen/beigestellt werden/wird
      in =der hand + OTHERS
      hand/haenden/haende + OTHERS
      kommen/stammen/liefern von/vom/aus + OTHERS + !eigen + !WOULD + !WE
      nebenan/nachbarhochschule
      ist/sind/sache anderer/andere
      extern + GIVE/DOES/machen/fertigen/LONE
      auswaerts/woanders/anderswo/anderweitig/bauseits
      ausser haus
      nach aussen
      zulieferanteil/zukauf
      zugeliefert/zu|liefern
    `],
    // Negated offers, and negated needs.
    ['not', 'clause', `
      NEG + OFFER
      NEG + WE + OFFER
      NEG + werden + WE
      NEG + metier/fach/welt/sache/ding/gegenstand/art/aufgabe
      NEG + interessieren + WE
      NEG + lohnen
      fallen NEG in
      kommen + NEG + frage/infrage/betracht/tuete
      geben es + NEG
      GIVE YOU NEG
      finden YOU + NEG
      nie OUR
      not on
      suchen + vergeblich + !WE
      ebenso/genauso wenig
      unter keinen umstaenden
      nichts tun/hut
      NEG/NOBODY + zu tun
      NO option/bestandteil/teil/gegenstand/schwerpunkt/platz/ziel/kerngeschaeft/geschaeft/metier/rolle/thema
      NO interesse
      NO interesse an
      NO auftrag/anfrage + an|nehmen/annehmen
      NO + kommen haus
      NO + noetig/erforderlich/benoetigen + !WE
      bitte NO
      bitte NO + HELP
      NEG/NO + bedarf/interesse/wunsch/nachfrage
      NEG/NO + gesucht/gefragt/benoetigt/erwuenscht/gewuenscht/vonnoeten
    `],
  ],
}

export const german: { readonly table: Table; readonly joints: Joints } = {
  table,
  joints: {
    contrast: set('nur lediglich ausschliesslich sondern aber jedoch doch stattdessen hingegen dagegen vielmehr allerdings dafuer umso'),
    subordinate: set('der die das den dem deren dessen denen welche welcher welches welchen welchem wer wie wo woher weil dass sodass da damit um wenn falls obwohl waehrend indem wobei womit wodurch wofuer woran worin was ob bevor nachdem seit sofern sobald'),
    coordinate: set('und oder aber sondern doch sowie denn'),
    openers: set('wir das dies es sie hier dafuer daran dazu sind ist'),
    apart: set('weil da denn obwohl waehrend seit nachdem bevor wenn falls damit sodass'),
    verdicts: set('nicht nein ja gesucht fehlanzeige schon'),
  },
}
