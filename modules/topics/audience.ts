/**
 * Audiences (Leserkreise): who may read a text, and so which results may be made from it.
 *
 * A result is read by everybody, or by the alliance; it is made only from what **all** its readers may read. So nothing of a narrower audience shows through it: not as a sentence, not as a topic, not as a number.
 * | text | counts in results for everybody | counts in results for the alliance |
 * |---|---|---|
 * | public | yes | yes |
 * | alliance | no | yes |
 * | sealed | no | no: sealed texts are compared in pairs only, by another module, and write to nothing but a notice |
 */

export const AUDIENCES = ['public', 'alliance', 'sealed'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Whom a result is for. */
export const RESULT_AUDIENCES = ['public', 'alliance'] as const
export type ResultAudience = (typeof RESULT_AUDIENCES)[number]

/** May what this audience reads go into a result for that one? */
export const countsFor = (text: Audience, result: ResultAudience): boolean => text === 'public' || text === result

/** Is the second audience wider than the first? */
export const isWider = (before: Audience, after: Audience): boolean => AUDIENCES.indexOf(after) < AUDIENCES.indexOf(before)
