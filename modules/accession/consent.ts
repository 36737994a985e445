/**
 * What an applicant agrees to. Kept is the version that was seen: a text is never changed, only followed by another.
 * **Source**: Art. 6 (1) b and 13 GDPR.
 */
import type { Language } from '#platform/words'

const CONSENTS: readonly Readonly<Record<Language, string>>[] = [
  {
    de: 'Ich stelle diesen Antrag im Namen der Organisation und bin damit einverstanden, dass die Allianz die Angaben für das Aufnahmeverfahren verwendet: Die Geschäftsstelle prüft sie, die Mitglieder sehen die Angaben zur Organisation, nicht meinen Namen und meine Adresse. Ich kann den Antrag jederzeit über den Link in der Mail zurückziehen.',
    en: 'I make this application in the name of the organisation and agree that the alliance uses what I enter for the admission procedure: the office checks it, the members see what is said of the organisation, not my name and address. I can withdraw the application at any time by the link in the mail.',
  },
]

/** The one that is asked for now, with its version: from 1. */
export const consentNow = (language: Language): { readonly version: number; readonly text: string } => ({ version: CONSENTS.length, text: CONSENTS.at(-1)?.[language] ?? '' })
