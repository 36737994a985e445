/** Which clusters an organisation belongs to and what it is to the alliance, with its history, and the forms by which that changes. */
import { transact, type Tx } from '#platform/database'
import { goOn, readBy, readForm, sayFields, type App } from '#platform/http'
import { Actions, addressOf, Button, Choices, Form, Section, Select, Table, TextField, type Entered, type Site } from '#platform/page'
import { must, Refused, type Refusal } from '#platform/result'
import { say, type Language } from '#platform/words'
import type { MembersNeeds } from './needs.part.ts'
import type { Actor } from './actor.ts'
import type { Belonging } from './belonging.ts'
import { admit, endMembership, findPlaced, leaveCluster, placeInCluster } from './change-store.ts'
import { holdsOn, type Day } from './day.ts'
import { MEMBERSHIPS, type Membership } from './membership.ts'
import { nameIn, type Organisation, type OrganisationId } from './organisation.ts'
import { idIn } from './organisation-pages.tsx'
import { pageOf } from './organisation.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { belongingsOf, membershipsOf } from './placing-store.ts'
import { may, type Placed } from './policy.ts'
import { PROCEDURES, ProceduresShown } from './procedure.part.tsx'
import { proceduresOf, type Procedures } from './proceeding.part.ts'
import type { LeavingNotice } from './leaving.ts'
import { Admission, Ending, Placing } from './schema.ts'
import { allClusters, organisationsById } from './store.ts'
import { because, RefusedNotice, tellSpan } from './telling.part.tsx'
import { ADDRESSES, WORDS } from './words.ts'

type Shown = { readonly placed: Placed; readonly actor: Actor; readonly language: Language; readonly belongings: readonly Belonging[]; readonly memberships: readonly Membership[]; readonly clusters: readonly Organisation[]; readonly procedures: Procedures; readonly notice: LeavingNotice; readonly today: Day; readonly entered: Readonly<Record<string, Entered>>; readonly refusal?: Refusal }

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] => Object.keys(table) as Key[] // a table has its own keys

/** What the forms of the page do; the button says which. */
const DOINGS = ['place', 'leave', 'admit', 'end', ...keysOf(PROCEDURES)] as const
type Doing = (typeof DOINGS)[number]

const isProcedure = (doing: Doing): doing is keyof typeof PROCEDURES => doing in PROCEDURES

const pageFor = ({ organisation }: Placed, language: Language) => ({ title: say(PAGE_WORDS, language, 'standingTitle', { name: nameIn(organisation, language) }), above: <a href={pageOf(organisation.id, language)}>{nameIn(organisation, language)}</a>, entry: 'members' as const })

export function hangStanding(app: App, site: Site, needs: MembersNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shownFor = async (id: OrganisationId, actor: Actor, language: Language): Promise<Omit<Shown, 'entered'>> => {
    const placed = must(await findPlaced(needs.db, actor, id, needs.today()))
    const belongings = (await belongingsOf(needs.db, id)).filter((one) => one.organisation === id)
    const known = await organisationsById(needs.db, belongings.map(({ cluster }) => cluster))
    const clusters = new Map([...(await allClusters(needs.db)), ...known.values()].filter((cluster) => may.read(actor, cluster).ok).map((cluster) => [cluster.id, cluster]))
    return { placed, actor, language, belongings: belongings.filter(({ cluster }) => clusters.has(cluster)), memberships: await membershipsOf(needs.db, id), clusters: [...clusters.values()], procedures: await proceduresOf(needs.db, { actor, id }), notice: await needs.leavingNotice(needs.db), today: needs.today() }
  }

  pages.get('standing', async (door, { language, show }) => {
    const shown = await shownFor(idIn(door), await needs.actorOf(door), language)
    return show(pageFor(shown.placed, language), <Standing {...shown} entered={{}} />)
  })
  pages.post('standing', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const id = idIn(door)
    const { do: said, ...values } = must(await readForm(door))
    const doing = DOINGS.find((one) => one === said) ?? 'place'
    try {
      await transact(needs.db, async (tx) => {
        await (isProcedure(doing) ? PROCEDURES[doing](tx, needs, { actor, id }, values) : DO[doing](tx, actor, id, values, needs.today()))
        await needs.changed(tx, [id])
      })
      return goOn(door, addressOf(ADDRESSES.standing, language, { id }))
    } catch (error) {
      if (!(error instanceof Refused) || !['invalid', 'conflict'].includes(error.refusal.kind)) throw error
      const { refusal } = error
      const shown = await shownFor(id, actor, language)
      return show(pageFor(shown.placed, language), refusal.reason === 'http.fields' ? <Standing {...shown} entered={{ [doing]: { values, errors: sayFields(refusal, language, WORDS) } }} /> : <Standing {...shown} entered={{ [doing]: { values } }} refusal={refusal} />, 422)
    }
  })
}

const given = <T extends object>(span: T): { [K in keyof T]?: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(span).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> } // what was undefined is gone

const DO: Readonly<Record<Exclude<Doing, keyof typeof PROCEDURES>, (tx: Tx, actor: Actor, id: OrganisationId, values: object, today: string) => Promise<void>>> = {
  async place(tx, actor, id, values, today) {
    const { cluster, from = today } = must(readBy(Placing, values))
    must(await placeInCluster(tx, actor, id, cluster, { from }))
  },
  async leave(tx, actor, id, values, today) {
    const { cluster, until = today } = must(readBy(Placing, values))
    must(await leaveCluster(tx, actor, id, cluster, { until, today }))
  },
  async admit(tx, actor, id, values, today) {
    const { kind, from = today, until, founding } = must(readBy(Admission, 'founding' in values ? { ...values, founding: true } : values))
    must(await admit(tx, actor, id, kind, { from, founding: founding ?? false, ...given({ until }) }))
  },
  async end(tx, actor, id, values, today) {
    const { until = today } = must(readBy(Ending, values))
    must(await endMembership(tx, actor, id, { until, today }))
  },
}

const Standing = ({ refusal, ...shown }: Shown) => {
  const { language } = shown
  return (
    <>
      {refusal === undefined ? null : <RefusedNotice refusal={refusal} language={language} />}
      <Section title={say(PAGE_WORDS, language, 'belongings')}><Belongings {...shown} /></Section>
      <Section title={say(PAGE_WORDS, language, 'memberships')}><Memberships {...shown} /></Section>
      <ProceduresShown {...shown} others={shown.clusters} isMember={shown.memberships.some((one) => holdsOn(one, shown.today))} />
    </>
  )
}

const Belongings = ({ placed: { organisation, clusters: today }, actor, language, belongings, clusters, entered }: Omit<Shown, 'refusal'>) => {
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  if (organisation.kind === 'cluster') return <p>{word('isCluster')}</p>
  const names = new Map(clusters.map((cluster) => [cluster.id, nameIn(cluster, language)]))
  const mine = clusters.filter((cluster) => may.place(actor, { organisation, cluster }).ok)
  const no = clusters.length === 0 ? word('noClusters') : mine.length > 0 ? undefined : because(may.place(actor, { organisation, cluster: clusters[0] ?? organisation }), language)
  const options = mine.map((cluster) => ({ value: cluster.id, label: nameIn(cluster, language) }))
  const leaving = options.filter(({ value }) => today.includes(value))
  return (
    <>
      {belongings.length === 0 ? <p class="soft">{word('belongsTo')}: {word('belongsToNone')}</p> : <Table caption={word('belongingsTable')} hidesCaption rows={belongings} columns={[{ head: word('cluster'), cell: ({ cluster }) => <a href={pageOf(cluster, language)}>{names.get(cluster)}</a> }, { head: word('span'), cell: (one) => tellSpan(one, language) || word('ever') }]} />}
      {no === undefined ? (
        <div class="sides">
          <Form id="place" {...entered['place']}>
            <Select name="cluster" label={word('placeInWhich')} options={options} />
            <TextField name="from" kind="date" label={word('day')} hint={word('dayHint')} isOptional />
            <Actions><Button name="do" value="place" filled>{word('placeIn')}</Button></Actions>
          </Form>
          {leaving.length === 0 ? null : (
            <Form id="leave" {...entered['leave']}>
              <Select name="cluster" label={word('leaveWhich')} options={leaving} />
              <TextField name="until" kind="date" label={word('lastDay')} hint={word('lastDayHint')} isOptional />
              <Actions><Button name="do" value="leave">{word('leave')}</Button></Actions>
            </Form>
          )}
        </div>
      ) : (
        <Actions><Button because={no}>{word('placeIn')}</Button></Actions>
      )}
    </>
  )
}

const Memberships = ({ actor, language, memberships, entered }: Omit<Shown, 'refusal'>) => {
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  const no = because(may.admit(actor), language)
  return (
    <>
      {memberships.length === 0 ? <p class="soft">{word('membership')}: {word('noMembership')}</p> : <Table caption={word('membershipsTable')} hidesCaption rows={memberships} columns={[{ head: word('membership'), cell: ({ kind, founding }) => [say(WORDS, language, `membership.${kind}`), ...(founding ? [say(WORDS, language, 'membership.founding')] : [])].join(', ') }, { head: word('span'), cell: (one) => tellSpan(one, language) || word('ever') }]} />}
      {no !== undefined ? (
        <Actions><Button because={no}>{word('admit')}</Button></Actions>
      ) : memberships.some(({ until }) => until === undefined) ? (
        <Form id="end" {...entered['end']}>
          <TextField name="until" kind="date" label={word('lastDay')} hint={word('lastDayHint')} isOptional />
          <Actions><Button name="do" value="end">{word('endMembership')}</Button></Actions>
        </Form>
      ) : (
        <Form id="admit" {...entered['admit']}>
          <Choices name="kind" label={word('membership')} options={MEMBERSHIPS.map((kind) => ({ value: kind, label: say(WORDS, language, `membership.${kind}`) }))} />
          <Choices name="founding" label={word('founding')} many isOptional options={[{ value: 'yes', label: word('foundingYes') }]} />
          <TextField name="from" kind="date" label={word('day')} hint={word('dayHint')} isOptional />
          <Actions><Button name="do" value="admit">{word('admit')}</Button></Actions>
        </Form>
      )}
    </>
  )
}
