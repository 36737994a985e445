/**
 * Templates (Vorlagen) for the office: what the law wants written down between members, host and people, filled with the alliance's own data. Markdown, German, with a summary in English.
 * They are a beginning that somebody competent looks over, and say so.
 * **Source**: Art. 13, 14, 26, 28, 30, 32 GDPR.
 */
import type { Alliance } from '#modules/charter'
import type { Language } from '#platform/words'
import type { Periods } from './period.ts'
import { PROCESSINGS, type Processing } from './processing.ts'

export const TEMPLATES = ['art-26', 'art-28', 'art-32', 'art-30', 'art-13', 'art-14'] as const
export type TemplateName = (typeof TEMPLATES)[number]

export type TemplateFacts = { readonly alliance: Alliance; readonly periods: Periods; readonly members: readonly string[]; /** Where the privacy statement is. */ readonly statement: string; /** As the reader's calendar prints it. */ readonly day: string }

/** How long, in words. */
export function keptFor({ kept }: Pick<Processing, 'kept'>, periods: Periods, language: Language): string {
  if (typeof kept !== 'string') return kept[language]
  const days = periods[kept]
  return days === 1 ? { de: '1 Tag danach', en: '1 day after' }[language] : { de: `${days} Tage danach`, en: `${days} days after` }[language]
}

/** What stands where the alliance has not said something yet. */
const GAP = '[bitte ergänzen]'

/** One template as a file. */
export function writeTemplate(name: TemplateName, facts: TemplateFacts): string {
  const { title, summary, body } = WRITTEN[name](facts)
  return `# ${title}\n\n*Vorlage, ausgefüllt am ${facts.day} aus den Angaben der Allianz. Bitte vor Verwendung rechtlich prüfen lassen.*\n\n> **In English:** ${summary}\n\n${body.trim()}\n`
}

type Written = { readonly title: string; readonly summary: string; readonly body: string }

const carrierOf = ({ alliance: { name, carrier } }: TemplateFacts): string =>
  [carrier.name || `${name.de || name.en || GAP}, Träger: ${GAP}`, carrier.address || GAP, carrier.email || GAP, ...(carrier.phone === '' ? [] : [carrier.phone]), ...(carrier.register === '' ? [] : [carrier.register]), `vertreten durch ${carrier.responsible || GAP}`].join(', ')

const listOf = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')

/** A cell of a table holds no bar. */
const cell = (text: string): string => text.replaceAll('|', '/')

const processingTable = ({ periods }: TemplateFacts): string =>
  `| Verarbeitung | Betroffene | Daten | Zweck | Rechtsgrundlage | Löschung |\n|---|---|---|---|---|---|\n${PROCESSINGS.map((one) => `| ${[one.name.de, one.whom.de, one.what.de, one.why.de, one.basis.de, keptFor(one, periods, 'de')].map(cell).join(' | ')} |`).join('\n')}`

const MEASURES: readonly string[] = [
  '**Zugang**: Anmeldung mit Passwort (mindestens 12 Zeichen, gespeichert nur als Prüfwert), Passkey oder Link per E-Mail; zweiter Faktor möglich; Sitzungen einsehbar und widerrufbar; Versuche je Netz begrenzt.',
  '**Zugriff**: Rechte nach Funktion; was jemand nicht lesen darf, gibt es für diese Person nicht; bei jeder Änderung am Programm wird jede Adresse mit jeder Funktion automatisch geprüft.',
  '**Trennung**: verdeckte, allianzinterne und öffentliche Texte werden getrennt ausgewertet.',
  '**Eingabekontrolle**: jeder Vorgang wird mit Person, Organisation, Zeit und gekürzter IP-Adresse festgehalten.',
  '**Weitergabe**: Übertragung nur verschlüsselt (TLS am vorgeschalteten Server); keine Dienste Dritter, keine Einbindung fremder Inhalte.',
  '**Verfügbarkeit**: Sicherung und Wiederherstellung in einem Befehl; Wiederherstellung regelmäßig prüfen: ' + GAP,
  '**Datensparsamkeit**: gekürzte IP-Adressen, Löschung nach Fristen durch das System, Pseudonym nach Löschung eines Kontos.',
  '**Rechenzentrum, Personal, Schlüssel**: ' + GAP,
]

const RIGHTS = 'Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Datenübertragbarkeit und Widerspruch (Art. 15 bis 21 DSGVO) und auf Beschwerde bei einer Aufsichtsbehörde (Art. 77 DSGVO). Mit einem Konto laden Sie Ihre Daten unter „Konto“ selbst herunter und löschen sie dort.'

const WRITTEN: Readonly<Record<TemplateName, (facts: TemplateFacts) => Written>> = {
  'art-26': (facts) => ({
    title: 'Vereinbarung über gemeinsame Verantwortlichkeit (Art. 26 DSGVO)',
    summary: 'The members decide together why and how the platform keeps data about people. The carrier runs it, informs people and answers their requests; each member is responsible for what it enters and for the people it invites; people may turn to any of them.',
    body: `## 1 Beteiligte\n\nTräger: ${carrierOf(facts)}\n\nMitglieder:\n\n${listOf(facts.members.length === 0 ? [GAP] : facts.members)}\n\n## 2 Gegenstand\n\nDie Beteiligten betreiben gemeinsam die Plattform der ${facts.alliance.name.de || GAP} und legen Zwecke und Mittel der folgenden Verarbeitungen gemeinsam fest.\n\n${processingTable(facts)}\n\n## 3 Wer was übernimmt\n\n- Der Träger betreibt die Plattform, schließt den Vertrag mit dem Hosting-Dienst, trifft die Maßnahmen nach Art. 32 DSGVO, informiert Betroffene (${facts.statement}) und führt das Verzeichnis nach Art. 30 DSGVO.\n- Jedes Mitglied verantwortet, was es einträgt, wen es einlädt und wem es Funktionen gibt, und beendet Funktionen unverzüglich, wenn jemand ausscheidet.\n- Anfragen Betroffener beantwortet der Träger; wer eine erhält, leitet sie binnen drei Arbeitstagen weiter. Betroffene können ihre Rechte bei und gegenüber allen Beteiligten geltend machen.\n- Verletzungen des Schutzes personenbezogener Daten teilen die Beteiligten einander unverzüglich mit; der Träger meldet sie nach Art. 33 DSGVO.\n\n## 4 Haftung, Laufzeit\n\n${GAP}\n\nOrt, Datum, Unterschriften`,
  }),
  'art-28': (facts) => ({
    title: 'Vertrag über Auftragsverarbeitung mit dem Hosting-Dienst (Art. 28 DSGVO)',
    summary: 'Whoever hosts the platform processes data on instruction of the carrier only, keeps it secret and safe, names its own processors, helps with requests and breaches, and deletes or returns everything at the end.',
    body: `## 1 Parteien\n\nVerantwortlicher: ${carrierOf(facts)}\n\nAuftragsverarbeiter: ${GAP}\n\n## 2 Gegenstand und Dauer\n\nBetrieb des Servers der Plattform der ${facts.alliance.name.de || GAP}: Speicherung, Übertragung, Sicherung. Dauer: ${GAP}\n\n## 3 Art der Daten, Betroffene\n\n${listOf(PROCESSINGS.map((one) => `${one.name.de}: ${one.what.de} (${one.whom.de})`))}\n\n## 4 Pflichten des Auftragsverarbeiters\n\n- Verarbeitung nur auf dokumentierte Weisung, nur in der Europäischen Union.\n- Vertraulichkeit aller, die Zugang haben.\n- Maßnahmen nach Art. 32 DSGVO (Anlage).\n- Weitere Auftragsverarbeiter nur nach vorheriger Mitteilung: ${GAP}\n- Unterstützung bei Anfragen Betroffener, Meldung von Verletzungen binnen 24 Stunden.\n- Nach Vertragsende Löschung oder Rückgabe aller Daten; Nachweise und Prüfungen.\n\nOrt, Datum, Unterschriften`,
  }),
  'art-32': (facts) => ({
    title: 'Technische und organisatorische Maßnahmen (Art. 32 DSGVO)',
    summary: 'What the platform does for security by itself, and what whoever runs it has to add.',
    body: `Verantwortlich: ${carrierOf(facts)}\n\n${listOf(MEASURES)}`,
  }),
  'art-30': (facts) => ({
    title: 'Verzeichnis der Verarbeitungstätigkeiten (Art. 30 DSGVO)',
    summary: 'The record of processing: about whom, what, why, by what right, for how long.',
    body: `Verantwortlich: ${carrierOf(facts)}\n\nDatenschutzbeauftragte: ${GAP}\n\nEmpfänger: Mitglieder der Allianz (wer für wen handelt), Hosting-Dienst und Mailserver als Auftragsverarbeiter. Keine Übermittlung in Drittländer durch die Plattform.\n\n${processingTable(facts)}\n\n## Maßnahmen\n\n${listOf(MEASURES)}`,
  }),
  'art-13': (facts) => ({
    title: 'Information nach Art. 13 DSGVO (Daten, die wir von Ihnen erhalten)',
    summary: 'For people who give us their data themselves: on registering, subscribing, accepting an invitation.',
    body: informationText(facts, PROCESSINGS.filter(({ name }) => name.de !== 'Einladungen'), 'Die Daten erhalten wir von Ihnen.'),
  }),
  'art-14': (facts) => ({
    title: 'Information nach Art. 14 DSGVO (Daten, die wir von anderen erhalten)',
    summary: 'For people whose name and address were given to us by others: it goes out with the first mail, within a month at the latest.',
    body: informationText(facts, PROCESSINGS.filter(({ name }) => ['Einladungen', 'Konten und Funktionen', 'Mails'].includes(name.de)), 'Ihren Namen und Ihre E-Mail-Adresse hat uns die Organisation genannt, die Sie eingeladen oder eingetragen hat. Diese Information erhalten Sie mit der ersten Mail, spätestens nach einem Monat.'),
  }),
}

const informationText = (facts: TemplateFacts, processings: readonly Processing[], origin: string): string =>
  `Verantwortlich: ${carrierOf(facts)}\n\n${origin}\n\n${processings.map((one) => `**${one.name.de}**: ${one.what.de}. Wozu: ${one.why.de}. Rechtsgrundlage: ${one.basis.de}. Gespeichert: ${keptFor(one, facts.periods, 'de')}.`).join('\n\n')}\n\nEmpfänger sind die Mitglieder der Allianz und der Hosting-Dienst. Eine automatisierte Entscheidung gibt es nicht.\n\n${RIGHTS}\n\nAusführlich: ${facts.statement}`
