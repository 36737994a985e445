import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainReader } from '../text/reading.ts'
import type { Language } from '../text/language.ts'
import { stancesOf, type Stance } from './stance.ts'

/** Words after + are had, after ? sought, after - denied: “+Spritzguss, keine -Lackierung”. The signs are taken out before reading. */
function check(marked: string, language: Language): void {
  const wanted: { word: string; stance: Stance }[] = []
  const plain = marked.replace(/(?<=^|[\s(„“])([+?-])(?=\p{L})([\p{L}\d-]+)/gu, (_, sign: string, word: string) => {
    wanted.push({ word, stance: sign === '+' ? 'has' : sign === '?' ? 'seeks' : 'not' })
    return word
  })
  assert.ok(wanted.length > 0, 'the notation marks at least one word')
  const { sentences } = plainReader().readText(plain, language)
  const stances = stancesOf(plain, sentences)
  const found = sentences.flatMap((sentence, at) => sentence.words.map((word, index) => ({ word: word.text, stance: stances[at]?.[index] })))
  for (const { word, stance } of wanted) {
    assert.equal(found.find((entry) => entry.word === word)?.stance, stance, `${word} in: ${plain}`)
  }
}

const GERMAN = [
  // What is denied
  'Wir bieten keine -Lackierung und keine -Galvanik an.',
  'Eine eigene -Lackierung haben wir nicht; unsere +Montage ist dafür flexibel.',
  'Lackierte -Sichtteile beziehen wir über Partner.',
  '-Leiterplatten kaufen wir zu.',
  'Wir arbeiten an +Robotik, nicht aber an -Bergbau.',
  'Unser Fokus ist +Robotik, aber nicht -Bergbau.',
  'Themen des -Bergbaus schließen wir aus.',
  'Nicht im Programm: -Laserschneiden, -Guss',
  'Kalibrierung und +Prüfung gehören dazu, -Wartung dagegen nicht.',
  'Die -Sterilisation gehört nicht zu unserem Leistungsumfang.',
  'Metallische -Bauteile fertigen wir nicht.',
  'Die Montage erfolgt ohne -Kleben, -Schrauben oder -Nieten.',
  'Statt -Spritzguss setzen wir auf +Extrusion.',
  'Wir verzichten auf -Lösungsmittel.',
  'Weder -Spritzguss noch -Blasformen gehören dazu.',
  '-Nieten hingegen: weder im Labor noch im Lehrplan.',
  'Wir lehnen es ab, -Tierversuche durchzuführen.',
  'Bis auf -Titan zerspanen wir jeden +Werkstoff.',
  'Die -Emaillierung haben wir an den Nagel gehängt.',
  'Zehn +Pressen haben wir an Betriebe verkauft.',
  'Kein Bedarf an -Lackrobotern, wohl aber an ?Handhabung.',
  'Wo uns der Schuh drückt? Bei der ?Rückverfolgbarkeit.',
  'Als gefragter Zulieferer stellen wir +Zeigerwerke her.',
  'Auftragsforschung zur +Biokatalyse übernehmen wir gern, klinische -Studien dagegen nicht.',
  'Keine -Lackierung, sondern +Pulverbeschichtung.',
  'Wir liefern keine -Gehäuse, entwickeln aber +Steckverbinder.',
  '-Nutzfahrzeuge und -Schienenfahrzeuge stehen nicht im Fokus unserer Arbeit.',
  'Den -Transport übernimmt ein Partner.',
  'Die -Galvanik haben wir aufgegeben.',
  'In der -Härterei arbeiten wir nicht.',
  '-Verzinkt wird außer Haus.',
  // What only looks denied
  'Für +Wartung reicht es nicht, dass ein Sensor Daten liefert.',
  'Wir beherrschen nicht nur +Drehen, sondern auch +Fräsen.',
  'Wir können auf +Lasertechnik nicht verzichten.',
  'Nicht verzichten wollen wir auf unsere +Wasserwirtschaft.',
  'Ohne Ausnahme prüfen wir jede +Schweißnaht.',
  '+Spritzguss ist für uns kein Problem.',
  'Der nicht invasive +Sensor misst zuverlässig.',
  // What is sought
  'Wir suchen Partner für ?Laserschweißen und ?Klebtechnik.',
  'Gesucht wird ein Anbieter für das ?Gleitschleifen kleiner Teile.',
  'Für ein laufendes Projekt wird ein Hersteller bioresorbierbarer ?Polymere gesucht.',
  'Als Spezialist für +Optik suchen wir Unterstützung bei der ?Automatisierung.',
  'Für die ?Galvanik suchen wir einen Lieferanten.',
  'Bedarf besteht an ?Füllstandssensoren.',
  'Zum ?Vergießen empfindlicher Elektronik fehlt uns bislang ein Spezialist.',
  'Da uns das Wissen über ?Barrierebeschichtungen fehlt, wünschen wir uns einen Partner.',
  'Wir benötigen Unterstützung bei der ?Laborautomatisierung.',
  'Ein Partner für ?Simulation ist willkommen.',
  'Wir suchen für unsere +Laserbearbeitung einen Lieferanten für ?Optiken.',
  'Offene Positionen im Konsortium: ?Aufbautechnik, ?Test',
  'Von Interesse sind Kooperationen zu hybriden ?Bauteilen und zur ?Prozessüberwachung.',
  'Als Partner kommen auch Anbieter von ?Lasertechnik in Frage.',
  'Wir sind an Partnern für ?Mikrofluidik interessiert.',
  'Wer kann uns bei der ?Sterilisation helfen?',
  'Wir freuen uns über Kontakte zu Anbietern von ?Klebtechnik.',
  'Wir werden nach Betrieben gefragt, die den ?Schallschutz messen können; hier hat das Netzwerk eine Lücke.',
  'What is missing: jemand mit Erfahrung in ?Mikromontage.',
  // Any tense, person and order; what points back; answers
  'Das -Härten geben wir an eine Schwesterfirma ab, das +Schleifen behalten wir.',
  'Von -Privatkunden haben wir uns verabschiedet.',
  '-Leiterplatten werden zugekauft, die +Bestückung erfolgt im Haus.',
  'Die ?Entgratung macht uns Kopfzerbrechen; Vorschläge sind willkommen.',
  'Eine schnelle ?Feuchtemessung – das hätten wir gern.',
  'Das ?Verchromen müsste jemand übernehmen. Diesen Schritt suchen wir noch.',
  'Was uns fehlt, ist ein Partner für ?Laserbeschriftung.',
  'Phosphatieren: ?Brünieren gesucht.',
  'Bei -Implantaten passen wir, bei +Instrumenten nicht.',
  'Können Sie -Gravuren? Leider nein.',
  'Wer kennt einen Betrieb, der ?Seidengewebe beschichtet?',
  // What only looks sought
  'Kunden suchen bei uns +Sonderklemmen.',
  'Wer +Kugellager sucht, wird bei uns fündig.',
  'Kein Mangel an +Eichkapazität: Unsere Prüfstelle hat freie Termine.',
  'Wir untersuchen +Werkstoffe und besuchen Kunden.',
  'Unsere Partner schätzen unsere +Messtechnik.',
  'Die +Sensorik braucht wenig Strom.',
]

for (const sentence of GERMAN) test(`German: ${sentence}`, () => check(sentence, 'de'))

const ENGLISH = [
  'We do not offer -welding.',
  'We do not carry out -welding or -brazing.',
  'Bonding instead of -bolting is our trade.',
  'Parts are made without -solvents.',
  'Video -surveillance is not our business, but +encryption is.',
  'Hydraulic -drives are outside our range.',
  'X-ray -systems are not in our portfolio.',
  'No -soldering is needed.',
  'We offer not only +milling but also +turning.',
  'There is no doubt about our +metrology.',
  'We are looking for a partner in ?microfluidics.',
  'We seek a supplier of carbon ?coatings.',
  'The consortium still lacks a specialist in ?drying.',
  'What we still need is know-how in ?fermentation.',
  'For smaller instruments we are looking for a supplier of tunable ?filters.',
  'As makers of +lenses we are looking for expertise in ?coating.',
  'Wanted: a group working on ?cryptography.',
  'Expertise in ?sintering is sought.',
  'Know-how in ?reimbursement is also in demand.',
  'We work on +robotics but not on -mining.',
  'We deliberately avoid -solvents.',
  'The -coating is outsourced.',
  'We would be glad to hear from suppliers of ?resins.',
  'Not in-house: glass -pressing, -dicing.',
  'We would welcome anyone able to supply optical ?resins, and we have a gap in ?simulation.',
  'Reverse -osmosis is deliberately excluded.',
  'Our +sensors meet the needs of farmers.',
  'Gear hobbing: yes. Gear -grinding: not any more.',
  '-Anodising is done by a subcontractor in Leeds.',
  '-Plastics are not our field.',
  'We have handed wire -erosion over to a partner.',
  'Does anybody in the cluster know a supplier of ?tantalum?',
  'The one thing we lack is humidity ?calibration.',
  'Work package 4 covers ?extraction; partner to be confirmed.',
  'Customers look for us when they need burst +discs.',
  'Telecom -components? Not our cup of tea.',
  'We turn down jobs involving -cutlery.',
  'Diesel -gensets are being mothballed.',
  'We would jump at the chance to try cold ?spraying.',
  'Quantum -computing, however fashionable, is not something we work on.',
  'We have printed +brackets for years. One gap remains: ?titanium.',
  'No job too small: +brazing by hand.',
]

for (const sentence of ENGLISH) test(`English: ${sentence}`, () => check(sentence, 'en'))
