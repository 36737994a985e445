/** What is protected of confidential plans and what is not. */
import type { App } from '#platform/http'
import { addressOf, Section, type Site } from '#platform/page'
import { speaker } from '#platform/words'
import type { OverlapsNeeds } from './frame.part.tsx'
import { MEASURED, METHOD_WORDS, QUESTIONS } from './method-words.ts'
import { PAGE_WORDS } from './page-words.ts'
import { ADDRESSES } from './words.ts'

export function hangMethod(app: App, site: Site, { changesAWeek }: OverlapsNeeds): void {
  site.pages(app, ADDRESSES).get('method', (_, { language, show }) => {
    const say = speaker(METHOD_WORDS, language)
    const keys = Object.keys(METHOD_WORDS)
    return show(
      { title: say('title'), lead: say('lead'), above: <a href={addressOf(ADDRESSES.findings, language)}>{speaker(PAGE_WORDS, language)('coordination')}</a>, entry: 'projects' },
      QUESTIONS.map((question) => (
        <Section key={question} title={say(`q.${question}`)}>
          {keys.filter((key): key is keyof typeof METHOD_WORDS => key.startsWith(`${question}.`)).map((key) => <p key={key}>{say(key, { ...MEASURED, changes: changesAWeek, bits: changesAWeek })}</p>)}
        </Section>
      )),
    )
  })
}
