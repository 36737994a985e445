/** What the engine answers where it may refuse: the thing, or why not. Bad input never throws; a throw is a bug. */

export type RefusalCode =
  | 'empty'
  | 'too-large'
  | 'too-long'
  | 'too-many-pages'
  | 'unpacks-too-large'
  | 'encrypted'
  | 'broken'
  | 'no-text'
  | 'unsupported'
  | 'other-language'
  | 'empty-vocabulary'
  | 'broken-vocabulary'
  | 'remote-context'
  | 'not-a-vocabulary'
  | 'too-many-labels'
  | 'no-usable-labels'

/** `facts` fill the sentence: numbers and names, already in a printable form. */
export type Refusal = { readonly code: RefusalCode; readonly facts: Readonly<Record<string, string | number>> }

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export const accept = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (code: RefusalCode, facts: Refusal['facts'] = {}): Result<never> => ({ ok: false, refusal: { code, facts } })
