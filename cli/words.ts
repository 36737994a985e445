/** What the command line says, German and English side by side. Placeholders in braces. */

import { printable } from './look.ts'

export type Language = 'de' | 'en'

/** The caller's language, from the usual variables of the environment: German where one says so, else English. */
export function callersLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const said = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return /^de/i.test(said) ? 'de' : 'en'
}

const WORDS = {
  help: {
    de: `Schnittmenge liest Texte von Organisationen und zeigt, welche Themen sie gemeinsam haben.

Aufruf:
  schnittmenge import DATEI…                   Organisationen und Texte aus CSV, Excel oder JSONL aufnehmen
  schnittmenge start [--real]                  den Webserver mit Spieldaten starten, oder mit einer leeren Plattform
  schnittmenge overlap PFAD… [--json]          Schnittmengen, mit Zitaten; je Pfad eine Organisation
  schnittmenge topics DATEI… [--json]          Themen, Bedarfe und Fundbegriffe eines Textes; - steht für die Standardeingabe
  schnittmenge vocabulary import DATEI         ein Vokabular einlesen und nennen, was sich nicht übernehmen lässt
  schnittmenge vocabulary export DATEI         das mitgelieferte Vokabular als Datei speichern (.ttl, .jsonld, .ndjson)
  schnittmenge vocabulary check DATEI          ein Vokabular prüfen
  schnittmenge mine DATEI --min-support N      alle abgeschlossenen Mengen einer Datei mit Zahlenreihen
  schnittmenge backup DATEI                    die ganze Plattform sichern, auch während sie läuft
  schnittmenge export DATEI.zip                alles mitnehmen, lesbar ohne Schnittmenge
  schnittmenge restore DATEI                   eine Sicherung in eine leere Plattform zurückholen
  schnittmenge upgrade                         die Datenbank auf den Stand dieser Version bringen
  schnittmenge doctor                          sagen, was an der Installation nicht stimmt

Jeder Befehl erklärt sich mit --help. Rückgabewerte: 0 erledigt, 1 abgelehnt oder Fehler gefunden, 2 falscher Aufruf.`,
    en: `Schnittmenge reads texts of organisations and shows which topics they share.

Usage:
  schnittmenge import FILE…                    take organisations and texts from CSV, Excel or JSONL into the platform
  schnittmenge start [--real]                  start the web server with the demo, or with an empty platform
  schnittmenge overlap PATH… [--json]          intersections, with quotes; one organisation a path
  schnittmenge topics FILE… [--json]           topics, needs and found terms of a text; - reads standard input
  schnittmenge vocabulary import FILE          read a vocabulary and say what cannot be kept
  schnittmenge vocabulary export FILE          write the vocabulary that ships (.ttl, .jsonld, .ndjson)
  schnittmenge vocabulary check FILE           check a vocabulary
  schnittmenge mine FILE --min-support N       all closed sets of a file with rows of numbers
  schnittmenge backup FILE                     back up the whole platform, also while it runs
  schnittmenge export FILE.zip                 take everything along, readable without Schnittmenge
  schnittmenge restore FILE                    bring a backup back into an empty platform
  schnittmenge upgrade                         bring the database to this version
  schnittmenge doctor                          say what is wrong with the installation

Every command explains itself with --help. Exit codes: 0 done, 1 refused or errors found, 2 wrong use.`,
  },
  'help.import': {
    de: `schnittmenge import DATEI… [--public]

Nimmt Organisationen und ihre Texte in die Plattform des Datenordners auf, ob sie läuft oder nicht, und wartet, bis die Karte gerechnet ist.
Gelesen werden CSV, Excel (XLSX) und JSONL, auch mit gzip gepackt; ebenso Projekte in der Form von CORDIS. Dieselbe Datei noch einmal ändert nichts.

  --public   Organisationen und Texte sind öffentlich statt allianzintern`,
    en: `schnittmenge import FILE… [--public]

Takes organisations and their texts into the platform of the data folder, running or not, and waits until the map is computed.
CSV, Excel (XLSX) and JSONL are read, also packed by gzip; and projects in the form of CORDIS. The same file again changes nothing.

  --public   organisations and texts are public rather than within the alliance`,
  },
  'import.done': { de: '{path}: {creates} neu, {changes} geändert, {same} unverändert, {refused} abgelehnt; {texts#Text|Texte}.', en: '{path}: {creates} new, {changes} changed, {same} unchanged, {refused} refused; {texts#text|texts}.' },
  'import.more': { de: '… und {count#weitere Zeile|weitere Zeilen}, abgelehnt.', en: '… and {count#further row|further rows}, refused.' },
  'import.packed': { de: '„{path}“ lässt sich nicht entpacken oder ist entpackt größer als 100 MB. Bitte prüfen oder aufteilen.', en: '“{path}” cannot be unpacked, or is larger than 100 MB unpacked. Please check or split it.' },
  'progress.import': { de: 'Importieren', en: 'Importing' },
  'progress.writing': { de: 'lesen und schreiben', en: 'reading and writing' },
  'progress.left': { de: 'noch {left#Auftrag|Aufträge}', en: '{left#job|jobs} left' },
  'help.start': {
    de: `schnittmenge start [--real]

Startet den Webserver mit eingebetteter Datenbank und nennt seine Adresse. Strg+C oder SIGTERM beendet ihn.
Ein neuer Datenordner enthält Spieldaten; mit --real beginnt er leer. Was er ist, bleibt er. Mit DATABASE_URL ist eine Plattform immer echt.
Einstellungen sind Umgebungsvariablen: docs/settings.md.

  --real   mit einer leeren Plattform beginnen statt mit den Spieldaten`,
    en: `schnittmenge start [--real]

Starts the web server with the embedded database and says its address. Ctrl-C or SIGTERM ends it.
A new data folder holds the demo; with --real it starts empty. What it is it stays. With DATABASE_URL a platform is always real.
Settings are variables of the environment: docs/settings.md.

  --real   begin with an empty platform instead of the demo`,
  },
  'start.demo': { de: 'Schnittmenge läuft mit Spieldaten: {url}', en: 'Schnittmenge runs with play data: {url}' },
  'start.real': { de: 'Schnittmenge läuft: {url}', en: 'Schnittmenge runs: {url}' },
  'start.first': { de: 'Noch hat niemand ein Konto. Wer diese Adresse öffnet, wird Systembetreuung und Geschäftsstelle; sie gilt einmal: {url}', en: 'Nobody has an account yet. Whoever opens this address becomes operator and office; it is good once: {url}' },
  'help.overlap': {
    de: `schnittmenge overlap PFAD… [--json] [--all] [--lang de|en] [--vocabulary DATEI]

Zeigt, welche Themen zwei oder mehr Organisationen gemeinsam haben und ob das mehr ist als Zufall, mit Zitaten.
Jeder Pfad ist eine Organisation: eine Datei oder ein Ordner mit mehreren Dateien. Bei nur einem Ordner ist jeder Eintrag darin eine Organisation.
Gelesen werden deutsche und englische Texte: Textdateien, Markdown, HTML, PDF, DOCX, ODT und PPTX.

  --json               alles als JSON ausgeben
  --all                alle Schnittmengen zeigen statt nur der ersten 10
  --lang de|en         Sprache der Texte vorgeben
  --vocabulary DATEI   ein anderes Vokabular verwenden (SKOS, JSKOS, WZ 2008)`,
    en: `schnittmenge overlap PATH… [--json] [--all] [--lang de|en] [--vocabulary FILE]

Shows which topics two or more organisations share and whether that is more than chance, with quotes.
Every path is one organisation: a file, or a folder of several. Given a single folder, each entry in it is an organisation.
Text, Markdown, HTML, PDF, DOCX, ODT and PPTX in German and English are read.

  --json               print everything as JSON
  --all                show all intersections instead of the first 10
  --lang de|en         say which language the texts are in
  --vocabulary FILE    use another vocabulary (SKOS, JSKOS, WZ 2008)`,
  },
  'help.topics': {
    de: `schnittmenge topics DATEI… [--json] [--lang de|en] [--vocabulary DATEI]

Zeigt, wovon ein Text handelt: Themen mit Gewicht (höchstens 1) und Belegstelle; getrennt davon Bedarfe, ausdrücklich Ausgeschlossenes und Fundbegriffe.
- steht für die Standardeingabe.

  --json               alles als JSON ausgeben, mit Zeichenpositionen (UTF-16)
  --lang de|en         Sprache des Textes vorgeben
  --vocabulary DATEI   ein anderes Vokabular verwenden (SKOS, JSKOS, WZ 2008)`,
    en: `schnittmenge topics FILE… [--json] [--lang de|en] [--vocabulary FILE]

Shows what a text is about: topics with weight (at most 1) and evidence, needs apart from competences, what it explicitly excludes, and found terms.
- reads standard input.

  --json               print everything as JSON, with character offsets (UTF-16)
  --lang de|en         say which language the text is in
  --vocabulary FILE    use another vocabulary (SKOS, JSKOS, WZ 2008)`,
  },
  'help.vocabulary': {
    de: `schnittmenge vocabulary import DATEI [--out DATEI] [--json]
schnittmenge vocabulary export DATEI [--format turtle|json-ld|jskos]
schnittmenge vocabulary check DATEI [--json]

import  liest SKOS (Turtle, auch SKOS-XL; JSON-LD), JSKOS (ndjson) und das JSON der WZ 2008 und nennt, was nicht übernommen werden kann;
        --out schreibt das Vokabular im eigenen Format (JSON-LD), das topics und overlap mit --vocabulary lesen.
export  schreibt das mitgelieferte Vokabular; das Format folgt der Endung (.ttl, .jsonld, .ndjson) oder --format. - schreibt auf die Standardausgabe.
check   nennt doppelte Bezeichnungen, Kreise in der Hierarchie und fehlende Sprachen; ohne Fehler ist der Rückgabewert 0.`,
    en: `schnittmenge vocabulary import FILE [--out FILE] [--json]
schnittmenge vocabulary export FILE [--format turtle|json-ld|jskos]
schnittmenge vocabulary check FILE [--json]

import  reads SKOS (Turtle, also SKOS-XL; JSON-LD), JSKOS (ndjson) and the JSON of WZ 2008 and names what cannot be kept;
        --out writes the vocabulary in our own form (JSON-LD), which topics and overlap read with --vocabulary.
export  writes the vocabulary that ships; the format follows the ending (.ttl, .jsonld, .ndjson) or --format. - writes to standard output.
check   names duplicate labels, cycles, missing languages; without errors the exit code is 0.`,
  },
  'help.mine': {
    de: `schnittmenge mine DATEI --min-support N [--min-size N] [--count] [--most N] [--out DATEI]

Sucht in einer Datei mit Zahlenreihen (eine Reihe je Zeile, Zahlen von 0 bis 2147483647, getrennt durch Leerzeichen oder Tabulatoren) alle abgeschlossenen Mengen:
Mengen von Zahlen, die mindestens N Zeilen gemeinsam haben und zu denen keine Zahl hinzukommen kann, ohne dass eine dieser Zeilen wegfällt. Je Menge eine Zeile: „3 17 40 (12)“.
- steht für die Standardeingabe. Gelesen werden höchstens 250 MB und 25 Millionen Zahlen. Strg+C bricht die Suche ab.

  --min-support N   mindestens so viele Zeilen (ab 1)
  --min-size N      mindestens so viele Zahlen
  --count           nur die Anzahl der Mengen ausgeben
  --most N          höchstens so viele Mengen ausgeben (ohne Angabe 50 Millionen); bleibt etwas weg, wird das gesagt, und der Rückgabewert ist 1
  --out DATEI       in eine Datei schreiben, ganz oder gar nicht`,
    en: `schnittmenge mine FILE --min-support N [--min-size N] [--count] [--most N] [--out FILE]

Finds all closed sets in a file with rows of numbers (one row a line, numbers from 0 to 2147483647, separated by spaces or tabs):
sets of numbers that at least N lines share and that no number can join without losing one of these lines. One line a set: “3 17 40 (12)”.
- reads standard input. At most 250 MB and 25 million numbers are read. Ctrl-C ends the search.

  --min-support N   at least so many lines (from 1 on)
  --min-size N      at least so many numbers
  --count           print only how many sets there are
  --most N          print at most so many sets (50 million where nothing is said); if any are left out, this is said and the exit code is 1
  --out FILE        write to a file, whole or not at all`,
  },
  'help.backup': {
    de: `schnittmenge backup DATEI

Sichert Datenbank, Dateien und Geheimnisse der Plattform, wie sie in einem Augenblick sind, in eine Datei (.tar.gz); die Plattform kann dabei weiterlaufen.
Welche Plattform, sagen SCHNITTMENGE_DATA (Datenordner) und DATABASE_URL. Eine vorhandene Datei wird nicht überschrieben.
Die Sicherung enthält die Geheimnisse der Plattform und alles, was darin vertraulich ist: Bitte sicher verwahren. Strg+C bricht ab; es bleibt nichts zurück.`,
    en: `schnittmenge backup FILE

Backs up database, files and secrets of the platform as they are at one moment, in one file (.tar.gz); the platform may go on running.
Which platform is said by SCHNITTMENGE_DATA (data folder) and DATABASE_URL. A file that is there is not overwritten.
The backup holds the secrets of the platform and all that is confidential in it: keep it safe. Ctrl-C ends it; nothing is left behind.`,
  },
  'help.export': {
    de: `schnittmenge export DATEI.zip

Schreibt alles, was die Allianz führt, in eine ZIP-Datei, die ohne Schnittmenge lesbar ist: Tabellen als JSON-Zeilen, die wichtigsten Listen als CSV, Dateien unter ihrem Namen, dazu eine Anleitung. Die Plattform kann dabei weiterlaufen.
Nicht enthalten sind Passwörter, Schlüssel, Zugangslinks und verdeckte Texte: Diese nimmt jede Organisation auf ihrer eigenen Seite mit. Zum Zurückholen dient „schnittmenge backup“.
Die Datei enthält Personendaten: Bitte sicher verwahren. Strg+C bricht ab; es bleibt nichts zurück.`,
    en: `schnittmenge export FILE.zip

Writes everything that the alliance keeps into one ZIP file that can be read without Schnittmenge: tables as JSON lines, the main lists as CSV, files under their names, and a guide. The platform may go on running.
Passwords, keys, links that let somebody in and sealed texts are left out: each organisation takes its own along from its own page. What is to be restored is made by “schnittmenge backup”.
The file holds personal data: keep it safe. Ctrl-C ends it; nothing is left behind.`,
  },
  'help.restore': {
    de: `schnittmenge restore DATEI

Holt eine Sicherung in eine leere Plattform zurück: in einen neuen oder leeren Datenordner (SCHNITTMENGE_DATA) und, wo DATABASE_URL gesetzt ist, in eine leere Datenbank.
Zuerst wird die ganze Sicherung geprüft. Ist sie beschädigt oder von einer neueren Version, bleibt alles, wie es war; ist sie von einer älteren, wird sie auf den heutigen Stand gebracht.`,
    en: `schnittmenge restore FILE

Brings a backup back into an empty platform: into a new or empty data folder (SCHNITTMENGE_DATA) and, where DATABASE_URL is set, into an empty database.
The whole backup is checked first. If it is damaged or of a newer version, everything stays as it was; if it is of an older one, it is brought up to date.`,
  },
  'help.upgrade': {
    de: `schnittmenge upgrade

Bringt die Datenbank der Plattform auf den Stand dieser Version: erst eine Sicherung in den Ordner „backups“ des Datenordners, dann die fehlenden Schritte, dann eine Prüfung.
Misslingt etwas, ist alles wie zuvor. Bitte die Plattform vorher beenden.`,
    en: `schnittmenge upgrade

Brings the database of the platform to this version: first a backup into the folder “backups” of the data folder, then the steps that are lacking, then a check.
If anything fails, everything is as before. End the platform first.`,
  },
  'help.doctor': {
    de: `schnittmenge doctor

Sieht die Installation durch und sagt in Sätzen, was nicht stimmt und was zu tun ist: Node, Einstellungen, Datenordner, Geheimnisse, Dateien, Datenbank, Platz und Port.
Verändert nichts. Ist alles in Ordnung, ist der Rückgabewert 0, sonst 1.`,
    en: `schnittmenge doctor

Looks through the installation and says in sentences what is wrong and what to do: Node, settings, data folder, secrets, files, database, space and port.
Changes nothing. If all is well the exit code is 0, else 1.`,
  },
  'use.unknown': { de: 'Unbekannter Befehl „{command}“. „schnittmenge --help“ zeigt alle.', en: 'Unknown command “{command}”. “schnittmenge --help” shows all.' },
  'use.option': { de: 'Falscher Aufruf: {reason}. „schnittmenge {command} --help“ erklärt den Befehl.', en: 'Wrong use: {reason}. “schnittmenge {command} --help” explains the command.' },
  'use.unknownOption': { de: 'Die Option {option} gibt es hier nicht', en: 'there is no option {option} here' },
  'use.value': { de: '{option} erwartet einen dieser Werte: {values}', en: '{option} needs one of {values}' },
  'use.number': { de: '{option} erwartet eine ganze Zahl ab 1', en: '{option} needs a whole number from 1 on' },
  'use.needsOption': { de: '{option} fehlt', en: '{option} is missing' },
  'use.needsFile': { de: 'Es fehlt eine Datei', en: 'a file must be given' },
  'use.needsTwo': { de: 'Ein Vergleich braucht mindestens zwei Organisationen', en: 'a comparison needs at least two organisations' },
  'use.twice': { de: '„{path}“ ist zweimal genannt; jede Organisation bitte nur einmal', en: '“{path}” is named twice; please name each organisation once' },
  'use.tooMany': { de: '„{word}“ ist zu viel', en: '“{word}” is one too many' },
  'use.noValue': { de: '{option} nimmt keinen Wert', en: '{option} takes no value' },
  'use.oneInput': { de: 'die Standardeingabe (-) gibt es nur einmal', en: 'standard input (-) can be read only once' },
  'use.noOut': { de: '--out gibt es nur bei import', en: '--out belongs to import only' },
  'use.action': { de: 'Erwartet wird import, export oder check', en: 'import, export or check is expected' },
  'file.missing': { de: '„{path}“ gibt es nicht. Bitte den Pfad prüfen.', en: '“{path}” does not exist. Please check the path.' },
  'file.unreadable': { de: '„{path}“ darf nicht gelesen werden. Bitte die Zugriffsrechte prüfen.', en: '“{path}” may not be read. Please check its permissions.' },
  'file.emptyFolder': { de: 'Der Ordner „{path}“ enthält keine lesbare Datei. Bitte Texte, PDF- oder Office-Dateien hineinlegen.', en: 'The folder “{path}” holds no readable file. Please put texts, PDF or office files into it.' },
  'file.refused': { de: '„{path}“: {sentence}', en: '“{path}”: {sentence}' },
  'file.skipped': { de: 'Nicht gelesen: {sentence}', en: 'Not read: {sentence}' },
  'file.special': { de: '„{path}“ ist keine gewöhnliche Datei, sondern ein Gerät oder eine Leitung. Bitte eine Datei angeben, oder - für die Standardeingabe.', en: '“{path}” is no ordinary file but a device or a pipe. Please give a file, or - for standard input.' },
  'file.failed': { de: '„{path}“ lässt sich nicht lesen ({code}). Bitte den Pfad prüfen.', en: '“{path}” cannot be read ({code}). Please check the path.' },
  'file.exhausting': { de: '„{path}“ braucht zum Lesen zu viel Zeit oder Speicher; vermutlich ist die Datei beschädigt. Bitte als Text speichern und erneut versuchen.', en: '“{path}” takes too much time or memory to read; it is probably damaged. Please save it as text and try again.' },
  'file.isFolder': { de: '„{path}“ ist ein Ordner. Bitte eine Datei angeben; ganze Ordner liest „schnittmenge overlap“.', en: '“{path}” is a folder. Please give a file; “schnittmenge overlap” reads whole folders.' },
  'file.otherLanguage': { de: 'Mit --lang de oder --lang en wird er trotzdem gelesen.', en: '--lang de or --lang en reads it all the same.' },
  'out.failed': { de: '„{path}“ lässt sich nicht schreiben ({reason}). Bitte einen anderen Ort angeben; es wurde nichts verändert.', en: '“{path}” cannot be written ({reason}). Please give another place; nothing was changed.' },
  'out.special': { de: '„{path}“ ist keine gewöhnliche Datei. Bitte einen anderen Ort angeben; es wurde nichts verändert.', en: '“{path}” is no ordinary file. Please give another place; nothing was changed.' },
  'out.stdout': { de: 'Die Ausgabe lässt sich nicht schreiben ({code}). Bitte den Platz auf dem Datenträger prüfen.', en: 'The output cannot be written ({code}). Please check the space on the disk.' },
  'out.reason.EACCES': { de: 'keine Berechtigung', en: 'no permission' },
  'out.reason.ENOENT': { de: 'den Ordner gibt es nicht', en: 'the folder does not exist' },
  'out.reason.EISDIR': { de: 'das ist ein Ordner', en: 'it is a folder' },
  'out.reason.ENOTDIR': { de: 'ein Teil des Pfades ist kein Ordner', en: 'part of the path is no folder' },
  'out.reason.ENOSPC': { de: 'der Datenträger ist voll', en: 'the disk is full' },
  'out.reason.EROFS': { de: 'der Datenträger ist schreibgeschützt', en: 'the disk is read-only' },
  'progress.export': { de: 'Mitnehmen', en: 'Taking along' },
  'keeping.exported': { de: 'Mitgenommen: {rows#Zeile|Zeilen} und {files#Datei|Dateien} in {path} ({size} MB). Die Datei enthält Personendaten: Bitte sicher verwahren.', en: 'Taken along: {rows#row|rows} and {files#file|files} in {path} ({size} MB). The file holds personal data: keep it safe.' },
  'keeping.missing': { de: '{missing#Datei fehlt|Dateien fehlen} auf dem Datenträger; welche, steht in counts.json.', en: '{missing#file is|files are} missing on the disk; counts.json names them.' },
  'progress.backup': { de: 'Sichern', en: 'Backing up' },
  'progress.restore': { de: 'Wiederherstellen', en: 'Restoring' },
  'keeping.backedUp': { de: 'Gesichert: {rows#Zeile|Zeilen}, {jobs#Auftrag|Aufträge}, {files#Datei|Dateien} in {path} ({size} MB). Die Sicherung enthält Geheimnisse: Bitte sicher verwahren.', en: 'Backed up: {rows#row|rows}, {jobs#job|jobs}, {files#file|files} in {path} ({size} MB). The backup holds secrets: keep it safe.' },
  'keeping.restored': { de: 'Wiederhergestellt: {rows#Zeile|Zeilen}, {jobs#Auftrag|Aufträge}, {files#Datei|Dateien} vom {at} (Version {version}).', en: 'Restored: {rows#row|rows}, {jobs#job|jobs}, {files#file|files} of {at} (version {version}).' },
  'keeping.upToDate': { de: 'Die Datenbank ist schon auf dem Stand dieser Version.', en: 'The database is at this version already.' },
  'keeping.upgraded': { de: 'Aktualisiert: {steps#Schritt|Schritte}. Die Sicherung von vorher liegt in {path}.', en: 'Upgraded: {steps#step|steps}. The backup from before is in {path}.' },
  'keeping.healthy': { de: 'Es ist alles in Ordnung.', en: 'All is well.' },
  'keeping.unhealthy': { de: '{wrong#Fehler|Fehler} gefunden.', en: '{wrong#fault|faults} found.' },
  'keeping.interrupted': { de: 'Abgebrochen; es bleibt nichts zurück.', en: 'Interrupted; nothing is left behind.' },
  'keeping.damaged': { de: '{damaged#Datei ist|Dateien sind} beschädigt, als erste {path}; gesichert ist der Inhalt, wie er ist. Bitte aus einer älteren Sicherung ersetzen.', en: '{damaged#file is|files are} damaged, first {path}; the content was backed up as it is. Replace from an older backup.' },
  'progress.reading': { de: 'Lesen', en: 'Reading' },
  'progress.mining': { de: 'Suchen', en: 'Searching' },
  'progress.sets': { de: '{sets#Menge|Mengen}', en: '{sets#set|sets}' },
  'progress.vocabulary': { de: 'Vokabular', en: 'vocabulary' },
  'topics.title': { de: 'Themen', en: 'Topics' },
  'topics.none': { de: 'Keine Themen gefunden. Das Vokabular kennt die Wörter dieses Textes nicht.', en: 'No topics found. The vocabulary does not know the words of this text.' },
  'topics.needs': { de: 'Bedarfe', en: 'Needs' },
  'topics.excluded': { de: 'Ausdrücklich nicht', en: 'Explicitly not' },
  'topics.terms': { de: 'Fundbegriffe (noch kein Thema)', en: 'Found terms (no topic yet)' },
  'topics.covered': { de: 'gehört zu: {names}', en: 'part of: {names}' },
  'progress.intersections': { de: 'Schnittmengen', en: 'intersections' },
  'overlap.lead': { de: '{organisations#Organisation|Organisationen}, {found#Schnittmenge|Schnittmengen}.', en: '{organisations#organisation|organisations}, {found#intersection|intersections}.' },
  'overlap.sure': { de: 'Mehr als Zufall: {sure}. Die überraschendsten zuerst.', en: 'More than chance: {sure}. The most surprising come first.' },
  'overlap.noneSure': {
    de: 'Keine ist vom Zufall zu unterscheiden. Das heißt nicht, dass nichts daran ist: Mehr und längere Texte zeigen es. Die überraschendsten zuerst.',
    en: 'None can be distinguished from chance. That does not mean there is nothing in them: more and longer texts will show. The most surprising come first.',
  },
  'overlap.none': {
    de: 'Keine gemeinsamen Themen gefunden. Das heißt nicht, dass es keine gibt: Längere Texte zeigen mehr.',
    en: 'No shared topics found. That does not mean there are none: longer texts show more.',
  },
  'overlap.leftOut': { de: 'Es gibt sehr viele Schnittmengen; ausgewertet sind die von mindestens {least} Organisationen.', en: 'There are very many intersections; those of at least {least} organisations were looked at.' },
  'overlap.far': { de: 'weit mehr als Zufall', en: 'far more than chance' },
  'overlap.moreThanChance': { de: 'mehr als Zufall', en: 'more than chance' },
  'overlap.sameSource': { de: 'nur deshalb mehr als Zufall, weil dieselbe Quelle mehrfach zählt', en: 'more than chance only because one source counts several times' },
  'overlap.chance': { de: 'nicht vom Zufall zu unterscheiden', en: 'not distinguishable from chance' },
  'overlap.topics': { de: 'Gleich genau benannt: {observed#Thema|Themen}; durch Zufall wären es {expected}.', en: 'Named just as narrowly: {observed#topic|topics}; chance would give {expected}.' },
  'overlap.organisations': { de: '{observed} Organisationen haben alle diese Themen; durch Zufall wären es {expected}.', en: '{observed} organisations hold all these topics; chance would give {expected}.' },
  'overlap.nearMembers': { de: 'Fast dabei: {names}.', en: 'Nearly with them: {names}.' },
  'overlap.nearTopics': { de: 'Die meisten nennen auch: {names}.', en: 'Most of them also name: {names}.' },
  'overlap.andMore': { de: 'und {count#weiteres|weitere}', en: 'and {count} more' },
  'overlap.potential': { de: 'Potenzial: Platz {place} von {of} (mit 90 % Sicherheit zwischen {from} und {to})', en: 'Potential: place {place} of {of} (between {from} and {to} with 90 % certainty)' },
  'overlap.high': { de: 'hoch: {names}', en: 'high: {names}' },
  'overlap.low': { de: 'niedrig: {names}', en: 'low: {names}' },
  'overlap.unknown': { de: 'nicht zu beurteilen: {names}', en: 'cannot be judged: {names}' },
  'overlap.oneSource': { de: 'Steht auf einer einzigen Quelle, darum zuletzt.', en: 'It stands on a single source and so comes last.' },
  'overlap.figures': { de: 'Überraschung {surprise} Zehnerpotenzen über der Schwelle · unabhängig belegt: {independent} · ändert sich, wenn {robustness} ausscheiden', en: 'Surprise {surprise} powers of ten above the threshold · independently shown: {independent} · changes once {robustness} leave' },
  'part.surprise': { de: 'Überraschung', en: 'surprise' },
  'part.emergence': { de: 'Anbahnung', en: 'emergence' },
  'part.novelty': { de: 'Neuartigkeit', en: 'novelty' },
  'part.fit': { de: 'Passung', en: 'fit' },
  'part.complementarity': { de: 'Ergänzung', en: 'complementarity' },
  'part.evidence': { de: 'Belege', en: 'evidence' },
  'overlap.roles': { de: 'Querschnitt und Anwendung', en: 'Cross-cutting and application' },
  'overlap.role': { de: '{cross} ist für {application} die Querschnittsseite.', en: '{cross} is the cross-cutting side for {application}.' },
  'overlap.mutual': { de: '{a} und {b} sind wechselseitig Querschnitt.', en: '{a} and {b} are cross-cutting for each other.' },
  'overlap.rolesOpen': { de: 'Für {open} von {pairs} Paaren reichen die Texte nicht, um es zu sagen.', en: 'For {open} of {pairs} pairs the texts do not suffice to say.' },
  'overlap.standing': {
    de: 'Das Potenzial ist der mittlere Rang seiner Teile. An Daten geprüft sind Überraschung und Anbahnung; aus der Literatur stammen Neuartigkeit und Passung; Ergänzung und Belege sind Annahmen.',
    en: 'Potential is the mean rank of its parts. Surprise and emergence are validated on data; novelty and fit come from the literature; complementarity and evidence are assumptions.',
  },
  'overlap.more': { de: '… und {count#weitere|weitere}: --all zeigt alle.', en: '… and {count} more: --all shows them.' },
  'overlap.work': { de: 'Außerdem gemeinsam, aus der Netzwerkarbeit: {names}.', en: 'Also shared, as work of networks: {names}.' },
  'vocabulary.read': { de: '{title}: {concepts#Begriff|Begriffe}, {de} deutsche und {en} englische Bezeichnungen ({format}).', en: '{title}: {concepts#concept|concepts}, {de} German and {en} English labels ({format}).' },
  'vocabulary.lost': { de: 'Nicht oder nur geändert übernommen:', en: 'Not kept, or kept with a change:' },
  'vocabulary.nothingLost': { de: 'Alles wurde übernommen.', en: 'Everything was kept.' },
  'vocabulary.notUtf8': { de: '„{path}“ ist nicht in UTF-8 gespeichert. Bitte in dieser Kodierung speichern und erneut versuchen.', en: '“{path}” is not stored as UTF-8. Please save it in that encoding and try again.' },
  'vocabulary.written': { de: 'Geschrieben: {path} ({concepts#Begriff|Begriffe}).', en: 'Written: {path} ({concepts#concept|concepts}).' },
  'vocabulary.sound': { de: 'Keine Fehler, {warnings#Warnung|Warnungen}.', en: 'No errors, {warnings#warning|warnings}.' },
  'vocabulary.unsound': { de: '{errors} Fehler, {warnings#Warnung|Warnungen}.', en: '{errors#error|errors}, {warnings#warning|warnings}.' },
  'mine.notNumber': {
    de: '„{path}“, Zeile {line}: „{word}“ ist keine ganze Zahl von 0 bis {highest}. Bitte die Zeile berichtigen; Zahlen werden durch Leerzeichen oder Tabulatoren getrennt.',
    en: '“{path}”, line {line}: “{word}” is no whole number from 0 to {highest}. Please correct the line; numbers are separated by spaces or tabs.',
  },
  'mine.empty': { de: '„{path}“ enthält keine Zahl. Bitte eine Datei mit einer Zahlenreihe je Zeile angeben.', en: '“{path}” holds no number. Please give a file with a row of numbers on each line.' },
  'mine.packed': { de: '„{path}“ ist gepackt (gzip). Bitte entpacken, zum Beispiel mit „gunzip -c“, und über die Standardeingabe (-) lesen.', en: '“{path}” is packed (gzip). Please unpack it, for example with “gunzip -c”, and read it from standard input (-).' },
  'mine.tooLarge': { de: '„{path}“ ist mit {size} MB zu groß; gelesen werden höchstens {limit} MB. Bitte die Datei aufteilen oder seltene Zahlen vorher entfernen.', en: '“{path}” is too large ({size} MB); at most {limit} MB are read. Please split the file or drop rare numbers first.' },
  'mine.tooMany': { de: '„{path}“ enthält mehr als {limit} Zahlen. Bitte die Datei aufteilen oder seltene Zahlen vorher entfernen.', en: '“{path}” holds more than {limit} numbers. Please split the file or drop rare numbers first.' },
  'mine.leftOut': {
    de: 'Nach {sets#Menge|Mengen} ist Schluss (--most). Weggelassen sind weitere Mengen, deren seltenste Zahl zu den {untried} häufigsten gehört; bitte --min-support oder --min-size erhöhen.',
    en: 'Stopped after {sets#set|sets} (--most). Left out are further sets whose rarest number is among the {untried} most frequent; please raise --min-support or --min-size.',
  },
  'mine.interrupted': { de: 'Abgebrochen. Mit höherem --min-support geht es schneller.', en: 'Interrupted. A higher --min-support makes it faster.' },
  bug: { de: 'Das ist ein Fehler in Schnittmenge, nicht in Ihrer Datei. Bitte melden Sie ihn; mit SCHNITTMENGE_DEBUG=1 erscheinen die Einzelheiten ({reason}).', en: 'This is a fault of Schnittmenge, not of your file. Please report it; SCHNITTMENGE_DEBUG=1 shows the details ({reason}).' },
} as const satisfies Record<string, Record<Language, string>>

export type WordKey = keyof typeof WORDS

/** One sentence in the reader's language, its placeholders filled: `{name}`, or `{count#one|many}` for a number with its noun. Numbers are printed as the language does. */
export function say(language: Language, key: WordKey, facts: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][language].replace(/\{(\w+)(?:#([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const fact = facts[name] ?? ''
    const printed = typeof fact === 'number' ? fact.toLocaleString(language) : printable(fact)
    return many === undefined ? printed : `${printed} ${fact === 1 ? one : many}`
  })
}

/** Is there such a sentence? For reasons that come from the system. */
export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(WORDS, key)
}
