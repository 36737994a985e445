/** What the pictures say, German and English side by side: how to read each of them in two sentences, and the words that stand in them. */
import { say, type Language, type Words } from '#platform/words'
import { isolated } from '#platform/svg'

export const WORDS = {
  'map.title': { de: 'Mitglieder und ihre Themen', en: 'Members and their topics' },
  'map.desc': {
    de: '{members#Mitglied|Mitglieder}, {topics#Thema|Themen}, {cells#besetztes Feld|besetzte Felder}, {sets#Schnittmenge|Schnittmengen}. Dasselbe steht in der Tabelle.',
    en: '{members#member|members}, {topics#topic|topics}, {cells#filled cell|filled cells}, {sets#intersection|intersections}. The table tells the same.',
  },
  'map.read': {
    de: 'Jede Zeile ist ein Mitglied, jede Spalte ein Thema: Kreise sind Kompetenzen, Rauten Bedarfe, gefüllt vom Mitglied bestätigt, hohl in Quellen gefunden; je größer, desto mehr unabhängige Quellen. Kräftige Zeichen bilden zusammen eine Schnittmenge, und die Zeilen darunter zeigen, wer worin übereinstimmt.',
    en: 'Every row is a member, every column a topic: circles are competences, diamonds are needs, filled where the member confirmed them, hollow where sources show them; the larger, the more independent sources. Strong marks form an intersection together, and the rows below show who agrees on what.',
  },
  'map.gathered': { de: 'Die Themen sind unter ihren Oberthemen zusammengefasst.', en: 'Topics are gathered under their broader ones.' },
  'map.empty': { de: 'Noch keine Themen. Fügen Sie zuerst einen Text eines Mitglieds hinzu.', en: 'No topics yet. Add a text of a member first.' },
  'map.moreSets': { de: 'und {count#weitere Schnittmenge|weitere Schnittmengen} in der Tabelle', en: 'and {count#further intersection|further intersections} in the table' },
  'map.set': { de: 'Schnittmenge von {members}: {topics}', en: 'Intersection of {members}: {topics}' },
  'map.setWeak': { de: 'Schnittmenge von {members}, nicht mehr als Zufall: {topics}', en: 'Intersection of {members}, not more than chance: {topics}' },
  'map.list': { de: 'Themen je Mitglied', en: 'Topics of each member' },
  'map.none': { de: 'Noch keine Themen', en: 'No topics yet' },
  'topic.gathers': { de: '{topic} ({count} Themen)', en: '{topic} ({count} topics)' },
  'members.count': { de: '{count#Mitglied|Mitglieder}', en: '{count#member|members}' },
  'stance.competence': { de: 'Kompetenz', en: 'competence' },
  'stance.need': { de: 'Bedarf', en: 'need' },
  'stance.both': { de: 'Kompetenz und Bedarf', en: 'competence and need' },
  confirmed: { de: 'vom Mitglied bestätigt', en: 'confirmed by the member' },
  found: { de: 'in Quellen gefunden', en: 'found in sources' },
  sources: { de: '{count#unabhängige Quelle|unabhängige Quellen}', en: '{count#independent source|independent sources}' },
  'short.competence.confirmed': { de: 'bestätigt, {count#Quelle|Quellen}', en: 'confirmed, {count#source|sources}' },
  'short.competence.found': { de: 'gefunden, {count#Quelle|Quellen}', en: 'found, {count#source|sources}' },
  'short.need.confirmed': { de: 'Bedarf, bestätigt, {count#Quelle|Quellen}', en: 'need, confirmed, {count#source|sources}' },
  'short.need.found': { de: 'Bedarf, gefunden, {count#Quelle|Quellen}', en: 'need, found, {count#source|sources}' },
  'short.both.confirmed': { de: 'auch Bedarf, bestätigt, {count#Quelle|Quellen}', en: 'also a need, confirmed, {count#source|sources}' },
  'short.both.found': { de: 'auch Bedarf, gefunden, {count#Quelle|Quellen}', en: 'also a need, found, {count#source|sources}' },
  'list.more': { de: '{count#weiteres Thema|weitere Themen}', en: '{count#further topic|further topics}' },
  'column.member': { de: 'Mitglied', en: 'Member' },
  'column.members': { de: 'Mitglieder', en: 'Members' },
  'column.topic': { de: 'Thema', en: 'Topic' },
  'column.topics': { de: 'Themen', en: 'Topics' },
  'column.stance': { de: 'Art', en: 'Kind' },
  'column.certainty': { de: 'Gewissheit', en: 'Certainty' },
  'column.sources': { de: 'Unabhängige Quellen', en: 'Independent sources' },
  'column.sets': { de: 'Schnittmengen', en: 'Intersections' },
  'column.verdict': { de: 'Urteil', en: 'Verdict' },
  'column.shared': { de: 'Gemeinsame Themen', en: 'Shared topics' },
  'column.field': { de: 'Hauptfachgebiet', en: 'Main field' },
  'column.generality': { de: 'Anwendungsbreite', en: 'Generality' },
  'column.interval': { de: '95\u00a0% zwischen', en: '95\u00a0% between' },
  'column.towards': { de: 'gegenüber', en: 'towards' },
  'column.role': { de: 'Technologierolle', en: 'Technology role' },
  'upset.title': { de: 'Schnittmengen, die überraschendsten zuerst', en: 'Intersections, the most surprising first' },
  'upset.desc': {
    de: '{sets#Schnittmenge|Schnittmengen} von {members#Mitglied|Mitgliedern}; {telling} davon mehr als Zufall. Dasselbe steht in der Tabelle.',
    en: '{sets#intersection|intersections} of {members#member|members}; {telling} of them more than chance. The table tells the same.',
  },
  'upset.read': {
    de: 'Jede Spalte ist eine Schnittmenge: Die verbundenen Punkte zeigen, welche Mitglieder dazugehören, der Balken darüber, wie viele Themen sie gemeinsam haben. Links stehen die überraschendsten; was sich nicht vom Zufall unterscheiden lässt, tritt zurück.',
    en: 'Every column is an intersection: the joined dots show which members belong to it, the bar above how many topics they share. The most surprising are on the left; what cannot be told from chance recedes.',
  },
  'upset.empty': { de: 'Noch keine Schnittmengen. Dafür braucht es Texte von mindestens zwei Mitgliedern.', en: 'No intersections yet. They need texts of at least two members.' },
  'upset.more': { de: '{count#weitere|weitere} in der Tabelle', en: '{count} more in the table' },
  'upset.sharing': { de: 'gemeinsame Themen', en: 'shared topics' },
  'upset.own': { de: 'Themen des Mitglieds', en: 'topics of the member' },
  'upset.column': { de: '{members}: {topics}. {verdict}', en: '{members}: {topics}. {verdict}' },
  'verdict.far': { de: 'deutlich mehr als Zufall', en: 'far more than chance' },
  'verdict.more': { de: 'mehr als Zufall', en: 'more than chance' },
  'verdict.one-source': { de: 'aus nur einer Quelle', en: 'from one source only' },
  'verdict.chance': { de: 'nicht vom Zufall zu unterscheiden', en: 'cannot be told from chance' },
  'and.more': { de: '{topic} +{count}', en: '{topic} +{count}' },
  'quadrant.title': { de: 'Hauptfachgebiet und Anwendungsbreite', en: 'Main field and generality' },
  'quadrant.desc': {
    de: '{measured#Thema|Themen} in {fields#Fachgebiet|Fachgebieten}; für {open#Thema|Themen} reichen die Belege nicht. Dasselbe steht in der Tabelle.',
    en: '{measured#topic|topics} in {fields#field|fields}; for {open#topic|topics} there is too little evidence. The table tells the same.',
  },
  'quadrant.read': {
    de: 'Jedes Thema steht in der Spalte des Fachgebiets, aus dem die meisten seiner Belege kommen, und umso höher, je mehr andere Fachgebiete es auch anwenden: oben Querschnittstechnologien, unten Spezialitäten. Der senkrechte Strich zeigt, wie genau sich das sagen lässt.',
    en: 'Every topic stands in the column of the field that most of its evidence comes from, the higher the more other fields use it too: cross-cutting technologies above, specialities below. The vertical line shows how exactly this can be said.',
  },
  'quadrant.empty': { de: 'Noch für kein Thema reichen die Belege. Ab zehn Belegquellen lässt sich die Anwendungsbreite angeben.', en: 'No topic has enough evidence yet. From ten evidence units on, its generality can be told.' },
  'quadrant.top': { de: 'überall angewendet', en: 'used everywhere' },
  'quadrant.middle': { de: 'teils, teils', en: 'some of both' },
  'quadrant.bottom': { de: 'nur hier', en: 'only here' },
  'quadrant.topic': { de: '{topic}: Anwendungsbreite {value}, mit 95\u00a0% Sicherheit zwischen {low} und {high}; {units#Belegquelle|Belegquellen}', en: '{topic}: generality {value}, with 95\u00a0% certainty between {low} and {high}; {units#evidence unit|evidence units}' },
  'quadrant.list': { de: 'Je Fachgebiet: links nur hier angewendet, rechts überall.', en: 'For each field: on the left used only here, on the right everywhere.' },
  'quadrant.more': { de: '{count#weiteres|weitere} in der Tabelle', en: '{count} more in the table' },
  'quadrant.open': { de: '{count#Thema|Themen} mit zu wenigen Belegen', en: '{count#topic|topics} with too little evidence' },
  'evidence.little': { de: 'zu wenige Belege', en: 'too little evidence' },
  'pairs.title': { de: 'Anwendung und Querschnitt, Paar für Paar', en: 'Application and cross-cutting, pair by pair' },
  'pairs.desc': {
    de: '{members#Mitglied|Mitglieder}; für {told} von {pairs} Paaren lässt sich sagen, wer für wen die Querschnittsseite ist. Dasselbe steht in der Tabelle.',
    en: '{members#member|members}; for {told} of {pairs} pairs it can be said who is the cross-cutting side for whom. The table tells the same.',
  },
  'pairs.read': {
    de: 'Lesen Sie von der Zeile zur Spalte: Ein waagerechter Strich heißt, dass das Mitglied der Zeile dem der Spalte Querschnittstechnologie liefert, ein senkrechter, dass es dessen Technologie anwendet, ein Kreuz, dass beides gilt. Jedes Paar steht zweimal da, an der Diagonale gespiegelt: Aus waagerecht wird senkrecht.',
    en: 'Read from row to column: a horizontal bar says that the member of the row lends cross-cutting technology to that of the column, a vertical one that it applies the other’s, a cross that both hold. Every pair stands there twice, mirrored along the diagonal: horizontal becomes vertical.',
  },
  'pairs.empty': { de: 'Für Paare braucht es mindestens zwei Mitglieder.', en: 'Pairs need at least two members.' },
  'pairs.cell': { de: '{row} gegenüber {column}: {role}', en: '{row} towards {column}: {role}' },
  'pairs.cross-cutting': { de: '{row} ist für {column} die Querschnittsseite.', en: '{row} is the cross-cutting side for {column}.' },
  'pairs.mutual': { de: '{row} und {column} sind füreinander Querschnitt.', en: '{row} and {column} are cross-cutting for each other.' },
  'pairs.open': { de: 'Für {open} von {pairs} Paaren lässt es sich noch nicht sagen.', en: 'For {open} of {pairs} pairs it cannot be said yet.' },
  'role.cross-cutting': { de: 'Querschnitt', en: 'cross-cutting' },
  'role.application': { de: 'Anwendung', en: 'application' },
  'role.mutual': { de: 'wechselseitig', en: 'mutual' },
  'role.undecided': { de: 'unentschieden', en: 'undecided' },
  'role.too-little-evidence': { de: 'zu wenig', en: 'too little' },
  'role.long.cross-cutting': { de: 'die Querschnittsseite', en: 'the cross-cutting side' },
  'role.long.application': { de: 'die Anwendungsseite', en: 'the application side' },
  'role.long.mutual': { de: 'füreinander Querschnitt', en: 'cross-cutting for each other' },
  'role.long.undecided': { de: 'unentschieden', en: 'undecided' },
  'role.long.too-little-evidence': { de: 'zu wenige Belege', en: 'too little evidence' },
  'overlap.title': { de: 'Schnittmenge von {members}', en: 'Intersection of {members}' },
  'overlap.desc': { de: '{count#Mitglied|Mitglieder} als Formen, die sich überdecken.', en: '{count#member|members} as shapes that overlap.' },
  'overlap.read': {
    de: 'Jede Form steht für ein Mitglied; wo sie sich überdecken und ihre Farben sich mischen, liegen die gemeinsamen Themen. Die Größe der Flächen bedeutet nichts.',
    en: 'Every shape stands for a member; where they overlap and their colours mix are the topics they share. The size of the areas means nothing.',
  },
} as const satisfies Words

type Readable = 'map' | 'upset' | 'quadrant' | 'pairs' | 'overlap'

/** One sentence. Facts that are text come from people: names keep their place whatever their script. */
export function speak(language: Language, key: keyof typeof WORDS, facts: Readonly<Record<string, string | number>> = {}): string {
  return say(WORDS, language, key, Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'number' ? fact : isolated(fact)])))
}

/** Two plain sentences on how to read a picture. */
export const howToRead = (picture: Readable, language: Language): string => speak(language, `${picture}.read`)
