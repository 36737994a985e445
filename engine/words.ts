/** What the engine refuses, in sentences of both languages: what is wrong, and what to do now. */
import type { Refusal, RefusalCode } from './result.ts'
import { fill } from './sentence.ts'

const SENTENCES: Record<RefusalCode, { de: string; en: string }> = {
  empty: {
    de: 'Die Datei enthält keinen Text. Bitte eine Datei mit mindestens einem Satz angeben.',
    en: 'The file holds no text. Please give a file with at least one sentence.',
  },
  'too-large': {
    de: 'Die Datei ist mit {size} zu groß; gelesen werden höchstens {limit}. Bitte aufteilen oder nur den Text angeben.',
    en: 'The file is too large ({size}); at most {limit} are read. Please split it or give only the text.',
  },
  'too-long': {
    de: 'Der Text ist zu lang; gelesen werden höchstens {limit} Zeichen. Bitte aufteilen oder nur den wichtigen Teil angeben.',
    en: 'The text is too long; at most {limit} characters are read. Please split it or give only the part that matters.',
  },
  'too-many-pages': {
    de: 'Das PDF hat {pages} Seiten; gelesen werden höchstens {limit}. Bitte die wichtigen Seiten als eigenes PDF speichern.',
    en: 'The PDF has {pages} pages; at most {limit} are read. Please save the pages that matter as a PDF of their own.',
  },
  'unpacks-too-large': {
    de: 'Entpackt ist die Datei größer als {limit}; das ist für ein Textdokument ungewöhnlich. Bitte ohne Bilder als PDF speichern und erneut versuchen.',
    en: 'The file unpacks to more than {limit}, which is not plausible for a text document. Please save it as a PDF without pictures and try again.',
  },
  encrypted: {
    de: 'Die Datei ist mit einem Kennwort oder gegen Bearbeitung geschützt. Bitte ohne Schutz speichern und erneut versuchen.',
    en: 'The file is protected by a password or against editing. Please save it without protection and try again.',
  },
  broken: {
    de: 'Die Datei ist beschädigt oder unvollständig und lässt sich nicht als {format} lesen. Bitte neu herunterladen oder neu speichern.',
    en: 'The file is damaged or incomplete and cannot be read as {format}. Please download or save it again.',
  },
  'no-text': {
    de: 'Das PDF enthält keinen Text, vermutlich nur eingescannte Bilder. Bitte mit Texterkennung (OCR) speichern und erneut versuchen.',
    en: 'The PDF holds no text, probably only scanned pictures. Please save it with text recognition (OCR) and try again.',
  },
  unsupported: {
    de: 'Dieses Format lässt sich nicht lesen. Lesbar sind Text, Markdown, HTML, PDF, DOCX, ODT und PPTX; bitte eines davon angeben.',
    en: 'This format is not read. Text, Markdown, HTML, PDF, DOCX, ODT and PPTX are; please give one of them.',
  },
  'other-language': {
    de: 'Der Text ist weder deutsch noch englisch. Bitte eine deutsche oder englische Fassung angeben.',
    en: 'The text is neither German nor English. Please give a German or English version.',
  },
  'empty-vocabulary': {
    de: 'Die Datei ist leer. Bitte ein Vokabular als SKOS (Turtle, JSON-LD), JSKOS (ndjson) oder als JSON der WZ 2008 angeben.',
    en: 'The file is empty. Please give a vocabulary as SKOS (Turtle, JSON-LD), JSKOS (ndjson) or the JSON of WZ 2008.',
  },
  'broken-vocabulary': {
    de: 'Die Datei ist beschädigt oder unvollständig: In Zeile {line} lässt sie sich nicht mehr als {format} lesen. Bitte diese Stelle berichtigen oder die Datei neu herunterladen.',
    en: 'The file is damaged or incomplete: at line {line} it can no longer be read as {format}. Please correct that place or download the file again.',
  },
  'remote-context': {
    de: 'Die Datei verweist für ihren JSON-LD-Kontext auf „{address}“; aus dem Netz wird nichts nachgeladen. Bitte den Kontext in die Datei selbst schreiben oder das Vokabular als Turtle angeben.',
    en: 'The file points to “{address}” for its JSON-LD context; nothing is downloaded. Please write the context into the file itself or give the vocabulary as Turtle.',
  },
  'not-a-vocabulary': {
    de: 'Die Datei lässt sich nicht als Vokabular lesen. Lesbar sind SKOS (Turtle, JSON-LD), JSKOS (ndjson) und das JSON der WZ 2008; bitte eines davon angeben.',
    en: 'The file cannot be read as a vocabulary. SKOS (Turtle, JSON-LD), JSKOS (ndjson) and the JSON of WZ 2008 are read; please give one of them.',
  },
  'too-many-labels': {
    de: 'Das Vokabular hat mehr als {limit} Bezeichnungen. Bitte nur den Teil einlesen, der gebraucht wird.',
    en: 'The vocabulary has more than {limit} labels. Please import only the part that is needed.',
  },
  'no-usable-labels': {
    de: 'Das Vokabular hat keine deutschen oder englischen Bezeichnungen, also nichts, was sich in Texten finden ließe. Bitte eine Fassung mit einer der beiden Sprachen angeben.',
    en: 'The vocabulary has no German or English labels, so nothing that could be found in texts. Please give a version in one of the two languages.',
  },
}

/** One sentence for a refusal, in the reader's language. */
export function sayRefusal(refusal: Refusal, language: 'de' | 'en'): string {
  return fill(SENTENCES[refusal.code][language], refusal.facts)
}
