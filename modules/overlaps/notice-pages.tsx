/** The pages of notices between plans that are not open: one's own, one with its two-sided release, what one distanced oneself from, and what lies with the confidant. */
import type { ComponentChildren } from 'preact'
import { answerFile, goOn, idAt, readBy, readForm, textIn, type App, type Door } from '#platform/http'
import { attempted, Actions, addressOf, Button, ButtonLink, Choices, EmptyState, Form, Notice, Section, Table, type Here, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { sheetFile } from '#platform/sheets'
import { printMoment, printDay } from '#platform/time'
import type { Language } from '#platform/words'
import { fieldName, type Actor } from '#modules/members'
import { findProject, titleIn } from '#modules/projects'
import { again, authorNames, confidedAt, namesOf, noticeAt, RefusedNotice, speaker, topicNames, type OverlapsNeeds } from './frame.part.tsx'
import { shownTo, type NoticeId, type Shown, type SideId } from './notice.ts'
import { answerNotice, closeNotice, distanceFromNotice, passOnNotice, readable } from './notice-doing.part.ts'
import { actsOf, confidedNotices, distancingsBy, distancingsOn, findConfided, noticesOf, type LedNotice } from './notice-store.ts'
import { eyesOf, may } from './policy.ts'
import { isOver, LEVELS, otherSide, seenBy, SIDES, type Seen, type SideName } from './release.ts'
import { PassingIn, ReleaseIn } from './schema.ts'
import { ADDRESSES } from './words.ts'

export function hangNotices(app: App, site: Site, needs: OverlapsNeeds): void {
  hangOwn(app, site, needs)
  hangOne(app, site, needs)
  hangDistancings(app, site, needs)
  hangConfided(app, site, needs)
}

const nameIn = (door: Door): SideId => idAt(door, 'overlap.none')

/** The title of a plan for a reader of this language; whoever asks may read it. */
async function titleOf({ db }: Pick<OverlapsNeeds, 'db'>, plan: Parameters<typeof findProject>[1], language: Language): Promise<string> {
  const found = await findProject(db, plan)
  return found.ok ? titleIn(found.value, language) : '–'
}

/** How it stands for this side, in words. */
function standing(seen: Seen, language: Language): string {
  const word = speaker(language)
  if (seen.is !== 'open') return word(seen.is === 'nothing' ? 'stands.nothing' : 'stands.declined')
  return seen.own.level === undefined ? word(`stands.${seen.own.state}`) : word('stands.allowed', { level: word(`level.${seen.own.level}`) })
}

function hangOwn(app: App, site: Site, needs: OverlapsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('notices', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    must(may.listNotices(actor))
    const word = speaker(language)
    const found = await noticesOf(needs.db, eyesOf(actor), needs.now())
    const toMethod = <ButtonLink to={addressOf(ADDRESSES.method, language)}>{word('toMethod')}</ButtonLink>
    if (found.length === 0) return show({ title: word('noticesTitle'), above: <ListLink language={language} />, entry: 'projects' }, <EmptyState title={word('noticesNone')} action={toMethod}>{word('noticesNoneTold')}</EmptyState>)
    const rows = await Promise.all(found.map(async ({ notice, side }) => ({ id: notice.names[side], title: await titleOf(needs, notice.plans[side], language), day: printDay(notice.shownFrom, language, needs.zone), stands: standing(seenBy(notice.release, side), language) })))
    return show(
      { title: word('noticesTitle'), above: <ListLink language={language} />, lead: word('noticesLead', { count: rows.length }), entry: 'projects', actions: <>{toMethod}<ButtonLink to={addressOf(ADDRESSES.distancings, language)}>{word('toDistancings')}</ButtonLink></> },
      <Table
        caption={word('noticesTitle')}
        hidesCaption
        rows={rows}
        columns={[
          { head: word('plan'), cell: ({ id, title }) => <a href={noticeAt(id, language)}>{title}</a> },
          { head: word('when'), cell: ({ day }) => day },
          { head: word('state'), cell: ({ stands }) => stands },
        ]}
      />,
    )
  })
}

const ListLink = ({ language }: { readonly language: Language }) => <a href={addressOf(ADDRESSES.findings, language)}>{speaker(language)('coordination')}</a>

function hangOne(app: App, site: Site, needs: OverlapsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shown = async ({ language, show }: Here, actor: Actor, name: SideId, values: Parameters<typeof again>[0] = {}, refusal?: Refusal): Promise<Response> => {
    // Read at one moment: what is shown is what both had released then.
    const { notice, side } = await readable(needs, needs.db, actor, name)
    const word = speaker(language)
    const seen = seenBy(notice.release, side)
    const title = await titleOf(needs, notice.plans[side], language)
    const lead = word(seen.is === 'open' ? 'noticeLead' : seen.is === 'declined' ? 'declinedTold' : 'nothingTold', { title })
    return show(
      { title: word(seen.is === 'open' ? 'noticeTitle' : seen.is === 'declined' ? 'declinedTitle' : 'nothingTitle'), above: <a href={addressOf(ADDRESSES.notices, language)}>{word('noticesTitle')}</a>, lead, entry: 'projects' },
      <>
        <RefusedNotice refusal={again(values, refusal, language, {}).above} language={language} />
        {seen.is === 'open' ? <Open notice={notice} side={side} seen={seen} told={seen.shown === undefined ? undefined : await toldOf(needs, notice, side, shownTo(side, seen.shown, notice.evidence), language)} entered={again(values, refusal, language, {}).entered} language={language} /> : null}
        <Acts lines={await actLines(needs, notice, side, language)} language={language} />
        <Distance name={name} lines={await distancingLines(needs, notice, side, language)} language={language} />
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('notice', async (door, here) => shown(here, await needs.actorOf(door), nameIn(door)))
  const act = (key: 'release' | 'withdrawal' | 'refusal' | 'distancing', work: (actor: Actor, name: SideId, values: Parameters<typeof again>[0]) => Promise<unknown>): void =>
    pages.post(key, async (door, here) => {
      const [actor, name] = [await needs.actorOf(door), nameIn(door)]
      const values = must(await readForm(door))
      // Whoever may not read it is told so before what they sent is looked at.
      await readable(needs, needs.db, actor, name)
      const done = await attempted(() => work(actor, name, values))
      return done.ok ? goOn(door, noticeAt(name, here.language)) : shown(here, actor, name, values, done.refusal)
    })
  act('release', (actor, name, values) => answerNotice(needs, actor, name, { do: 'allow', level: must(readBy(ReleaseIn, { level: textIn(values, 'level') })).level }))
  act('withdrawal', (actor, name) => answerNotice(needs, actor, name, { do: 'withdraw' }))
  act('refusal', (actor, name) => answerNotice(needs, actor, name, { do: 'decline' }))
  act('distancing', (actor, name) => distanceFromNotice(needs, actor, name))
}

const Open = ({ notice, side, seen, told, entered, language }: { readonly notice: LedNotice; readonly side: SideName; readonly seen: Seen & { readonly is: 'open' }; readonly told: ComponentChildren; readonly entered: ReturnType<typeof again>['entered']; readonly language: Language }) => {
  const word = speaker(language)
  const at = (key: 'release' | 'withdrawal' | 'refusal') => addressOf(ADDRESSES[key], language, { id: notice.names[side] })
  const { own, shown, reached } = seen
  return (
    <>
      <Section title={word('seen')}>
        {told ?? <p>{word('seenNothing')}</p>}
        {reached === undefined || (shown !== undefined && shown === reached) ? null : <p class="soft">{word('reached', { level: word(`level.${reached}`) })}</p>}
      </Section>
      <Section title={word('release')}>
        <p>{word('releaseTold')} {word('noSecrets')}</p>
        <Form id="release" to={at('release')} values={entered.values === undefined || textIn(entered.values, 'level') === '' ? { level: own.level } : entered.values} {...(entered.errors === undefined ? {} : { errors: entered.errors })}>
          <Choices name="level" label={word('howFar')} options={LEVELS.map((value) => ({ value, label: word(`level.${value}`) }))} />
          <Actions><Button filled>{word('releaseDo')}</Button></Actions>
        </Form>
        {own.state === 'allowed' ? <><p class="soft">{word('withdrawTold')}</p><Form id="withdraw" to={at('withdrawal')}><Actions><Button>{word('withdraw')}</Button></Actions></Form></> : null}
      </Section>
      <Section title={word('decline')}>
        <p class="soft">{word('declineTold')}</p>
        <Form id="decline" to={at('refusal')}><Actions><Button>{word('decline')}</Button></Actions></Form>
      </Section>
    </>
  )
}

/** What this level lets one see of the other side, told. */
async function toldOf(needs: OverlapsNeeds, { led, foundAt }: LedNotice, side: SideName, shown: Shown, language: Language): Promise<ComponentChildren> {
  const word = speaker(language)
  const { fields, topics, kinds, strength, titles, passages } = shown
  const other = led[otherSide(side)].lead
  const nameOf = titles === undefined ? () => '' : await namesOf(needs.db, [other], language)
  const names = topics === undefined ? [] : await topicNames(needs, topics, language)
  return (
    <>
      <p>{word('shown.existence')}</p>
      {fields === undefined ? null : <p>{fields.length === 0 ? word('shown.noFields') : word('shown.fields', { fields: fields.map((field) => fieldName(field, language)).join(', ') })}</p>}
      {topics === undefined ? null : <p>{names.length === 0 ? word('shown.noTopics') : word('shown.topics', { topics: names.join(', ') })}</p>}
      {kinds === undefined || strength === undefined ? null : <p>{word('shown.kinds', { kinds: kinds.map((kind) => word(`kind.${kind}`)).join(', '), strength: word(`strength.${strength}`) })}</p>}
      {titles === undefined ? null : <p>{word('shown.title', { title: titleIn({ twins: titles }, language) })} <a href={needs.organisationAt(other, language)}>{nameOf(other)}</a>.</p>}
      {(passages ?? []).map(({ own, other: there }) => (
        <div key={own}>
          <p class="soft small">{word('ownPassage')}</p>
          <blockquote>{own}</blockquote>
          <p class="soft small">{word('otherPassage')}</p>
          <blockquote>{there}</blockquote>
        </div>
      ))}
      {topics === undefined ? null : <p class="soft small">{word('frozen', { day: printDay(foundAt, language, needs.zone) })}</p>}
    </>
  )
}

async function actLines(needs: OverlapsNeeds, { id }: LedNotice, side: SideName, language: Language): Promise<string[]> {
  const word = speaker(language)
  const acts = await actsOf(needs.db, id, side)
  const nameOf = await authorNames(needs.db, acts.map(({ by }) => by), language)
  return acts.map(({ act, level, by, at }) => word(`act.${act}`, { day: printMoment(at, language, needs.zone), who: nameOf(by), level: level === undefined ? '' : word(`level.${level}`) }))
}

const Acts = ({ lines, language }: { readonly lines: readonly string[]; readonly language: Language }) => (lines.length === 0 ? null : <Section title={speaker(language)('acts')}><ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul></Section>)

async function distancingLines(needs: OverlapsNeeds, { id }: LedNotice, side: SideName, language: Language): Promise<string[]> {
  const found = await distancingsOn(needs.db, id, side)
  const nameOf = await authorNames(needs.db, found.map(({ by }) => by), language)
  return found.map(({ by, at }) => speaker(language)('distanced', { who: nameOf(by), time: printMoment(at, language, needs.zone) }))
}

const Distance = ({ name, lines, language }: { readonly name: SideId; readonly lines: readonly string[]; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Section title={word('distanceWhat')}>
      <p class="soft">{word('distanceTold')} {word('distanceOwn')}</p>
      {lines.map((line) => <p class="small" key={line}>{line}</p>)}
      <Form id="distance" to={addressOf(ADDRESSES.distancing, language, { id: name })}><Actions><Button>{word('distance')}</Button></Actions></Form>
    </Section>
  )
}

// ---- Distancings

/** Those of the organisation for which this actor decides, told. */
export async function distancingsFor(needs: OverlapsNeeds, actor: Actor, language: Language) {
  const organisation = must(may.listDistancings(actor))
  const found = await distancingsBy(needs.db, organisation)
  const nameOf = await authorNames(needs.db, found.map(({ by }) => by), language)
  return found.map((one) => ({ ...one, who: nameOf(one.by), planTitle: titleIn({ twins: one.title }, language), shownThen: one.shown === undefined ? speaker(language)('nothingShown') : speaker(language)(`level.${one.shown}`) }))
}

function hangDistancings(app: App, site: Site, needs: OverlapsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('distancings', async (door, { language, show }) => {
    const rows = await distancingsFor(needs, await needs.actorOf(door), language)
    const word = speaker(language)
    return show(
      { title: word('distancingsTitle'), above: <a href={addressOf(ADDRESSES.notices, language)}>{word('noticesTitle')}</a>, lead: rows.length === 0 ? word('distancingsNone') : word('distancingsLead', { count: rows.length }), entry: 'projects', actions: rows.length === 0 ? undefined : <><ButtonLink to={addressOf(ADDRESSES.distancingsExcel, language)}>{word('asExcel')}</ButtonLink><ButtonLink to={addressOf(ADDRESSES.distancingsCsv, language)}>{word('asCsv')}</ButtonLink></> },
      rows.length === 0 ? <EmptyState title={word('distancingsNone')}>{word('distanceTold')}</EmptyState> : (
        <Table
          caption={word('distancings')}
          hidesCaption
          rows={rows}
          columns={[
            { head: word('who'), cell: ({ who }) => who },
            { head: word('when'), cell: ({ at }) => printMoment(at, language, needs.zone) },
            { head: word('plan'), cell: ({ name, planTitle }) => <a href={noticeAt(name, language)}>{planTitle}</a> },
            { head: word('shownThen'), cell: ({ shownThen }) => shownThen },
          ]}
        />
      ),
    )
  })
  for (const [key, form] of [['distancingsCsv', 'csv'], ['distancingsExcel', 'xlsx']] as const) {
    pages.get(key, async (door, { language }) => {
      const told = await distancingsFor(needs, await needs.actorOf(door), language)
      const word = speaker(language)
      const rows = told.map(({ who, at, planTitle, shownThen, name }) => [who, at.toISOString(), planTitle, shownThen, needs.origin() + noticeAt(name, language)])
      return answerFile(door, sheetFile({ name: word('distancings'), head: [word('who'), word('when'), word('plan'), word('shownThen'), word('address')], rows }, form))
    })
  }
}

// ---- The confidant

const confidedIn = (door: Door): NoticeId => idAt(door, 'overlap.none')

function hangConfided(app: App, site: Site, needs: OverlapsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('confidedNotices', async (door, { language, show }) => {
    must(may.confide(await needs.actorOf(door)))
    const word = speaker(language)
    const rows = await confidedNotices(needs.db)
    const nameOf = await namesOf(needs.db, rows.flatMap(({ led }) => SIDES.map((side) => led[side].lead)), language)
    if (rows.length === 0) return show({ title: word('confidedTitle'), entry: 'projects' }, <EmptyState title={word('confidedNone')}>{word('confidedNoneTold')}</EmptyState>)
    return show(
      { title: word('confidedTitle'), lead: word('confidedLead', { count: rows.length }), entry: 'projects' },
      <Table
        caption={word('confidedTitle')}
        hidesCaption
        rows={rows}
        columns={[
          { head: word('noticeTitle'), cell: ({ id, led }) => <a href={confidedAt(id, language)}>{word('confidedOne', { a: nameOf(led.a.lead), b: nameOf(led.b.lead) })}</a> },
          { head: word('when'), cell: ({ foundAt }) => printDay(foundAt, language, needs.zone) },
          { head: word('state'), cell: ({ release }) => word(isOver(release) ? 'confided.over' : release.a.told && release.b.told ? 'confided.passed' : 'confided.waits') },
        ]}
      />,
    )
  })
  const shown = async ({ language, show }: Here, actor: Actor, id: NoticeId, refusal?: Refusal): Promise<Response> => {
    must(may.confide(actor))
    const { led, release, plans, evidence, foundAt } = must(await findConfided(needs.db, id))
    const word = speaker(language)
    const nameOf = await namesOf(needs.db, [led.a.lead, led.b.lead], language)
    const titles = { a: await titleOf(needs, plans.a, language), b: await titleOf(needs, plans.b, language) }
    const over = isOver(release)
    return show(
      { title: word('confidedOne', { a: nameOf(led.a.lead), b: nameOf(led.b.lead) }), above: <a href={addressOf(ADDRESSES.confidedNotices, language)}>{word('confidedTitle')}</a>, lead: word('confidedEvidence', { day: printDay(foundAt, language, needs.zone), kinds: evidence.kinds.map((kind) => word(`kind.${kind}`)).join(', '), strength: word(`strength.${evidence.strength}`) }), entry: 'projects' },
      <>
        <RefusedNotice refusal={refusal} language={language} />
        {over ? <Notice title={word('confided.over')} /> : <p>{word('confidedTold')} {word('noSecrets')}</p>}
        {SIDES.map((side) => (
          <Section key={side} title={nameOf(led[side].lead)}>
            <p>{word(release[side].told ? 'passedOn' : 'notPassedOn', { name: nameOf(led[side].lead), title: titles[side] })}</p>
            {over || release[side].told ? null : <Form id={`pass-${side}`} to={addressOf(ADDRESSES.passing, language, { id })}><input type="hidden" name="side" value={side} /><Actions><Button>{word('passOn', { name: nameOf(led[side].lead) })}</Button></Actions></Form>}
          </Section>
        ))}
        {over ? null : <Section title={word('closeDo')}><p class="soft">{word('closeTold')}</p><Form id="close" to={addressOf(ADDRESSES.closing, language, { id })}><Actions><Button>{word('closeDo')}</Button></Actions></Form></Section>}
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('confided', async (door, here) => shown(here, await needs.actorOf(door), confidedIn(door)))
  pages.post('passing', async (door, here) => {
    const [actor, id] = [await needs.actorOf(door), confidedIn(door)]
    must(may.confide(actor))
    const values = must(await readForm(door))
    const done = await attempted(async () => passOnNotice(needs, actor, id, must(readBy(PassingIn, { side: textIn(values, 'side') })).side))
    return done.ok ? goOn(door, confidedAt(id, here.language)) : shown(here, actor, id, done.refusal)
  })
  pages.post('closing', async (door, here) => {
    const [actor, id] = [await needs.actorOf(door), confidedIn(door)]
    const done = await attempted(() => closeNotice(needs, actor, id))
    return done.ok ? goOn(door, confidedAt(id, here.language)) : shown(here, actor, id, done.refusal)
  })
}
