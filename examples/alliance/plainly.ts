/** What every invented organisation gets: an address under `.example` and a phone number that the Federal Network Agency keeps for films (030 23125 000–999). */
import type { DemoOrganisation } from './shapes.ts'

type Told = Pick<DemoOrganisation, 'key' | 'name' | 'fields' | 'belongsTo' | 'place'> & Partial<Pick<DemoOrganisation, 'kind' | 'shortName'>> & { readonly languages?: readonly ('de' | 'en')[] }

const TEXT = { de: 'profil.de.txt', en: 'profile.en.txt' } as const

/** Invented organisations with their texts below `folder`; phone numbers count from `first`. */
export const plainly = (folder: string, first: number, told: readonly Told[]): DemoOrganisation[] =>
  told.map(({ languages = ['de'], kind = 'company', ...one }, at) => ({
    ...one,
    kind,
    website: `https://${one.key}.example`,
    email: `post@${one.key}.example`,
    phone: `+49 30 23125 ${String(first + at).padStart(3, '0')}`,
    invented: true,
    texts: languages.map((language) => `${folder}/${one.key}/${TEXT[language]}`),
  }))
