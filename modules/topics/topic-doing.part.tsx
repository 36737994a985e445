/** The forms by which the curator changes a topic, and what they mean as acts. */
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { Concept } from '#engine'
import { readBy, type FormValues } from '#platform/http'
import { Button, Choices, Form, Section, TextField, type Entered } from '#platform/page'
import { accept, refuse, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { speaker, type Language } from '#platform/words'
import type { Act, Label, SplitPart } from './act.ts'
import { chosenTopic, TopicField } from './curating.part.tsx'
import { CURATION_WORDS } from './curation-words.ts'
import { Role, Tongue } from './schema.ts'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

export const Seen = z.coerce.number().int().min(0)
export const Text = z.string().trim().min(1).max(120)
const Handed = z.union([z.string().transform((one) => [one]), z.array(z.string()).max(200)])

const Doing = z.discriminatedUnion('did', [
  z.object({ did: z.literal('renamed'), seen: Seen, nameDe: Text.exactOptional(), nameEn: Text.exactOptional() }),
  z.object({ did: z.literal('role-set'), seen: Seen, role: Role }),
  z.object({ did: z.literal('labelled'), seen: Seen, label: Text, language: Tongue }),
  z.object({ did: z.literal('merged'), seen: Seen, into: z.string().trim().min(1).max(200), intoId: z.string().exactOptional() }),
  z.object({ did: z.literal('split'), seen: Seen, ...parted(1), ...parted(2), ...parted(3) }),
  z.object({ did: z.literal('rejected'), seen: Seen }),
])

/** Is there a form of this kind, for it to come back? */
export const isTopicDoing = (did: FormValues[string]): boolean => typeof did === 'string' && ['renamed', 'role-set', 'labelled', 'merged', 'split', 'rejected'].includes(did)

function parted<N extends number>(part: N) {
  // The keys are made of the part's number, which zod cannot know.
  return { [`de${part}`]: Text.exactOptional(), [`en${part}`]: Text.exactOptional(), [`labels${part}`]: Handed.exactOptional() } as Record<`de${N}` | `en${N}`, z.ZodExactOptional<typeof Text>> & Record<`labels${N}`, z.ZodExactOptional<typeof Handed>>
}

/** What was asked of a topic, as an act, with the version that its author saw. */
export function actFrom(values: FormValues, topic: Concept['id'], view: MapView, language: Language): Result<{ readonly act: Act; readonly seen: number }> {
  const read = readBy(Doing, values)
  if (!read.ok) return read
  const doing = read.value
  const { seen } = doing
  switch (doing.did) {
    case 'renamed':
      return doing.nameDe === undefined && doing.nameEn === undefined ? refuse('invalid', 'http.fields', { nameDe: 'curation.nameless' }) : accept({ seen, act: { did: 'renamed', topic, name: named(doing.nameDe, doing.nameEn) } })
    case 'role-set':
      return accept({ seen, act: { did: 'role-set', topic, role: doing.role } })
    case 'labelled':
      return accept({ seen, act: { did: 'labelled', topic, label: { text: doing.label, language: doing.language } } })
    case 'merged': {
      const into = chosenTopic(view, values, 'into', language)
      return into.ok ? accept({ seen, act: { did: 'merged', topics: [topic], into: into.value } }) : into
    }
    case 'split': {
      const parts = [partOf(doing.de1, doing.en1, doing.labels1), partOf(doing.de2, doing.en2, doing.labels2), partOf(doing.de3, doing.en3, doing.labels3)].flatMap((part) => part ?? [])
      return parts.length < 2 ? refuse('invalid', 'http.fields', { [parts.length === 0 ? 'de1' : doing.de2 === undefined && doing.en2 === undefined ? 'de2' : 'de1']: 'curation.fewParts' }) : accept({ seen, act: { did: 'split', topic, parts } })
    }
    case 'rejected':
      return accept({ seen, act: { did: 'rejected', topic } })
  }
}

export const named = (de: string | undefined, en: string | undefined): { readonly de?: string; readonly en?: string } => ({ ...(de === undefined ? {} : { de }), ...(en === undefined ? {} : { en }) })

const partOf = (de: string | undefined, en: string | undefined, handed: readonly string[] = []): SplitPart | undefined => (de === undefined && en === undefined ? undefined : { topic: newId(), name: named(de, en), labels: handed.flatMap((one) => labelFrom(one) ?? []) })

/** Labels stand in the form as `de Laserschneiden`. */
const labelFrom = (handed: string): Label | undefined => {
  const [tongue, ...text] = handed.split(' ')
  return tongue === 'de' || tongue === 'en' ? { text: text.join(' '), language: tongue } : undefined
}

type DoNeeds = { readonly topic: Concept; readonly view: MapView; readonly because: string | undefined; readonly entered: Entered; readonly language: Language }

/** All that can be done with a topic; for others than the curator the reason why not. */
export const Doings = ({ topic, view, because, entered, language }: DoNeeds) => {
  const word = speaker(CURATION_WORDS, language)
  if (because !== undefined) return <Section title={word('do.title')}><div class="actions"><Button because={because}>{word('do.may')}</Button></div></Section>
  const asked = entered.values?.['did']
  const one = (did: Exclude<Act['did'], 'adopted' | 'dismissed' | 'undone'>, fallback: FormValues, children: (entered: Entered) => ComponentChildren, button: string = word(`do.${did}`)) => {
    const own = asked === did ? entered : { values: fallback }
    return (
      <details key={did} open={asked === did} class="doing">
        <summary class="button">{word(`do.${did}`)}</summary>
        <Form id={did} {...own}>
          <input type="hidden" name="did" value={did} />
          <input type="hidden" name="seen" value={view.acts.length} />
          {children(own)}
          <div class="actions"><Button filled>{button}</Button></div>
        </Form>
      </details>
    )
  }
  return (
    <Section title={word('do.title')}>
      <div class="doings">
        {one('renamed', { nameDe: topic.prefLabel.de, nameEn: topic.prefLabel.en }, () => (
          <>
            <p class="soft">{word('do.renamedTold')}</p>
            <NameFields language={language} />
          </>
        ))}
        {one('role-set', { role: topic.axis ?? 'both' }, () => <RoleField language={language} />)}
        {one('labelled', { language }, () => (
          <>
            <TextField name="label" label={word('field.label')} hint={word('field.labelHint')} />
            <LanguageField language={language} />
          </>
        ))}
        {one('merged', {}, (own) => (
          <>
            <p class="soft">{word('do.mergedTold')}</p>
            <TopicField name="into" label={word('field.into')} view={view} entered={own} language={language} />
          </>
        ), word('do.mergedButton'))}
        {one('split', {}, () => (
          <>
            <p class="soft">{word('do.splitTold')}</p>
            {[1, 2, 3].map((part) => <PartFields key={part} part={part} topic={topic} language={language} />)}
          </>
        ))}
        {one('rejected', {}, () => <p class="soft">{word('do.rejectedTold')}</p>)}
      </div>
    </Section>
  )
}

export const NameFields = ({ language }: { readonly language: Language }) => {
  const word = speaker(CURATION_WORDS, language)
  return (
    <>
      <TextField name="nameDe" label={word('field.nameDe')} hint={word('field.nameHint')} isOptional="one-of" />
      <TextField name="nameEn" label={word('field.nameEn')} isOptional="one-of" />
    </>
  )
}

export const RoleField = ({ language }: { readonly language: Language }) => <Choices name="role" label={speaker(CURATION_WORDS, language)('field.role')} options={Role.options.map((role) => ({ value: role, label: speaker(WORDS, language)(`role.${role}`) }))} />

const LanguageField = ({ language }: { readonly language: Language }) => <Choices name="language" label={speaker(CURATION_WORDS, language)('field.language')} options={Tongue.options.map((tongue) => ({ value: tongue, label: speaker(CURATION_WORDS, language)(`term.language.${tongue}`) }))} />

const PartFields = ({ part, topic, language }: { readonly part: number; readonly topic: Concept; readonly language: Language }) => {
  const word = speaker(CURATION_WORDS, language)
  const labels = Tongue.options.flatMap((tongue) => (topic.altLabel?.[tongue] ?? []).map((text) => ({ value: `${tongue} ${text}`, label: text })))
  return (
    <>
      <TextField name={`de${part}`} label={word('field.partDe', { part })} isOptional={part === 3} />
      <TextField name={`en${part}`} label={word('field.partEn', { part })} isOptional />
      {labels.length === 0 ? null : <Choices name={`labels${part}`} label={word('field.partLabels', { part })} options={labels} many isOptional />}
    </>
  )
}
