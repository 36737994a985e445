/** What of a plan is compared: its title, summary, need and approach in each language, as far as as many may see them as the plan itself. What is disclosed less is never compared, so that nothing that is found betrays it. */
import type { Disclosure, Field, PlanText } from '#modules/projects'
import type { Language } from '#platform/words'

export type ComparedText = { readonly language: Language; readonly title: string; readonly text: string }

type Written = Pick<PlanText, 'twins' | 'disclosure' | 'stricter'>

/** Fields disclosed less than the plan are kept out. */
const isAsOpen = ({ disclosure, stricter }: Pick<Written, 'disclosure' | 'stricter'>, field: Field): boolean => (stricter[field] ?? disclosure) === disclosure

export function textsOf(plan: Written): ComparedText[] {
  return (['de', 'en'] as const).flatMap((language) => {
    const twin = plan.twins[language]
    if (twin === undefined) return []
    const told = (['summary', 'need', 'approach'] as const).flatMap((name) => (isAsOpen(plan, name) && twin[name] !== undefined ? [twin[name]] : []))
    return [{ language, title: twin.title, text: told.join('\n\n') }]
  })
}

/** Who takes part and in which call, as far as as many may know as of the plan. */
export const timedOf = (plan: PlanText): Pick<PlanText, 'lead' | 'partners' | 'from' | 'until' | 'call' | 'has'> => {
  const { call, ...rest } = plan
  return { ...rest, partners: isAsOpen(plan, 'partners') ? plan.partners : [], ...(call !== undefined && isAsOpen(plan, 'call') ? { call } : {}) }
}

/** By its text a plan is known to have changed. */
export const wordingOf = (plan: Written): string => JSON.stringify(textsOf(plan))

/** Read by the alliance or everybody. */
export const isOpen = (disclosure: Disclosure): boolean => disclosure === 'alliance' || disclosure === 'public'
