/** The REST of the Regelwerk, under /api/v1: the same verbs as the pages. */
import type { z } from 'zod'
import { describe, readBy, readJson, readUploads, type App, type Door } from '#platform/http'
import { must } from '#platform/result'
import { majority, type Actor } from '#modules/members'
import { together } from '#modules/people'
import { changeBallotsOf } from './change-store.ts'
import { castNow, changesFor, closeNow, putNow, withdrawNow } from './changing.part.ts'
import { beginDocumentNow, beginDraftNow, documentFor, enforceNow, layNow, rewriteNow, saveAllianceNow, signedIn, signNow, strikeNow, type CharterNeeds } from './doing.part.ts'
import type { DocumentId } from './document.ts'
import { decisionIn, documentIn, numberIn, ruleNow, SIGNED_FILE } from './frame.part.tsx'
import { may } from './policy.ts'
import { changeKind } from './rule-change.ts'
import { AllianceIn, AllianceOut, allianceSaid, CaseIn, ChangeIn, ChangesOut, DocumentIn, DocumentOut, DocumentsOut, OutcomeOut, presentAlliance, presentChanges, presentDocument, presentOutcome, presentSignature, RuleIn, SeenIn, SeenQuery, SignatureIn, SignaturesOut, TextIn, VotingRuleOut } from './schema.ts'
import { allDocuments, findAlliance, signaturesOf } from './store.ts'
import { BallotIn, ClosingIn } from './vote-schema.ts'

const DOCUMENTS = '/api/v1/charter-documents'
const DOCUMENT = `${DOCUMENTS}/:id`
const RULE = '/api/v1/voting-rules/:kind'

export function hangCharterApi(app: App, needs: CharterNeeds): void {
  hangAlliance(app, needs)
  hangDocuments(app, needs)
  hangDraft(app, needs)
  hangChanges(app, needs)
  hangSignatures(app, needs)
  hangRules(app, needs)
}

const wireOf = async (needs: CharterNeeds, actor: Actor, id: DocumentId): Promise<z.input<typeof DocumentOut>> => presentDocument(await documentFor(needs.db, actor, id))

function hangAlliance(app: App, needs: CharterNeeds): void {
  const path = '/api/v1/alliance'
  describe({ method: 'get', path, summary: { de: 'Die Allianz: Name, Rechtsform, Sprachen, Zeitzone, Träger', en: 'The alliance: name, legal form, languages, time zone, carrier' }, answers: { 200: AllianceOut } })
  app.get(path, async (door) => door.json(presentAlliance(await findAlliance(needs.db))))
  describe({ method: 'put', path, summary: { de: 'Angaben zur Allianz ändern', en: 'Change what is said of the alliance' }, body: AllianceIn, answers: { 200: AllianceOut } })
  app.put(path, async (door) => {
    const actor = await needs.actorOf(door)
    const said = must(await readJson(door, AllianceIn))
    return door.json(presentAlliance(await saveAllianceNow(needs, actor, allianceSaid(said), said.seen)))
  })
}

function hangDocuments(app: App, needs: CharterNeeds): void {
  describe({ method: 'get', path: DOCUMENTS, summary: { de: 'Die Dokumente des Regelwerks mit allen Fassungen, das höchste zuerst', en: 'The documents of the charter with all versions, the highest first' }, answers: { 200: DocumentsOut } })
  app.get(DOCUMENTS, async (door) => {
    const actor = await needs.actorOf(door)
    const read = (await allDocuments(needs.db)).flatMap((document) => { const mine = may.read(actor, document); return mine.ok ? [mine.value] : [] })
    return door.json({ documents: read.map(presentDocument) } satisfies z.input<typeof DocumentsOut>)
  })
  describe({ method: 'post', path: DOCUMENTS, summary: { de: 'Ein Dokument anlegen; es beginnt als Entwurf', en: 'Add a document; it begins as a draft' }, body: DocumentIn, answers: { 201: DocumentOut } })
  app.post(DOCUMENTS, async (door) => {
    const actor = await needs.actorOf(door)
    const document = await beginDocumentNow(needs, actor, must(await readJson(door, DocumentIn)))
    door.header('Location', `${DOCUMENTS}/${document.id}`)
    return door.json(presentDocument(document), 201)
  })
  describe({ method: 'get', path: DOCUMENT, summary: { de: 'Ein Dokument mit seinen Fassungen', en: 'One document with its versions' }, answers: { 200: DocumentOut } })
  app.get(DOCUMENT, async (door) => door.json(await wireOf(needs, await needs.actorOf(door), documentIn(door))))
  describe({ method: 'post', path: `${DOCUMENT}/versions`, summary: { de: 'Eine neue Fassung als Entwurf beginnen', en: 'Begin a new version as a draft' }, answers: { 201: DocumentOut } })
  app.post(`${DOCUMENT}/versions`, async (door) => {
    const actor = await needs.actorOf(door)
    await beginDraftNow(needs, actor, documentIn(door))
    return door.json(await wireOf(needs, actor, documentIn(door)), 201)
  })
  describe({ method: 'post', path: `${DOCUMENT}/enforcement`, summary: { de: 'Das erste Dokument der Allianz in Kraft setzen; über spätere entscheiden die Mitglieder', en: 'Put the first document of the alliance into force; on later ones the members decide' }, body: SeenIn, answers: { 200: DocumentOut } })
  app.post(`${DOCUMENT}/enforcement`, async (door) => {
    const actor = await needs.actorOf(door)
    await enforceNow(needs, actor, documentIn(door), must(await readJson(door, SeenIn)).seen)
    return door.json(await wireOf(needs, actor, documentIn(door)))
  })
}

function hangDraft(app: App, needs: CharterNeeds): void {
  const draft = `${DOCUMENT}/draft`
  describe({ method: 'put', path: draft, summary: { de: 'Den Text des Entwurfs ändern', en: 'Change the text of the draft' }, body: TextIn, answers: { 200: DocumentOut } })
  app.put(draft, async (door) => {
    const actor = await needs.actorOf(door)
    const { text, ...given } = must(await readJson(door, TextIn))
    await rewriteNow(needs, actor, documentIn(door), text, given)
    return door.json(await wireOf(needs, actor, documentIn(door)))
  })
  const rule = `${draft}/rules/:kind`
  describe({ method: 'put', path: rule, summary: { de: 'Die Regel des Entwurfs für eine Art von Beschluss', en: 'The rule of the draft for a kind of decision' }, body: RuleIn, answers: { 200: DocumentOut } })
  app.put(rule, async (door) => {
    const actor = await needs.actorOf(door)
    const { seen, ...said } = must(await readJson(door, RuleIn))
    await layNow(needs, actor, documentIn(door), { kind: decisionIn(door), ...said }, seen)
    return door.json(await wireOf(needs, actor, documentIn(door)))
  })
  describe({ method: 'delete', path: rule, summary: { de: 'Die Regel aus dem Entwurf streichen', en: 'Remove the rule from the draft' }, query: SeenQuery, answers: { 200: DocumentOut } })
  app.delete(rule, async (door) => {
    const actor = await needs.actorOf(door)
    await strikeNow(needs, actor, documentIn(door), decisionIn(door), must(readBy(SeenQuery, door.req.query())).seen)
    return door.json(await wireOf(needs, actor, documentIn(door)))
  })
}

function hangChanges(app: App, needs: CharterNeeds): void {
  const answer = async (door: Door, actor: Actor): Promise<Response> => {
    const { document, changes } = await changesFor(needs.db, actor, documentIn(door))
    return door.json(presentChanges(changes, await changeBallotsOf(needs.db, [document.id]), actor, door.var.language))
  }
  describe({ method: 'get', path: `${DOCUMENT}/proposals`, summary: { de: 'Jede Vorlage eines Entwurfs an die Mitglieder, mit Stimmen und Ergebnis', en: 'Each time a draft was put to the members, with votes and result' }, answers: { 200: ChangesOut } })
  app.get(`${DOCUMENT}/proposals`, async (door) => answer(door, await needs.actorOf(door)))
  /** A write by one of the verbs; it answers with the changes as they then are. */
  const hang = <S extends z.ZodType>(name: string, body: S, summary: { readonly de: string; readonly en: string }, act: (actor: Actor, id: DocumentId, said: z.output<S>) => Promise<void>): void => {
    describe({ method: 'post', path: `${DOCUMENT}/${name}`, summary, body, answers: { 200: ChangesOut } })
    app.post(`${DOCUMENT}/${name}`, async (door) => {
      const actor = await needs.actorOf(door)
      await act(actor, documentIn(door), must(await readJson(door, body)))
      return answer(door, actor)
    })
  }
  hang('proposal', ChangeIn, { de: 'Den Entwurf den Mitgliedern zur Abstimmung vorlegen', en: 'Put the draft to the members’ vote' }, (actor, id, { purpose, ...said }) => putNow(needs, actor, id, { ...said, kind: changeKind(purpose) }))
  hang('proposal/ballot', BallotIn, { de: 'Für die eigene Organisation über den Entwurf abstimmen', en: 'Vote on the draft for one’s organisation' }, (actor, id, { voice }) => castNow(needs, actor, id, voice))
  hang('proposal/closing', ClosingIn, { de: 'Die Abstimmung abschließen; was angenommen ist, tritt in Kraft', en: 'Close the vote; what is carried comes into force' }, (actor, id, { attended }) => closeNow(needs, actor, id, attended))
  const withdrawal = `${DOCUMENT}/proposal/withdrawal`
  describe({ method: 'post', path: withdrawal, summary: { de: 'Die Vorlage zurückziehen; der Entwurf lässt sich wieder ändern', en: 'Take the proposal back; the draft can be changed again' }, answers: { 200: ChangesOut } })
  app.post(withdrawal, async (door) => {
    const actor = await needs.actorOf(door)
    await withdrawNow(needs, actor, documentIn(door))
    return answer(door, actor)
  })
}

function hangSignatures(app: App, needs: CharterNeeds): void {
  const path = `${DOCUMENT}/versions/:number/signatures`
  const signatures = async (door: Door, actor: Actor): Promise<z.input<typeof SignaturesOut>> => {
    must(may.readVersion(actor, await documentFor(needs.db, actor, documentIn(door)), numberIn(door)))
    must(may.readInside(actor))
    const all = (await signaturesOf(needs.db, documentIn(door))).filter(({ version }) => version === numberIn(door))
    const signed = signedIn(all, numberIn(door))
    return { signatures: all.map((one) => presentSignature(one, signed(one.organisation).waiting.includes(one) ? together.tellWaiting(signed(one.organisation), actor, door.var.language) : undefined)) }
  }
  describe({ method: 'get', path, summary: { de: 'Wer eine Fassung unterschrieben hat; bei gemeinschaftlicher Vertretung, was noch fehlt', en: 'Who has signed a version; where two represent jointly, what is lacking' }, answers: { 200: SignaturesOut } })
  app.get(path, async (door) => door.json(await signatures(door, await needs.actorOf(door))))
  describe({ method: 'post', path, summary: { de: 'Für die eigene Organisation unterschreiben; die Datei entfällt bei Textform', en: 'Sign for one’s own organisation; no file for text form' }, body: SignatureIn, file: 'file', answers: { 201: SignaturesOut } })
  app.post(path, async (door) => {
    const actor = await needs.actorOf(door)
    const { values, uploads } = must(await readUploads(door, SIGNED_FILE))
    await signNow(needs, actor, { id: documentIn(door), number: numberIn(door) }, must(readBy(SignatureIn, values)), uploads.find(({ field }) => field === 'file'))
    return door.json(await signatures(door, actor), 201)
  })
}

function hangRules(app: App, needs: CharterNeeds): void {
  describe({ method: 'get', path: RULE, summary: { de: 'Die geltende Regel für eine Art von Beschluss, mit Fundstellen', en: 'The rule in force for a kind of decision, with its sources' }, answers: { 200: VotingRuleOut } })
  app.get(RULE, async (door) => {
    const kind = decisionIn(door)
    const { rule, sources } = await ruleNow(needs, await needs.actorOf(door), kind)
    return door.json({ kind, rule, sources, told: majority.tellParts(rule, door.var.language) } satisfies z.input<typeof VotingRuleOut>)
  })
  describe({ method: 'post', path: `${RULE}/outcome`, summary: { de: 'Was wäre, wenn so abgestimmt würde', en: 'What if the votes were these' }, body: CaseIn, answers: { 200: OutcomeOut } })
  app.post(`${RULE}/outcome`, async (door) => {
    const actor = await needs.actorOf(door)
    const kind = decisionIn(door)
    const { way, voters } = must(await readJson(door, CaseIn))
    const outcome = must(majority.decide(await ruleNow(needs, actor, kind), way, voters))
    return door.json(presentOutcome(outcome, majority.tellOutcome(outcome, door.var.language)))
  })
}
