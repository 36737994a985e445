/**
 * Twins (Sprachfassungen): what is said in German and English side by side. One is *stale* from when the other was changed and it was not; it no longer is when it is changed itself.
 * Whoever changes only a comma says that what was not changed is still right; who changes nothing and says so, that both say the same.
 * **Errors**: `conflict` where one is stale, or is missing although it was there, and that blocks.
 */
import { accept, refuse, type Result } from './result.ts'
import type { Instant } from './time.ts'
import { LANGUAGES, otherLanguage, type Language, type Words } from './words.ts'

/** Since when a twin says less than the other. */
export type Stale = { readonly [L in Language]?: Instant }

/** What is stale after a change. In: what each twin said and says now, nothing where there is none; two that say the same are equal as texts. */
export function staleAfter(stale: Stale, before: { readonly [L in Language]?: string }, after: { readonly [L in Language]?: string }, { now, othersStay }: { readonly now: Instant; readonly othersStay: boolean }): Stale {
  const isChanged = (language: Language): boolean => before[language] !== after[language]
  const isConfirmed = othersStay && !LANGUAGES.some(isChanged)
  const since = (language: Language): Instant | undefined => {
    const other = otherLanguage(language)
    if (after[language] === undefined || after[other] === undefined || isChanged(language) || isConfirmed) return undefined
    // Who brings a stale twin up to date, or adds one, does not make the other stale.
    return stale[language] ?? (isChanged(other) && before[other] !== undefined && stale[other] === undefined && !othersStay ? now : undefined)
  }
  return Object.fromEntries(LANGUAGES.flatMap((language) => [[language, since(language)] as const]).filter(([, at]) => at !== undefined))
}

/** May these be shown, where both must say the same? `gone`: was there, and is not now. */
export function inStep(stale: Stale, gone: (language: Language) => boolean): Result<void> {
  for (const language of LANGUAGES) {
    if (stale[language] !== undefined) return refuse('conflict', language === 'de' ? 'twin.staleGerman' : 'twin.staleEnglish')
    if (gone(language)) return refuse('conflict', language === 'de' ? 'twin.goneGerman' : 'twin.goneEnglish')
  }
  return accept(undefined)
}

export const TWIN_WORDS = {
  'twin.stale': { de: 'Nicht auf dem neuesten Stand', en: 'Not up to date' },
  'twin.staleTold': { de: 'Die englische Fassung wurde am {day} geändert, diese noch nicht.', en: 'The German version was changed on {day}, this one not yet.' },
  'twin.othersStay': { de: 'Sprachfassungen', en: 'Language versions' },
  'twin.othersStayYes': { de: 'Was nicht geändert wurde, stimmt noch (etwa nach einem Tippfehler)', en: 'What was not changed is still right (after a typing error, say)' },
  'twin.staleGerman': { de: 'Die deutsche Fassung ist veraltet, denn die englische wurde geändert. Bitte angleichen; stimmt sie noch, bestätigen Sie das beim Speichern, ohne weitere Änderung.', en: 'The German version is out of date, since the English one was changed. Please bring it up to date; if it is still right, confirm that when saving, without a further change.' },
  'twin.staleEnglish': { de: 'Die englische Fassung ist veraltet, denn die deutsche wurde geändert. Bitte angleichen; stimmt sie noch, bestätigen Sie das beim Speichern, ohne weitere Änderung.', en: 'The English version is out of date, since the German one was changed. Please bring it up to date; if it is still right, confirm that when saving, without a further change.' },
  'twin.goneGerman': { de: 'Die deutsche Fassung fehlt, obwohl es sie schon gab. Bitte wieder ergänzen; ob es ohne sie geht, legt die Geschäftsstelle bei den Angaben zur Allianz fest.', en: 'The German version is missing although there was one. Please add it again; whether it may be missing, the office decides on the page about the alliance.' },
  'twin.goneEnglish': { de: 'Die englische Fassung fehlt, obwohl es sie schon gab. Bitte wieder ergänzen; ob es ohne sie geht, legt die Geschäftsstelle bei den Angaben zur Allianz fest.', en: 'The English version is missing although there was one. Please add it again; whether it may be missing, the office decides on the page about the alliance.' },
} as const satisfies Words
