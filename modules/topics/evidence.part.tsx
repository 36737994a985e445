/** Sentences that show who works on what, as pages quote them: with whose source it is, of which cluster, where it stands, since when. */
import type { ComponentChildren } from 'preact'
import { addressOf, OutLink, type Hue } from '#platform/page'
import { printDay } from '#platform/time'
import { speaker, type Language } from '#platform/words'
import { nameIn, type Actor } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { hueOf, organisationIn, shortName, type TopicsNeeds } from './frame.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { quotesForAll, type Quote, type QuotesAsked } from './quotes.part.ts'
import type { SourceId } from './source.ts'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

export type Quoted = Pick<Quote, 'at' | 'behind' | 'sentence' | 'found' | 'topics' | 'language'> & { readonly source: SourceId; readonly hue: Hue | undefined; readonly told: ComponentChildren }

/** Sentences for these members and topics, the members taking turns. */
export async function evidenceFor(needs: TopicsNeeds, view: MapView, asked: QuotesAsked, actor: Actor, language: Language): Promise<Quoted[]> {
  const [quotes = []] = await evidenceForAll(needs, view, [asked], actor, language)
  return quotes
}

/** The same for several things asked about at once. */
export async function evidenceForAll(needs: TopicsNeeds, view: MapView, asked: readonly QuotesAsked[], actor: Actor, language: Language): Promise<Quoted[][]> {
  const all = await quotesForAll(needs, view, asked, actor)
  return all.map((quotes) => quotes.map((quote) => ({ ...quote, source: quote.source.id, hue: hueOf(organisationIn(view, quote.behind)), told: <Where quote={quote} view={view} zone={needs.zone} organisationAt={needs.organisationAt} language={language} /> })))
}

type WhereNeeds = { readonly quote: Quote; readonly view: MapView; readonly zone: string; readonly organisationAt: TopicsNeeds['organisationAt']; readonly language: Language }

/** Whose source, of which cluster, where it stands, since when. */
const Where = ({ quote: { source, behind: member, page }, view, zone, organisationAt, language }: WhereNeeds) => {
  const say = speaker(PAGE_WORDS, language)
  const owners = source.organisations.flatMap((id) => view.organisations.get(id) ?? [])
  const isOfMember = owners.some(({ organisation, clusters }) => organisation.id !== member && clusters.includes(member))
  return (
    <>
      {owners.slice(0, 3).map(({ organisation }, place) => (
        <span key={organisation.id}>{place > 0 ? ', ' : ''}<a href={organisationAt(organisation.id, language)}>{nameIn(organisation, language)}</a></span>
      ))}
      {isOfMember ? `, ${say('evidence.memberOf', { clusters: shortName(organisationIn(view, member), language) })}` : null}
      {' · '}
      <a href={addressOf(ADDRESSES.source, language, { id: source.id })}>{owners.some(({ organisation }) => nameIn(organisation, language).startsWith(source.title)) ? speaker(WORDS, language)(`kind.${source.kind}`) : source.title}</a>
      {page === undefined ? null : <> · <OutLink to={page.address}>{page.title === '' ? page.address : page.title}</OutLink></>}
      {' · '}{printDay(source.broughtAt, language, zone)}
      {source.unconfirmed ? ` · ${speaker(WORDS, language)('mark.unconfirmed')}` : ''}
    </>
  )
}
