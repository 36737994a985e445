/** What this module puts on the overview of who is inside: the open funding calls that fit us, the most urgent first, each in one line. Computed from the reader's own map alone; tenders are never compared. */
import type { ComponentChildren } from 'preact'
import { addressOf, Section } from '#platform/page'
import { COLLATORS, type Language } from '#platform/words'
import type { Actor } from '#modules/members'
import { byUrgency } from './fit.ts'
import { fittingFor } from './fits.part.ts'
import { callAt, speaker, tellTime, titleIn, topicName, type CallsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { listOpenCalls } from './store.ts'
import { ADDRESSES } from './words.ts'

const SHOWN = 3
const NAMED = 3
/** What is due in years is nothing for today. */
const LOOKED_AT = 200

/** Nothing where nothing fits. */
export const fittingCalls =
  (needs: CallsNeeds) =>
  async ({ actor, language }: { readonly actor: Actor; readonly language: Language }): Promise<ComponentChildren> => {
    if (!may.readInside(actor)) return null
    const word = speaker(language)
    const [calls, { view, fit }] = await Promise.all([listOpenCalls(needs.db, { isInside: true, today: needs.today(), kind: 'funding', limit: LOOKED_AT }), fittingFor(needs, actor)])
    const fitting = calls.map((call) => ({ call, ...fit(call) })).filter((one) => one.fitting.length > 0).toSorted((a, b) => byUrgency(a.call, b.call)).slice(0, SHOWN)
    if (fitting.length === 0) return null
    const named = (topics: readonly string[]): string => {
      const names = topics.map((topic) => topicName(view, topic, language)).toSorted(COLLATORS[language].compare)
      return names.length > NAMED + 1 ? word('andMore', { topics: names.slice(0, NAMED).join(', '), count: names.length - NAMED }) : names.join(', ')
    }
    return (
      <Section title={word('fitTitle')}>
        <ul class="hits">
          {fitting.map(({ call, fitting: { length: count }, missing }) => {
            const { title, language: spoken } = titleIn(call, language)
            const lacks = missing.length === 0 ? word('fitComplete') : word(missing.length === 1 ? 'fitMissing' : 'fitMissingMany', { topics: named(missing) })
            return (
              <li key={call.id}>
                <a href={callAt(call.id, language)} lang={spoken}>{title}</a>
                <span>{[count === 1 ? word('fitOne') : word('fitSome', { count }), lacks, tellTime(call, needs.today(), language)].join('; ')}</span>
              </li>
            )
          })}
        </ul>
        <p><a href={addressOf(ADDRESSES.calls, language)}>{word('fitAll')}</a></p>
      </Section>
    )
  }
