/** What comes in and goes out by the doors of the Regelwerk. Texts are trimmed here; what rules mean, the rules say. */
import { z } from 'zod'
import { LANGUAGES, type Language } from '#platform/words'
import { majority } from '#modules/members'
import type { Representing } from '#modules/people'
import { FORMS, TEXT_KINDS, UNNAMED, type Alliance, type SaidOfAlliance } from './alliance.ts'
import { DECISION_KINDS, DOCUMENT_KINDS, STATES, type CharterDocument, type DocumentRule, type Version } from './document.ts'
import { CHANGE_KINDS, type RuleChange } from './rule-change.ts'
import { SIGNATURE_KINDS, type Signature } from './signature.ts'
import type { Ballot } from './ballot.ts'
import { BallotOut, presentBallot, presentProposal, presentVoices, ProposalIn, ProposalOut, VoiceOut } from './vote-schema.ts'

const Line = z.string().trim().max(300)
const Seen = z.int().min(0).meta({ de: 'der Stand, den man gesehen hat', en: 'the state that was seen' })
const TextsIn = z.strictObject({ de: z.string().trim().max(200_000).default(''), en: z.string().trim().max(200_000).default('') })
const TitleIn = z.strictObject({ de: Line.default(''), en: Line.default('') })

// ---- Rules

const threshold = { comparator: z.enum(majority.COMPARATORS), part: z.int(), of: z.int() }
const Presence = z.strictObject({ ...threshold, by: z.enum(majority.MEASURES) })
const Approval = z.strictObject({ ...threshold, basis: z.enum(majority.BASES) })
const votes = z.int().exactOptional()
const part = {
  electorate: z.strictObject({ full: votes, associated: votes, supporter: votes, guest: votes }).meta({ de: 'Stimmen je Mitglied, nach Art der Mitgliedschaft', en: 'votes per member, by kind of membership' }),
  presence: z.union([z.literal('none'), Presence]),
  approval: Approval,
  abstention: z.enum(majority.ABSTENTIONS),
  secondMeeting: z.union([z.enum(['none', 'as-first']), Presence]),
  written: z.enum(majority.WRITTEN),
  notice: z.int().meta({ de: 'Ladungsfrist in Tagen', en: 'period of notice in days' }),
  urgency: z.union([z.literal('none'), Approval]),
}
const Says = z.strictObject({
  electorate: part.electorate.exactOptional(), presence: part.presence.exactOptional(), approval: part.approval.exactOptional(), abstention: part.abstention.exactOptional(),
  secondMeeting: part.secondMeeting.exactOptional(), written: part.written.exactOptional(), notice: part.notice.exactOptional(), urgency: part.urgency.exactOptional(),
})
export const RuleIn = z.strictObject({ clause: z.string().trim().max(40), says: Says, seen: Seen })
export const Kind = z.enum(DECISION_KINDS)

// ---- In

export const DocumentIn = z.strictObject({ kind: z.enum(DOCUMENT_KINDS), title: TitleIn, audience: z.enum(['public', 'alliance']).default('alliance') })
export const TextIn = z.strictObject({ text: TextsIn, seen: Seen, othersStay: z.boolean().optional().meta({ de: 'was nicht geändert wird, stimmt noch', en: 'what is not changed is still right' }) })
export const SeenIn = z.strictObject({ seen: Seen })
export const SeenQuery = z.object({ seen: z.coerce.number().int().min(0) })
export const ChangeIn = ProposalIn.extend({ purpose: z.boolean().default(false).meta({ de: 'ändert die neue Fassung der Satzung den Zweck?', en: 'does the new version of the statutes change the purpose?' }), seen: Seen })
export const SignatureIn = z.object({ kind: z.enum(SIGNATURE_KINDS), signer: Line.default('') })

const Carrier = z.strictObject({ name: Line.default(''), address: Line.default(''), email: z.union([z.literal(''), z.email().max(300)]).default(''), phone: Line.default(''), responsible: Line.default(''), register: Line.default('') })
const About = z.string().trim().max(3_000).default('')
const AboutIn = z.strictObject({ de: About, en: About }).meta({ de: 'wer sie ist, für die Startseite; Absätze durch eine leere Zeile getrennt', en: 'who it is, for the start page; paragraphs apart by an empty line' })
export const AllianceIn = z.strictObject({ name: TitleIn, about: AboutIn.exactOptional(), form: z.enum(FORMS).exactOptional(), languages: z.array(z.enum(LANGUAGES)).max(2), zone: Line, carrier: Carrier, leaving: z.strictObject({ months: z.int().min(0).max(24), toYearEnd: z.boolean().default(false) }).exactOptional(), inStep: z.array(z.enum(TEXT_KINDS)).max(TEXT_KINDS.length).exactOptional().meta({ de: 'Texte, die nur mit beiden Sprachfassungen auf gleichem Stand veröffentlicht werden oder in Kraft treten; ohne Angabe das Regelwerk', en: 'texts that are published or come into force only with both language versions in step; the charter where nothing is said' }), seen: Seen })

export const allianceSaid = ({ name, about = { de: '', en: '' }, form, languages, zone, carrier, leaving = { months: 0, toYearEnd: false }, inStep = [...UNNAMED.inStep] }: z.output<typeof AllianceIn>): SaidOfAlliance => ({ name, about, languages: [...new Set(languages)], zone, carrier, leaving, inStep: TEXT_KINDS.filter((kind) => inStep.includes(kind)), ...(form === undefined ? {} : { form }) })

const VoterIn = z.strictObject({ member: z.string().min(1).max(100), kind: z.enum(['full', 'associated', 'supporter', 'guest']).default('full'), weight: z.int().exactOptional(), attends: z.boolean().default(true), voice: z.enum(majority.VOICES), isBarred: z.boolean().exactOptional() })
export const CaseIn = z.strictObject({ way: z.enum(majority.WAYS).default('meeting'), voters: z.array(VoterIn).max(10_000) })

// ---- Out

const TextsOut = z.strictObject({ de: z.string(), en: z.string() })
const RuleOut = z.strictObject({ kind: Kind, clause: z.string(), says: Says })
const VersionOut = z.strictObject({ number: z.int(), state: z.enum(STATES), revision: z.int(), text: TextsOut, rules: z.array(RuleOut), staleSince: z.strictObject({ de: z.iso.datetime().optional(), en: z.iso.datetime().optional() }).meta({ de: 'seit wann diese Sprachfassung hinter der anderen zurück ist', en: 'since when this language version is behind the other' }), inForceAt: z.iso.datetime().optional() })
export const DocumentOut = z.strictObject({ id: z.string(), kind: z.enum(DOCUMENT_KINDS), title: TextsOut, audience: z.enum(['public', 'alliance']), versions: z.array(VersionOut) })
export const DocumentsOut = z.strictObject({ documents: z.array(DocumentOut) })
export const AllianceOut = z.strictObject({ version: z.int(), name: TextsOut, about: TextsOut, form: z.enum(FORMS).optional(), languages: z.array(z.enum(LANGUAGES)), zone: z.string(), carrier: z.strictObject({ name: z.string(), address: z.string(), email: z.string(), phone: z.string(), responsible: z.string(), register: z.string() }), leaving: z.strictObject({ months: z.int(), toYearEnd: z.boolean() }), inStep: z.array(z.enum(TEXT_KINDS)) })
const SignatureOut = z.strictObject({ id: z.string(), version: z.int(), organisation: z.string(), kind: z.enum(SIGNATURE_KINDS), signer: z.string(), joint: z.boolean(), waits: z.string().optional().meta({ de: 'was der Organisation noch fehlt', en: 'what the organisation still lacks' }), file: z.string().optional(), at: z.iso.datetime() })
export const SignaturesOut = z.strictObject({ signatures: z.array(SignatureOut) })
const SourceOut = z.strictObject({ by: z.enum(['law', 'document', 'nobody']), de: z.string(), en: z.string() })
export const VotingRuleOut = z.strictObject({ kind: Kind, rule: z.strictObject(part), sources: z.record(z.string(), SourceOut), told: z.array(z.strictObject({ part: z.string(), sentence: z.string() })) })
const compared = { of: z.int(), needed: z.int(), isMet: z.boolean(), source: SourceOut }
export const OutcomeOut = z.strictObject({
  state: z.enum(['carried', 'lost', 'no-quorum']), told: z.string(),
  voices: z.strictObject({ yes: z.int(), no: z.int(), abstained: z.int(), silent: z.int() }),
  presence: z.strictObject({ present: z.int(), by: z.enum(majority.MEASURES), ...compared }).optional(),
  approval: z.strictObject({ yes: z.int(), basis: z.enum(majority.BASES), ...compared }).optional(),
})

export const ChangesOut = z.strictObject({ proposals: z.array(ProposalOut.extend({ version: z.int(), kind: z.enum(CHANGE_KINDS), withdrawnAt: z.iso.datetime().optional(), ballots: z.array(BallotOut).meta({ de: 'jede Stimmabgabe', en: 'every ballot' }), voices: z.array(VoiceOut).meta({ de: 'was davon zählt, je Organisation, und was ihr noch fehlt', en: 'what of them counts, by organisation, and what it still lacks' }) })) })

const presentRule = ({ kind, clause, says }: DocumentRule) => ({ kind, clause, says })

const presentVersion = ({ number, state, revision, text, rules, stale, inForceAt }: Version): z.input<typeof VersionOut> => ({ number, state, revision, text, rules: rules.map(presentRule), staleSince: { de: stale?.de?.toISOString(), en: stale?.en?.toISOString() }, inForceAt: inForceAt?.toISOString() })

/** A document on the wire: these parts and no others. */
export const presentDocument = ({ id, kind, title, audience, versions }: CharterDocument): z.input<typeof DocumentOut> => ({ id, kind, title, audience, versions: versions.map(presentVersion) })

export const presentAlliance = ({ version, name, about, form, languages, zone, carrier, leaving, inStep }: Alliance): z.input<typeof AllianceOut> => ({ version, name, about, form, languages: [...languages], zone, carrier, leaving, inStep: [...inStep] })

/** `waits`: what is lacking, where it does not count yet. */
export const presentSignature = ({ id, version, organisation, kind, signer, isJoint, file, at }: Signature, waits: string | undefined): z.input<typeof SignatureOut> => ({ id, version, organisation, kind, signer, joint: isJoint, waits, file: file?.hash, at: at.toISOString() })

export const presentOutcome = ({ state, voices: { yes, no, abstained, silent }, presence, approval }: majority.Outcome, told: string): z.input<typeof OutcomeOut> => ({
  state, told, voices: { yes, no, abstained, silent },
  ...(presence === undefined ? {} : { presence: { present: presence.present, by: presence.by, of: presence.of, needed: presence.needed, isMet: presence.isMet, source: presence.source } }),
  ...(approval === undefined ? {} : { approval: { yes: approval.yes, basis: approval.basis, of: approval.of, needed: approval.needed, isMet: approval.isMet, source: approval.source } }),
})

export const presentChanges = (changes: readonly RuleChange[], ballots: readonly Ballot[], reader: Pick<Representing, 'person'>, language: Language): z.input<typeof ChangesOut> => ({
  proposals: changes.map((one) => ({ ...presentProposal(one, language), version: one.version, kind: one.kind, withdrawnAt: one.withdrawnAt?.toISOString(), ballots: ballots.filter(({ proposal }) => proposal === one.number).map(presentBallot), voices: presentVoices(one, ballots, reader, language) })),
})
