/** The page of one plan: what it says as far as this reader may see it, what can be done with it, how it changed. */
import type { App } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, Facts, Lens, Notice, Paragraphs, Section, Table, withQuery, type Site } from '#platform/page'
import { printDay, tellDay } from '#platform/time'
import { otherLanguage, printDecimal, say, type Language } from '#platform/words'
import { fieldHue, type Standing } from '#modules/members'
import { openProject, readerAt, standingOf } from './doing.part.ts'
import { FIELDS, isAsOpen } from './disclosure.ts'
import { executionOf } from './execution-pages.tsx'
import { because, idIn, namesOf, projectAt, sentenceOf, speaker, type Names, type Word } from './frame.part.tsx'
import { FUNDING_DATES, warningOf } from './funding.ts'
import { historyFor, type Difference, type Step } from './history.ts'
import { linksOf, versionsOf, type Linked } from './list-store.ts'
import { periodOf, stateTold, titleOf } from './list-pages.tsx'
import type { ProjectsNeeds } from './needs.part.ts'
import { openingsOf } from './opening-store.ts'
import { may, type Reader, type Redacted } from './policy.ts'
import { TEXTS, titleIn, type Partner, type Project } from './project.ts'
import { readingOf, topicsOf, type ProjectTopic, type Reading } from './topic-store.ts'
import { ADDRESSES, WORDS } from './words.ts'

type Topics = Awaited<ReturnType<ProjectsNeeds['topics']>>

export function hangProject(app: App, site: Site, needs: ProjectsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('project', async (door, { language, show }) => {
    const word = speaker(language)
    const reader = await readerAt(needs, door)
    const { project, shown } = await openProject(needs, reader, idIn(door))
    const { id } = project
    const [standing, topics, reading, links, named, call] = await Promise.all([standingOf(needs.db, needs, project.lead), topicsOf(needs.db, id), readingOf(needs.db, id), linksOf(needs.db, reader, id), needs.topics(), shown.call === undefined ? undefined : needs.calls?.find(needs.db, shown.call, reader.actor)])
    const names = await namesOf(needs, [project.lead, ...shown.partners.map(({ organisation }) => organisation)], [project.by], [project.leader], language)
    const parts = await Promise.all(needs.parts.map((part) => part({ project: shown, reader, language, door })))
    const warning = warningOf(shown.funding)
    return show(
      {
        title: titleIn(project, language),
        above: <a href={addressOf(ADDRESSES.projects, language)}>{word('projects')}</a>,
        lens: <Lens hues={(names.organisation(project.lead)?.fields ?? []).slice(0, 2).map(fieldHue)} />,
        lead: <>{word('lead1', { state: stateTold(project, language), day: tellDay(project.stateOn, language), lead: names.of(project.lead) })} <span class="soft">{word('unbinding')}.</span></>,
        entry: 'projects',
        actions: <Doings reader={reader} project={project} standing={standing} language={language} />,
        beside: <Facts facts={await factsOf(needs, shown, reader, names, call?.ok === true ? call.value : undefined, language)} />,
        ...(needs.partsHear === undefined ? {} : { live: needs.partsHear.join(' ') }),
      },
      <>
        {standing === undefined || standing === 'outside' ? <Notice kind="wrong" title={word('leftTitle')}><p>{sentenceOf({ reason: 'project.leadLeft', facts: {} }, language)}</p></Notice> : null}
        {warning === undefined ? null : <Notice kind="wrong" title={word('fundingAtRisk')}><p>{sentenceOf(warning, language)}</p></Notice>}
        <Links links={links} language={language} />
        {shown.stateReason === undefined ? null : <Section title={word('reason')}><Paragraphs text={shown.stateReason} /></Section>}
        <Texts project={shown} language={language} />
        <TopicsOf topics={topics} reading={reading} named={named} project={project} reader={reader} language={language} />
        {shown.sought.length === 0 ? null : <Section title={word('sought')}><ul>{shown.sought.map((one) => <li key={one}>{named.nameOf(one)?.[language] ?? one}</li>)}</ul></Section>}
        <Partners partners={shown.partners} names={names} language={language} />
        {await executionOf(needs, shown, reader, language)}
        {shown.results === undefined ? null : <Section title={word('results')}><Paragraphs text={shown.results.text} /><Facts facts={[...(shown.results.usedBy === undefined ? [] : [{ name: word('usedBy'), value: shown.results.usedBy }]), ...(shown.results.follows === undefined ? [] : [{ name: word('follows'), value: shown.results.follows }])]} /></Section>}
        {shown.withheld.length === 0 ? null : <p class="soft">{word('withheld', { fields: shown.withheld.map((field) => say(WORDS, language, `field.${field}`)).join(', ') })}</p>}
        {parts}
      </>,
    )
  })
  pages.get('versions', async (door, { language, show }) => {
    const word = speaker(language)
    const reader = await readerAt(needs, door)
    const { project } = await openProject(needs, reader, idIn(door))
    const steps = historyFor(reader, project, await versionsOf(needs.db, project.id))
    const organisations = steps.flatMap((step) => [step.project.lead, ...step.project.partners.map(({ organisation }) => organisation)])
    const names = await namesOf(needs, organisations, steps.map(({ by }) => by), steps.map((step) => step.project.leader), language)
    return show(
      { title: word('historyTitle'), above: <a href={projectAt(project.id, language)}>{titleIn(project, language)}</a>, lead: word('historyLead', { count: steps.length }), entry: 'projects' },
      <>{steps.map((step) => <Version key={step.project.version} step={step} names={names} zone={needs.zone} language={language} />)}</>,
    )
  })
}

// ---- What can be done

const Doings = ({ reader, project, standing, language }: { readonly reader: Reader; readonly project: Project; readonly standing: Standing | undefined; readonly language: Language }) => {
  const word = speaker(language)
  const to = (key: 'editProject' | 'advance' | 'disclosure' | 'split' | 'merge' | 'versions' | 'handOver'): string => addressOf(ADDRESSES[key], language, { id: project.id })
  const history = <ButtonLink to={to('versions')}>{word('history')}</ButtonLink>
  const change = may.change(reader, project)
  if (!change.ok || project.became !== undefined) return <>{may.handOver(reader, project, standing).ok ? <ButtonLink to={to('handOver')} filled>{word('handOver')}</ButtonLink> : null}{history}</>
  const no = because(may.advance(reader, project, standing), language)
  return (
    <>
      <ButtonLink to={to('editProject')} filled>{word('edit')}</ButtonLink>
      {no === undefined ? <><ButtonLink to={to('advance')}>{word('advance')}</ButtonLink><ButtonLink to={to('disclosure')}>{word('changeDisclosure')}</ButtonLink><ButtonLink to={to('split')}>{word('toSplit')}</ButtonLink><ButtonLink to={to('merge')}>{word('toMerge')}</ButtonLink></> : <Button because={no}>{word('advance')}</Button>}
      {history}
    </>
  )
}

// ---- What it says

async function factsOf(needs: ProjectsNeeds, one: Redacted, reader: Reader, names: Names, call: { readonly title: Readonly<Record<Language, string>>; readonly to: Readonly<Record<Language, string>> } | undefined, language: Language) {
  const word = speaker(language)
  const { readinessNow: now, readinessAim: aim } = one
  const readiness = now !== undefined && aim !== undefined ? word('readinessBoth', { now, aim }) : now?.toString() ?? (aim === undefined ? undefined : word('readinessAimOnly', { aim }))
  const euro = (amount: number | undefined): string | undefined => (amount === undefined ? undefined : word('euro', { amount: printDecimal(amount, language, 0) }))
  const stricter = FIELDS.filter((field) => !isAsOpen(one, field))
  const readers = may.change(reader, one).ok ? await openingsOf(needs.db, one.id) : undefined
  const told: readonly (readonly [Word, string | undefined])[] = [
    ['leader', one.leader === undefined ? undefined : names.person(one.leader)],
    ['state', stateTold(one, language)],
    ['period', periodOf(one, language) || undefined],
    ['readiness', readiness],
    ['budget', euro(one.budget)],
    ['share', euro(one.share)],
    ...FUNDING_DATES.map((name) => [name, one.funding[name] === undefined ? undefined : tellDay(one.funding[name], language)] as const),
  ]
  return [
    { name: word('leadOrganisation'), value: <a href={names.at(one.lead)}>{names.of(one.lead)}</a> },
    ...told.flatMap(([name, value]) => (value === undefined ? [] : [{ name: word(name), value }])),
    ...(call === undefined ? [] : [{ name: word('call'), value: <a href={call.to[language]}>{call.title[language]}</a> }]),
    { name: word('disclosure'), value: [say(WORDS, language, `disclosure.${one.disclosure}`), ...stricter.map((field) => `${say(WORDS, language, `field.${field}`)}: ${say(WORDS, language, `disclosure.${one.stricter[field] ?? one.disclosure}`)}`)].join('; ') },
    ...(readers === undefined ? [] : [{ name: word('readBy'), value: readers.length === 0 ? word('readByNobody') : await readersTold(needs, readers.map(({ party }) => party), language) }]),
  ]
}

/** Who has read a plan beyond its lead. */
export async function readersTold(needs: ProjectsNeeds, parties: readonly string[], language: Language): Promise<string> {
  const organisations = parties.filter((party) => party !== 'alliance' && party !== 'public') as Project['lead'][] // the rest are organisations
  const names = await namesOf(needs, organisations, [], [], language)
  return [...organisations.map(names.of), ...(parties.includes('alliance') ? [speaker(language)('alliance')] : []), ...(parties.includes('public') ? [speaker(language)('everybody')] : [])].join(', ')
}

/** In the reader's language, or the other where only that says something; a version that lags says so. */
const Texts = ({ project: { twins, stale }, language }: { readonly project: Redacted; readonly language: Language }) => {
  const word = speaker(language)
  const spoken = twins[language] === undefined ? otherLanguage(language) : language
  return (
    <>
      {stale[spoken] === undefined ? null : <p class="soft">{word('staleTwin')}</p>}
      {TEXTS.map((name) => {
        const own = twins[spoken]?.[name]
        const [text, of] = own === undefined ? [twins[otherLanguage(spoken)]?.[name], otherLanguage(spoken)] : [own, spoken]
        return text === undefined ? null : <Section key={name} title={word(name)}><Paragraphs text={text} language={of === language ? undefined : of} /></Section>
      })}
    </>
  )
}

type TopicsNeeds = { readonly topics: readonly ProjectTopic[]; readonly reading: Reading | undefined; readonly named: Topics; readonly project: Project; readonly reader: Reader; readonly language: Language }

const TopicsOf = ({ topics, reading, named, project, reader, language }: TopicsNeeds) => {
  const word = speaker(language)
  const mayChange = may.change(reader, project).ok && project.became === undefined
  const counted = topics.filter((topic) => topic.word !== 'rejected' && named.nameOf(topic.topic) !== undefined)
  const told = ({ topic, word: said }: ProjectTopic) => <li key={topic}><a href={withQuery(addressOf(ADDRESSES.projects, language), { topic })}>{named.nameOf(topic)?.[language] ?? topic}</a>{said === 'confirmed' ? <span class="soft"> {word('confirmed')}</span> : null}</li>
  const list = (stance: ProjectTopic['stance']) => {
    const some = counted.filter((topic) => topic.stance === stance)
    return some.length === 0 ? null : <Section title={word(stance)}><ul>{some.map(told)}</ul></Section>
  }
  const why = reading === undefined ? word('topicsReading') : reading.refused !== null ? word('topicsUnread', { why: reading.refused[language] }) : topics.length === 0 ? word('topicsNone') : undefined
  return (
    <>
      {list('has')}
      {list('seeks')}
      {mayChange && why !== undefined ? <Section title={word('has')}><p class="soft">{why}</p></Section> : null}
      {mayChange ? <Actions><ButtonLink to={addressOf(ADDRESSES.topics, language, { id: project.id })}>{word('editTopics')}</ButtonLink></Actions> : null}
    </>
  )
}

const Partners = ({ partners, names, language }: { readonly partners: readonly Partner[]; readonly names: Names; readonly language: Language }) => {
  const word = speaker(language)
  if (partners.length === 0) return null
  return <Section title={word('partners')}><Table caption={word('partners')} hidesCaption rows={partners} columns={[{ head: word('organisation'), cell: ({ organisation }) => <a href={names.at(organisation)}>{names.of(organisation)}</a> }, { head: word('part'), cell: ({ part }) => part || '–' }]} /></Section>
}

const Links = ({ links, language }: { readonly links: readonly Linked[]; readonly language: Language }) => {
  if (links.length === 0) return null
  const word = speaker(language)
  const told = ({ kind, isOrigin }: Linked): string => word(isOrigin ? (kind === 'split' ? 'originSplit' : 'originMerged') : kind === 'split' ? 'becameSplit' : 'becameMerged')
  return <Section title={word('links')}><ul>{links.map((link) => <li key={link.id}>{told(link)}: <a href={projectAt(link.id, language)}>{titleOf(link.title, language)}</a> <span class="soft">({tellDay(link.on, language)})</span></li>)}</ul></Section>
}

// ---- How it changed

const Version = ({ step, names, zone, language }: { readonly step: Step; readonly names: Names; readonly zone: string; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Section title={`${word('version', { version: String(step.project.version) })} · ${printDay(step.at, language, zone)} · ${names.author(step.by)}`}>
      {step.differences.length === 0 ? <p class="soft">{word(step.project.version === 1 ? 'begun' : 'shownFrom')}</p> : (
        <Table caption={word('version', { version: String(step.project.version) })} hidesCaption rows={step.differences} columns={[{ head: word('what'), share: 20, cell: (one) => differenceName(one, language) }, { head: word('before'), share: 40, cell: ({ name, before }) => valueTold(name, before, names, language) }, { head: word('after'), share: 40, cell: ({ name, after }) => valueTold(name, after, names, language) }]} />
      )}
    </Section>
  )
}

const NAMED: Readonly<Record<Difference['name'], Word>> = { title: 'titleField', summary: 'summary', need: 'need', approach: 'approach', state: 'state', stateReason: 'reason', lead: 'leadOrganisation', leader: 'leader', partners: 'partners', sought: 'sought', readinessNow: 'readinessNow', readinessAim: 'readinessAim', call: 'call', budget: 'budget', share: 'share', from: 'beginsOn', until: 'endsOn', milestones: 'milestones', results: 'results', funding: 'fundingDates', disclosure: 'disclosure', stricter: 'stricter', became: 'became' }

function differenceName({ name, language: of }: Difference, language: Language): string {
  const word = speaker(language)
  return of === undefined ? word(NAMED[name]) : word(of === 'de' ? 'inGerman' : 'inEnglish', { name: word(NAMED[name]) })
}

/** A value of a version, as its page would say it. */
function valueTold(name: Difference['name'], value: unknown, names: Names, language: Language): string {
  const word = speaker(language)
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '–'
  const step = { [name]: value } as Partial<Project> // a difference holds what the field held
  if (step.state !== undefined) return say(WORDS, language, `state.${step.state}`)
  if (step.became !== undefined) return say(WORDS, language, `became.${step.became}`)
  if (step.disclosure !== undefined) return say(WORDS, language, `disclosure.${step.disclosure}`)
  if (step.lead !== undefined) return names.of(step.lead)
  if (step.leader !== undefined) return names.person(step.leader)
  if (step.partners !== undefined) return step.partners.map(({ organisation, part }) => (part === '' ? names.of(organisation) : `${names.of(organisation)}: ${part}`)).join('; ')
  if (step.milestones !== undefined) return step.milestones.map(({ title, due }) => (due === undefined ? title : `${tellDay(due, language)}: ${title}`)).join('; ')
  if (step.sought !== undefined) return step.sought.join('; ')
  if (step.budget !== undefined || step.share !== undefined) return word('euro', { amount: printDecimal(step.budget ?? step.share ?? 0, language, 0) })
  if (step.from !== undefined || step.until !== undefined) return tellDay(step.from ?? step.until ?? '', language)
  if (step.results !== undefined) return [step.results.text, step.results.usedBy, step.results.follows].filter((one) => one !== undefined).join(' · ')
  if (step.funding !== undefined) return FUNDING_DATES.flatMap((date) => (step.funding?.[date] === undefined ? [] : [`${word(date)}: ${tellDay(step.funding[date], language)}`])).join('; ') || '–'
  if (step.stricter !== undefined) return FIELDS.flatMap((field) => (step.stricter?.[field] === undefined ? [] : [`${say(WORDS, language, `field.${field}`)}: ${say(WORDS, language, `disclosure.${step.stricter[field]}`)}`])).join('; ') || '–'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
