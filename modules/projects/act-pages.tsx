/** The acts on a plan, each on a page of its own: its state, who may read it, splitting and merging, handing over its lead. */
import { goOn, readBy, readForm, textIn, type App, type Door, type FormValues } from '#platform/http'
import { attempted, Actions, Button, Choices, Form, Notice, Select, TextArea, TextField, type Entered, type Here, type Site } from '#platform/page'
import { must, refuse, type Refusal } from '#platform/result'
import { tellDay } from '#platform/time'
import { say } from '#platform/words'
import { nameIn, organisationsById, placements } from '#modules/members'
import type { ComponentChildren } from 'preact'
import { advanceProject, discloseProject, handOverProject, mergeProject, readerAt, splitProject, standingOf } from './doing.part.ts'
import { FIELDS } from './disclosure.ts'
import { again, idIn, namesOf, projectAt, RefusedNotice, speaker } from './frame.part.tsx'
import { mayTakeIn } from './parting.ts'
import type { ProjectsNeeds } from './needs.part.ts'
import { fieldsFor, levelOptions, levelsIn, protectionFields, stricterFields } from './plan-form.part.tsx'
import { openingsOf } from './opening-store.ts'
import { may, type Reader } from './policy.ts'
import { titleIn, type Project } from './project.ts'
import { readersTold } from './project-pages.tsx'
import { projectsFor } from './plan-store.ts'
import { DisclosureIn, disclosedIn, HandOverIn, MergeIn, SplitIn, StepIn } from './schema.ts'
import { STEPS } from './state.ts'
import { findProject } from './store.ts'
import { ADDRESSES, WORDS } from './words.ts'

type Key = 'advance' | 'disclosure' | 'split' | 'merge' | 'handOver'

/** An act: what its page says and asks, and what it does with what was sent. */
type Act = {
  readonly may: 'advance' | 'handOver'
  /** By the reason of a refusal, the field. */
  readonly fields: (refusal: Refusal | undefined) => Readonly<Record<string, string>>
  readonly page: (asked: { readonly project: Project; readonly reader: Reader; readonly here: Here }) => Promise<{ readonly title: string; readonly lead: string; readonly before?: ComponentChildren; readonly values: FormValues; /** Nothing: the act is not possible, and the page says why. */ readonly fields?: ComponentChildren; readonly button: string }>
  /** Out: where it goes on. */
  readonly done: (reader: Reader, door: Door, values: FormValues) => Promise<Project>
}

export function hangActs(app: App, site: Site, needs: ProjectsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  for (const [key, one] of Object.entries(actsOf(needs)) as [Key, Act][]) {
    const allowed = async (door: Door): Promise<{ readonly reader: Reader; readonly project: Project }> => {
      const reader = await readerAt(needs, door)
      const project = must(await findProject(needs.db, idIn(door)))
      must(may[one.may](reader, project, await standingOf(needs.db, needs, project.lead)))
      return { reader, project }
    }
    const shown = async (door: Door, here: Here, sent?: FormValues, refusal?: Refusal): Promise<Response> => {
      const { reader, project } = await allowed(door)
      if (project.became !== undefined) must(refuse('conflict', 'project.became'))
      const { title, lead, before, values, fields, button } = await one.page({ project, reader, here })
      const { entered, above } = again({ ...(sent ?? values), version: String(project.version) }, refusal, here.language, one.fields(refusal))
      return here.show(
        { title, above: <a href={projectAt(project.id, here.language)}>{titleIn(project, here.language)}</a>, lead, entry: 'projects' },
        <>
          <RefusedNotice refusal={above} language={here.language} />
          {before}
          {fields === undefined ? null : <ActForm entered={entered} button={button}>{fields}</ActForm>}
        </>,
        refusal === undefined ? 200 : 422,
      )
    }
    pages.get(key, (door, here) => shown(door, here))
    pages.post(key, async (door, here) => {
      const { reader } = await allowed(door)
      const values = must(await readForm(door))
      const done = await attempted(() => one.done(reader, door, values))
      return done.ok ? goOn(door, projectAt(done.value.id, here.language)) : shown(door, here, values, done.refusal)
    })
  }
}

/** Called by the pages, with the version that was seen. */
const ActForm = ({ entered, button, children }: { readonly entered: Entered; readonly button: string; readonly children: ComponentChildren }) => (
  <Form {...entered}>
    <input type="hidden" name="version" value={textIn(entered.values ?? {}, 'version')} />
    {children}
    <Actions><Button filled>{button}</Button></Actions>
  </Form>
)

const versionIn = (values: FormValues) => ({ version: textIn(values, 'version') })

function actsOf(needs: ProjectsNeeds): Readonly<Record<Key, Act>> {
  return {
    advance: {
      may: 'advance',
      fields: () => ({ 'state.noStep': 'to', 'state.future': 'on', 'state.before': 'on', 'state.whyRefused': 'reason', 'state.whyDropped': 'reason', 'state.long': 'reason' }),
      page: async ({ project, here: { language } }) => {
        const word = speaker(language)
        const steps = STEPS[project.state]
        return {
          title: word('advanceTitle'),
          lead: word('advanceLead', { state: say(WORDS, language, `state.${project.state}`), day: tellDay(project.stateOn, language) }),
          values: { on: needs.today() },
          button: word('advance'),
          ...(steps.length === 0
            ? { before: <p>{word('advanceNone')}</p> }
            : { fields: [<Choices key="to" name="to" label={word('newState')} options={steps.map((state) => ({ value: state, label: say(WORDS, language, `state.${state}`) }))} />, <TextField key="on" name="on" kind="date" label={word('onDay')} />, <TextArea key="reason" name="reason" label={word('reason')} hint={word('reasonHint')} isOptional />] }),
        }
      },
      done: async (reader, door, values) => {
        const { version, ...step } = must(readBy(StepIn, { ...versionIn(values), to: textIn(values, 'to') || undefined, on: textIn(values, 'on'), reason: textIn(values, 'reason') }))
        return advanceProject(needs, reader, idIn(door), step, version ?? 0)
      },
    },
    disclosure: {
      may: 'advance',
      fields: (refusal) => fieldsFor(refusal, 'de'),
      page: async ({ project, here: { language } }) => {
        const word = speaker(language)
        const readers = await openingsOf(needs.db, project.id)
        return {
          title: word('disclosureTitle'),
          lead: word('disclosureLead', { level: say(WORDS, language, `disclosure.${project.disclosure}`), told: say(WORDS, language, `disclosure.${project.disclosure}.told`) }),
          before: <Notice title={readers.length === 0 ? word('disclosureUnread') : word('disclosureRead', { who: await readersTold(needs, readers.map(({ party }) => party), language) })} />,
          values: { disclosure: project.disclosure, ...Object.fromEntries(FIELDS.map((field) => [`level-${field}`, project.stricter[field]])) },
          fields: [<Choices key="disclosure" name="disclosure" label={word('disclosure')} options={levelOptions(language)} />, ...protectionFields(language), <details key="stricter" open={Object.keys(project.stricter).length > 0}><summary>{word('moreDisclosure')}</summary><div class="further">{stricterFields(language)}</div></details>],
          button: word('disclose'),
        }
      },
      done: async (reader, door, values) => {
        const sent = must(readBy(DisclosureIn, { ...versionIn(values), ...levelsIn(values) }))
        return discloseProject(needs, reader, idIn(door), disclosedIn(sent), sent.version ?? 0)
      },
    },
    split: {
      may: 'advance',
      fields: () => ({ 'split.few': 'titles', 'split.many': 'titles', 'split.twice': 'titles', 'project.longGermanTitle': 'titles' }),
      page: async ({ project, here: { language } }) => {
        const word = speaker(language)
        return { title: word('splitTitle'), lead: word('splitLead'), values: { titles: titleIn(project, language) }, fields: <TextArea name="titles" label={word('splitTitles')} hint={word('splitHint')} />, button: word('toSplit') }
      },
      done: async (reader, door, values) => {
        const { titles, version } = must(readBy(SplitIn, { ...versionIn(values), titles: textIn(values, 'titles').split(/\r?\n/) }))
        await splitProject(needs, reader, idIn(door), titles, version ?? 0)
        // The whole shows its parts.
        return must(await findProject(needs.db, idIn(door)))
      },
    },
    merge: {
      may: 'advance',
      fields: () => ({ 'merge.none': 'into', 'merge.itself': 'into', 'merge.noPartner': 'into', into: 'into' }),
      page: async ({ project, reader, here: { language } }) => {
        const word = speaker(language)
        const others = (await projectsFor(needs.db, reader)).filter((other) => other.id !== project.id && mayTakeIn(other, project.lead))
        return {
          title: word('mergeTitle'),
          lead: word('mergeLead'),
          values: {},
          button: word('toMerge'),
          ...(others.length === 0 ? { before: <p>{word('mergeNone')}</p> } : { fields: <Select name="into" label={word('mergeInto')} options={others.map((other) => ({ value: other.id, label: titleIn(other, language) }))} /> }),
        }
      },
      done: async (reader, door, values) => {
        const { into, version } = must(readBy(MergeIn, { ...versionIn(values), into: textIn(values, 'into') }))
        return mergeProject(needs, reader, idIn(door), into, version ?? 0)
      },
    },
    handOver: {
      may: 'handOver',
      fields: () => ({ 'project.leadOutside': 'lead', 'project.noLead': 'lead', lead: 'lead' }),
      page: async ({ project, here: { language } }) => {
        const word = speaker(language)
        const placed = await placements(needs.db, needs.today())
        const members = await organisationsById(needs.db, [...placed].flatMap(([id, { standing }]) => (standing === 'member' ? [id] : [])))
        const names = await namesOf(needs, [project.lead], [], [], language)
        return { title: word('handOverTitle'), lead: word('handOverLead', { name: names.of(project.lead) }), values: {}, fields: <Select name="lead" label={word('newLeadOrganisation')} options={[...members.values()].map((one) => ({ value: one.id, label: nameIn(one, language) })).toSorted((a, b) => a.label.localeCompare(b.label, language))} />, button: word('handOver') }
      },
      done: async (reader, door, values) => {
        const { lead, version } = must(readBy(HandOverIn, { ...versionIn(values), lead: textIn(values, 'lead') }))
        return handOverProject(needs, reader, idIn(door), lead, version ?? 0)
      },
    },
  }
}
