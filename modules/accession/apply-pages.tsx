/** “Mitglied werden”: the public form, without an account. Nothing here says whether an address is known. */
import { readBy, readForm, sayFields, textsIn, trimmedIn, type App, type FormValues } from '#platform/http'
import { networkAt } from '#platform/network'
import { Actions, addressOf, Button, Choices, Form, Section, Select, TextArea, TextField, type Entered, type Site } from '#platform/page'
import { must, Refused, type Refusal } from '#platform/result'
import { say, type Language } from '#platform/words'
import { allDocuments, type CharterDocument } from '#modules/charter'
import { ASKED_FOR } from './application.ts'
import { applyNow, shownNow } from './applying.part.ts'
import { consentNow } from './consent.ts'
import { allCriteria } from './criterion-store.ts'
import { heldAt, type Criterion } from './criterion.ts'
import { attempted, membershipTold, placeOf, sentenceFor, speaker, NotDone, type AccessionNeeds } from './frame.part.tsx'
import { Applying, KINDS } from './schema.ts'
import { ADDRESSES, WORDS } from './words.ts'

/** What those who apply are shown to choose from and to agree to. */
export type Offered = { readonly criteria: readonly Criterion[]; readonly documents: readonly CharterDocument[] }

export async function offered({ db, now }: Pick<AccessionNeeds, 'db' | 'now'>): Promise<Offered> {
  // Titles of documents that are internal stay inside.
  return { criteria: heldAt(await allCriteria(db), now()), documents: (await allDocuments(db)).filter(({ audience }) => audience === 'public') }
}

const TRAP = 'url'

const pageFor = (language: Language) => ({ title: speaker(language)('applyTitle'), lead: speaker(language)('applyLead'), entry: 'members' as const, head: { description: speaker(language)('applyLead') } })

export function hangApplying(app: App, site: Site, needs: AccessionNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('apply', async (_, { language, show }) => show(pageFor(language), <><HowItGoesOn language={language} /><ApplicationForm needs={needs} shown={await offered(needs)} language={language} entered={{ values: { form: shownNow(needs), kind: 'cluster', membership: 'full' } }} /></>))
  pages.post('apply', async (door, { language, show }) => {
    const values = must(await readForm(door))
    const refusal = await attempted(async () => applyNow(needs, must(readBy(Applying, sentIn(values, language))), { trap: trimmedIn(values, TRAP), network: networkAt(door, needs.proxies) }))
    const word = speaker(language)
    if (refusal === undefined) return show({ title: word('sentTitle'), lead: word('sentLead'), entry: 'members' }, <p>{word('sentTold')}</p>)
    if (refusal.kind === 'too-large') throw new Refused(refusal)
    const errors = fieldsWrong(needs, refusal, language)
    // Who was too fast goes on with the same form: its time has begun.
    const form = refusal.reason === 'form.old' ? shownNow(needs) : trimmedIn(values, 'form')
    return show(pageFor(language), <>{errors === undefined ? <NotDone needs={needs} refusal={refusal} language={language} /> : null}<ApplicationForm needs={needs} shown={await offered(needs)} language={language} entered={{ values: { ...values, form }, ...(errors === undefined ? {} : { errors }) }} /></>, 422)
  })
}

const LINES = ['nameDe', 'nameEn', 'website', 'place', 'carrier', 'contactName', 'contactEmail', 'why', 'form'] as const

/** The form as the schema has it; a choice that was not made is missing. */
const sentIn = (values: FormValues, language: Language): object => ({
  ...Object.fromEntries(LINES.map((name) => [name, trimmedIn(values, name)])),
  ...Object.fromEntries((['kind', 'membership'] as const).flatMap((name) => (trimmedIn(values, name) === '' ? [] : [[name, trimmedIn(values, name)]]))),
  fields: textsIn(values, 'fields'),
  claims: textsIn(values, 'claims'),
  consent: values['consent'] === 'yes',
  language,
})

const FIELD_OF: Readonly<Record<string, string>> = { 'organisation.nameless': 'nameDe', 'organisation.longName': 'nameDe', 'organisation.noWebsite': 'website', 'organisation.manyFields': 'fields' }

/** The fields that a refusal is about, each with its sentence; nothing where it is about none. */
function fieldsWrong(needs: AccessionNeeds, refusal: Refusal, language: Language): Entered['errors'] {
  if (refusal.reason === 'http.fields') return Object.fromEntries(Object.entries(sayFields(refusal, language, WORDS)).map(([field, sentence]) => [field.split('.', 1)[0] ?? field, sentence]))
  const field = refusal.reason.startsWith('mail.') ? 'contactEmail' : FIELD_OF[refusal.reason]
  return field === undefined ? undefined : { [field]: sentenceFor(needs, refusal, language) }
}

const HowItGoesOn = ({ language }: { readonly language: Language }) => {
  const word = speaker(language)
  return <Section title={word('howTitle')}><ol>{(['how1', 'how2', 'how3', 'how4'] as const).map((step) => <li key={step}>{word(step)}</li>)}</ol></Section>
}

const ApplicationForm = ({ needs, shown: { criteria, documents }, language, entered }: { readonly needs: AccessionNeeds; readonly shown: Offered; readonly language: Language; readonly entered: Entered }) => {
  const word = speaker(language)
  return (
    <Form to={addressOf(ADDRESSES.apply, language)} {...entered}>
      <input type="hidden" name="form" value={trimmedIn(entered.values ?? {}, 'form')} />
      <Section title={word('organisation')}>
        <TextField name="nameDe" label={word('nameDe')} hint={word('nameHint')} isOptional="one-of" fill="organization" />
        <TextField name="nameEn" label={word('nameEn')} isOptional="one-of" />
        <Select name="kind" label={word('kind')} options={KINDS.map((kind) => ({ value: kind, label: say(needs.words, language, `kind.${kind}`) }))} />
        <Choices name="fields" label={word('fields')} many isOptional options={needs.fields(language)} />
        <TextField name="website" label={word('website')} isOptional fill="url" />
        <TextField name="place" label={word('place')} isOptional fill="address-level2" />
        <TextField name="carrier" label={word('carrier')} hint={word('carrierHint')} isOptional />
        <Choices name="membership" label={word('membership')} options={ASKED_FOR.map((kind) => ({ value: kind, label: membershipTold(needs, kind, language) }))} />
        <TextArea name="why" label={word('why')} hint={word('whyHint')} />
        {criteria.length === 0 ? null : <Choices name="claims" label={word('claims')} hint={word('claimsHint')} many isOptional options={criteria.map((one) => ({ value: one.id, label: `${one.text[language]} (${placeOf(one, documents, language)})` }))} />}
      </Section>
      <Section title={word('contact')}>
        <TextField name="contactName" label={word('contactName')} fill="name" />
        <TextField name="contactEmail" kind="email" label={word('contactEmail')} hint={word('contactHint')} fill="email" />
      </Section>
      <div class="unseen" aria-hidden="true"><label>{word('trap')} <input name={TRAP} tabIndex={-1} autocomplete="off" /></label></div>
      <Choices name="consent" label={word('consent')} many options={[{ value: 'yes', label: consentNow(language).text }]} />
      <Actions><Button filled>{word('apply')}</Button></Actions>
    </Form>
  )
}
