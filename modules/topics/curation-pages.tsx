/** Topic curation: found terms that wait for a decision, and everything that was ever decided, each of it to be undone. */
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { RankedTerm } from '#engine'
import { goOn, readBy, readForm, type App, type Door, type FormValues } from '#platform/http'
import { addressOf, Button, Evidence, Form, Pagination, Section, withQuery, type Entered, type Here, type Site } from '#platform/page'
import { accept, must, refuse, Refused, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { speaker, type Language } from '#platform/words'
import { shortNameIn, type OrganisationId } from '#modules/members'
import type { Act, Label } from './act.ts'
import { ADDRESSES } from './addresses.ts'
import { countsFor } from './audience.ts'
import { Acts, Anew, attempted, chosenTopic, Done, enteredAgain, isOfFields, NotDone, readingAnew, TopicField, whyNot, type Again } from './curating.part.tsx'
import { CURATION_WORDS } from './curation-words.ts'
import { actsFor, type Curated } from './curation.ts'
import { foundTerms } from './found-terms.ts'
import { curateNow } from './doing.part.ts'
import { listed, topicAt, viewFor, type TopicsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { Role, Tongue } from './schema.ts'
import { findText } from './store.ts'
import { placesOf, sentenceAround } from './term-places.ts'
import { listTermSources, type TermSource } from './term-store.ts'
import { NameFields, named, RoleField, Seen, Text } from './topic-doing.part.tsx'
import type { MapView } from './view-store.ts'

const A_PAGE = 20
const MOST_TERMS = 200
const Query = z.object({ page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined), done: z.string().max(9).optional().catch(undefined) })

const Term = { term: z.string().trim().min(1).max(200), termLanguage: Tongue, seen: Seen }
const Deciding = z.discriminatedUnion('did', [
  z.object({ did: z.literal('adopted'), ...Term, nameDe: Text.exactOptional(), nameEn: Text.exactOptional(), broader: z.string().max(200).exactOptional(), role: Role.exactOptional() }),
  z.object({ did: z.literal('labelled'), ...Term, topic: z.string().trim().min(1).max(200) }),
  z.object({ did: z.literal('dismissed'), ...Term }),
  z.object({ did: z.literal('undone'), seen: Seen, version: z.coerce.number().int().min(1) }),
])

export function hangCuration(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('curation', async (door, here) => curationPage(door, here, needs))
  pages.get('curationHistory', async (door, here) => historyPage(door, here, needs))
  for (const [key, again] of [['curation', curationPage], ['curationHistory', historyPage]] as const) {
    pages.post(key, async (door, here) => {
      const values = must(await readForm(door))
      const actor = await needs.actorOf(door)
      must(may.curate(actor))
      const view = await viewFor(needs, actor)
      const done = await attempted(async () => {
        const { act, seen } = must(decided(values, view, here.language))
        return curateNow(needs, actor, act, seen)
      })
      // Without a form to come back, what is wrong is a page of its own.
      if (!done.ok && isOfFields(done.refusal) && !(key === 'curation' && (values['did'] === 'adopted' || values['did'] === 'labelled'))) throw new Refused(done.refusal)
      if (!done.ok) return again(door, here, needs, { values, refusal: done.refusal })
      const { act, version } = done.value
      return goOn(door, withQuery(act.did === 'adopted' || act.did === 'labelled' ? topicAt(act.topic, here.language) : addressOf(ADDRESSES[key], here.language), { done: version }))
    })
  }
}

/** What was decided, as an act, with the version that its author saw. */
function decided(values: FormValues, view: MapView, language: Language): Result<{ readonly act: Act; readonly seen: number }> {
  const read = readBy(Deciding, values)
  if (!read.ok) return read
  const deciding = read.value
  const { seen } = deciding
  if (deciding.did === 'undone') return accept({ seen, act: { did: 'undone', version: deciding.version } })
  const term: Label = { text: deciding.term, language: deciding.termLanguage }
  if (deciding.did === 'dismissed') return accept({ seen, act: { did: 'dismissed', term } })
  if (deciding.did === 'labelled') {
    const topic = chosenTopic(view, values, 'topic', language)
    return topic.ok ? accept({ seen, act: { did: 'labelled', topic: topic.value, label: term } }) : topic
  }
  if (deciding.nameDe === undefined && deciding.nameEn === undefined) return refuse('invalid', 'http.fields', { nameDe: 'curation.nameless' })
  const broader = deciding.broader === undefined ? accept(undefined) : chosenTopic(view, values, 'broader', language)
  if (!broader.ok) return broader
  return accept({ seen, act: { did: 'adopted', topic: newId(), term, name: named(deciding.nameDe, deciding.nameEn), broader: broader.value === undefined ? [] : [broader.value], ...(deciding.role === undefined ? {} : { role: deciding.role }) } })
}

// ---- Found terms

async function curationPage(door: Door, { language, show }: Here, needs: TopicsNeeds, again: Again = {}): Promise<Response> {
  const word = speaker(CURATION_WORDS, language)
  const { page: asked = 1, done } = Query.parse(door.req.query())
  const actor = await needs.actorOf(door)
  const view = await viewFor(needs, actor)
  const sources = (await listTermSources(needs.db)).filter(({ audience }) => countsFor(audience, view.audience))
  const terms = foundTerms(sources, view.vocabulary, MOST_TERMS)
  const pages = Math.max(1, Math.ceil(terms.length / A_PAGE))
  const page = Math.min(asked, pages)
  const entered = enteredAgain(again, language)
  const because = whyNot(actor, language)
  const undecidedTerm = undecided(entered)
  const isOther = (term: Label): boolean => term.text !== undecidedTerm?.text || term.language !== undecidedTerm.language
  const shown = await Promise.all(terms.slice((page - 1) * A_PAGE, page * A_PAGE).filter(isOther).map(async (term) => ({ term, said: await saidOf(needs, view, term, sources, language) })))
  const acts = actsFor(view).toReversed()
  return show(
    { title: word('curation.title'), lead: terms.length === 0 ? word('curation.lead.none') : word('curation.lead', { count: terms.length }), entry: 'intersections', live: 'topics.curated source.profiled' },
    <>
      {again.refusal === undefined || isOfFields(again.refusal) ? null : <NotDone refusal={again.refusal} language={language}>{undecidedTerm === undefined ? null : <p>{word('notDone.kept')}</p>}</NotDone>}
      <Done view={view} version={done} language={language} />
      <Anew anew={await readingAnew(needs, view, actor)} language={language} />
      {because === undefined ? null : <div class="actions"><Button because={because}>{word('do.may')}</Button></div>}
      {undecidedTerm === undefined ? null : <Section title={word('quoted', { text: undecidedTerm.text.slice(0, 120) })}><Deciders term={undecidedTerm} view={view} entered={entered} language={language} at="again" /></Section>}
      {terms.length === 0 ? null : (
        <Section title={word('curation.terms')}>
          <p class="soft">{word('curation.termsTold')}</p>
          {shown.map(({ term, said }, at) => (
            <div key={`${term.language} ${term.text}`} class="term">
              <h3 lang={term.language}>{term.text}</h3>
              <p class="soft">{word(`term.language.${term.language}`)}, {word('term.often', { count: term.count, texts: term.texts })}{said.names === '' ? '' : `, ${word('term.by', { names: said.names })}`}</p>
              {said.quote}
              {because === undefined ? <Deciders term={term} view={view} entered={{}} language={language} at={String(at)} /> : null}
            </div>
          ))}
          <Pagination page={page} pages={pages} address={addressOf(ADDRESSES.curation, language)} />
        </Section>
      )}
      <Section title={word('curation.acts')}>
        {acts.length === 0 ? <p class="soft">{word('curation.actsNone')}</p> : <Acts acts={acts.slice(0, 5)} view={view} zone={needs.zone} language={language} undo={because === undefined ? undoer(view, language) : noUndo} />}
        {acts.length === 0 ? null : <p><a href={addressOf(ADDRESSES.curationHistory, language)}>{word('curation.actsAll')}</a></p>}
      </Section>
    </>,
    again.refusal === undefined ? 200 : 422,
  )
}

/** The term whose form came back. */
function undecided({ values }: Entered): Label | undefined {
  const term = values?.['term']
  const tongue = Tongue.safeParse(values?.['termLanguage'])
  return typeof term === 'string' && tongue.success ? { text: term, language: tongue.data } : undefined
}

type Said = { readonly names: string; readonly quote: ComponentChildren }

/** Who says it, and one sentence in which it stands, rather of a text that its own people brought. */
async function saidOf(needs: TopicsNeeds, view: MapView, term: RankedTerm, sources: readonly TermSource[], language: Language): Promise<Said> {
  const places = placesOf(term, sources)
  const organisations = [...new Set(places.flatMap(({ source }) => source.organisations))]
  const nameOfOne = (id: OrganisationId): string[] => {
    const one = view.organisations.get(id)
    return one === undefined ? [] : [shortNameIn(one.organisation, language)]
  }
  const names = listed(organisations.flatMap(nameOfOne), language, 4)
  const [first] = places
  const kept = first === undefined ? undefined : await findText(needs.db, first.source.hash)
  if (first === undefined || kept === undefined) return { names, quote: null }
  const { sentence, found } = sentenceAround(kept.text, first.at)
  return { names, quote: <Evidence sentence={sentence} found={[found]} language={term.language}>{first.source.organisations.flatMap(nameOfOne).join(', ')} · <a href={addressOf(ADDRESSES.source, language, { id: first.source.source })}>{first.source.title}</a></Evidence> }
}

type DeciderNeeds = { readonly term: Label; readonly view: MapView; readonly entered: Entered; readonly language: Language; readonly at: string }

/** What can be made of a found term. */
const Deciders = ({ term, view, entered, language, at }: DeciderNeeds) => {
  const word = speaker(CURATION_WORDS, language)
  const asked = entered.values?.['did']
  const hidden = (did: Act['did']) => (
    <>
      <input type="hidden" name="did" value={did} />
      <input type="hidden" name="term" value={term.text} />
      <input type="hidden" name="termLanguage" value={term.language} />
      <input type="hidden" name="seen" value={view.acts.length} />
    </>
  )
  const to = addressOf(ADDRESSES.curation, language)
  const labelling = asked === 'labelled' ? entered : {}
  const adopting = asked === 'adopted' ? entered : { values: term.language === 'de' ? { nameDe: term.text } : { nameEn: term.text } }
  return (
    <div class="doings">
      <details open={asked === 'adopted'} class="doing">
        <summary class="button small">{word('term.adopt')}<span class="unseen">: {term.text}</span></summary>
        <Form id={`adopt-${at}`} to={to} {...adopting}>
          {hidden('adopted')}
          <NameFields language={language} />
          <TopicField name="broader" label={word('field.broader')} isOptional view={view} entered={adopting} language={language} />
          <RoleField language={language} />
          <div class="actions"><Button filled>{word('term.adopt')}</Button></div>
        </Form>
      </details>
      <details open={asked === 'labelled'} class="doing">
        <summary class="button small">{word('term.label')}<span class="unseen">: {term.text}</span></summary>
        <Form id={`label-${at}`} to={to} {...labelling}>
          {hidden('labelled')}
          <TopicField name="topic" label={word('field.topic')} view={view} entered={labelling} language={language} />
          <div class="actions"><Button filled>{word('term.label')}</Button></div>
        </Form>
      </details>
      <Form id={`dismiss-${at}`} to={to}>
        {hidden('dismissed')}
        <Button small>{word('term.dismiss')}<span class="unseen">: {term.text}</span></Button>
      </Form>
    </div>
  )
}

// ---- History

const noUndo = (): null => null

const undoer = (view: MapView, language: Language) => ({ version, act }: Curated, counts: boolean): ComponentChildren =>
  !counts ? null : (
    <Form id={`undo-${version}`} to={addressOf(ADDRESSES.curationHistory, language)}>
      <input type="hidden" name="did" value="undone" />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="seen" value={view.acts.length} />
      <Button>{speaker(CURATION_WORDS, language)(act.did === 'undone' ? 'act.redo' : 'act.undo')}<span class="unseen"> ({speaker(CURATION_WORDS, language)('act.number', { version })})</span></Button>
    </Form>
  )

const ACTS_A_PAGE = 50

async function historyPage(door: Door, { language, show }: Here, needs: TopicsNeeds, again: Again = {}): Promise<Response> {
  const word = speaker(CURATION_WORDS, language)
  const { page: asked = 1, done } = Query.parse(door.req.query())
  const actor = await needs.actorOf(door)
  const view = await viewFor(needs, actor)
  const acts = actsFor(view).toReversed()
  const pages = Math.max(1, Math.ceil(acts.length / ACTS_A_PAGE))
  const page = Math.min(asked, pages)
  const because = whyNot(actor, language)
  return show(
    { title: word('history.title'), lead: acts.length === 0 ? word('curation.actsNone') : word('history.lead'), above: <a href={addressOf(ADDRESSES.curation, language)}>{word('curation.title')}</a>, entry: 'intersections' },
    <>
      {again.refusal === undefined ? null : <NotDone refusal={again.refusal} language={language} />}
      <Done view={view} version={done} language={language} />
      <Anew anew={await readingAnew(needs, view, actor)} language={language} />
      {because === undefined ? null : <div class="actions"><Button because={because}>{word('act.undo')}</Button></div>}
      <Acts acts={acts.slice((page - 1) * ACTS_A_PAGE, page * ACTS_A_PAGE)} view={view} zone={needs.zone} language={language} undo={because === undefined ? undoer(view, language) : noUndo} />
      <Pagination page={page} pages={pages} address={addressOf(ADDRESSES.curationHistory, language)} />
    </>,
    again.refusal === undefined ? 200 : 422,
  )
}
