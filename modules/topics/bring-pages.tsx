/** Bringing sources in: a text, files, a website, for whom one may. Everything that was entered comes in one transaction, or nothing does and the form says why. */
import { goOn, readBy, readUploads, sayFields, type App, type Door, type FormValues, type Upload } from '#platform/http'
import { Actions, addressOf, Button, Choices, EmptyState, FileField, Form, Section, Select, TextArea, TextField, withQuery, type Entered, type Here, type Option, type Site } from '#platform/page'
import { accept, must, refuse, Refused, type Result } from '#platform/result'
import { speaker, type Language } from '#platform/words'
import { nameIn, type Actor, type Organisation } from '#modules/members'
import { AUDIENCES, type Audience } from './audience.ts'
import { ADDRESSES } from './addresses.ts'
import { bringNow, cleanName } from './doing.part.ts'
import { type TopicsNeeds } from './frame.part.tsx'
import { Brought } from './schema.ts'
import { SOURCE_WORDS } from './source-words.ts'
import { broughtFor, sentenceOf, sourceAt } from './source.part.tsx'

const MB = 1_000_000
const EACH = 50 * MB
const TOGETHER = 100 * MB
const FILES = 20
/** More options than that are searched. */
const MOST_CHOICES = 100
const ENDINGS = ['pdf', 'docx', 'odt', 'pptx', 'html', 'htm', 'md', 'txt']

export function hangBringing(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('newSource', async (door, here) => bringPage(door, here, needs, {}))
  pages.post('newSource', async (door, here) => {
    const { language } = here
    // Who may bring nothing is told before a hundred megabytes are taken in.
    const actor = await needs.actorOf(door)
    must(isSomebody(actor))
    const { values, uploads } = must(await readUploads(door, { bytes: TOGETHER + MB, parts: FILES + 20 }))
    const read = enteredIn(values, uploads, language)
    if ('errors' in read) return bringPage(door, here, needs, { values, errors: read.errors }, 422)
    try {
      const sources = await bringNow(needs, actor, { ...read.brought, files: uploads })
      const [only] = sources
      return goOn(door, sources.length === 1 && only !== undefined ? sourceAt(only.id, language) : withQuery(addressOf(ADDRESSES.sources, language), { organisation: read.brought.organisation }))
    } catch (error) {
      if (!(error instanceof Refused) || !['invalid', 'conflict', 'forbidden'].includes(error.refusal.kind)) throw error
      return bringPage(door, here, needs, { values, errors: { [FIELD_OF[error.refusal.reason] ?? 'organisation']: sentenceOf(error.refusal, language) } }, 422)
    }
  })
}

const isSomebody = (actor: Actor): Result<void> => (actor.as === 'outside' ? refuse('unknown-person', 'actor.outside') : accept(undefined))

/** Where a refusal belongs in the form; all others are about for whom. */
const FIELD_OF: Readonly<Record<string, string>> = { 'source.unconfirmedInside': 'audience', 'source.mayNotSeal': 'audience', 'source.untitled': 'title', 'web.address': 'address', 'web.scheme': 'address', 'web.credentials': 'address' }

type BroughtByForm = Omit<ReturnType<typeof Brought.parse>, 'rights'>

/** What was entered, or what is wrong with it by field. */
function enteredIn(values: FormValues, uploads: readonly Upload[], language: Language): { readonly brought: BroughtByForm } | { readonly errors: Readonly<Record<string, string>> } {
  const word = speaker(SOURCE_WORDS, language)
  const read = readBy(Brought, values)
  const said = read.ok ? {} : sayFields(read.refusal, language)
  const wrongFile = uploads.map((upload) => fileWrong(upload, language)).find((sentence) => sentence !== undefined)
  const isNothing = uploads.length === 0 && isBlank(values['text']) && isBlank(values['address'])
  const errors = {
    ...said,
    ...('rights' in said ? { rights: word('bring.rightsMissing') } : {}),
    ...(wrongFile === undefined ? {} : { files: wrongFile }),
    ...(isNothing ? { text: word('bring.nothing') } : {}),
  }
  if (read.ok && Object.keys(errors).length === 0) {
    const { rights: _, ...brought } = read.value
    return { brought }
  }
  return { errors: uploads.length > 0 && wrongFile === undefined ? { ...errors, files: word('bring.filesAgain') } : errors }
}

const isBlank = (value: FormValues[string]): boolean => typeof value !== 'string' || value.trim() === ''

function fileWrong({ name, bytes }: Upload, language: Language): string | undefined {
  const word = speaker(SOURCE_WORDS, language)
  const facts = { name: cleanName(name), limit: EACH / MB }
  if (bytes.length > EACH) return word('bring.fileLarge', facts)
  if (bytes.length === 0) return word('bring.fileEmpty', facts)
  return ENDINGS.includes(name.split('.').at(-1)?.toLowerCase() ?? '') ? undefined : word('bring.fileKind', facts)
}

// ---- The page

async function bringPage(door: Door, { language, show }: Here, needs: TopicsNeeds, entered: Entered, status: 200 | 422 = 200): Promise<Response> {
  const word = speaker(SOURCE_WORDS, language)
  const actor = await needs.actorOf(door)
  must(isSomebody(actor))
  const all = await broughtFor(needs, actor, language)
  const sought = (door.req.query('text') ?? '').slice(0, 100)
  const own = actor.as === 'organisation' ? actor.organisation : undefined
  const asked = typeof entered.values?.['organisation'] === 'string' ? entered.values['organisation'] : (door.req.query('organisation') ?? own ?? '')
  const chosen = all.find(({ id }) => id === asked)
  const found = all.filter((one) => one === chosen || namesOf(one).includes(sought.toLowerCase()))
  const shown = [...new Set([...(chosen === undefined ? [] : [chosen]), ...found])].slice(0, MOST_CHOICES)
  const page = { title: word('bring.title'), lead: word('bring.lead'), entry: 'intersections' } as const
  return show(
    page,
    <>
      {all.length > MOST_CHOICES ? <Searching sought={sought} language={language} /> : null}
      {shown.length === 0 ? <EmptyState title={word('bring.noOrganisation')}>{word('bring.for')}</EmptyState> : <Bringing organisations={shown} isMore={all.length > MOST_CHOICES} actor={actor} entered={{ ...entered, values: { audience: 'alliance', ...entered.values, organisation: chosen?.id ?? (shown.length === 1 ? shown[0]?.id : undefined) } }} language={language} />}
    </>,
    status,
  )
}

const namesOf = ({ name, shortName, otherNames }: Organisation): string => [name.de, name.en, shortName, ...otherNames].join('\n').toLowerCase()

const Searching = ({ sought, language }: { readonly sought: string; readonly language: Language }) => {
  const word = speaker(SOURCE_WORDS, language)
  return (
    <form class="narrowing" method="get" role="search">
      <label><span>{word('bring.search')}</span><input type="search" name="text" value={sought} /></label>
      <button class="button">{word('bring.searchDo')}</button>
    </form>
  )
}

const Bringing = ({ organisations, isMore, actor, entered, language }: { readonly organisations: readonly Organisation[]; readonly isMore: boolean; readonly actor: Actor; readonly entered: Entered; readonly language: Language }) => {
  const word = speaker(SOURCE_WORDS, language)
  const audiences = AUDIENCES.filter((audience) => audience !== 'sealed' || actor.as === 'organisation')
  return (
    <Form sendsFiles to={addressOf(ADDRESSES.newSource, language)} {...entered}>
      <Select name="organisation" label={word('bring.for')} options={organisations.map((one): Option => ({ value: one.id, label: nameIn(one, language) }))} {...(isMore ? { hint: word('bring.many', { shown: MOST_CHOICES }) } : {})} />
      <Choices name="audience" label={word('bring.audience')} hint={word('bring.audienceHint')} options={audiences.map((audience: Audience) => ({ value: audience, label: word(`bring.${audience}`) }))} />
      <Section title={word('bring.pasted')}>
        <TextField name="title" label={word('bring.titleOf')} hint={word('bring.titleHint')} isOptional />
        <TextArea name="text" label={word('bring.text')} hint={word('bring.textHint')} isOptional="one-of" />
      </Section>
      <Section title={word('bring.upload')}>
        <FileField name="files" many isOptional="one-of" label={word('bring.files')} hint={word('bring.filesHint', { each: EACH / MB, together: TOGETHER / MB, most: FILES })} accept={ENDINGS.map((ending) => `.${ending}`).join(',')} />
      </Section>
      <Section title={word('bring.web')}>
        <TextField name="address" kind="url" label={word('bring.address')} hint={word('bring.addressHint')} isOptional="one-of" />
      </Section>
      <Choices name="rights" many label={word('bring.rights')} options={[{ value: 'yes', label: word('bring.rightsYes') }]} />
      <Actions><Button filled>{word('bring.do')}</Button></Actions>
    </Form>
  )
}
