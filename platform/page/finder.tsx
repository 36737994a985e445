/** The search field in the head of every page: a form that works as it is; `finder.island.ts` makes a combobox of it that answers while one types. */
import { say, type Language } from '../words.ts'
import type { Finding } from './page.ts'
import { PAGE_WORDS } from './words.ts'

export const Finder = ({ finding, language, script }: { readonly finding: Finding; readonly language: Language; readonly script: string }) => {
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  return (
    <form class="finder" role="search" aria-label={word('find')} method="get" action={finding.to[language]}>
      <input
        type="search"
        name="q"
        id="finder"
        maxlength={200}
        autocomplete="off"
        aria-label={word('find')}
        aria-keyshortcuts="/"
        placeholder={word('search')}
        data-answerer={finding.from}
        data-list={word('hits')}
        data-one={word('hit')}
        data-many={say(PAGE_WORDS, language, 'hitCount', { count: '{count}' /* the browser counts */ })}
        data-none={word('noHits')}
        data-all={word('allHits')}
        data-failed={word('findFailed')}
        data-organisation={word('organisation')}
        data-topic={word('topic')}
        data-source={word('source')}
      />
      <kbd aria-hidden="true">/</kbd>
      <script type="module" src={script} />
    </form>
  )
}
