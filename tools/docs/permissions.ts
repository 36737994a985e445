/** Who may do what, asked of the policies themselves: one row a question, one column a role. */
import { accept, must, type Result } from '#platform/result'
import { say } from '#platform/words'
import type { Actor, OrganisationRole } from '#modules/members'
import { may as mayHouse } from '../../app/policy.ts'
import { TAKE_AWAY_WORDS } from '../../app/take-away-words.ts'
import { may as mayMembers } from '../../modules/members/policy.ts'
import { describe, type Organisation, type OrganisationId } from '../../modules/members/organisation.ts'
import { WORDS as MEMBERS_WORDS } from '../../modules/members/words.ts'
import { may as mayNotices } from '../../modules/notices/policy.ts'
import { WORDS as NOTICES_WORDS } from '../../modules/notices/words.ts'
import { may as mayPeople } from '../../modules/people/policy.ts'
import { WORDS as PEOPLE_WORDS } from '../../modules/people/words.ts'
import { begin, type CharterDocument, type Version } from '../../modules/charter/document.ts'
import { may as mayCharter } from '../../modules/charter/policy.ts'
import { VOTE_WORDS } from '../../modules/charter/vote-words.ts'
import { WORDS as CHARTER_WORDS } from '../../modules/charter/words.ts'
import { apply, type Application, type State } from '../../modules/accession/application.ts'
import { may as mayAccession } from '../../modules/accession/policy.ts'
import { WORDS as ACCESSION_WORDS } from '../../modules/accession/words.ts'
import { begin as beginDiscussion, type CommentId } from '../../modules/groups/comment.ts'
import { may as mayGroups } from '../../modules/groups/policy.ts'
import { WORDS as GROUPS_WORDS } from '../../modules/groups/words.ts'
import { enter as enterCall } from '../../modules/calls/call.ts'
import { may as mayCalls } from '../../modules/calls/policy.ts'
import { WORDS as CALLS_WORDS } from '../../modules/calls/words.ts'
import { may as mayOverlaps } from '../../modules/overlaps/policy.ts'
import { WORDS as OVERLAPS_WORDS } from '../../modules/overlaps/words.ts'
import { may as mayNews } from '../../modules/news/policy.ts'
import { draft, publish, type Publication } from '../../modules/news/publication.ts'
import { WORDS as NEWS_WORDS } from '../../modules/news/words.ts'
import { capture } from '../../modules/partners/demand.ts'
import { introduce } from '../../modules/partners/introduction.ts'
import { may as mayPartners } from '../../modules/partners/policy.ts'
import { approve, draft as draftRequest, submit } from '../../modules/partners/request.ts'
import { WORDS as PARTNERS_WORDS } from '../../modules/partners/words.ts'
import { may as mayPrivacy } from '../../modules/privacy/policy.ts'
import { WORDS as PRIVACY_WORDS } from '../../modules/privacy/words.ts'
import { may as mayTopics } from '../../modules/topics/policy.ts'
import { bring, type Source } from '../../modules/topics/source.ts'
import type { KeptIntersection } from '../../modules/topics/intersection.ts'
import { nth } from '../../modules/topics/sample.ts'
import { WORDS as TOPICS_WORDS } from '../../modules/topics/words.ts'

const [own, cluster, other, guest] = [nth<'organisation'>(1), nth<'organisation'>(2), nth<'organisation'>(3), nth<'organisation'>(4)]

const person = nth<'person'>(5)

const as = (organisation: OrganisationId, role: OrganisationRole, standing: 'member' | 'guest' = 'member'): Actor => ({ as: 'organisation', organisation, standing, person, roles: [role] })

const ROLES: readonly (readonly [name: string, actor: Actor])[] = [
  ...(['delegate', 'deputy', 'manager', 'contributor'] as const).map((role) => [role, as(own, role)] as const),
  ['manager of its cluster', as(cluster, 'manager')],
  ['manager of another member', as(other, 'manager')],
  ['manager of a guest', as(guest, 'manager', 'guest')],
  ...(['office', 'spokesperson', 'moderator'] as const).map((role) => [role, { as: 'curator', person, roles: [role] }] as const),
  ...(['operator', 'confidant'] as const).map((role) => [role, { as: 'outside', person, roles: [role] }] as const),
  ['nobody', { as: 'outside' }],
]

const organisation = (audience: Organisation['audience'], kind: Organisation['kind'] = 'company', id = own): Organisation => must(describe({ name: { de: 'Uhu Ophthalmik GmbH' }, kind }, { id, audience }))
const signed = { by: { as: 'organisation', organisation: own } as const, at: new Date(0) }
const source = (audience: Source['audience'], kind: Source['kind'] = 'pasted'): Source => must(bring({ organisations: [own], kind, title: 'Profil', audience, hash: 'h', ...(kind === 'web' ? { address: 'https://uhu.example' } : {}) }, nth(9), signed))
const intersection = (audience: 'public' | 'alliance') => ({ audience, organisations: [own] }) as unknown as KeptIntersection // policies read no more of it

const charter = (audience: CharterDocument['audience'], state: Version['state']): CharterDocument => {
  const document = must(begin({ kind: 'statutes', title: { de: 'Satzung', en: '' }, audience }, nth(8)))
  return { ...document, versions: document.versions.map((version) => ({ ...version, state })) }
}

type Question = readonly [asked: string, answer: (actor: Actor) => Result<unknown>]

const MEMBERS: readonly Question[] = [
  ['read an organisation that is public', (actor) => mayMembers.read(actor, organisation('public'))],
  ['read one within the alliance', (actor) => mayMembers.read(actor, organisation('alliance'))],
  ['add an organisation to the cluster', (actor) => mayMembers.add(actor, [cluster])],
  ['change an organisation', (actor) => mayMembers.edit(actor, { organisation: organisation('public'), clusters: [cluster] })],
  ['show it to everybody', (actor) => mayMembers.open(actor, { organisation: organisation('alliance'), clusters: [cluster] })],
  ['say that it belongs to the cluster', (actor) => mayMembers.place(actor, { organisation: organisation('public'), cluster: organisation('public', 'cluster', cluster) })],
  ['enter memberships', (actor) => mayMembers.admit(actor)],
  ['let a voice rest, conduct an expulsion, enter a succession', (actor) => mayMembers.conduct(actor)],
  ['see resting voices and leavings', (actor) => mayMembers.readProcedures(actor, own)],
  ['declare that the organisation leaves (with a Legitimation)', (actor) => mayMembers.leave(actor, own)],
  ['see an expulsion of the organisation', (actor) => mayMembers.readExpulsions(actor, own)],
  ['state the view of the organisation in it', (actor) => mayMembers.state(actor, own)],
  ['rename the organisation', (actor) => mayMembers.rename(actor, { organisation: organisation('public'), clusters: [cluster] })],
  ['import a file', (actor) => mayMembers.import(actor)],
]

const CHARTER: readonly Question[] = [
  ['read a document in force that is public', (actor) => mayCharter.read(actor, charter('public', 'in-force'))],
  ['read one within the alliance', (actor) => mayCharter.read(actor, charter('alliance', 'in-force'))],
  ['read a draft', (actor) => mayCharter.readVersion(actor, charter('public', 'draft'), 1)],
  ['read the rules in force, signatures, and “what if”', (actor) => mayCharter.readInside(actor)],
  ['read one that was put to the members', (actor) => mayCharter.readVersion(actor, charter('public', 'with-members'), 1)],
  ['write drafts, put the first into force, say what the alliance is', (actor) => mayCharter.write(actor)],
  ['put a draft to the members, take it back, close the vote', (actor) => mayCharter.conduct(actor)],
  ['vote on it for one’s organisation (with a Legitimation, where the charter gives it a vote)', (actor) => mayCharter.vote(actor)],
  ['sign for one’s organisation (with a Legitimation)', (actor) => mayCharter.sign(actor)],
]

const application = (state: State, proposals: Application['proposals'] = []): Application => ({ ...apply({ said: { name: { de: 'Neuer Verbund' }, kind: 'cluster', fields: [] }, membership: 'full', contact: { name: '', email: '' }, language: 'de', why: '', claims: [], consent: 1, textHash: '' }, { id: nth(6), organisation: nth(5), at: new Date(0) }), state, proposals })
const proposed = application('with-members', [{ number: 1, way: 'written', until: '2027-01-31', at: new Date(0) }])

const ACCESSION: readonly Question[] = [
  ['apply, and answer, withdraw and sign by the private link', () => accept(undefined)],
  ['read an application that is not confirmed', (actor) => mayAccession.read(actor, application('unconfirmed'))],
  ['read one that is being checked', (actor) => mayAccession.read(actor, application('in-check'))],
  ['read one that was put to the members', (actor) => mayAccession.read(actor, proposed)],
  ['see the contact person, questions, answers and documents', (actor) => mayAccession.seeContact(actor)],
  ['check, ask, put to the members, close the vote; write the criteria', (actor) => mayAccession.conduct(actor)],
  ['vote for one’s organisation (with a Legitimation, where the charter gives it a vote)', (actor) => mayAccession.vote(actor)],
]

const TOPICS: readonly Question[] = [
  ...([['public', 'public'], ['alliance', 'within the alliance'], ['sealed', 'sealed']] as const).map(([audience, said]): Question => [`read a source that is ${said}`, (actor) => mayTopics.read(actor, source(audience))]),
  ['read the whole text of a website', (actor) => mayTopics.readWhole(actor, source('alliance', 'web'))],
  ['bring a text', (actor) => mayTopics.bring(actor, { organisations: [own], audience: 'alliance' }, [cluster])],
  ['bring a sealed text', (actor) => mayTopics.bring(actor, { organisations: [own], audience: 'sealed' }, [cluster])],
  ['have it read again', (actor) => mayTopics.ask(actor, source('alliance'), [cluster])],
  ['release it to everybody', (actor) => mayTopics.open(actor, source('alliance'), 'public', [cluster])],
  ['open a sealed one to the alliance', (actor) => mayTopics.open(actor, source('sealed'), 'alliance', [cluster])],
  ['take it back from the public', (actor) => mayTopics.close(actor, source('public'), 'alliance', [cluster])],
  ['seal it', (actor) => mayTopics.close(actor, source('alliance'), 'sealed', [cluster])],
  ['take it away', (actor) => mayTopics.remove(actor, source('alliance'), [cluster])],
  ['have the cluster’s member list read', (actor) => mayTopics.list(actor, cluster)],
  ['confirm or reject a competence', (actor) => mayTopics.speak(actor, own)],
  ['change topics', (actor) => mayTopics.curate(actor)],
  ['read the public map', (actor) => mayTopics.readResult(actor, 'public')],
  ['read the alliance’s map', (actor) => mayTopics.readResult(actor, 'alliance')],
  ['take up an intersection of the alliance', (actor) => mayTopics.treat(actor, intersection('alliance'), [cluster])],
]

const PEOPLE: readonly Question[] = [
  ['see who acts for the organisation', (actor) => mayPeople.see(actor, own)],
  ['invite people for the organisation, give and end roles', (actor) => mayPeople.manage(actor, own)],
  ['bring a table of people', (actor) => mayPeople.importPeople(actor)],
  ['see who does what for the alliance', (actor) => mayPeople.seeAlliance(actor)],
  ['invite people for the alliance, give and end roles', (actor) => mayPeople.manageAlliance(actor)],
  ['enter a Legitimation', (actor) => mayPeople.legitimate(actor)],
]

const NOTICES: readonly Question[] = [
  ['see what needs whom one acts for', (actor) => mayNotices.read(actor)],
  ['set how one is told by mail (whoever is signed in)', (actor) => mayNotices.set(actor)],
  ['read the outbox, send a mail again', (actor) => mayNotices.readOutbox(actor)],
]

const NOW = new Date(0)
const news = (publisher?: OrganisationId): Publication => must(draft({ twins: { de: { title: 'Clustertag', text: '' } } }, { id: nth(7), ...(publisher === undefined ? {} : { publisher }) }, NOW))
const shown = (publisher?: OrganisationId): Publication => must(publish(news(publisher), { now: NOW, blocks: { news: false, event: false } }))
const event = { starts: '2027-05-03T14:30', ends: '2027-05-03T18:00', zone: 'Europe/Berlin', startsAt: NOW, endsAt: NOW, organisers: [], registration: 'open' } as const

const NEWS: readonly Question[] = [
  ['read what is published', (actor) => mayNews.read(actor, shown(own), NOW)],
  ['read a draft of the alliance', (actor) => mayNews.read(actor, news(), NOW)],
  ['read a draft of the organisation', (actor) => mayNews.read(actor, news(own), NOW)],
  ['write in the name of the alliance', (actor) => mayNews.write(actor, {})],
  ['write in the name of the organisation', (actor) => mayNews.write(actor, { publisher: own })],
  ['change and publish what the organisation published', (actor) => mayNews.edit(actor, shown(own), NOW)],
  ['withdraw what the organisation published', (actor) => mayNews.withdraw(actor, shown(own), NOW)],
  ['see who registered for an event of the organisation', (actor) => mayNews.seeRegistrations(actor, { ...shown(own), event }, NOW)],
  ['see who registered for an event of the alliance', (actor) => mayNews.seeRegistrations(actor, { ...shown(), event }, NOW)],
  ['take the addresses of the newsletter along', (actor) => mayNews.seeSubscriptions(actor)],
]

const HOUSE: readonly Question[] = [
  ['take along what the alliance keeps, without sealed texts', (actor) => mayHouse.takeAway(actor)],
  ['take along what is the organisation’s own, with sealed texts', (actor) => mayHouse.takeOwn(actor, own)],
]

const comment = must(beginDiscussion({ kind: 'organisation', id: own }, 'Wer liefert Linsen?', { id: nth<'comment'>(6) satisfies CommentId, ...signed }))

const GROUPS: readonly Question[] = [
  ['read discussions, begin one, answer, distance oneself', (actor) => mayGroups.discuss(actor)],
  ['change a comment of the organisation', (actor) => mayGroups.change(actor, comment)],
  ['delete it', (actor) => mayGroups.remove(actor, comment)],
  ['write to all members, read the replies', (actor) => mayGroups.writeToMembers(actor)],
  ['see and change contacts outside, invite as a guest', (actor) => mayGroups.reachOut(actor)],
  ['make and read reports', (actor) => mayGroups.report(actor)],
]

const call = (audience: 'public' | 'alliance') => must(enterCall({ kind: 'funding', audience, twins: { de: { title: 'Lasertechnik', text: '', eligible: '' } } }, { id: nth(8), origin: { from: 'entered' }, ...signed }))

const CALLS: readonly Question[] = [
  ['read a call that is public', (actor) => mayCalls.read(actor, call('public'))],
  ['read one within the alliance, see on the overview which calls fit', (actor) => mayCalls.read(actor, call('alliance'))],
  ['enter a call, import a file', (actor) => mayCalls.enter(actor)],
  ['change, withdraw and confirm the topics of what the organisation entered', (actor) => mayCalls.edit(actor, call('public'))],
  ['say which feeds are read', (actor) => mayCalls.tendFeeds(actor)],
  ['make a secret calendar of the organisation', (actor) => mayCalls.subscribe(actor)],
]

const TODAY = '2026-11-30'
const reviewers = { clusters: [cluster], isOffice: false, isCluster: false }
const sought = must(draftRequest({ kind: 'request', twins: { de: { title: 'Glas', text: 'Wer strukturiert Glas?' } }, topics: [], audience: 'alliance', expiresOn: '2027-02-28' }, { id: nth(10), organisation: own, today: TODAY, ...signed }))
const inReview = must(submit(sought, { isTrusted: false, today: TODAY, ...signed }))
const open = must(approve(inReview, { seen: inReview.version, today: TODAY, ...signed }))
const heard = must(capture({ text: 'Wer bohrt Glas?' }, { id: nth(11), organisation: own, language: 'de', today: TODAY, ...signed }))
const introduced = must(introduce([{ person: nth(12), organisation: own }, { person: nth(13), organisation: other }], 'Bitte.', { id: nth(14), ...signed }))

const PARTNERS: readonly Question[] = [
  ['read and settle a demand of the organisation', (actor) => mayPartners.readDemand(actor, heard)],
  ['note a demand of their own', (actor) => mayPartners.keepDemands(actor)],
  ['read a request of the organisation in review', (actor) => mayPartners.read(actor, inReview, reviewers, TODAY)],
  ['approve it, send it back', (actor) => mayPartners.review(actor, inReview, reviewers, TODAY)],
  ['read it when it is open to the alliance', (actor) => mayPartners.read(actor, open, reviewers, TODAY)],
  ['change, extend and settle it', (actor) => mayPartners.change(actor, open, reviewers, TODAY)],
  ['withdraw it', (actor) => mayPartners.withdraw(actor, open, reviewers, TODAY)],
  ['answer and follow it', (actor) => mayPartners.answer(actor, open, reviewers, TODAY)],
  ['distance oneself from it', (actor) => mayPartners.distance(actor, open, reviewers, TODAY)],
  ['draft one of their own', (actor) => mayPartners.post(actor)],
  ['introduce two people', (actor) => mayPartners.introduce(actor)],
  ['read an introduction that the organisation made', (actor) => mayPartners.readIntroduction(actor, introduced)],
]

const led = { lead: own }
const between = (isOpen: boolean) => ({ a: led, b: { lead: other }, isOpen: { a: isOpen, b: true } })

const OVERLAPS: readonly Question[] = [
  ['answer a finding between a plan of the organisation and one of another member', (actor) => mayOverlaps.answer(actor, between(true))],
  ['answer one where the plan of the organisation is not open', (actor) => mayOverlaps.answer(actor, between(false))],
  ['see when a plan of the organisation was compared', (actor) => mayOverlaps.readRecord(actor, led)],
  ['read a notice on it, release, withdraw, decline, distance oneself', (actor) => mayOverlaps.readNotice(actor, { ...led, told: true })],
  ['read one that lies with the confidant', (actor) => mayOverlaps.readNotice(actor, { ...led, told: false })],
  ['pass on or close what lies with the confidant', (actor) => mayOverlaps.confide(actor)],
  ['take along from what the organisation distanced itself', (actor) => mayOverlaps.listDistancings(actor)],
]

const PRIVACY: readonly Question[] = [
  ['read the audit trail', (actor) => mayPrivacy.readTrail(actor)],
  ['set retention periods', (actor) => mayPrivacy.setPeriods(actor)],
  ['take the templates for data protection', (actor) => mayPrivacy.takeTemplates(actor)],
]

/** `docs/permissions.md`, generated. */
export function permissionsPage(): string {
  const head = `| | ${ROLES.map(([name]) => name).join(' | ')} |\n|---|${ROLES.map(() => '---|').join('')}`
  const table = (questions: readonly Question[]): string => questions.map(([asked, answer]) => `| ${asked} | ${ROLES.map(([, actor]) => told(answer(actor))).join(' | ')} |`).join('\n')
  return `# Who may do what

Generated from the \`policy.ts\` of all modules by \`npm run docs\`; do not edit by hand. The same functions guard pages and API and grey the buttons.
Delegate, deputy, manager and contributor are those of the organisation in question; office, spokesperson, moderator, operator and confidant those of the alliance.
“–” means that the thing does not exist for who asks; a number, that it is readable but not allowed, with the reason below; “first” asks to say first for whom one acts.
\`e2e/rights.db.test.ts\` walks every door of a real house as each of them.

## Members

${head}
${table(MEMBERS)}

## People

${head}
${table(PEOPLE)}

## Notices and mail

${head}
${table(NOTICES)}

The outbox is read by whoever is operator or office of the alliance. What a signed link names may be done by whoever holds it.

## Charter

${head}
${table(CHARTER)}

## Admission

${head}
${table(ACCESSION)}

## Topics

${head}
${table(TOPICS)}

## Discussions, circulars, contacts, reports

${head}
${table(GROUPS)}

A comment belongs to the person who wrote it; the moderators of the alliance delete too. Circulars and reports are the office’s and the spokesperson’s, contacts the office’s and the moderators’. Of distancings a member sees its own, office and spokesperson all.

## Early coordination

${head}
${table(OVERLAPS)}

The named lead person of a plan may what those do who decide for its lead. Findings are read by whoever may read both plans; one with a plan that is not open does not exist for the lead of the other.

## Calls

${head}
${table(CALLS)}

What a call is compared with is the map that the reader may read; tenders are compared with nothing. Whoever knows the secret address of a calendar reads the deadlines in it, as long as the organisation is a member.

## Bringing people together

${head}
${table(PARTNERS)}

What only its audience reads is read by no search, count or feed of others. The office reviews where no cluster has a manager. An introduction is read by the two it is about, too; the address of the other by them alone, once both have accepted.

## News

${head}
${table(NEWS)}

## The house

${head}
${table(HOUSE)}

## Privacy

${head}
${table(PRIVACY)}

## Reasons

${[...reasons].map(([reason, at]) => `${at}. ${sentence(reason)}`).join('\n')}
`
}

const reasons = new Map<string, number>()

function told(result: Result<unknown>): string {
  if (result.ok) return 'yes'
  const { kind, reason } = result.refusal
  if (kind === 'missing') return '–'
  if (kind === 'unknown-person') return 'first'
  const at = reasons.get(reason) ?? reasons.size + 1
  reasons.set(reason, at)
  return `no ${at}`
}

const sentence = (reason: string): string => say({ ...MEMBERS_WORDS, ...VOTE_WORDS, ...CHARTER_WORDS, ...NOTICES_WORDS, ...ACCESSION_WORDS, ...TOPICS_WORDS, ...GROUPS_WORDS, ...CALLS_WORDS, ...OVERLAPS_WORDS, ...PARTNERS_WORDS, ...NEWS_WORDS, ...PEOPLE_WORDS, ...PRIVACY_WORDS, ...TAKE_AWAY_WORDS }, 'en', reason as keyof typeof TOPICS_WORDS) // policies refuse by keys of these tables
