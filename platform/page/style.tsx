/** The style sheet of the house, `/de/gestaltung` and `/en/style`: every part of the page kit as it is used, for who builds pages, and the ground on which tests look at them. */
import { z } from 'zod'
import { must } from '../result.ts'
import { say as sayWord, type Language } from '../words.ts'
import { type App, readBy, readUploads, sayFields } from '../http/index.ts'
import { Actions, Button, ButtonLink } from './button.tsx'
import { Choices, type Entered, FileField, Form, Select, TextArea, TextField } from './form.tsx'
import { type Hue, Lens, Mark } from './mark.tsx'
import { Filters, Pagination, Picker, Searching } from './navigation.tsx'
import { EmptyState, Evidence, Facts, Measures, Named, Notice, OutLink, Progress, Section } from './parts.tsx'
import { addressOf } from './addresses.ts'
import type { Page } from './page.ts'
import type { Site } from './site.tsx'
import { SAMPLE_MEMBERS, SamplePicture } from './style-picture.tsx'
import { STYLE_WORDS } from './style-words.ts'
import { Table } from './table.tsx'

const STYLE_ADDRESSES = { style: { de: 'gestaltung', en: 'style' } } as const

const Sample = z.object({
  name: z.string().min(2).max(80),
  kind: z.enum(['company', 'research', 'university']),
  website: z.url({ protocol: /^https?$/ }).optional(),
  fields: z.union([z.string(), z.array(z.string()).max(3)]).optional(),
  audience: z.enum(['public', 'alliance']),
  profile: z.string().max(2_000).optional(),
})

type Word = keyof typeof STYLE_WORDS
type Say = (key: Word) => string

export function hangStyle(app: App, site: Site): void {
  const pages = site.pages(app, STYLE_ADDRESSES)
  pages.get('style', (door, { language, show }) => show(pageOf(language), <Parts language={language} page={Number(door.req.query('page') ?? 1)} field={door.req.query('field')} entered={{}} isSent={false} />))
  pages.post('style', async (door, { language, show }) => {
    const { values } = must(await readUploads(door, { bytes: 20_000_000, parts: 30 }))
    const read = readBy(Sample, values)
    const entered: Entered = read.ok ? { values } : { values, errors: sayFields(read.refusal, language) }
    return show(pageOf(language), <Parts language={language} page={1} field={undefined} entered={entered} isSent={read.ok} />, read.ok ? 200 : 422)
  })
}

function pageOf(language: Language): Page {
  const say: Say = (key) => sayWord(STYLE_WORDS, language, key)
  return {
    title: say('title'),
    lead: say('lead'),
    above: say('above'),
    beside: (
      <Facts
        facts={[
          { name: say('besideType'), value: <>Source Serif 4<br />Inter</> },
          { name: say('besideSpace'), value: say('besideSpaceTold') },
          { name: say('besideContrast'), value: say('besideContrastTold') },
          { name: say('besideScript'), value: say('besideScriptTold') },
        ]}
      />
    ),
  }
}

type PartsNeeds = { readonly language: Language; readonly page: number; readonly field: string | undefined; readonly entered: Entered; readonly isSent: boolean }

const Parts = ({ language, page, field, entered, isSent }: PartsNeeds) => {
  const say: Say = (key) => sayWord(STYLE_WORDS, language, key)
  return (
    <>
      <Signs say={say} />
      <Colours say={say} />
      <Section title={say('type')}>
        <p class="serif large">{say('serifSample')}</p>
        <p>{say('sansSample')}</p>
      </Section>
      <Section title={say('buttons')}>
        <p>{say('buttonsTold')}</p>
        <Actions><Button filled>{say('takeUp')}</Button><Button>{say('discuss')}</Button><Button>{say('setAside')}</Button></Actions>
        <Actions><Button small>{say('takeUp')}</Button><Button small>{say('setAside')}</Button></Actions>
        <Actions><Button because={say('releaseBecause')}>{say('release')}</Button></Actions>
      </Section>
      <Section title={say('form')}>
        <p>{say('formTold')}</p>
        {isSent ? <Notice kind="done" title={say('sent')}><p>{say('sentTold')}</p></Notice> : null}
        <SampleForm say={say} entered={entered} />
      </Section>
      <Lists say={say} language={language} page={page} field={field} />
      <Section title={say('evidence')}>
        <Evidence sentence="Wir fertigen Mikrolinsen und Gitter auf Glas und Silizium in kleinen und mittleren Serien." found={[[13, 24]]} hue={300} language="de">{say('evidence1')}</Evidence>
        <Evidence sentence="Für kompakte Messköpfe verbinden wir mikrooptische Bauelemente mit MEMS-Spiegeln." found={[[37, 62], [67, 80]]} hue={200} language="de"><OutLink to="https://institut-b.example/systeme">{say('evidence2')}</OutLink></Evidence>
      </Section>
      <Section title={say('picture')}><SamplePicture language={language} /></Section>
      <Section title={say('measures')}>
        <p class="soft">{say('measuresTold')}</p>
        <Measures measures={[{ name: say('surprise'), share: 0.82, word: say('certain') }, { name: say('novelty'), share: 0.61, word: say('fairly') }, { name: say('answer'), share: 0.34, word: say('uncertain') }]} />
        <Progress label={say('progress')} done={214} of={318} />
      </Section>
      <Section title={say('notices')}>
        <Notice title={say('notice')}><p>{say('noticeTold')}</p></Notice>
        <Notice kind="wrong" title={say('wrong')}><p>{say('wrongTold')}</p></Notice>
      </Section>
      <EmptyState title={say('emptyTitle')} action={<ButtonLink to="#form-name">{say('emptyAction')}</ButtonLink>}>{say('emptyTold')}</EmptyState>
    </>
  )
}

const FOUND: readonly (readonly [name: string, hues: readonly Hue[]])[] = [
  ['MikroNano × Lichtnetz', [300, 200]],
  ['Messtechnik × Lichtnetz × Metallcluster', [250, 200, 85]],
  ['Kunststoffnetz × Metallcluster', [38, 85]],
  ['6 × 6', [38, 85, 250, 300, 200, 355]],
]

const Signs = ({ say }: { readonly say: Say }) => (
  <Section title={say('signs')}>
    <p>{say('signsTold')}</p>
    <div class="lenses">
      <Mark height={40} />
      {FOUND.map(([name, hues]) => (
        <Lens key={name} hues={hues} size={40} />
      ))}
    </div>
  </Section>
)

const TONES = ['paper', 'raised', 'ink', 'soft', 'line', 'edge', 'accent', 'alarm'] as const

const Colours = ({ say }: { readonly say: Say }) => (
  <Section title={say('colours')}>
    <p>{say('coloursTold')}</p>
    <ul class="swatches">
      {TONES.map((tone) => (
        <li key={tone}><span class={`swatch ${tone}`} />{say(tone)}</li>
      ))}
      {SAMPLE_MEMBERS.map(({ field, hue }) => (
        <li key={field}><span class={`swatch hue-${hue}`} />{say(field)}</li>
      ))}
    </ul>
  </Section>
)

const SampleForm = ({ say, entered }: { readonly say: Say; readonly entered: Entered }) => (
  <Form {...entered} sendsFiles>
    <TextField name="name" label={say('name')} fill="organization" />
    <Select name="kind" label={say('kind')} options={[{ value: 'company', label: say('kindCompany') }, { value: 'research', label: say('kindResearch') }, { value: 'university', label: say('kindUniversity') }]} />
    <TextField name="website" kind="url" label={say('website')} hint={say('websiteHint')} isOptional fill="url" />
    <Choices name="fields" label={say('fields')} hint={say('fieldsHint')} many isOptional options={SAMPLE_MEMBERS.map(({ field, hue }) => ({ value: String(hue), label: say(field) }))} />
    <Choices name="audience" label={say('audience')} options={[{ value: 'public', label: say('audiencePublic') }, { value: 'alliance', label: say('audienceAlliance') }]} />
    <TextArea name="profile" label={say('profile')} hint={say('profileHint')} isOptional />
    <FileField name="file" label={say('file')} hint={say('fileHint')} accept=".pdf,.docx,.odt,.txt" isOptional />
    <Actions><Button filled>{say('send')}</Button></Actions>
  </Form>
)

type Row = { readonly name: Word; readonly members: string; readonly hues: readonly Hue[]; readonly verdict: Word; readonly sources: number }

const ROWS: readonly Row[] = [
  { name: 'topic1', members: 'MikroNano × Lichtnetz', hues: [300, 200], verdict: 'muchMore', sources: 6 },
  { name: 'topic2', members: 'Messtechnik × Lichtnetz × Metallcluster', hues: [250, 200, 85], verdict: 'muchMore', sources: 19 },
  { name: 'topic3', members: 'Kunststoffnetz × Metallcluster', hues: [38, 85], verdict: 'more', sources: 4 },
  { name: 'topic4', members: 'Kunststoffnetz × … × Medizinverbund', hues: [38, 85, 250, 300, 200, 355], verdict: 'chance', sources: 8 },
]

const Lists = ({ say, language, page, field }: { readonly say: Say; readonly language: Language; readonly page: number; readonly field: string | undefined }) => {
  const here = addressOf(STYLE_ADDRESSES.style, language)
  const rows = field === undefined ? ROWS : ROWS.filter(({ hues }) => hues.some((hue) => String(hue) === field))
  return (
    <Section title={say('lists')}>
      <Filters label={say('filter')} filters={[{ label: say('all'), to: here, isOn: field === undefined }, ...SAMPLE_MEMBERS.map((member) => ({ label: say(member.field), to: `${here}?field=${member.hue}`, isOn: field === String(member.hue) }))]} />
      <form class="narrowing" method="get" action={here}>
        <Searching name="text" label={say('intersection')} text={undefined} />
        <Picker name="field" label={say('fields')} any={say('all')} chosen={field} options={SAMPLE_MEMBERS.map((member) => [String(member.hue), say(member.field)] as const)} />
        <div class="actions"><button class="button">{say('filter')}</button></div>
      </form>
      <Table
        caption={say('table')}
        rows={rows}
        columns={[
          { head: say('intersection'), share: 60, cell: ({ name, members, hues }) => <Named title={say(name)} beneath={members} lens={<Lens hues={hues} />} /> },
          { head: say('verdict'), share: 25, cell: ({ verdict }) => say(verdict) },
          { head: say('sources'), share: 15, isNumber: true, cell: ({ sources }) => sources },
        ]}
      />
      <Pagination page={Number.isInteger(page) ? Math.min(12, Math.max(1, page)) : 1} pages={12} address={here} />
    </Section>
  )
}
