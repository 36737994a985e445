/** Fields (Fachgebiete): the trades that organisations name as theirs. Those the house knows have a hue and names in both languages; others stay as they are written. */
import type { Language } from '#platform/words'
import { clean, plainWords } from './spelling.ts'

type Field = { readonly de: string; readonly en: string; readonly also?: readonly string[] }

/** The six of the founding members first; further ones as the shipped vocabulary cuts them. */
export const FIELDS: Readonly<Record<string, Field>> = {
  plastics: { de: 'Kunststoff', en: 'Plastics', also: ['Kunststofftechnik', 'Kunststoffverarbeitung', 'Kunststoffe', 'Polymere', 'Polymers'] },
  metal: { de: 'Fertigungstechnik und Metallbearbeitung', en: 'Manufacturing and metal working', also: ['Metall', 'Metallbearbeitung', 'Metallverarbeitung', 'Fertigungstechnik', 'Maschinenbau', 'Metal', 'Metalworking', 'Metal working', 'Manufacturing', 'Manufacturing technology', 'Mechanical engineering'] },
  measurement: { de: 'Mess- und Gerätetechnik', en: 'Measurement and instruments', also: ['Messtechnik', 'Sensorik', 'Elektronik', 'Elektronische Mess- und Gerätetechnik', 'Measurement', 'Metrology', 'Instruments', 'Electronics', 'Electronic measurement and instruments'] },
  'micro-nano': { de: 'Mikro- und Nanotechnik', en: 'Micro- and nanotechnology', also: ['Mikrotechnik', 'Mikrosystemtechnik', 'Nanotechnologie', 'Mikro- und Nanotechnologie', 'Mikro-Nano', 'Microtechnology', 'Nanotechnology', 'Micro and nanotechnology'] },
  optics: { de: 'Optik und Photonik', en: 'Optics and photonics', also: ['Optik', 'Photonik', 'Optische Technologien', 'Optics', 'Photonics', 'Optical technologies'] },
  medicine: { de: 'Medizintechnik und Biotechnologie', en: 'Medical technology and biotechnology', also: ['Medizintechnik', 'Biotechnologie', 'Life Sciences', 'Medizin', 'Medical technology', 'Biotechnology', 'Medicine', 'Health'] },
  software: { de: 'Software und IT', en: 'Software and IT', also: ['Software', 'IT', 'Informationstechnik', 'Information technology', 'ICT', 'IKT'] },
  energy: { de: 'Energie', en: 'Energy', also: ['Energietechnik', 'Energy technology'] },
  automotive: { de: 'Fahrzeugbau', en: 'Automotive', also: ['Automobil', 'Automobilindustrie', 'Mobilität', 'Mobility'] },
  environment: { de: 'Umwelttechnik', en: 'Environmental technology', also: ['Umwelt', 'Kreislaufwirtschaft', 'Environment', 'Circular economy'] },
  food: { de: 'Ernährung', en: 'Food', also: ['Lebensmittel', 'Lebensmittelindustrie', 'Ernährungswirtschaft', 'Food industry'] },
  construction: { de: 'Bauwesen', en: 'Construction', also: ['Bau', 'Bauwirtschaft', 'Building'] },
  logistics: { de: 'Logistik', en: 'Logistics', also: ['Transport', 'Verkehr'] },
}

const key = (text: string): string => plainWords(text).filter((word) => word !== 'und' && word !== 'and').join(' ')

const BY_NAME = new Map(Object.entries(FIELDS).flatMap(([id, { de, en, also = [] }]) => [id, de, en, ...also].map((name) => [key(name), id] as const)))

/** The id of a field that somebody wrote, or the text itself where the house knows none of that name. */
export const fieldOf = (text: string): string => BY_NAME.get(key(text)) ?? clean(text)

/** Fields in the order they were said, each once. */
export const fieldsOf = (texts: readonly string[]): string[] => [...new Set(texts.map(fieldOf))].filter((field) => field !== '')

/** What a reader sees. */
export const fieldName = (field: string, language: Language): string => FIELDS[field]?.[language] ?? field

/** Hues in the order of the table above, as the page kit and its style sheet have them; the first six are those of the founding members. */
export const FIELD_HUES = [38, 85, 250, 300, 200, 355, 62, 115, 145, 172, 225, 275, 328, 15] as const

const PLACES = Object.keys(FIELDS)

/** The colour of a field. One the house does not know has a hue by its letters: the same everywhere, though another may have it too. */
export function fieldHue(field: string): (typeof FIELD_HUES)[number] {
  const place = PLACES.indexOf(field)
  const at = place === -1 ? Array.from(field).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973, 7) : place
  return FIELD_HUES[at % FIELD_HUES.length] ?? FIELD_HUES[0]
}
