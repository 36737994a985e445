/** One document: the version in force or any other, its rules in sentences, its versions, who signed; beginning a version, and what decides whether it holds. */
import { goOn, readBy, readForm, type App, type Door } from '#platform/http'
import { addressOf, Button, ButtonLink, Form, Notice, Section, Table, type Here, type Site } from '#platform/page'
import { must, type Refusal, type Result } from '#platform/result'
import { printDay } from '#platform/time'
import { say, type Language } from '#platform/words'
import { votersOn, type Actor, type majority, type Voting } from '#modules/members'
import { together } from '#modules/people'
import { beginDraftNow, charterNow, documentFor, enforceNow, maySignNow, signedIn, type CharterNeeds } from './doing.part.ts'
import { draftOf, inForceOf, isInStep, wasInForce, withMembersOf, type CharterDocument, type DocumentRule, type Version } from './document.ts'
import { mayEnforceUnvoted, type Charter } from './enforcement.ts'
import { attempted, changeAt, documentAt, documentIn, NotDone, numberIn, Rules, speaker, tellVersion, Text, whyNot } from './frame.part.tsx'
import { may } from './policy.ts'
import { placeOf, ruleFor, standingOf } from './rule-in-force.ts'
import { SeenQuery } from './schema.ts'
import type { Signature } from './signature.ts'
import { signaturesOf } from './store.ts'
import { nameIn } from './telling.ts'
import { ADDRESSES, WORDS } from './words.ts'

export function hangDocument(app: App, site: Site, needs: CharterNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('document', async (door, here) => {
    const actor = await needs.actorOf(door)
    const document = await documentFor(needs.db, actor, documentIn(door))
    return documentPage(here, needs, actor, document, inForceOf(document) ?? document.versions[0])
  })
  pages.get('version', async (door, here) => {
    const actor = await needs.actorOf(door)
    const document = await documentFor(needs.db, actor, documentIn(door))
    return documentPage(here, needs, actor, document, must(may.readVersion(actor, document, numberIn(door))))
  })
  pages.post('beginDraft', async (door, { language }) => {
    const actor = await needs.actorOf(door)
    await beginDraftNow(needs, actor, documentIn(door))
    return goOn(door, addressOf(ADDRESSES.draft, language, { id: documentIn(door) }))
  })
  pages.post('enforce', async (door, here) => enforcing(door, here, needs))
}

async function enforcing(door: Door, here: Here, needs: CharterNeeds): Promise<Response> {
  const actor = await needs.actorOf(door)
  const id = documentIn(door)
  const { seen } = must(readBy(SeenQuery, must(await readForm(door))))
  const refusal = await attempted(() => enforceNow(needs, actor, id, seen))
  if (refusal === undefined) return goOn(door, documentAt(id, here.language))
  const document = await documentFor(needs.db, actor, id)
  return documentPage(here, needs, actor, document, draftOf(document) ?? withMembersOf(document) ?? document.versions[0], refusal)
}

async function documentPage({ language, show }: Here, needs: CharterNeeds, actor: Actor, document: CharterDocument, version: Version | undefined, refusal?: Refusal): Promise<Response> {
  if (version === undefined) throw new Error('a document has a version')
  const word = speaker(language)
  const isInside = may.readInside(actor).ok
  const charter = await charterNow(needs.db)
  const [signatures, voters] = await Promise.all([isInside ? signaturesOf(needs.db, document.id) : [], isInside ? votersOn(needs.db, needs.today()) : []])
  const own = signatures.filter((one) => one.version === version.number)
  const signed = signedIn(own, version.number)
  const signing = version.state === 'in-force' ? await maySignNow(needs, actor, document, version.number, signed) : undefined
  // Whoever signed already reads it beneath the button.
  const isTold = signing?.ok === false && signing.refusal.reason === 'signature.lacksSecond'
  const waits = signing === undefined || isTold || actor.as !== 'organisation' ? undefined : together.tellWaiting(signed(actor.organisation), actor, language)
  return show(
    {
      title: nameIn(document.title, language),
      above: <><a href={addressOf(ADDRESSES.charter, language)}>{word('title')}</a> · {say(WORDS, language, `kind.${document.kind}`)} · {say(WORDS, language, `audience.${document.audience}`)}</>,
      lead: [tellVersion(version, needs.zone, language), ...nextTold(document, version, language)].join(' '),
      entry: 'members',
      actions: <Doings document={document} version={version} signing={signing} actor={actor} charter={charter} language={language} />,
    },
    <>
      <NotDone refusal={refusal} language={language} />
      {waits === undefined ? null : <Notice title={word('notSignedYet')}><p>{waits}</p></Notice>}
      <Section title={word('rules')}><Rules rules={version.rules} language={language} overruled={overrulingIn(charter, document, version)} /></Section>
      <Section title={word('text')}><Text version={version} zone={needs.zone} language={language} /></Section>
      {isInside && wasInForce(version) ? <Section title={word('signatures')}><Signatures version={version} signatures={own} signed={signed} voters={voters} zone={needs.zone} language={language} /></Section> : null}
      <Section title={word('versions')}>
        <Versions document={document} zone={needs.zone} language={language} />
        {isInside ? <p><a href={changeAt(document.id, language)}>{word('toProposals')}</a></p> : null}
      </Section>
    </>,
    refusal === undefined ? 200 : 422,
  )
}

/** What comes after it. */
function nextTold(document: CharterDocument, version: Version, language: Language): string[] {
  const [draft, put] = [draftOf(document), withMembersOf(document)]
  if (!wasInForce(version)) return []
  return [...(draft === undefined ? [] : [speaker(language)('hasDraft', { number: draft.number })]), ...(put === undefined ? [] : [speaker(language)('hasProposal', { number: put.number })])]
}

/** Which part of a version in force a higher document overrules. */
function overrulingIn({ documents, form }: Charter, document: CharterDocument, version: Version): (rule: DocumentRule, part: majority.RulePart) => majority.RuleSource | undefined {
  if (version.state !== 'in-force') return () => undefined
  const standing = standingOf(documents)
  return (rule, part) => {
    const found = ruleFor(rule.kind, standing, form)
    const source = found.ok ? found.value.sources[part] : undefined
    return source === undefined || source.by !== 'document' || source.de === placeOf(rule, { kind: document.kind, version }).de ? undefined : source
  }
}

const Doings = ({ document, version, signing, actor, charter, language }: { readonly document: CharterDocument; readonly version: Version; /** May it be signed? Nothing: it is not in force. */ readonly signing: Result<void> | undefined; readonly actor: Actor; readonly charter: Charter; readonly language: Language }) => {
  const word = speaker(language)
  const { id } = document
  const draft = draftOf(document)
  const no = whyNot(may.write(actor), language)
  return (
    <>
      {signing === undefined ? null : signing.ok ? <ButtonLink to={addressOf(ADDRESSES.sign, language, { id, number: String(version.number) })} filled>{word('sign')}</ButtonLink> : <Button because={whyNot(signing, language)}>{word('sign')}</Button>}
      {withMembersOf(document) !== undefined ? <ButtonLink to={changeAt(id, language)} filled={signing === undefined}>{word('toVote')}</ButtonLink> : no !== undefined ? <Button because={no}>{word('editDraft')}</Button> : draft === undefined ? <Form id="begin" to={addressOf(ADDRESSES.beginDraft, language, { id })}><Button>{word('beginDraft')}</Button></Form> : <ButtonLink to={addressOf(ADDRESSES.draft, language, { id })}>{word('editDraft')}</ButtonLink>}
      {no === undefined && version.state === 'draft' ? <Deciding document={document} draft={version} charter={charter} language={language} /> : null}
    </>
  )
}

/** The members decide on it; the first document comes into force as it was seen, and they sign. */
export const Deciding = ({ document, draft, charter, language }: { readonly document: CharterDocument; readonly draft: Version; readonly charter: Charter; readonly language: Language }) => {
  const word = speaker(language)
  const { id } = document
  const isFirst = mayEnforceUnvoted(charter.documents).ok
  const no = charter.blocks === true ? whyNot(isInStep(document, draft), language) : undefined
  if (no !== undefined) return <Button because={no}>{word(isFirst ? 'enforce' : 'toMembers')}</Button>
  return (
    <>
      {isFirst ? <Form id="enforce" to={addressOf(ADDRESSES.enforce, language, { id })}><input type="hidden" name="seen" value={draft.revision} /><Button filled>{word('enforce')}</Button></Form> : null}
      <ButtonLink to={changeAt(id, language)} filled={!isFirst}>{word('toMembers')}</ButtonLink>
    </>
  )
}

const Signatures = ({ version, signatures, signed, voters, zone, language }: { readonly version: Version; readonly signatures: readonly Signature[]; readonly signed: ReturnType<typeof signedIn>; readonly voters: readonly Voting[]; readonly zone: string; readonly language: Language }) => {
  const word = speaker(language)
  const members = voters.filter(({ kind }) => kind === 'full')
  const names = new Map(voters.map(({ organisation, name }) => [organisation, name[language]]))
  const lacking = members.filter(({ organisation }) => signed(organisation).by.length === 0)
  const halves = lacking.filter(({ organisation }) => signed(organisation).waiting.length > 0)
  return (
    <>
      <p>{word('signaturesOf', { signed: members.length - lacking.length, of: members.length, number: version.number })} {lacking.length === 0 || lacking.length > 12 ? null : word('unsigned', { names: lacking.map(({ name }) => name[language]).join(', ') })} {halves.length === 0 || halves.length > 12 ? null : word('lacksSecond', { names: halves.map(({ name }) => name[language]).join(', ') })}</p>
      {signatures.length === 0 ? null : (
        <Table
          caption={word('signatures')}
          hidesCaption
          rows={signatures}
          columns={[
            { head: word('organisation'), cell: ({ organisation }) => names.get(organisation) ?? organisation },
            { head: word('signer'), cell: (one) => <>{one.signer}{one.isJoint ? <span class="soft"> · {word(signed(one.organisation).waiting.includes(one) ? 'jointWaits' : 'joint')}</span> : null}</> },
            { head: word('signedAs'), cell: ({ id, kind, file }) => (file === undefined ? say(WORDS, language, `signature.${kind}`) : <a href={addressOf(ADDRESSES.signedFile, language, { id })}>{say(WORDS, language, `signature.${kind}`)}</a>) },
            { head: word('signedAt'), cell: ({ at }) => printDay(at, language, zone) },
          ]}
        />
      )}
    </>
  )
}

const Versions = ({ document, zone, language }: { readonly document: CharterDocument; readonly zone: string; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Table
      caption={word('versions')}
      hidesCaption
      rows={document.versions}
      columns={[
        { head: word('versions'), cell: ({ number }) => <a href={addressOf(ADDRESSES.version, language, { id: document.id, number: String(number) })}>{word('version', { number })}</a> },
        { head: word('state'), cell: ({ state }) => say(WORDS, language, `state.${state}`) },
        { head: word('since'), cell: ({ inForceAt }) => (inForceAt === undefined ? '' : printDay(inForceAt, language, zone)) },
      ]}
    />
  )
}
