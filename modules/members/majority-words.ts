/** Voting rules and what came of a vote, told in both languages: each part of a rule as a sentence, and an outcome with every number, as one line and line by line. With the rule itself, for other modules. */
import { say, type Language, type Words } from '#platform/words'
import { MEMBERSHIPS } from './membership.ts'
import { isAll, isUnanimous, RULE_PARTS, type Outcome, type Presence, type RulePart, type RuleSource, type Threshold, type VotingRule } from './majority.ts'

export * from './majority.ts'

/** Why a rule or a vote is refused. */
export const REFUSALS = {
  'majority.noFraction': { de: '„{text}“ ist kein Bruch aus ganzen Zahlen bis {finest}. Erwartet wird zum Beispiel 2/3.', en: '“{text}” is not a fraction of whole numbers up to {finest}. An example of one is 2/3.' },
  'majority.zero': { de: 'Die Schwelle 0 wäre immer erreicht und würde nichts entscheiden. Bitte einen Bruch größer als 0 angeben, zum Beispiel „mehr als 1/2“.', en: 'The threshold 0 would always be reached and decides nothing. Please give a fraction above 0, for example “more than 1/2”.' },
  'majority.aboveAll': { de: '{text} ist mehr als alle und wäre nie erreicht. Bitte einen Bruch bis 1 angeben.', en: '{text} is more than all and could never be reached. Please give a fraction up to 1.' },
  'majority.moreThanAll': { de: '„Mehr als 1“ wäre mehr als alle und nie erreicht. Wenn alle zustimmen sollen, schreiben Sie bitte „alle“.', en: '“More than 1” would be more than all and never reached. If all are to agree, please write “all”.' },
  'majority.unreadable': { de: '„{text}“ ist keine Schwelle. Erwartet wird zum Beispiel „3/4“, „mehr als 1/2“, „mindestens 2/3“, „75 %“ oder „alle“.', en: '“{text}” is not a threshold. Examples are “3/4”, “more than 1/2”, “at least 2/3”, “75 %” and “all”.' },
  'majority.halfAlone': { de: '„{text}“ lässt offen, was bei gleich vielen Stimmen gilt. Bitte „mehr als 1/2“ schreiben (Stimmengleichheit lehnt ab) oder „mindestens 1/2“ (sie genügt).', en: '“{text}” leaves open what a tie means. Please write “more than 1/2” (a tie is not carried) or “at least 1/2” (a tie suffices).' },
  'majority.noElectorate': { de: 'Niemand dürfte abstimmen. Bitte mindestens eine Art der Mitgliedschaft mit Stimmen angeben.', en: 'Nobody could vote. Please give votes to at least one kind of membership.' },
  'majority.votes': { de: 'Stimmen je Mitglied sind ganze Zahlen von 1 bis {most}. Wer nicht abstimmt, bekommt keine Zahl: Das Feld bleibt leer.', en: 'Votes per member are whole numbers from 1 to {most}. Leave the field empty for those who do not vote.' },
  'majority.notice': { de: 'Die Ladungsfrist ist eine ganze Zahl von Tagen bis {most}; 0 heißt: keine Frist.', en: 'The period of notice is a whole number of days up to {most}; 0 means none.' },
  'majority.noWritten': { de: 'Ohne Sitzung kann darüber nicht abgestimmt werden ({de}). Bitte in einer Sitzung abstimmen.', en: 'This cannot be decided without a meeting ({en}). Please vote in a meeting.' },
  'majority.nobody': { de: 'Niemand ist hier stimmberechtigt: Kein Mitglied gehört zum Kreis der Abstimmenden, oder alle sind ausgeschlossen.', en: 'Nobody may vote here: no member is among those who vote, or all of them are barred.' },
  'majority.absentVoice': { de: '{count#Stimme kommt|Stimmen kommen} von Abwesenden. In einer Sitzung zählt nur, wer anwesend oder vertreten ist; bitte die Anwesenheit prüfen.', en: '{count#vote comes|votes come} from absent members. In a meeting only those present or represented count; please check the attendance.' },
  'majority.twice': { de: 'Ein Mitglied kommt mehrmals vor. Bitte jedes nur einmal angeben.', en: 'A member occurs more than once. Please name each only once.' },
  'majority.weights': { de: 'Stimmgewichte sind ganze Zahlen ab 1 und zusammen höchstens 9.007.199.254.740.991.', en: 'Weights are whole numbers from 1 and together at most 9,007,199,254,740,991.' },
} satisfies Words

const WORDS = {
  carried: { de: 'angenommen', en: 'carried' },
  lost: { de: 'abgelehnt', en: 'lost' },
  'no-quorum': { de: 'nicht beschlussfähig', en: 'no quorum' },
  meeting: { de: 'in einer Sitzung', en: 'in a meeting' },
  'second-meeting': { de: 'in einer zweiten Sitzung', en: 'in a second meeting' },
  written: { de: 'ohne Sitzung (Umlaufverfahren)', en: 'without a meeting (in writing)' },
  yes: { de: 'Ja', en: 'yes' },
  no: { de: 'Nein', en: 'no' },
  abstain: { de: 'Enthaltung', en: 'abstention' },
  none: { de: 'keine Stimme', en: 'no vote' },

  'at-least': { de: 'mindestens {share}', en: 'at least {share}' },
  'more-than': { de: 'mehr als {share}', en: 'more than {share}' },
  '1/2': { de: 'die Hälfte', en: 'half' },
  '1/3': { de: 'ein Drittel', en: 'a third' },
  '2/3': { de: 'zwei Drittel', en: 'two thirds' },
  '1/4': { de: 'ein Viertel', en: 'a quarter' },
  '3/4': { de: 'drei Viertel', en: 'three quarters' },
  '9/10': { de: 'neun Zehntel', en: 'nine tenths' },
  all: { de: 'alle', en: 'all' },
  full: { de: 'ordentliche Mitglieder', en: 'full members' },
  associated: { de: 'assoziierte Mitglieder', en: 'associated members' },
  supporter: { de: 'Unterstützer', en: 'supporters' },
  guest: { de: 'Gäste', en: 'guests' },

  // Parts of a rule.
  'part.electorate': { de: 'Wer abstimmt', en: 'Who votes' },
  'part.presence': { de: 'Beschlussfähigkeit', en: 'Quorum' },
  'part.approval': { de: 'Mehrheit', en: 'Majority' },
  'part.abstention': { de: 'Enthaltungen', en: 'Abstentions' },
  'part.secondMeeting': { de: 'Zweite Sitzung', en: 'Second meeting' },
  'part.written': { de: 'Ohne Sitzung', en: 'Without a meeting' },
  'part.notice': { de: 'Ladungsfrist', en: 'Period of notice' },
  'part.urgency': { de: 'Dringlichkeit', en: 'Urgency' },
  votesEach: { de: '{who} mit je {votes#Stimme|Stimmen}', en: '{who} with {votes#vote|votes} each' },
  'presence.none': { de: 'Die Zahl der Anwesenden spielt keine Rolle.', en: 'The number of those present does not matter.' },
  'presence.heads': { de: 'Anwesend oder vertreten sein müssen {share} der stimmberechtigten Mitglieder.', en: 'Present or represented must be {share} of the members who may vote.' },
  'presence.votes': { de: 'Anwesend oder vertreten sein müssen {share} der Stimmen.', en: 'Present or represented must be {share} of the votes.' },
  'presence.all': { de: 'Anwesend oder vertreten sein müssen alle stimmberechtigten Mitglieder.', en: 'All members who may vote must be present or represented.' },
  'approval.unanimous': { de: 'Alle müssen zustimmen; wer sich enthält oder fehlt, stimmt nicht zu.', en: 'All must agree; whoever abstains or stays away does not agree.' },
  'approval.all': { de: 'Alle {basis} müssen auf Ja lauten.', en: 'All {basis} must be yes.' },
  'approval.share': { de: 'Auf Ja lauten müssen {share} der {basis}.', en: '{share} of the {basis} must be yes.' },
  'basis.cast': { de: 'abgegebenen Stimmen', en: 'votes cast' },
  'basis.present': { de: 'anwesenden Stimmen', en: 'votes present' },
  'basis.members': { de: 'Stimmen aller Mitglieder', en: 'votes of all members' },
  'abstention.not-counted': { de: 'Enthaltungen sind keine abgegebenen Stimmen.', en: 'Abstentions are not votes cast.' },
  'abstention.counts-as-no': { de: 'Eine Enthaltung zählt wie ein Nein.', en: 'An abstention counts as a no.' },
  'second.as-first': { de: 'Für sie gilt dasselbe wie für die erste.', en: 'The same holds for it as for the first.' },
  'written.not-allowed': { de: 'Nicht möglich.', en: 'Not possible.' },
  'written.all-consent': { de: 'Möglich, wenn alle in Textform zustimmen; eine Enthaltung oder Schweigen verhindert den Beschluss.', en: 'Possible if all consent in text form; one abstention or silence prevents the decision.' },
  'written.as-in-meeting': { de: 'Möglich mit derselben Mehrheit; anwesend ist, wer antwortet.', en: 'Possible by the same majority; who answers is present.' },
  'notice.none': { de: 'Keine feste Frist; eine angemessene.', en: 'No fixed period; a reasonable one.' },
  'notice.days': { de: '{days#Tag|Tage} zwischen Einladung und Sitzung.', en: '{days#day|days} between invitation and meeting.' },
  'urgency.none': { de: 'Was nicht angekündigt war, kann nicht beschlossen werden.', en: 'What was not announced cannot be decided.' },
  'urgency.share': { de: 'Nicht Angekündigtes wird behandelt, wenn zuvor {share} der {basis} dafür sind.', en: 'What was not announced is dealt with if {share} of the {basis} first agree to it.' },

  // An outcome.
  line: { de: '{facts}: {state} ({sources})', en: '{facts}: {state} ({sources})' },
  present: { de: '{present} von {of} anwesend', en: '{present} of {of} present' },
  answered: { de: '{present} von {of} beteiligt', en: '{present} of {of} took part' },
  ofVotes: { de: '{told} (Stimmen)', en: '{told} (votes)' },
  needed: { de: '{told} ({share}: {needed})', en: '{told} ({share}: {needed})' },
  saidYes: { de: '{yes} Ja', en: '{yes} yes' },
  saidNo: { de: '{no} Nein', en: '{no} no' },
  uncounted: { de: '{count#Enthaltung|Enthaltungen} nicht gezählt', en: '{count#abstention|abstentions} not counted' },
  asNo: { de: '{count#Enthaltung|Enthaltungen} wie Nein gezählt', en: '{count#abstention|abstentions} counted as no' },
  silent: { de: '{count} ohne Stimmabgabe', en: '{count} without a vote' },
  barred: { de: '{count} vom Stimmrecht ausgeschlossen', en: '{count} barred from voting' },
  'line.electorate': { de: '{heads#Mitglied|Mitglieder} mit zusammen {votes#Stimme|Stimmen}', en: '{heads#member|members} with {votes#vote|votes} together' },
  'line.anyone': { de: 'eine Mindestzahl ist nicht nötig', en: 'no minimum is needed' },
  'line.approval': { de: '{yes} Ja von {of} {basis}; nötig: {share}, also {needed}', en: '{yes} yes of {of} {basis}; needed: {share}, that is {needed}' },
  'line.of.cast': { de: 'abgegebenen Stimmen', en: 'votes cast' },
  'line.of.present': { de: 'anwesenden Stimmen', en: 'votes present' },
  'line.of.members': { de: 'Stimmen aller Mitglieder', en: 'votes of all members' },
  'line.barred': { de: '{heads#Mitglied|Mitglieder} mit {votes#Stimme|Stimmen}; sie zählen weder als anwesend noch als Stimme', en: '{heads#member|members} with {votes#vote|votes}; they count neither as present nor as a vote' },
  'name.voices': { de: 'Stimmen', en: 'Votes' },
  'name.barred': { de: 'Ausgeschlossen', en: 'Barred' },
  'name.participation': { de: 'Beteiligung', en: 'Participation' },
} satisfies Words

type Key = keyof typeof WORDS
type Facts = Readonly<Record<string, string | number>>
const speaker = (language: Language) => (key: Key, facts: Facts = {}): string => say(WORDS, language, key, facts)

const hasWord = (key: string): key is Key => key in WORDS

/** “mindestens drei Viertel”, “mehr als 5/8”, “alle”. */
export function tellThreshold(threshold: Threshold, language: Language): string {
  const word = speaker(language)
  if (isAll(threshold)) return word('all')
  const share = `${threshold.part}/${threshold.of}`
  return word(threshold.comparator, { share: hasWord(share) ? word(share) : share })
}

/** A threshold as it is typed, so that {@link readThreshold} reads the same again. */
export const typeThreshold = (threshold: Threshold, language: Language): string => (isAll(threshold) ? speaker(language)('all') : speaker(language)(threshold.comparator, { share: `${threshold.part}/${threshold.of}` }))

/** One part of a rule, as a sentence. */
export function tellPart<Part extends RulePart>(part: Part, rule: Pick<VotingRule, Part>, language: Language): string {
  const tell: { readonly [P in RulePart]: (value: VotingRule[P], language: Language) => string } = TELL
  return tell[part](rule[part], language)
}

/** All parts that are said, in order. */
export function tellParts(rule: Partial<VotingRule>, language: Language): { readonly part: RulePart; readonly sentence: string }[] {
  // What is there is said; the compiler does not see it through the list of parts.
  return RULE_PARTS.filter((part) => rule[part] !== undefined).map((part) => ({ part, sentence: tellPart(part, rule as VotingRule, language) }))
}

const TELL: { readonly [Part in RulePart]: (value: VotingRule[Part], language: Language) => string } = {
  electorate: (electorate, language) =>
    `${upper(MEMBERSHIPS.flatMap((kind) => (electorate[kind] === undefined ? [] : [speaker(language)('votesEach', { who: speaker(language)(kind), votes: electorate[kind] })])).join(', '))}.`,
  presence: (presence, language) => tellPresence(presence, language),
  approval: (approval, language) => {
    const word = speaker(language)
    if (isUnanimous(approval)) return word('approval.unanimous')
    return word(isAll(approval) ? 'approval.all' : 'approval.share', { share: tellThreshold(approval, language), basis: word(`basis.${approval.basis}`) })
  },
  abstention: (abstention, language) => speaker(language)(`abstention.${abstention}`),
  secondMeeting: (second, language) => (second === 'as-first' ? speaker(language)('second.as-first') : tellPresence(second, language)),
  written: (written, language) => speaker(language)(`written.${written}`),
  notice: (days, language) => speaker(language)(days === 0 ? 'notice.none' : 'notice.days', { days }),
  urgency: (urgency, language) => (urgency === 'none' ? speaker(language)('urgency.none') : speaker(language)('urgency.share', { share: tellThreshold(urgency, language), basis: speaker(language)(`basis.${urgency.basis}`) })),
}

function tellPresence(presence: Presence | 'none', language: Language): string {
  const word = speaker(language)
  if (presence === 'none') return word('presence.none')
  return isAll(presence) ? word('presence.all') : word(`presence.${presence.by}`, { share: tellThreshold(presence, language) })
}

const upper = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

// ---- An outcome

/** “4 von 7 anwesend (mindestens die Hälfte: 4), 2 Ja, 1 Nein, 1 Enthaltung nicht gezählt: angenommen (§ 4 der Kooperationsvereinbarung, Fassung 2)”. */
export function tellOutcome(outcome: Outcome, language: Language): string {
  const word = speaker(language)
  const { presence, approval, barred } = outcome
  const wanted = approval === undefined || isPlain(approval) ? [] : [word('line.approval', approvalFacts(approval, language))]
  const facts = [
    ...(presence === undefined ? [] : [presenceTold(outcome, presence, language)]),
    ...(barred === undefined ? [] : [word('barred', { count: barred.heads })]),
    ...(outcome.state === 'no-quorum' ? [] : [...voicesTold(outcome, language), ...wanted]),
  ]
  const used = [presence?.threshold === undefined ? undefined : presence.source, barred?.source, approval === undefined || outcome.voices.abstained === 0 || approval.basis !== 'cast' ? undefined : outcome.voices.source, approval?.source]
  const sources = [...new Set(used.flatMap((source) => (source === undefined || source.by === 'nobody' ? [] : [source[language]])))].join('; ')
  return sources === '' ? `${facts.join(', ')}: ${word(outcome.state)}` : word('line', { facts: facts.join(', '), state: word(outcome.state), sources })
}

/** More yes than no: needs no word. */
const isPlain = ({ threshold, basis }: NonNullable<Outcome['approval']>): boolean => basis === 'cast' && threshold.comparator === 'more-than' && threshold.part * 2 === threshold.of

function presenceTold({ way }: Outcome, { present, of, by, threshold, needed }: NonNullable<Outcome['presence']>, language: Language): string {
  const word = speaker(language)
  const told = word(way === 'written' ? 'answered' : 'present', { present, of })
  const measured = by === 'heads' || threshold === undefined ? told : word('ofVotes', { told })
  return threshold === undefined ? measured : word('needed', { told: measured, share: tellThreshold(threshold, language), needed })
}

function voicesTold({ voices: { yes, no, abstained, silent, abstention }, approval }: Outcome, language: Language): string[] {
  const word = speaker(language)
  const isUncounted = abstention === 'not-counted' && approval?.basis === 'cast'
  return [word('saidYes', { yes }), word('saidNo', { no }), ...(abstained === 0 ? [] : [word(isUncounted ? 'uncounted' : 'asNo', { count: abstained })]), ...(silent === 0 ? [] : [word('silent', { count: silent })])]
}

const approvalFacts = ({ yes, of, needed, basis, threshold }: NonNullable<Outcome['approval']>, language: Language): Facts => ({ yes, of, needed, basis: speaker(language)(`line.of.${basis}`), share: tellThreshold(threshold, language) })

export type ToldLine = { readonly name: string; readonly said: string; readonly source: RuleSource }

/** Every line of the derivation with where it stands. */
export function tellDerivation(outcome: Outcome, language: Language): ToldLine[] {
  const word = speaker(language)
  const { electorate, barred, presence, voices, approval } = outcome
  return [
    { name: word('part.electorate'), said: word('line.electorate', { ...electorateFacts(electorate) }), source: electorate.source },
    ...(barred === undefined ? [] : [{ name: word('name.barred'), said: word('line.barred', electorateFacts(barred)), source: barred.source }]),
    ...(presence === undefined ? [] : [{ name: word(outcome.way === 'written' ? 'name.participation' : 'part.presence'), said: presence.threshold === undefined ? `${presenceTold(outcome, presence, language)}; ${word('line.anyone')}` : presenceTold(outcome, presence, language), source: presence.source }]),
    ...(approval === undefined ? [] : [
      { name: word('name.voices'), said: voicesTold(outcome, language).join(', '), source: voices.source },
      { name: word('part.approval'), said: word('line.approval', approvalFacts(approval, language)), source: approval.source },
    ]),
  ]
}

const electorateFacts = ({ heads, votes }: { readonly heads: number; readonly votes: number }): Facts => ({ heads, votes })
