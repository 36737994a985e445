/** Who takes part in an event, for who holds it: the list, ticking who was there, the list to sign, files to take along. Personal data that nobody else sees. */
import { transact } from '#platform/database'
import { answerFile, goOn, readForm, type App, type Door } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, EmptyState, Form, Table, type Site } from '#platform/page'
import { must } from '#platform/result'
import { sheetFile, type Sheet } from '#platform/sheets'
import { printDay } from '#platform/time'
import { COLLATORS, say, type Language } from '#platform/words'
import { findReadable } from './change-store.ts'
import { tellTime } from './event.ts'
import { publicationIn, wordsFor, type NewsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { heldBy, type Held } from './registering.part.ts'
import { inOrder, tallyOf, ticked, type Registration } from './registration.ts'
import { keepRegistrations, registrationsOf } from './registration-store.ts'
import { readIn } from './twin.ts'
import { ADDRESSES, WORDS } from './words.ts'

export function hangRegistered(app: App, site: Site, needs: NewsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const heldIn = async (door: Door): Promise<Held> => {
    const [actor, now] = [await needs.actorOf(door), needs.now()]
    const publication = must(await findReadable(needs.db, actor, publicationIn(door), now))
    must(may.seeRegistrations(actor, publication, now))
    return heldBy(needs.db, publication.id)
  }

  pages.get('registrations', async (door, { language, show }) => {
    const held = await heldIn(door)
    const all = listed(await registrationsOf(needs.db, held.id))
    const word = wordsFor(language)
    const files = ([['registrationsCsv', 'csv'], ['registrationsExcel', 'excel']] as const).map(([page, name]) => <a key={page} href={addressOf(ADDRESSES[page], language, { id: held.id })}>{word(name)}</a>)
    return show(
      { title: word('registrationsTitle'), above: above(held, language), lead: all.length === 0 ? word('noRegistrations') : word('registrationsLead', tallyOf(all)), entry: 'news', ...(all.length === 0 ? {} : { actions: <ButtonLink to={addressOf(ADDRESSES.signing, language, { id: held.id })}>{word('signing')}</ButtonLink> }) },
      all.length === 0 ? <EmptyState title={word('registrations')}>{word('noRegistrations')}</EmptyState> : <><Attendance all={all} language={language} /><p class="soft small">{word('take')}: {files[0]} · {files[1]}</p></>,
    )
  })
  pages.post('registrations', async (door, { language }) => {
    const held = await heldIn(door)
    const { attended } = must(await readForm(door))
    const there = new Set(typeof attended === 'string' ? [attended] : attended)
    await transact(needs.db, async (tx) => keepRegistrations(tx, ticked(await registrationsOf(tx, held.id), there)))
    return goOn(door, addressOf(ADDRESSES.registrations, language, { id: held.id }))
  })
  pages.get('signing', async (door, { language, show }) => {
    const held = await heldIn(door)
    const word = wordsFor(language)
    const all = (await registrationsOf(needs.db, held.id)).filter(({ state }) => state === 'confirmed').toSorted((a, b) => COLLATORS[language].compare(a.name, b.name))
    return show(
      { title: readIn(held.twins, language).twin.title, above: above(held, language), lead: [tellTime(held.event, language, needs.zone), held.event.place].filter((part) => part !== undefined).join(' · '), entry: 'news' },
      <Table caption={word('signing')} rows={all} columns={[{ head: word('name'), cell: ({ name }) => name }, { head: word('organisation'), cell: ({ organisation }) => organisation }, { head: word('signature'), cell: () => '' }]} />,
    )
  })
  for (const [page, form] of [['registrationsCsv', 'csv'], ['registrationsExcel', 'xlsx']] as const) {
    pages.get(page, async (door, { language }) => {
      const held = await heldIn(door)
      return answerFile(door, sheetFile(sheetOf(held, listed(await registrationsOf(needs.db, held.id)), language, needs.zone), form))
    })
  }
}

const above = ({ id, twins }: Held, language: Language) => <a href={addressOf(ADDRESSES.oneEvent, language, { id })}>{readIn(twins, language).twin.title}</a>

/** Who has a place, who waits, who cancelled; who never answered the mail is not listed. */
export const listed = (all: readonly Registration[]): Registration[] => (['confirmed', 'waiting', 'cancelled'] as const).flatMap((state) => inOrder(all.filter((one) => one.state === state)))

const Attendance = ({ all, language }: { readonly all: readonly Registration[]; readonly language: Language }) => {
  const word = wordsFor(language)
  return (
    <Form>
      <Table
        caption={word('registrations')}
        rows={all}
        columns={[
          { head: word('name'), cell: ({ name }) => name },
          { head: word('organisation'), cell: ({ organisation }) => organisation },
          { head: word('email'), cell: ({ email }) => email },
          { head: word('state'), cell: ({ state }) => say(WORDS, language, `registered.${state}`) },
          { head: word('attended'), cell: ({ id, name, state, attended }) => (state === 'confirmed' ? <input type="checkbox" name="attended" value={id} checked={attended} aria-label={`${word('attended')}: ${name}`} /> : null) },
        ]}
      />
      <Actions><Button filled>{word('keepAttendance')}</Button></Actions>
    </Form>
  )
}

function sheetOf({ twins }: Held, all: readonly Registration[], language: Language, zone: string): Sheet {
  const word = wordsFor(language)
  return {
    name: `${word('registrations')} ${readIn(twins, language).twin.title}`.slice(0, 80),
    head: [word('name'), word('organisation'), word('email'), word('state'), word('confirmedAt'), word('consentVersion'), word('attended')],
    rows: all.map(({ name, organisation, email, state, confirmedAt, consent, attended }) => [name, organisation ?? '', email, say(WORDS, language, `registered.${state}`), confirmedAt === undefined ? '' : printDay(confirmedAt, language, zone), String(consent), word(attended ? 'yes' : 'no')]),
  }
}
