/** What the alliance says of itself: name, who it is, legal form, languages, time zone, carrier. */
import { goOn, readBy, readForm, trimmedIn, type App, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, Choices, Form, TextArea, TextField, type Entered, type Site } from '#platform/page'
import { must } from '#platform/result'
import { LANGUAGES, say, type Language } from '#platform/words'
import type { Actor } from '#modules/members'
import { FORMS, TEXT_KINDS, type Alliance } from './alliance.ts'
import { saveAllianceNow, type CharterNeeds } from './doing.part.ts'
import { attempted, enteredAgain, NotDone, speaker, whyNot } from './frame.part.tsx'
import { may } from './policy.ts'
import { AllianceIn, allianceSaid } from './schema.ts'
import { findAlliance } from './store.ts'
import { ADDRESSES, WORDS } from './words.ts'

const CARRIER = ['name', 'address', 'email', 'phone', 'responsible', 'register'] as const
const FIELD = { name: 'carrierName', address: 'carrierAddress', email: 'carrierEmail', phone: 'carrierPhone', responsible: 'carrierResponsible', register: 'carrierRegister' } as const

const pageFor = (language: Language) => ({ title: speaker(language)('allianceTitle'), lead: speaker(language)('allianceLead'), above: <a href={addressOf(ADDRESSES.charter, language)}>{speaker(language)('title')}</a>, entry: 'members' as const })

export function hangAlliance(app: App, site: Site, needs: CharterNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('alliance', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    return show(pageFor(language), <Editor actor={actor} language={language} entered={{ values: valuesFrom(await findAlliance(needs.db)) }} />)
  })
  pages.post('alliance', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    must(may.write(actor))
    const values = must(await readForm(door))
    const refusal = await attempted(async () => {
      const said = must(readBy(AllianceIn, saidFrom(values)))
      await saveAllianceNow(needs, actor, allianceSaid(said), said.seen)
    })
    if (refusal === undefined) return goOn(door, addressOf(ADDRESSES.charter, language))
    const { version } = await findAlliance(needs.db)
    const { errors = {}, ...entered } = enteredAgain({ ...values, ...(refusal.kind === 'stale' ? { seen: String(version) } : {}) }, refusal, language)
    return show(pageFor(language), <><NotDone refusal={refusal} language={language} /><Editor actor={actor} language={language} entered={{ ...entered, errors: Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [fieldOf(name), sentence])) }} /></>, 422)
  })
}

/** The schema's `carrier.email` is the form's `carrierEmail`. */
const fieldOf = (name: string): string => name.replace(/\.(\w)/g, (_, first: string) => first.toUpperCase())

const valuesFrom = ({ version, name, about, form, languages, zone, carrier, leaving, inStep }: Alliance): FormValues => ({ seen: String(version), nameDe: name.de, nameEn: name.en, aboutDe: about.de, aboutEn: about.en, form, languages, zone, inStep, leavingMonths: String(leaving.months), ...(leaving.toYearEnd ? { leavingEnd: 'year' } : {}), ...Object.fromEntries(CARRIER.map((key) => [FIELD[key], carrier[key]])) })

const saidFrom = (values: FormValues): unknown => ({
  seen: Number(trimmedIn(values, 'seen') || Number.NaN),
  name: { de: trimmedIn(values, 'nameDe'), en: trimmedIn(values, 'nameEn') },
  about: { de: trimmedIn(values, 'aboutDe'), en: trimmedIn(values, 'aboutEn') },
  ...(values['form'] === undefined ? {} : { form: values['form'] }),
  languages: [values['languages'] ?? []].flat(),
  zone: trimmedIn(values, 'zone'),
  leaving: { months: Number(trimmedIn(values, 'leavingMonths') || 0), toYearEnd: values['leavingEnd'] !== undefined },
  inStep: [values['inStep'] ?? []].flat(),
  carrier: Object.fromEntries(CARRIER.map((key) => [key, trimmedIn(values, FIELD[key])])),
})

const Editor = ({ actor, language, entered }: { readonly actor: Actor; readonly language: Language; readonly entered: Entered }) => {
  const word = speaker(language)
  const no = whyNot(may.write(actor), language)
  const seen = entered.values?.['seen']
  return (
    <Form {...entered}>
      <input type="hidden" name="seen" value={typeof seen === 'string' ? seen : ''} />
      <TextField name="nameDe" label={word('nameDe')} isOptional="one-of" />
      <TextField name="nameEn" label={word('nameEn')} isOptional="one-of" />
      <TextArea name="aboutDe" label={word('aboutDe')} hint={word('aboutHint')} isOptional />
      <TextArea name="aboutEn" label={word('aboutEn')} isOptional />
      <Choices name="form" label={word('form')} hint={word('formHint')} options={FORMS.map((value) => ({ value, label: say(WORDS, language, `form.${value}`) }))} />
      <Choices name="languages" label={word('languages')} many options={LANGUAGES.map((value) => ({ value, label: word(value) }))} />
      <Choices name="inStep" label={word('inStep')} hint={word('inStepHint')} many isOptional options={TEXT_KINDS.map((value) => ({ value, label: word(`inStep.${value}`) }))} />
      <TextField name="zone" label={word('zone')} hint={word('zoneHint')} />
      <TextField name="leavingMonths" kind="number" label={word('leavingMonths')} hint={word('leavingHint')} isOptional />
      <Choices name="leavingEnd" label={word('leavingEnd')} many isOptional options={[{ value: 'year', label: word('leavingYear') }]} />
      <TextField name="carrierName" label={word('carrierName')} hint={word('carrierHint')} isOptional />
      <TextField name="carrierAddress" label={word('carrierAddress')} isOptional />
      <TextField name="carrierEmail" kind="email" label={word('carrierEmail')} isOptional />
      <TextField name="carrierPhone" kind="tel" label={word('carrierPhone')} isOptional />
      <TextField name="carrierResponsible" label={word('carrierResponsible')} isOptional />
      <TextField name="carrierRegister" label={word('carrierRegister')} isOptional />
      <Actions><Button filled because={no}>{word('save')}</Button></Actions>
    </Form>
  )
}
