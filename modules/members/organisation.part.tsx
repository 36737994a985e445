/** What is shown of one organisation, and the form in which it is written down and changed. */
import { sayFields, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, Choices, Facts, Form, Notice, OutLink, Section, Select, TextArea, TextField, type Entered, type Option } from '#platform/page'
import type { Refusal } from '#platform/result'
import { hostIn } from '#platform/web'
import { otherLanguage, say, type Language } from '#platform/words'
import { countryOf } from './country.ts'
import { fieldName, FIELDS } from './field.ts'
import { sentenceFor } from './import-told.ts'
import { MEMBERSHIPS } from './membership.ts'
import { KINDS, nameIn, type Organisation, type OrganisationKind, type Said } from './organisation.ts'
import { PAGE_WORDS } from './page-words.ts'
import { ADDRESSES, WORDS } from './words.ts'

type Fact = { readonly name: string; readonly value: string }

/** The lines beside an organisation's page, and of the state that somebody else saved. */
export function linesOf(organisation: Organisation, language: Language): Fact[] {
  const other = organisation.name[otherLanguage(language)]
  const lines: readonly (readonly [name: keyof typeof PAGE_WORDS, value: string | undefined])[] = [
    ['nameOther', other === nameIn(organisation, language) ? undefined : other],
    ['shortName', organisation.shortName],
    ['kind', say(WORDS, language, `kind.${organisation.kind}`)],
    ['fields', organisation.fields.map((field) => fieldName(field, language)).join(', ')],
    ['place', [organisation.place, organisation.country].filter((part) => part !== undefined).join(', ')],
    ['coordinates', organisation.coordinates],
    ['contact', [organisation.email, organisation.phone].filter((part) => part !== undefined).join(', ')],
    ['otherNames', organisation.otherNames.join('; ')],
    ['ids', organisation.externalIds.map(({ register, id }) => `${register} ${id}`).join(', ')],
    ['audience', say(WORDS, language, `audience.${organisation.audience}`)],
  ]
  return lines.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name: say(PAGE_WORDS, language, name), value }]))
}

/** What anyone can look up, each with where. */
export const KnownFacts = ({ organisation, language }: { readonly organisation: Organisation; readonly language: Language }) =>
  organisation.facts.length === 0 ? null : (
    <Section title={say(PAGE_WORDS, language, 'facts')}>
      <ul>
        {organisation.facts.map(({ text, source, year }) => (
          <li key={source + (text.de ?? text.en ?? '')}>
            {text[language] ?? text.de ?? text.en} <span class="soft">({say(PAGE_WORDS, language, 'factSource')}: <OutLink to={source}>{hostIn(source)}</OutLink>{year === undefined ? '' : `, ${year}`})</span>
          </li>
        ))}
      </ul>
    </Section>
  )

// ---- The form

/** The fields that the house knows, to choose from. */
export const fieldOptions = (language: Language): Option[] => Object.keys(FIELDS).map((field) => ({ value: field, label: fieldName(field, language) }))

export const valuesFrom = (one: Organisation): FormValues => ({
  nameDe: one.name.de,
  nameEn: one.name.en,
  shortName: one.shortName,
  kind: one.kind,
  fields: one.fields.filter((field) => field in FIELDS),
  ownFields: one.fields.filter((field) => !(field in FIELDS)).join(', '),
  website: one.website,
  email: one.email,
  phone: one.phone,
  place: one.place,
  country: one.country,
  coordinates: one.coordinates,
  carrier: one.carrier,
  otherNames: one.otherNames.join('\n'),
  version: String(one.version),
})

const isKind = (text: unknown): text is OrganisationKind => KINDS.some((kind) => kind === text)

/** What a form says; where nothing was entered, that erases. */
export function saidFrom(values: FormValues): Said {
  const line = (name: string): string => (typeof values[name] === 'string' ? values[name] : '')
  const many = (name: string): readonly string[] => (typeof values[name] === 'string' ? [values[name]] : (values[name] ?? []))
  const kind = values['kind']
  return {
    ...(isKind(kind) ? { kind } : {}),
    name: { de: line('nameDe'), en: line('nameEn') },
    shortName: line('shortName'),
    fields: [...many('fields'), ...line('ownFields').split(/[,;\n]/)],
    website: line('website'),
    email: line('email'),
    phone: line('phone'),
    place: line('place'),
    country: countryOf(line('country').trim()) ?? line('country'),
    coordinates: line('coordinates'),
    carrier: line('carrier'),
    otherNames: line('otherNames').split('\n'),
  }
}

/** The order of fields: who changes an address must not change the main field. */
export const inOrderOf = (said: Said, before: Organisation): Said => {
  const names = new Set(said.fields)
  return { ...said, fields: [...before.fields.filter((field) => names.has(field)), ...(said.fields ?? []).filter((field) => !before.fields.includes(field))] }
}

const FIELD_OF: Readonly<Record<string, string>> = { 'organisation.nameless': 'nameDe', 'organisation.longName': 'nameDe', 'organisation.noWebsite': 'website', 'organisation.noEmail': 'email', 'organisation.noCountry': 'country', 'organisation.noCoordinates': 'coordinates', 'organisation.manyFields': 'fields' }

const LINES = ['shortName', 'phone', 'place', 'carrier', 'email', 'website'] as const

/** The field that a refusal is about, with its sentence; nothing where it is about none. */
export function fieldWrong(refusal: Refusal, values: FormValues, language: Language): Entered['errors'] {
  if (refusal.reason === 'http.fields') return sayFields(refusal, language, WORDS)
  const long = refusal.reason === 'organisation.longText' ? LINES.find((line) => String(values[line] ?? '').startsWith(String(refusal.facts['text']).replace(/…$/, ''))) : undefined
  const field = FIELD_OF[refusal.reason] ?? long
  return field === undefined ? undefined : { [field]: sentenceFor(refusal, language) }
}

/** Folded away where nothing of them is said. */
const RARER = ['ownFields', 'email', 'phone', 'country', 'coordinates', 'carrier', 'otherNames'] as const

const isSaid = (value: FormValues[string]): boolean => value !== undefined && value.length > 0

type EditorNeeds = { readonly language: Language; readonly entered: Entered; readonly clusters?: readonly Organisation[]; /** May its membership be entered at once? */ readonly admits?: boolean; readonly refusal?: Refusal | undefined; readonly saved?: Organisation | undefined }

/** Writes an organisation down (with its clusters), or changes it. `saved` is what somebody else saved meanwhile. */
export const Editor = ({ language, entered, clusters, admits = false, refusal, saved }: EditorNeeds) => {
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  return (
    <>
      {saved === undefined ? null : <Notice kind="wrong" title={word('staleTitle')}><p>{word('staleTold')}</p></Notice>}
      {refusal === undefined ? null : <Notice kind="wrong" title={word('refusedTitle')}><p>{sentenceFor(refusal, language)}</p></Notice>}
      <Form {...entered}>
        <input type="hidden" name="version" value={String(entered.values?.['version'] ?? '')} />
        <TextField name="nameDe" label={word('nameDe')} hint={word('nameHint')} isOptional="one-of" fill="organization" />
        <TextField name="nameEn" label={word('nameEn')} isOptional="one-of" />
        <TextField name="shortName" label={word('shortName')} isOptional />
        <Select name="kind" label={word('kind')} options={KINDS.map((kind) => ({ value: kind, label: say(WORDS, language, `kind.${kind}`) }))} />
        {admits ? <Select name="membership" label={word('memberships')} hint={word('membershipHint')} isOptional options={MEMBERSHIPS.map((kind) => ({ value: kind, label: say(WORDS, language, `membership.${kind}`) }))} /> : null}
        {clusters === undefined || clusters.length === 0 ? null : <Choices name="clusters" label={word('clusters')} many isOptional options={clusters.map((cluster) => ({ value: cluster.id, label: nameIn(cluster, language) }))} />}
        <Choices name="fields" label={word('fields')} many isOptional options={fieldOptions(language)} />
        <TextField name="website" label={word('website')} hint={word('websiteHint')} isOptional fill="url" />
        <TextField name="place" label={word('place')} hint={word('placeHint')} isOptional />
        <details open={RARER.some((name) => isSaid(entered.values?.[name]) || entered.errors?.[name] !== undefined)}>
          <summary>{word('more')}</summary>
          <div class="further">
            <TextField name="ownFields" label={word('ownFields')} hint={word('ownFieldsHint')} isOptional />
            <TextField name="email" kind="email" label={word('email')} isOptional fill="email" />
            <TextField name="phone" kind="tel" label={word('phone')} isOptional fill="tel" />
            <TextField name="country" label={word('country')} hint={word('countryHint')} isOptional />
            <TextField name="coordinates" label={word('coordinates')} hint={word('coordinatesHint')} isOptional />
            <TextField name="carrier" label={word('carrier')} hint={word('carrierHint')} isOptional />
            <TextArea name="otherNames" label={word('otherNames')} hint={word('otherNamesHint')} isOptional />
          </div>
        </details>
        <Actions><Button filled>{word('save')}</Button></Actions>
      </Form>
      {saved === undefined ? null : <Section title={word('nowSaved')}><Facts facts={[{ name: word('organisation'), value: nameIn(saved, language) }, ...linesOf(saved, language)]} /></Section>}
    </>
  )
}

/** Where an organisation's page is. */
export const pageOf = (id: Organisation['id'], language: Language): string => addressOf(ADDRESSES.member, language, { id })

