/** What every invented organisation gets: an address under `.example` and a phone number that the Federal Network Agency keeps for films (030 23125 000–999). */
import type { DemoOrganisation } from './shapes.ts'

type Told = Pick<DemoOrganisation, 'key' | 'name' | 'fields' | 'belongsTo' | 'place'> & Partial<Pick<DemoOrganisation, 'kind' | 'shortName'>> & { readonly languages?: readonly ('de' | 'en')[] }

const TEXT = { de: 'profil.de.txt', en: 'profile.en.txt' } as const

/** Made-up places lie where there is forest or field. */
const COORDINATES: Readonly<Record<string, string>> = {
  Musterau: '50.84, 11.47', Musterroda: '50.79, 11.2', Musterbach: '50.68, 10.55', 'Neu-Musterau': '50.87, 11.44', Probenau: '50.99, 10.83', Probewalde: '50.57, 10.98', Exempelstedt: '51.1, 11.2', Beispielroda: '50.77, 11.93', Beispielhausen: '51.28, 10.62', Kauzberg: '50.62, 11.5',
  Altmusterstadt: '51.63, 13.05', Fabelhafen: '53.2, 11.9', Osterfabel: '51.5, 12.9', 'Hinterwalde im Fabelgau': '49.75, 11.8', Fabelgau: '49.9, 10.5',
}

/** One place has none, so that the demo shows what happens then. */
function lying(place: string): { readonly coordinates?: string } {
  const coordinates = COORDINATES[place]
  return coordinates === undefined ? {} : { coordinates }
}

/** Invented organisations with their texts below `folder`; phone numbers count from `first`. */
export const plainly = (folder: string, first: number, told: readonly Told[]): DemoOrganisation[] =>
  told.map(({ languages = ['de'], kind = 'company', ...one }, at) => ({
    ...one,
    kind,
    ...lying(one.place),
    website: `https://${one.key}.example`,
    email: `post@${one.key}.example`,
    phone: `+49 30 23125 ${String(first + at).padStart(3, '0')}`,
    invented: true,
    texts: languages.map((language) => `${folder}/${one.key}/${TEXT[language]}`),
  }))
