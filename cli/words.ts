/** What the command line says, German and English side by side. Placeholders in braces. */

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
  schnittmenge overlap PFAD… [--json]          gemeinsame Themen, mit Zitaten; je Pfad eine Organisation
  schnittmenge topics DATEI… [--json]          Themen, Bedarfe und Fundbegriffe eines Textes; - liest die Standardeingabe
  schnittmenge vocabulary import DATEI         ein Vokabular einlesen und sagen, was nicht übernommen werden kann
  schnittmenge vocabulary export DATEI         das mitgelieferte Vokabular schreiben (.ttl, .jsonld, .ndjson)
  schnittmenge vocabulary check DATEI          ein Vokabular prüfen

Jeder Befehl erklärt sich mit --help. Rückgabewerte: 0 erledigt, 1 abgelehnt, 2 falscher Aufruf.`,
    en: `Schnittmenge reads texts of organisations and shows which topics they share.

Usage:
  schnittmenge overlap PATH… [--json]          shared topics, with quotes; one organisation a path
  schnittmenge topics FILE… [--json]           topics, needs and found terms of a text; - reads standard input
  schnittmenge vocabulary import FILE          read a vocabulary and say what cannot be kept
  schnittmenge vocabulary export FILE          write the vocabulary that ships (.ttl, .jsonld, .ndjson)
  schnittmenge vocabulary check FILE           check a vocabulary

Every command explains itself with --help. Exit codes: 0 done, 1 refused, 2 wrong use.`,
  },
  'help.overlap': {
    de: `schnittmenge overlap PFAD… [--json] [--all] [--lang de|en] [--vocabulary DATEI]

Zeigt die Themen, die zwei oder mehr Organisationen gemeinsam haben, wer sie hat, und je ein Zitat.
Jeder Pfad ist eine Organisation: eine Datei oder ein Ordner mit mehreren. Bei nur einem Ordner ist jeder Eintrag darin eine Organisation.
Gelesen werden Text, Markdown, HTML, PDF, DOCX, ODT und PPTX auf Deutsch und Englisch.

  --json               alles als JSON ausgeben
  --all                alle gemeinsamen Themen zeigen statt der ersten 25
  --lang de|en         Sprache der Texte vorgeben
  --vocabulary DATEI   ein anderes Vokabular verwenden (SKOS, JSKOS, WZ 2008)`,
    en: `schnittmenge overlap PATH… [--json] [--all] [--lang de|en] [--vocabulary FILE]

Shows the topics that two or more organisations share, who has them, and a quote each.
Every path is one organisation: a file, or a folder of several. Given a single folder, each entry in it is an organisation.
Text, Markdown, HTML, PDF, DOCX, ODT and PPTX in German and English are read.

  --json               print everything as JSON
  --all                show all shared topics instead of the first 25
  --lang de|en         say which language the texts are in
  --vocabulary FILE    use another vocabulary (SKOS, JSKOS, WZ 2008)`,
  },
  'help.topics': {
    de: `schnittmenge topics DATEI… [--json] [--lang de|en] [--vocabulary DATEI]

Zeigt, wovon ein Text handelt: Themen mit Gewicht und Belegstelle, Bedarfe getrennt von Kompetenzen, was ausdrücklich ausgeschlossen wird, und Fundbegriffe.
- liest von der Standardeingabe.

  --json               alles als JSON ausgeben, mit Zeichenpositionen (UTF-16)
  --lang de|en         Sprache des Textes vorgeben
  --vocabulary DATEI   ein anderes Vokabular verwenden (SKOS, JSKOS, WZ 2008)`,
    en: `schnittmenge topics FILE… [--json] [--lang de|en] [--vocabulary FILE]

Shows what a text is about: topics with weight and evidence, needs apart from competences, what it explicitly excludes, and found terms.
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
        --out schreibt das Vokabular in der eigenen Form (JSON-LD), die topics und overlap mit --vocabulary lesen.
export  schreibt das mitgelieferte Vokabular; das Format folgt der Endung (.ttl, .jsonld, .ndjson) oder --format. - schreibt auf die Standardausgabe.
check   nennt doppelte Bezeichnungen, Kreise, fehlende Sprachen; ohne Fehler ist der Rückgabewert 0.`,
    en: `schnittmenge vocabulary import FILE [--out FILE] [--json]
schnittmenge vocabulary export FILE [--format turtle|json-ld|jskos]
schnittmenge vocabulary check FILE [--json]

import  reads SKOS (Turtle, also SKOS-XL; JSON-LD), JSKOS (ndjson) and the JSON of WZ 2008 and names what cannot be kept;
        --out writes the vocabulary in our own form (JSON-LD), which topics and overlap read with --vocabulary.
export  writes the vocabulary that ships; the format follows the ending (.ttl, .jsonld, .ndjson) or --format. - writes to standard output.
check   names duplicate labels, cycles, missing languages; without errors the exit code is 0.`,
  },
  'use.unknown': { de: 'Unbekannter Befehl „{command}“. „schnittmenge --help“ zeigt alle.', en: 'Unknown command “{command}”. “schnittmenge --help” shows all.' },
  'use.option': { de: 'Falscher Aufruf: {reason}. „schnittmenge {command} --help“ erklärt den Befehl.', en: 'Wrong use: {reason}. “schnittmenge {command} --help” explains the command.' },
  'use.unknownOption': { de: 'die Option {option} gibt es hier nicht', en: 'there is no option {option} here' },
  'use.value': { de: '{option} braucht einen der Werte {values}', en: '{option} needs one of {values}' },
  'use.needsFile': { de: 'es fehlt die Angabe einer Datei', en: 'a file must be given' },
  'use.needsTwo': { de: 'für einen Vergleich braucht es mindestens zwei Organisationen', en: 'a comparison needs at least two organisations' },
  'use.action': { de: 'erwartet wird import, export oder check', en: 'import, export or check is expected' },
  'file.missing': { de: '„{path}“ gibt es nicht. Bitte den Pfad prüfen.', en: '“{path}” does not exist. Please check the path.' },
  'file.unreadable': { de: '„{path}“ darf nicht gelesen werden. Bitte die Zugriffsrechte prüfen.', en: '“{path}” may not be read. Please check its permissions.' },
  'file.emptyFolder': { de: 'Der Ordner „{path}“ enthält keine lesbare Datei. Bitte Texte, PDF- oder Office-Dateien hineinlegen.', en: 'The folder “{path}” holds no readable file. Please put texts, PDF or office files into it.' },
  'file.refused': { de: '„{path}“: {sentence}', en: '“{path}”: {sentence}' },
  'file.skipped': { de: 'Übergangen: {sentence}', en: 'Passed over: {sentence}' },
  'file.isFolder': { de: '„{path}“ ist ein Ordner. Bitte eine Datei angeben, oder „overlap“ für mehrere Organisationen verwenden.', en: '“{path}” is a folder. Please give a file, or use “overlap” for several organisations.' },
  'file.otherLanguage': { de: 'Mit --lang de oder --lang en wird er trotzdem gelesen.', en: '--lang de or --lang en reads it all the same.' },
  'out.failed': { de: '„{path}“ lässt sich nicht schreiben ({reason}). Bitte einen anderen Ort angeben; es wurde nichts verändert.', en: '“{path}” cannot be written ({reason}). Please give another place; nothing was changed.' },
  'out.reason.EACCES': { de: 'keine Berechtigung', en: 'no permission' },
  'out.reason.ENOENT': { de: 'den Ordner gibt es nicht', en: 'the folder does not exist' },
  'out.reason.EISDIR': { de: 'das ist ein Ordner', en: 'it is a folder' },
  'out.reason.ENOTDIR': { de: 'ein Teil des Pfades ist kein Ordner', en: 'part of the path is no folder' },
  'out.reason.ENOSPC': { de: 'der Datenträger ist voll', en: 'the disk is full' },
  'out.reason.EROFS': { de: 'der Datenträger ist schreibgeschützt', en: 'the disk is read-only' },
  'progress.reading': { de: 'Lesen', en: 'Reading' },
  'progress.vocabulary': { de: 'Vokabular', en: 'vocabulary' },
  'topics.title': { de: 'Themen', en: 'Topics' },
  'topics.none': { de: 'Keine Themen gefunden. Das Vokabular kennt die Begriffe dieses Textes nicht; die Fundbegriffe zeigen, was fehlt.', en: 'No topics found. The vocabulary does not know the words of this text; the found terms show what is missing.' },
  'topics.needs': { de: 'Gesucht wird', en: 'Sought' },
  'topics.excluded': { de: 'Ausdrücklich nicht', en: 'Explicitly not' },
  'topics.terms': { de: 'Fundbegriffe (noch kein Thema)', en: 'Found terms (no topic yet)' },
  'topics.covered': { de: 'auch: {names}', en: 'also: {names}' },
  'overlap.lead': { de: '{organisations} Organisationen, {topics} gemeinsame Themen.', en: '{organisations} organisations, {topics} shared topics.' },
  'overlap.none': {
    de: 'Keine gemeinsamen Themen gefunden. Das heißt nicht, dass es keine gibt: Längere Texte zeigen mehr.',
    en: 'No shared topics found. That does not mean there are none: longer texts show more.',
  },
  'overlap.more': { de: '… und {count} weitere: --all zeigt alle.', en: '… and {count} more: --all shows them.' },
  'overlap.work': { de: 'Außerdem gemeinsam, als Aufgaben der Netzwerkarbeit: {names}.', en: 'Also shared, as work of networks: {names}.' },
  'overlap.caution': {
    de: 'Gezählt, nicht bewertet: Ob eine Gemeinsamkeit mehr ist als Zufall, sagt diese Liste nicht.',
    en: 'Counted, not judged: this list does not say whether something shared is more than chance.',
  },
  'overlap.by': { de: 'über {name}', en: 'through {name}' },
  'vocabulary.read': { de: '{title}: {concepts} Begriffe, {de} deutsche und {en} englische Bezeichnungen ({format}).', en: '{title}: {concepts} concepts, {de} German and {en} English labels ({format}).' },
  'vocabulary.lost': { de: 'Nicht übernommen:', en: 'Not kept:' },
  'vocabulary.nothingLost': { de: 'Alles wurde übernommen.', en: 'Everything was kept.' },
  'vocabulary.written': { de: 'Geschrieben: {path} ({concepts} Begriffe).', en: 'Written: {path} ({concepts} concepts).' },
  'vocabulary.sound': { de: 'Keine Fehler, {warnings} Hinweise.', en: 'No errors, {warnings} remarks.' },
  'vocabulary.unsound': { de: '{errors} Fehler, {warnings} Hinweise.', en: '{errors} errors, {warnings} remarks.' },
  'vocabulary.title': { de: 'Vokabular', en: 'Vocabulary' },
  bug: { de: 'Das ist ein Fehler in Schnittmenge, nicht in Ihrer Datei: {reason}. Mit SCHNITTMENGE_DEBUG=1 erscheinen Einzelheiten für eine Meldung.', en: 'This is a fault of Schnittmenge, not of your file: {reason}. SCHNITTMENGE_DEBUG=1 shows details for a report.' },
} as const satisfies Record<string, Record<Language, string>>

export type WordKey = keyof typeof WORDS

/** One sentence in the reader's language, its placeholders filled. */
export function say(language: Language, key: WordKey, facts: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))
}

/** Is there such a sentence? For reasons that come from the system. */
export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(WORDS, key)
}
