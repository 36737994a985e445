/**
 * The digest: what needs a person, in a mail of some lines, each with the address where it is done. Plain text: it must read well in every program and aloud.
 */
import { tellDay } from '#platform/time'
import { say } from '#platform/words'
import { DIGEST_WORDS } from './mail-words.ts'
import type { Line, Lines } from './notice.ts'
import type { NoticeSettings } from './settings.ts'
import { tellDoing, tellLine } from './telling.ts'

export type DigestNeeds = Lines & {
  readonly name: string
  readonly settings: NoticeSettings
  /** What the organisation of a line is called. */
  readonly nameOf: (organisation: NonNullable<Line['organisation']>) => string
  /** Where a line is answered without an account, if it can be. */
  readonly answerAt: (line: Line) => string | undefined
  /** Absolute addresses. */
  readonly at: { readonly page: (path: string) => string; readonly notices: string; readonly settings: string; readonly unsubscribe: string }
}

export function writeDigest({ lines, more, name, settings: { language, frequency, zone }, nameOf, answerAt, at }: DigestNeeds): { readonly subject: string; readonly text: string } {
  const word = (key: keyof typeof DIGEST_WORDS, facts: Readonly<Record<string, string | number>> = {}): string => say(DIGEST_WORDS, language, key, facts)
  const count = more + lines.reduce((sum, line) => sum + line.count, 0)
  const names = [...new Set(lines.flatMap(({ organisation }) => (organisation === undefined ? [] : [nameOf(organisation)])))]
  const isOfOne = names.length < 2
  const told = lines.map((line, place) => {
    const plain = tellLine(line, language)
    const dated = line.due === undefined ? plain : word('until', { line: plain, day: tellDay(line.due, language) })
    const named = isOfOne || line.organisation === undefined ? dated : word('for', { name: nameOf(line.organisation), line: dated })
    const direct = answerAt(line)
    const does = tellDoing(line, language)
    return `${place + 1}. ${word('line', { line: named })}\n   ${direct === undefined ? word('signedIn', { does, address: at.page(line.to[language]) }) : word('direct', { does, address: direct })}`
  })
  return {
    subject: names.length === 0 ? word('subjectYou', { count }) : word('subject', { count, names: names.slice(0, 3).join(', ') }),
    text: [
      word('hello', { name }),
      word('hereIs'),
      ...told,
      ...(more === 0 ? [] : [word('more', { count: more, address: at.notices })]),
      ...(lines.some((line) => answerAt(line) !== undefined) ? [word('noAccount')] : []),
      // A signature begins so, and programs show it smaller: RFC 3676, 4.3.
      ['-- ', ...(frequency === 'none' ? [] : [word(`when.${frequency}`, { zone })]), word('change', { address: at.settings }), word('unsubscribe', { address: at.unsubscribe })].join('\n'),
    ].join('\n\n').concat('\n'),
  }
}
