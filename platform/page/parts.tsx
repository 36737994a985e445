/** The smaller parts of pages: sections, evidence, notices, empty states, facts, measures, pictures with a table twin. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useWords } from './language.ts'
import type { Hue } from './mark.tsx'

/** A heading with what belongs to it. */
export const Section = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** A link out of the house; only to the web, whatever a source wrote into its address. */
export const OutLink = ({ to, children }: { readonly to: string; readonly children: ComponentChildren }) => (/^https?:\/\//i.test(to) ? <a href={to} rel="noopener nofollow">{children}</a> : <>{children}</>)

type EvidenceNeeds = {
  readonly sentence: string
  /** Where the finding stands in the sentence: offsets, in order. */
  readonly found: readonly (readonly [start: number, end: number])[]
  readonly hue?: Hue | undefined
  /** The source's own language, so that it is read out and hyphenated rightly. */
  readonly language: string
  /** Who said it where. */
  readonly children: ComponentChildren
}

/** A sentence of a source, the finding marked like with a highlighter, its source beneath. */
export const Evidence = ({ sentence, found, hue, language, children }: EvidenceNeeds) => {
  const parts: ComponentChildren[] = []
  let at = 0
  for (const [start, end] of found) {
    parts.push(sentence.slice(at, start), <mark key={start}>{sentence.slice(start, end)}</mark>)
    at = end
  }
  return (
    <figure class={hue === undefined ? 'evidence' : `evidence hue-${hue}`}>
      <blockquote lang={language}>{parts}{sentence.slice(at)}</blockquote>
      <figcaption>{children}</figcaption>
    </figure>
  )
}

/** Something the reader should know now. `wrong` is said at once by a screen reader, the rest when it is reached. */
export const Notice = ({ title, kind = 'told', children }: { readonly title: string; readonly kind?: 'told' | 'done' | 'wrong'; readonly children?: ComponentChildren }) => (
  <div class={`notice ${kind}`} role={kind === 'wrong' ? 'alert' : kind === 'done' ? 'status' : undefined}>
    <strong>{title}</strong>
    {children}
  </div>
)

/** Nothing here yet: what it will be, and what to do first. */
export const EmptyState = ({ title, children, action }: { readonly title: string; readonly children: ComponentChildren; readonly action?: ComponentChildren }) => (
  <div class="empty">
    <svg width="58" height="36" viewBox="0 0 58 36" aria-hidden="true">
      <rect x="1" y="1" width="34" height="34" rx="9" />
      <circle cx="40" cy="18" r="17" />
    </svg>
    <h2>{title}</h2>
    <p>{children}</p>
    {action}
  </div>
)

/** What a row of a list is called: its lens, its name, and a line beneath. */
export const Named = ({ title, beneath, lens, isNear = false }: { readonly title: ComponentChildren; readonly beneath?: ComponentChildren; readonly lens: ComponentChildren; /** The lens is of one or two. */ readonly isNear?: boolean }) => (
  <span class={isNear ? 'named near' : 'named'}>
    {lens}
    <span>{title}</span>
    {beneath === undefined ? null : <span class="soft">{beneath}</span>}
  </span>
)

/** Plain text that somebody wrote: an empty line begins a paragraph. */
export const Paragraphs = ({ text, language }: { readonly text: string; readonly language?: string | undefined }) => <div class="paragraphs" lang={language}>{text.split(/\n\s*\n/).filter((one) => one.trim() !== '').map((one, at) => <p key={at}>{one}</p>)}</div>

/** A longer text that somebody wrote, as `#platform/markdown` made HTML of it: no other HTML stands in a page as it comes. */
export const Prose = ({ html, language }: { readonly html: string; readonly language: string }) => <div class="prose" lang={language} dangerouslySetInnerHTML={{ __html: html }} />

export type Fact = { readonly name: string; readonly value: ComponentChildren }

/** Names and values beside a page. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

export type Measure = {
  readonly name: string
  /** From 0 to 1. */
  readonly share: number
  /** What the length means, in a word. */
  readonly word: string
}

/** Words before numbers: how much, as a length with its word. */
export const Measures = ({ measures }: { readonly measures: readonly Measure[] }) => (
  <ul class="measures">
    {measures.map(({ name, share, word }) => (
      <li key={name}>
        <span>{name}</span>
        <svg aria-hidden="true"><rect width={`${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`} height="8" rx="4" /></svg>
        <span class="soft">{word}</span>
      </li>
    ))}
  </ul>
)

/** Long work, with how far it is; it can be left. */
export const Progress = ({ label, done, of }: { readonly label: string; readonly done: number; readonly of: number }) => {
  const id = useId()
  return (
    <div>
      <span id={id}>{label}</span>
      <progress aria-labelledby={id} value={done} max={Math.max(1, of)} />
    </div>
  )
}

/** A picture, how to read it in two sentences, and the same as a table. */
export const Picture = ({ label, children, reading, twin }: { readonly label: string; readonly children: ComponentChildren; readonly reading: ComponentChildren; readonly twin: ComponentChildren }) => {
  const say = useWords()
  return (
    <figure class="picture">
      <div class="frame" role="region" aria-label={label} tabIndex={0}>{children}</div>
      <figcaption>{reading}</figcaption>
      <details>
        <summary>{say('asTable')}</summary>
        {twin}
      </details>
    </figure>
  )
}
