/** Writing news and events: a draft, its changes, its pictures, and the step into public or out of it. What was entered is kept whatever is refused. */
import { transact, type Tx } from '#platform/database'
import { goOn, readBy, readForm, readUploads, sayFields, type App, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, Choices, FileField, Form, Section, TextArea, TextField, type Entered, type Site } from '#platform/page'
import { PHOTO_LIMIT, redraw } from '#platform/photo'
import { must, refuse, Refused, type Refusal } from '#platform/result'
import { newId } from '#platform/runtime'
import { instantAt } from '#platform/time'
import { TWIN_WORDS } from '#platform/twins'
import { COLLATORS, say, type Language } from '#platform/words'
import { nameIn, organisationsById, type Organisation } from '#modules/members'
import { addImage, changePublication, findReadable, publisherOf, publishPublication, removeImage, withdrawPublication, writeDraft } from './change-store.ts'
import { REGISTRATIONS } from './event.ts'
import { attempted, because, originOf, pageOf, publicationIn, RefusedNotice, sentenceFor, wordsFor, type NewsNeeds } from './frame.part.tsx'
import { orderReminder } from './jobs.ts'
import { may } from './policy.ts'
import { isReady, kindOf, type Blocks, type Kind, type Publication } from './publication.ts'
import { callOff, heldBy, makeRoom, tellOfChange } from './registering.part.ts'
import { Entry, saidIn, sentFrom } from './schema.ts'
import { readIn } from './twin.ts'
import { ADDRESSES, WORDS } from './words.ts'

export function hangEditing(app: App, site: Site, needs: NewsNeeds): void {
  hangNew(app, site, needs)
  hangChange(app, site, needs)
  hangPublishing(app, site, needs)
  hangImages(app, site, needs)
}

/** Who may be named as holding an event: the clusters that the public knows, and whoever is named already. */
async function organisersFor({ db }: NewsNeeds, language: Language, named: readonly string[] = []): Promise<Organisation[]> {
  const all = [...(await organisationsById(db)).values()].filter(({ id, kind, audience }) => audience === 'public' && (kind === 'cluster' || named.includes(id)))
  return all.toSorted((a, b) => COLLATORS[language].compare(nameIn(a, language), nameIn(b, language)))
}

const FIELD_OF: Readonly<Record<string, string>> = { 'news.nothing': 'titleDe', 'news.noGerman': 'titleDe', 'event.backwards': 'endTime', 'event.long': 'endDay', 'event.nowhere': 'place', 'event.noAddress': 'online', 'event.noCapacity': 'capacity', 'event.noOrganiser': 'organisers', 'time.none': 'startDay', 'time.noZone': 'zone' }

/** The field that a refusal is about, with its sentence. */
function errorsOf(needs: NewsNeeds, refusal: Refusal, language: Language): Entered['errors'] {
  if (refusal.reason === 'http.fields') return sayFields(refusal, language, WORDS)
  const field = refusal.reason === 'news.untitled' ? (refusal.facts['language'] === 'en' ? 'titleEn' : 'titleDe') : FIELD_OF[refusal.reason]
  return field === undefined ? undefined : { [field]: sentenceFor(needs, refusal, language) }
}

const entered = (needs: NewsNeeds, values: FormValues, refusal: Refusal, language: Language): { readonly entered: Entered; readonly refusal?: Refusal } => {
  const errors = errorsOf(needs, refusal, language)
  return errors === undefined ? { entered: { values }, refusal } : { entered: { values, errors } }
}

function hangNew(app: App, site: Site, needs: NewsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  for (const [page, kind] of [['newNews', 'news'], ['newEvent', 'event']] as const) {
    const shownAs = (language: Language) => ({ title: wordsFor(language)(kind === 'news' ? 'newNewsTitle' : 'newEventTitle'), lead: wordsFor(language)('newNewsLead'), entry: 'news' as const })
    pages.get(page, async (door, { language, show }) => {
      const actor = await needs.actorOf(door)
      must(may.write(actor, publisherOf(actor)))
      const { publisher } = publisherOf(actor)
      return show(shownAs(language), <Editor needs={needs} kind={kind} language={language} entered={{ values: { zone: needs.zone, registration: 'none', organisers: publisher === undefined ? [] : [publisher] } }} organisers={await organisersFor(needs, language, publisher === undefined ? [] : [publisher])} />)
    })
    pages.post(page, async (door, { language, show }) => {
      const actor = await needs.actorOf(door)
      must(may.write(actor, publisherOf(actor)))
      const values = must(await readForm(door))
      const id = newId<'publication'>()
      const drafted = await attempted(() => transact(needs.db, async (tx) => must(await writeDraft(tx, actor, must(saidIn(sentFrom(must(readBy(Entry, values)), kind === 'event'))), id, needs.now()))))
      if (drafted.ok) return goOn(door, pageOf(drafted.value, language))
      return show(shownAs(language), <Editor needs={needs} kind={kind} language={language} {...entered(needs, values, drafted.refusal, language)} organisers={await organisersFor(needs, language, namedIn(values))} />, 422)
    })
  }
}

const namedIn = (values: FormValues): readonly string[] => (typeof values['organisers'] === 'string' ? [values['organisers']] : (values['organisers'] ?? []))

/** The page itself, by its title. */
const backTo = (publication: Publication, language: Language) => <a href={pageOf(publication, language)}>{readIn(publication.twins, language).twin.title}</a>

const editPage = (publication: Publication, language: Language) => ({ title: wordsFor(language)('editTitle', { title: readIn(publication.twins, language).twin.title }), above: backTo(publication, language), entry: 'news' as const })

function hangChange(app: App, site: Site, needs: NewsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('edit', async (door, { language, show }) => {
    const [actor, now] = [await needs.actorOf(door), needs.now()]
    const publication = must(await findReadable(needs.db, actor, publicationIn(door), now))
    must(may.edit(actor, publication, now))
    return show(editPage(publication, language), <Editor needs={needs} kind={kindOf(publication)} language={language} entered={{ values: valuesFrom(publication) }} organisers={await organisersFor(needs, language, publication.event?.organisers)} isChange />)
  })
  pages.post('edit', async (door, { language, show }) => {
    const [actor, now] = [await needs.actorOf(door), needs.now()]
    const before = must(await findReadable(needs.db, actor, publicationIn(door), now))
    must(may.edit(actor, before, now))
    const values = must(await readForm(door))
    const changed = await attempted(() =>
      transact(needs.db, async (tx) => {
        const entry = must(readBy(Entry, values))
        const publication = must(await changePublication(tx, actor, before.id, must(saidIn(sentFrom(entry, before.event !== undefined))), { version: entry.version ?? 0, now, blocks: await needs.blocks(tx) }))
        await afterChange(needs, originOf(needs, door), before, publication)(tx)
        return publication
      }),
    )
    if (changed.ok) return goOn(door, pageOf(changed.value, language))
    const { refusal } = changed
    // What somebody else saved is beneath what was entered: saved again, this is the newer.
    const again = refusal.kind === 'stale' ? { ...values, version: String(must(await findReadable(needs.db, actor, before.id, now)).version) } : values
    return show(editPage(before, language), <Editor needs={needs} kind={kindOf(before)} language={language} {...entered(needs, again, refusal, language)} organisers={await organisersFor(needs, language, namedIn(values))} isChange />, 422)
  })
}

/** What follows when an event is changed, published or withdrawn: there may be more places, another day to remind of it, people to tell. */
export const afterChange = (needs: NewsNeeds, origin: string, before: Publication, publication: Publication) => async (tx: Tx): Promise<void> => {
  if (publication.event === undefined) return
  const [telling, held] = [{ ...needs, origin }, await heldBy(tx, publication.id)]
  if (publication.withdrawnAt !== undefined) return before.withdrawnAt === undefined ? callOff(tx, telling, held) : undefined
  await tellOfChange(tx, telling, before, held)
  await makeRoom(tx, telling, held)
  await orderReminder(tx, publication, { origin, now: needs.now() })
}

function valuesFrom({ version, twins: { de, en }, contact, event }: Publication): FormValues {
  return {
    version: String(version),
    titleDe: de?.title,
    textDe: de?.text,
    titleEn: en?.title,
    textEn: en?.text,
    contactName: contact?.name,
    contactEmail: contact?.email,
    contactPhone: contact?.phone,
    ...(event === undefined ? {} : { startDay: event.starts.slice(0, 10), startTime: event.starts.slice(11), endDay: event.ends.slice(0, 10), endTime: event.ends.slice(11), zone: event.zone, place: event.place, online: event.online, organisers: event.organisers, capacity: event.capacity === undefined ? undefined : String(event.capacity), registration: event.registration }),
  }
}

type EditorNeeds = { readonly needs: NewsNeeds; readonly kind: Kind; readonly language: Language; readonly entered: Entered; readonly organisers: readonly Organisation[]; readonly isChange?: boolean; readonly refusal?: Refusal }

const Editor = ({ needs, kind, language, entered: { values = {}, errors = {} }, organisers, isChange = false, refusal }: EditorNeeds) => {
  const word = wordsFor(language)
  return (
    <>
      {refusal === undefined ? null : <RefusedNotice needs={needs} refusal={refusal} language={language} />}
      <Form values={values} errors={errors}>
        {isChange ? <input type="hidden" name="version" value={String(values['version'] ?? '')} /> : null}
        <TextField name="titleDe" label={word('titleDe')} />
        <TextArea name="textDe" label={word('textDe')} hint={word('markdownHint')} isOptional />
        {kind === 'event' ? eventFields(language, organisers) : null}
        <TextField name="titleEn" label={word('titleEn')} isOptional />
        <TextArea name="textEn" label={word('textEn')} isOptional />
        {isChange ? <Choices name="othersStay" label={say(TWIN_WORDS, language, 'twin.othersStay')} many isOptional options={[{ value: 'yes', label: say(TWIN_WORDS, language, 'twin.othersStayYes') }]} /> : null}
        <TextField name="contactName" label={word('contactName')} isOptional />
        <TextField name="contactEmail" kind="email" label={word('contactEmail')} isOptional />
        <TextField name="contactPhone" kind="tel" label={word('contactPhone')} isOptional />
        <Actions><Button filled>{word('save')}</Button></Actions>
      </Form>
    </>
  )
}

/** No part of its own: the form looks for its fields among its children. */
const eventFields = (language: Language, organisers: readonly Organisation[]) => {
  const word = wordsFor(language)
  return (
    <>
      <TextField name="startDay" kind="date" label={word('startDay')} />
      <TextField name="startTime" kind="time" label={word('startTime')} />
      <TextField name="endDay" kind="date" label={word('endDay')} hint={word('endDayHint')} isOptional />
      <TextField name="endTime" kind="time" label={word('endTime')} isOptional />
      <TextField name="zone" label={word('zone')} hint={word('zoneHint')} />
      <TextField name="place" label={word('place')} hint={word('placeHint')} isOptional />
      <TextField name="online" kind="url" label={word('onlineField')} hint={word('onlineHint')} isOptional />
      {organisers.length === 0 ? null : <Choices name="organisers" label={word('organisers')} many isOptional options={organisers.map((one) => ({ value: one.id, label: nameIn(one, language) }))} />}
      <TextField name="capacity" kind="number" label={word('capacity')} hint={word('capacityHint')} isOptional />
      <Choices name="registration" label={word('registrationField')} options={REGISTRATIONS.map((setting) => ({ value: setting, label: say(WORDS, language, `setting.${setting}`) }))} />
    </>
  )
}

// ---- Into public and out of it

/** The step into public, beneath the preview. */
export const Publishing = ({ needs, publication, blocks, language, refusal, values = {} }: { readonly needs: NewsNeeds; readonly publication: Publication; readonly blocks: Blocks; readonly language: Language; readonly refusal?: Refusal; readonly values?: FormValues }) => {
  const word = wordsFor(language)
  return (
    <Section title={word('publishing')}>
      {refusal === undefined ? null : <RefusedNotice needs={needs} refusal={refusal} language={language} />}
      <Form to={addressOf(ADDRESSES.publication, language, { id: publication.id })} id="publishing" values={values}>
        <TextField name="day" kind="date" label={word('publishDay')} hint={word('publishHint')} isOptional />
        <TextField name="time" kind="time" label={word('publishTime')} isOptional />
        <Actions><Button name="do" value="publish" filled because={because(needs, isReady(publication, blocks), language)}>{word('publish')}</Button></Actions>
      </Form>
    </Section>
  )
}

function hangPublishing(app: App, site: Site, needs: NewsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.post('publication', async (door, { language, show }) => {
    const [actor, now] = [await needs.actorOf(door), needs.now()]
    const publication = must(await findReadable(needs.db, actor, publicationIn(door), now))
    const values = must(await readForm(door))
    const isLeaving = values['do'] === 'withdraw'
    must(isLeaving ? may.withdraw(actor, publication, now) : may.edit(actor, publication, now))
    const done = await attempted(() =>
      transact(needs.db, async (tx) => {
        if (isLeaving) {
          const withdrawn = must(await withdrawPublication(tx, actor, publication.id, now))
          await afterChange(needs, originOf(needs, door), publication, withdrawn)(tx)
          return withdrawn
        }
        const said = typeof values['day'] === 'string' ? `${values['day']}T${typeof values['time'] === 'string' ? values['time'] : '00:00'}` : undefined
        const at = said === undefined ? undefined : must(instantAt(said, needs.zone))
        const published = must(await publishPublication(tx, actor, publication.id, { at, now, blocks: await needs.blocks(tx) }))
        await afterChange(needs, originOf(needs, door), publication, published)(tx)
        return published
      }),
    )
    if (done.ok) return goOn(door, pageOf(publication, language))
    const { twin } = readIn(publication.twins, language)
    return show({ title: twin.title, above: <a href={pageOf(publication, language)}>{twin.title}</a>, entry: 'news' }, may.edit(actor, publication, now).ok ? <Publishing needs={needs} publication={publication} blocks={await needs.blocks(needs.db)} language={language} refusal={done.refusal} values={values} /> : <RefusedNotice needs={needs} refusal={done.refusal} language={language} />, 422)
  })
}

// ---- Pictures

const picturesPage = (publication: Publication, language: Language) => ({ title: wordsFor(language)('picturesTitle', { title: readIn(publication.twins, language).twin.title }), lead: wordsFor(language)('picturesLead'), above: backTo(publication, language), entry: 'news' as const })

function hangImages(app: App, site: Site, needs: NewsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('images', async (door, { language, show }) => {
    const [actor, now] = [await needs.actorOf(door), needs.now()]
    const publication = must(await findReadable(needs.db, actor, publicationIn(door), now))
    must(may.edit(actor, publication, now))
    return show(picturesPage(publication, language), <Pictures publication={publication} language={language} entered={{}} />)
  })
  pages.post('images', async (door, { language, show }) => {
    const [actor, now] = [await needs.actorOf(door), needs.now()]
    const before = must(await findReadable(needs.db, actor, publicationIn(door), now))
    must(may.edit(actor, before, now))
    const here = addressOf(ADDRESSES.images, language, { id: before.id })
    const { values, uploads } = must(await readUploads(door, { bytes: PHOTO_LIMIT, parts: 10 }))
    const line = (name: string): string => (typeof values[name] === 'string' ? values[name].trim().slice(0, 300) : '')
    const tried = await attempted(async () => {
      if (line('remove') !== '') return transact(needs.db, async (tx) => must(await removeImage(tx, actor, before.id, line('remove'), now)))
      const [upload] = uploads
      if (upload === undefined) throw new Refused({ kind: 'invalid', reason: 'news.noFile', facts: {} })
      const { bytes, width, height } = must(await redraw(upload.bytes))
      const alt = { ...(line('altDe') === '' ? {} : { de: line('altDe') }), ...(line('altEn') === '' ? {} : { en: line('altEn') }) }
      if (alt.de === undefined) must(refuse('invalid', 'news.noAlt', { language: 'de' }))
      const file = await needs.files.keep(bytes)
      return transact(needs.db, async (tx) => must(await addImage(tx, actor, before.id, { file, width, height, alt }, now)))
    })
    if (tried.ok) return goOn(door, here)
    const { reason, facts } = tried.refusal
    const field = reason === 'news.noAlt' ? (facts['language'] === 'en' ? 'altEn' : 'altDe') : 'picture'
    return show(picturesPage(before, language), <Pictures publication={before} language={language} entered={{ values, errors: { [field]: sentenceFor(needs, tried.refusal, language) } }} />, 422)
  })
}

const Pictures = ({ publication, language, entered: { values = {}, errors = {} } }: { readonly publication: Publication; readonly language: Language; readonly entered: Entered }) => {
  const word = wordsFor(language)
  return (
    <>
      {publication.images.map(({ file, width, height, alt }) => (
        <figure class="shown" key={file}>
          <img src={addressOf(ADDRESSES.image, language, { file })} width={width} height={height} alt={alt[language] ?? alt.de ?? ''} loading="lazy" />
          <Form sendsFiles id={`p${file.slice(0, 8)}`}><Button name="remove" value={file} small>{word('removePicture')}</Button></Form>
        </figure>
      ))}
      <Form sendsFiles values={values} errors={errors}>
        <FileField name="picture" label={word('picture')} accept=".jpg,.jpeg,.png,.webp" />
        <TextField name="altDe" label={word('altDe')} />
        <TextField name="altEn" label={word('altEn')} isOptional={publication.twins.en === undefined} />
        <Actions><Button filled>{word('addPicture')}</Button></Actions>
      </Form>
    </>
  )
}
