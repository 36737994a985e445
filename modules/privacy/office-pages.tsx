/** For the office: how long things are kept, and the texts that the law wants written down. */
import { transact } from '#platform/database'
import { answerFile, goOn, readBy, readForm, sayFields, type App, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, Form, Notice, Section, TextField, type Site } from '#platform/page'
import { must, type Result } from '#platform/result'
import { now } from '#platform/runtime'
import { GROUND_WORDS } from '#platform/sentences'
import { printDay } from '#platform/time'
import { say, type Language, type Words } from '#platform/words'
import { findAlliance } from '#modules/charter'
import { speaker, type PrivacyNeeds } from './frame.part.ts'
import { DAYS, PERIOD_KINDS, type Periods } from './period.ts'
import { may } from './policy.ts'
import { PeriodsIn } from './schema.ts'
import { periodsNow, savePeriods } from './store.ts'
import { TEMPLATES, writeTemplate, type TemplateName } from './template.ts'
import { ADDRESSES, PERIOD_WORDS, WORDS } from './words.ts'

const above = (language: Language) => <a href={addressOf(ADDRESSES.privacy, language)}>{speaker(language)('privacy')}</a>
const pageFor = (language: Language) => ({ title: speaker(language)('periods'), lead: speaker(language)('periodsLead'), above: above(language) })

export function hangOffice(app: App, site: Site, needs: PrivacyNeeds): void {
  const pages = site.pages(app, ADDRESSES)

  pages.get('periods', async (door, { language, show }) => {
    const [actor, periods] = await Promise.all([needs.actorOf(door), periodsNow(needs.db)])
    return show(pageFor(language), <>{door.req.query('saved') === undefined ? null : <Notice kind="done" title={speaker(language)('saved')} />}<Editor values={valuesFrom(periods)} because={whyNot(may.setPeriods(actor), language)} language={language} /></>)
  })
  pages.post('periods', async (door, { language, show }) => {
    must(may.setPeriods(await needs.actorOf(door)))
    const values = must(await readForm(door))
    const said = readBy(PeriodsIn, saidFrom(values))
    if (!said.ok) return show(pageFor(language), <Editor values={values} errors={sayFields(said.refusal, language, WORDS)} language={language} />, 422)
    await transact(needs.db, (tx) => savePeriods(tx, said.value))
    return goOn(door, `${addressOf(ADDRESSES.periods, language)}?saved`)
  })

  pages.get('templates', async (door, { language, show }) => {
    must(may.takeTemplates(await needs.actorOf(door)))
    const word = speaker(language)
    return show({ title: word('templates'), lead: word('templatesLead'), above: above(language) }, <Section title={word('forOffice')}><ul class="plain">{TEMPLATES.map((name) => <li key={name}><a href={addressOf(ADDRESSES.template, language, { template: `${name}.md` })}>{word(`template.${name}`)}</a></li>)}</ul></Section>)
  })
  pages.get('template', async (door) => {
    must(may.takeTemplates(await needs.actorOf(door)))
    const file = must(await templateNow(needs, door.req.param('template') ?? ''))
    return answerFile(door, file)
  })
}

/** One template, filled with what stands in the house now. */
async function templateNow(needs: PrivacyNeeds, file: string): Promise<Result<{ readonly content: string; readonly type: string; readonly name: string }>> {
  const name = TEMPLATES.find((one): one is TemplateName => `${one}.md` === file)
  if (name === undefined) return { ok: false, refusal: { kind: 'missing', reason: 'privacy.noTemplate', facts: {} } }
  const [alliance, periods, members] = await Promise.all([findAlliance(needs.db), periodsNow(needs.db), needs.members()])
  const statement = needs.origin() + addressOf(ADDRESSES.privacy, 'de')
  return { ok: true, value: { content: writeTemplate(name, { alliance, periods, members, statement, day: printDay(now(), 'de', needs.zone) }), type: 'text/markdown; charset=utf-8', name: file } }
}

const valuesFrom = (periods: Periods): FormValues => Object.fromEntries(PERIOD_KINDS.map((kind) => [kind, String(periods[kind])]))

/** A number where one was typed; what is none is told as such. */
const saidFrom = (values: FormValues): unknown =>
  Object.fromEntries(PERIOD_KINDS.flatMap((kind) => {
    const typed = values[kind]
    return typed === undefined ? [] : [[kind, typeof typed === 'string' && /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : typed]]
  }))

const SENTENCES: Words = { ...GROUND_WORDS, ...WORDS }

/** Who is nobody yet has the way in at the head of the page. */
const whyNot = (allowed: Result<unknown>, language: Language): string | undefined => (allowed.ok ? undefined : say(SENTENCES, language, allowed.refusal.reason in SENTENCES ? allowed.refusal.reason : 'privacy.mayNotSet'))

const Editor = ({ values, errors = {}, because, language }: { readonly values: FormValues; readonly errors?: Readonly<Record<string, string>>; readonly because?: string | undefined; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Form values={values} errors={errors}>
      {PERIOD_KINDS.map((kind) => <TextField key={kind} name={kind} kind="number" label={say(PERIOD_WORDS, language, `period.${kind}`)} hint={`${word('periodsUnit')}: ${DAYS.least}–${DAYS.most}`} />)}
      <Actions><Button filled because={because}>{word('save')}</Button></Actions>
    </Form>
  )
}
