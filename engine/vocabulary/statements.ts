/**
 * What every reader of vocabularies speaks: statements of subject, predicate and object, as in RDF, told one by one.
 * **Source**: RDF 1.1 Concepts (W3C Recommendation, 25 February 2014); SKOS Reference (18 August 2009).
 */

/**
 * Takes one statement. Resources are IRIs, or `_:b1` for a blank node, numbered by appearance. `language` is undefined where the object is a resource,
 * '' for a literal without one, else a tag in lower case. Answers false when it has had enough.
 */
export type Take = (subject: string, predicate: string, object: string, language?: string) => boolean

export const SKOS = 'http://www.w3.org/2004/02/skos/core#'
export const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
export const OWL_DEPRECATED = 'http://www.w3.org/2002/07/owl#deprecated'
/** The technology role, which SKOS has no word for. */
export const AXIS = 'urn:schnittmenge:axis'
/** Labels that mean their concept only in the company of other topics: SKOS has no word for them either. */
export const CONTEXT_LABEL = 'urn:schnittmenge:contextLabel'
/** The base of ids that are plain names; also in every shipped file. */
export const OWN_BASE = 'https://schnittmenge.example/concept/'

export type Json = { readonly [key: string]: unknown }

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A single value for a list of one; nothing for null. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])

/** The line of a place in a text, from 1. */
export function lineAt(text: string, place: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line++
  return line
}

/** By code units: the same on every machine, whatever its language. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
