/**
 * Forms that work without a script: what was entered is kept, each wrong field says in one sentence what is wrong, and a list above leads there.
 * A form is given what came in and what is wrong ({@link Entered}); its fields find theirs by name.
 */
import { createContext, isValidElement, toChildArray, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { FormValues } from '../http/index.ts'
import { useWords } from './language.ts'

/** What stands in a form, and what is wrong with it by field. */
export type Entered = { readonly values?: FormValues; readonly errors?: Readonly<Record<string, string>> }

const FormState = createContext<Entered & { readonly id: string }>({ id: 'form' })

type FormNeeds = Entered & {
  readonly children: ComponentChildren
  /** Where it is sent; without, to its own page. */
  readonly to?: string
  /** Tells two forms of a page apart. */
  readonly id?: string
  readonly sendsFiles?: boolean
}

export const Form = ({ children, to, id = 'form', sendsFiles = false, values = {}, errors = {} }: FormNeeds) => (
  <form class="entry" method="post" action={to} enctype={sendsFiles ? 'multipart/form-data' : undefined} novalidate>
    <FormState.Provider value={{ id, values, errors }}>
      {Object.keys(errors).length === 0 ? null : <Wrong id={id} errors={errors} labels={labelsIn(children)} />}
      {children}
    </FormState.Provider>
  </form>
)

/** Takes the focus when the page comes back, so that a screen reader begins here. */
const Wrong = ({ id, errors, labels }: { readonly id: string; readonly errors: Readonly<Record<string, string>>; readonly labels: ReadonlyMap<string, string> }) => {
  const say = useWords()
  // In the order of the form.
  const place = (name: string): number => [...labels.keys()].indexOf(name)
  const entries = Object.entries(errors).toSorted(([a], [b]) => place(a) - place(b))
  return (
    <div class="notice wrong" role="alert" tabIndex={-1} autofocus>
      <strong>{entries.length === 1 ? say('wrongOne') : say('wrong', { count: entries.length })}</strong>
      <ul>
        {entries.map(([name, sentence]) => (
          <li key={name}><a href={`#${id}-${name}`}>{before(labels.get(name))}{sentence}</a></li>
        ))}
      </ul>
    </div>
  )
}

/** “Adresse: …”; a question needs no colon. */
const before = (label: string | undefined): string => (label === undefined ? '' : /[?]$/.test(label) ? `${label} ` : `${label}: `)

/** What the fields in a form are called, so that the list above can say which one it means. */
function labelsIn(children: ComponentChildren): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  const open = toChildArray(children)
  for (let child = open.shift(); child !== undefined; child = open.shift()) {
    if (!isValidElement(child)) continue
    const { name, label, children: inner }: { readonly name?: unknown; readonly label?: unknown; readonly children?: ComponentChildren } = child.props
    if (typeof name === 'string' && typeof label === 'string') labels.set(name, label)
    else open.unshift(...toChildArray(inner))
  }
  return labels
}

type FieldNeeds = { readonly name: string; readonly label: string; readonly hint?: string; /** `one-of`: of several, one is needed; the page says it. */ readonly isOptional?: boolean | 'one-of' }

/** What every kind of field shares: its id, what stands in it, and what describes it. */
function useField({ name, hint }: FieldNeeds) {
  const { id, values, errors } = useContext(FormState)
  const entered = values?.[name]
  const own = `${id}-${name}`
  const error = errors?.[name]
  const described = [...(hint === undefined ? [] : [`${own}-hint`]), ...(error === undefined ? [] : [`${own}-wrong`])].join(' ') || undefined
  return { id: own, error, entered, text: typeof entered === 'string' ? entered : '', attributes: { id: own, name, 'aria-describedby': described, 'aria-invalid': error === undefined ? undefined : ('true' as const) } }
}

const Around = ({ field, needs, children }: { readonly field: ReturnType<typeof useField>; readonly needs: FieldNeeds; readonly children: ComponentChildren }) => (
  <div class="field">
    <label for={field.id}>{needs.label}<Optional is={needs.isOptional} /></label>
    <Beneath field={field} hint={needs.hint} />
    {children}
  </div>
)

const isNeeded = ({ isOptional }: FieldNeeds): boolean => isOptional === undefined || isOptional === false

const Optional = ({ is }: { readonly is: FieldNeeds['isOptional'] }) => {
  const say = useWords()
  return is === true ? <span class="hint"> ({say('optional')})</span> : null
}

/** Hint and error stand between label and field, where neither keyboard nor list covers them. */
const Beneath = ({ field, hint }: { readonly field: ReturnType<typeof useField>; readonly hint: string | undefined }) => (
  <>
    {hint === undefined ? null : <span class="hint" id={`${field.id}-hint`}>{hint}</span>}
    {field.error === undefined ? null : <span class="wrong" id={`${field.id}-wrong`}>{field.error}</span>}
  </>
)

type TextKind = 'text' | 'email' | 'url' | 'tel' | 'search' | 'date' | 'time' | 'number' | 'password'

/** One line. In: `fill` is what the browser may fill in by itself (`name`, `email`, `organization`, …). */
export const TextField = ({ kind = 'text', fill, ...needs }: FieldNeeds & { readonly kind?: TextKind; readonly fill?: string }) => {
  const field = useField(needs)
  // preact types each kind of input apart; these all take the same.
  const input = { ...field.attributes, type: kind as 'text', value: field.text, required: isNeeded(needs), autocomplete: fill }
  return (
    <Around field={field} needs={needs}>
      <input {...input} />
    </Around>
  )
}

/** Several lines. */
export const TextArea = (needs: FieldNeeds) => {
  const field = useField(needs)
  return (
    <Around field={field} needs={needs}>
      <textarea {...field.attributes} rows={5} required={isNeeded(needs)} value={field.text} />
    </Around>
  )
}

export type Option = { readonly value: string; readonly label: string }

/** One of many, folded away. */
export const Select = ({ options, ...needs }: FieldNeeds & { readonly options: readonly Option[] }) => {
  const field = useField(needs)
  return (
    <Around field={field} needs={needs}>
      <select {...field.attributes} required={isNeeded(needs)}>
        <option value="" />
        {options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === field.text}>{label}</option>
        ))}
      </select>
    </Around>
  )
}

/** One of few, or any of few, all in sight. */
export const Choices = ({ options, many = false, ...needs }: FieldNeeds & { readonly options: readonly Option[]; readonly many?: boolean }) => {
  const field = useField(needs)
  const chosen = typeof field.entered === 'string' ? [field.entered] : (field.entered ?? [])
  return (
    <fieldset class="field" aria-describedby={field.attributes['aria-describedby']}>
      <legend>{needs.label}<Optional is={needs.isOptional} /></legend>
      <Beneath field={field} hint={needs.hint} />
      {options.map(({ value, label }, at) => (
        <label class="choice" key={value}>
          <input type={many ? 'checkbox' : 'radio'} id={at === 0 ? field.id : undefined} name={needs.name} value={value} checked={chosen.includes(value)} aria-invalid={field.attributes['aria-invalid']} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** A file from the reader's machine, or several. In: the endings that are read, as in `.pdf,.docx`. */
export const FileField = ({ accept, many = false, ...needs }: FieldNeeds & { readonly accept: string; readonly many?: boolean }) => {
  const field = useField(needs)
  return (
    <Around field={field} needs={needs}>
      <input {...field.attributes} type="file" accept={accept} multiple={many} required={isNeeded(needs)} />
    </Around>
  )
}
