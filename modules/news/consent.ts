/**
 * What people agree to when they register or subscribe. Kept is the version they saw: a text is never changed, only followed by another.
 * **Source**: Art. 6 (1) a, 7 and 13 GDPR; § 7 UWG.
 */
import type { Language } from '#platform/words'

type Consent = Readonly<Record<Language, string>>

export const REGISTRATION_CONSENTS: readonly Consent[] = [
  {
    de: 'Ich willige ein, dass die Veranstalter meinen Namen, meine E-Mail-Adresse und meine Organisation verwenden, um diese Veranstaltung vorzubereiten, durchzuführen und gegenüber Fördergebern nachzuweisen. Die Einwilligung kann ich jederzeit über den Link in der Bestätigungsmail widerrufen.',
    en: 'I agree that the organisers use my name, my e-mail address and my organisation to prepare and hold this event and to account for it to funders. I can withdraw my consent at any time by the link in the confirmation mail.',
  },
]

export const NEWSLETTER_CONSENTS: readonly Consent[] = [
  {
    de: 'Ich möchte den Newsletter der Allianz per E-Mail erhalten und willige ein, dass meine Adresse dafür gespeichert wird. Abbestellen kann ich ihn jederzeit über den Link in jeder Ausgabe.',
    en: 'I would like to receive the alliance’s newsletter by e-mail and agree that my address is kept for this. I can unsubscribe at any time by the link in each issue.',
  },
]

/** The one that is asked for now, with its version: from 1. */
export const latest = (consents: readonly Consent[], language: Language): { readonly version: number; readonly text: string } => ({ version: consents.length, text: consents.at(-1)?.[language] ?? '' })
