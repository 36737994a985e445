/**
 * Confidentiality agreement (Vertraulichkeitsvereinbarung): what binds whoever reads plans that are not public. Each organisation accepts a version of it once; who tends the alliance, for the alliance. A new version is accepted anew.
 * **Source**: § 2 No. 1 b GeschGehG (reasonable measures to keep secret), § 3 PatG (what is told to people bound to secrecy is no state of the art).
 */
import type { Words } from '#platform/words'

/** Changes with the text, so that nobody is bound by what they did not read. */
export const AGREEMENT = { version: '2026-12' } as const

/** Its paragraphs, in this order. */
export const AGREEMENT_WORDS = {
  'agreement.1': { de: 'Nichtöffentliche Vorhaben, die wir hier lesen, behandeln wir als Geschäftsgeheimnis dessen, der sie eingetragen hat (§ 2 GeschGehG). Wir geben sie nur an Personen unserer Organisation weiter, die sie für die Abstimmung kennen müssen und die ebenso zur Verschwiegenheit verpflichtet sind.', en: 'Plans that are not public are trade secrets of whoever entered them (section 2 GeschGehG), and we treat them as such. We pass them on only to people of our organisation who must know them for coordination and who are bound to secrecy in the same way.' },
  'agreement.2': { de: 'Wir nutzen sie nur, um eigene und fremde Vorhaben aufeinander abzustimmen und Partner zu finden: nicht für eigene Anmeldungen von Schutzrechten, nicht für eigene Förderanträge ohne die Leitung des Vorhabens.', en: 'We use them only to coordinate plans and to find partners: not for applications of our own for patents or designs, and not for funding proposals of our own without the lead of the plan.' },
  'agreement.3': { de: 'Ausgenommen ist, was nachweislich schon bekannt war, ohne unser Zutun bekannt wird, uns von anderer Seite rechtmäßig mitgeteilt wurde oder was wir von Rechts wegen offenlegen müssen; davon unterrichten wir die Leitung des Vorhabens vorab, soweit das erlaubt ist.', en: 'This does not hold for what demonstrably was known already, becomes known without our doing, was lawfully told to us by others, or must be disclosed by law; of the latter we inform the lead of the plan in advance as far as that is permitted.' },
  'agreement.4': { de: 'Die Verpflichtung gilt für jedes Vorhaben fünf Jahre, nachdem wir es gelesen haben, auch wenn wir die Allianz verlassen. Sie endet, wenn das Vorhaben öffentlich wird.', en: 'The obligation holds for each plan for five years after we read it, even if we leave the alliance. It ends when the plan becomes public.' },
  'agreement.5': { de: 'Über Preise, Kosten, Kapazitäten, Kunden und Markteinführungen tauschen wir uns hier nicht aus (Art. 101 AEUV, § 1 GWB).', en: 'We do not exchange prices, costs, capacities, customers or launch dates here (Article 101 TFEU, section 1 GWB).' },
} as const satisfies Words
