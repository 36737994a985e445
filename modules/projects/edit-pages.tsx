/** Entering a plan and changing it; its topics. What was entered stands in the form whatever happens. */
import { goOn, readBy, readUploads, readForm, textIn, textsIn, type App, type Door, type FormValues } from '#platform/http'
import { attempted, Actions, addressOf, Button, Facts, Form, Paragraphs, Select, Table, type Here, type Site } from '#platform/page'
import { must, refuse, type Refusal } from '#platform/result'
import { nameIn, organisationsById, placements, type Organisation, type OrganisationId } from '#modules/members'
import { changeProject, enterProject, leadersOf, readerAt, sayTopics } from './doing.part.ts'
import { again, idIn, namesOf, projectAt, RefusedNotice, speaker } from './frame.part.tsx'
import { stateTold } from './list-pages.tsx'
import type { ProjectsNeeds } from './needs.part.ts'
import { Editor, fieldsFor, leadIn, levelsIn, sentIn, valuesOf } from './plan-form.part.tsx'
import { may, type Reader } from './policy.ts'
import { titleIn, type Project } from './project.ts'
import { disclosedIn, ProjectChange, ProjectIn, saidIn, TopicsIn } from './schema.ts'
import { findProject } from './store.ts'
import { STANCES, topicsOf } from './topic-store.ts'
import { ADDRESSES } from './words.ts'

/** A plan of 500 pages is refused in a sentence, and stands in the form again. */
const MOST_SENT = { bytes: 8_000_000, parts: 120 }

/** What the form of a plan sent; sent by somebody else's form, without files. */
const readPlan = async (door: Door): Promise<FormValues> => (door.req.header('content-type')?.startsWith('multipart/form-data') === true ? must(await readUploads(door, MOST_SENT)).values : must(await readForm(door)))

export function hangEditing(app: App, site: Site, needs: ProjectsNeeds): void {
  const pages = site.pages(app, ADDRESSES)

  /** For whom this actor may lead plans. */
  const leadsOf = async ({ actor }: Reader): Promise<readonly Organisation[]> => {
    if (actor.as === 'organisation') return [...(await organisationsById(needs.db, [actor.organisation])).values()]
    const placed = await placements(needs.db, needs.today())
    const members = await organisationsById(needs.db, [...placed].flatMap(([id, { standing }]) => (standing === 'member' ? [id] : [])))
    return [...members.values()].toSorted((a, b) => nameIn(a, 'de').localeCompare(nameIn(b, 'de'), 'de'))
  }
  const callsFor = async (here: Here) => (await needs.calls?.open(needs.db) ?? []).map(({ id, title }) => ({ value: id, label: title[here.language] }))
  const known = async (values: FormValues): Promise<readonly Organisation[]> => (textIn(values, 'partners').trim() === '' ? [] : [...(await organisationsById(needs.db)).values()])

  const newPage = async ({ language, show, ...here }: Here, reader: Reader, values: FormValues, refusal?: Refusal): Promise<Response> => {
    const word = speaker(language)
    const { entered, above } = again(values, refusal, language, fieldsFor(refusal, language))
    const leads = await leadsOf(reader)
    const lead = leadIn(values) ?? (leads.length === 1 ? leads[0]?.id : undefined)
    return show(
      { title: word('newTitle'), above: <a href={addressOf(ADDRESSES.projects, language)}>{word('projects')}</a>, lead: word('newLead'), entry: 'projects' },
      <Editor language={language} entered={entered} refusal={above} leads={leads} leaders={lead === undefined ? [] : await leadersOf(needs.db, needs, lead)} calls={await callsFor({ language, show, ...here })} isNew />,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('newProject', async (door, here) => {
    const reader = await readerAt(needs, door)
    must(may.begin(reader))
    // The office writes down what all of the alliance may read; others begin with nobody but themselves.
    const isOffice = reader.actor.as !== 'organisation'
    if (!reader.isBound && !isOffice) return goOn(door, addressOf(ADDRESSES.agreement, here.language))
    const { title = '', language } = door.req.query()
    return newPage(here, reader, { disclosure: isOffice ? 'alliance' : 'sealed', ...(title === '' ? {} : { [language === 'en' ? 'titleEn' : 'titleDe']: title.slice(0, 1_000) }) })
  })
  pages.post('newProject', async (door, here) => {
    const reader = await readerAt(needs, door)
    must(may.begin(reader))
    const values = await readPlan(door)
    const done = await attempted(async () => {
      const sent = must(readBy(ProjectIn, { ...must(sentIn(values, await known(values))), ...levelsIn(values) }))
      return enterProject(needs, reader, saidIn(sent), disclosedIn(sent))
    })
    return done.ok ? goOn(door, projectAt(done.value.id, here.language)) : newPage(here, reader, values, done.refusal)
  })

  const editPage = async (here: Here, project: Project, values: FormValues, refusal?: Refusal): Promise<Response> => {
    const { language, show } = here
    const word = speaker(language)
    const { entered, above } = again(values, refusal, language, fieldsFor(refusal, language))
    const own = (await organisationsById(needs.db, [project.lead])).get(project.lead)
    const isStale = refusal?.kind === 'stale'
    // Whoever looks at both and saves again means it.
    const shown = isStale ? { ...entered, values: { ...entered.values, version: String(project.version) } } : entered
    return show(
      { title: word('editTitle'), above: <a href={projectAt(project.id, language)}>{titleIn(project, language)}</a>, entry: 'projects' },
      <Editor language={language} entered={shown} refusal={above} leads={own === undefined ? [] : [own]} leaders={await leadersOf(needs.db, needs, project.lead)} calls={await callsFor(here)} isNew={false} {...(isStale ? { saved: await savedState(needs, project, here) } : {})} />,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('editProject', async (door, here) => {
    const reader = await readerAt(needs, door)
    const project = must(await findProject(needs.db, idIn(door)))
    must(may.change(reader, project))
    if (project.became !== undefined) must(refuse('conflict', 'project.became'))
    return editPage(here, project, valuesOf(project, await nameOfPartners(needs, project)))
  })
  pages.post('editProject', async (door, here) => {
    const reader = await readerAt(needs, door)
    must(may.change(reader, must(await findProject(needs.db, idIn(door)))))
    const values = await readPlan(door)
    const done = await attempted(async () => {
      const { version, othersStay: _, ...sent } = must(readBy(ProjectChange, { ...must(sentIn(values, await known(values))), version: textIn(values, 'version') }))
      return changeProject(needs, reader, idIn(door), saidIn(sent), version ?? 0, textsIn(values, 'othersStay').length > 0)
    })
    return done.ok ? goOn(door, projectAt(done.value.id, here.language)) : editPage(here, must(may.read(reader, must(await findProject(needs.db, idIn(door))))), values, done.refusal)
  })
  hangTopics(app, site, needs)
}

/** By the names under which the form finds them again. */
async function nameOfPartners(needs: ProjectsNeeds, { partners }: Project): Promise<(id: OrganisationId) => string> {
  const known = await organisationsById(needs.db, partners.map(({ organisation }) => organisation))
  return (id) => {
    const one = known.get(id)
    return one === undefined ? '' : nameIn(one, 'de')
  }
}

/** What somebody else saved, beneath the form. */
async function savedState(needs: ProjectsNeeds, project: Project, { language }: Here) {
  const word = speaker(language)
  const names = await namesOf(needs, project.partners.map(({ organisation }) => organisation), [project.by], [], language)
  const values = valuesOf(project, names.of)
  const texts = (['titleDe', 'summaryDe', 'needDe', 'approachDe', 'titleEn', 'summaryEn', 'needEn', 'approachEn', 'partners', 'sought', 'milestones'] as const).flatMap((name) => (textIn(values, name) === '' ? [] : [{ name: word(name), value: <Paragraphs text={textIn(values, name)} /> }]))
  return <Facts facts={[{ name: word('savedBy'), value: names.author(project.by) }, { name: word('state'), value: stateTold(project, language) }, ...texts]} />
}

// ---- Topics

const SAID = ['confirmed', 'rejected'] as const

function hangTopics(app: App, site: Site, needs: ProjectsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shown = async (door: Door, { language, show }: Here, values?: FormValues, refusal?: Refusal): Promise<Response> => {
    const word = speaker(language)
    const reader = await readerAt(needs, door)
    const project = must(await findProject(needs.db, idIn(door)))
    must(may.change(reader, project))
    const [topics, named] = await Promise.all([topicsOf(needs.db, project.id), needs.topics()])
    const known = topics.filter(({ topic }) => named.nameOf(topic) !== undefined)
    const options = named.all().map(({ id, name }) => ({ value: id, label: name[language] })).toSorted((a, b) => a.label.localeCompare(b.label, language))
    const { entered, above } = again(values ?? Object.fromEntries(known.map(({ stance, topic, word: said }) => [`${stance} ${topic}`, said ?? ''])), refusal, language, {})
    return show(
      { title: word('editTopicsTitle'), above: <a href={projectAt(project.id, language)}>{titleIn(project, language)}</a>, lead: word('editTopicsLead'), entry: 'projects' },
      <>
        <RefusedNotice refusal={above} language={language} />
        <Form {...entered}>
          {STANCES.map((stance) => {
            const some = known.filter((topic) => topic.stance === stance)
            return some.length === 0 ? null : (
              <Table key={stance} caption={word(stance)} rows={some} columns={[
                { head: word('topic'), cell: ({ topic, weight }) => <>{named.nameOf(topic)?.[language]}{weight === undefined ? null : <span class="soft"> {word('found')}</span>}</> },
                { head: word('state'), cell: ({ topic }) => <select name={`${stance} ${topic}`} aria-label={named.nameOf(topic)?.[language]}>{['', ...SAID].map((says) => <option key={says} value={says} selected={textIn(entered.values ?? {}, `${stance} ${topic}`) === says}>{says === 'confirmed' || says === 'rejected' ? word(says) : word('unsaid')}</option>)}</select> },
              ]} />
            )
          })}
          <Select name="addHas" label={word('addTopic')} options={options} isOptional />
          <Select name="addSeeks" label={word('addNeed')} options={options} isOptional />
          <Actions><Button filled>{word('save')}</Button></Actions>
        </Form>
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('topics', (door, here) => shown(door, here))
  pages.post('topics', async (door, here) => {
    const reader = await readerAt(needs, door)
    must(may.change(reader, must(await findProject(needs.db, idIn(door)))))
    const values = must(await readForm(door))
    const done = await attempted(async () => {
      const before = new Map((await topicsOf(needs.db, idIn(door))).map(({ stance, topic, word }) => [`${stance} ${topic}`, word ?? '']))
      const chosen = Object.entries(values).flatMap(([name, value]) => {
        const [, stance, topic] = /^(has|seeks) (.+)$/.exec(name) ?? []
        return stance === undefined || before.get(name) === value ? [] : [{ topic, stance, ...(value === '' ? {} : { says: value }) }]
      })
      const added = STANCES.flatMap((stance) => {
        const topic = textIn(values, stance === 'has' ? 'addHas' : 'addSeeks')
        return topic === '' ? [] : [{ topic, stance, says: 'confirmed' }]
      })
      const { topics } = must(readBy(TopicsIn, { topics: [...chosen, ...added] }))
      return sayTopics(needs, reader, idIn(door), topics.map(({ says, ...topic }) => ({ ...topic, says })))
    })
    return done.ok ? goOn(door, projectAt(done.value.id, here.language)) : shown(door, here, values, done.refusal)
  })
}
