/** What the invented organisations of the demo seek, offer and have heard: plainly invented, like them. */
import type { DemoDemand, DemoRequest } from './shapes.ts'

/** Topics are ids of the shipped vocabulary. */
export const REQUESTS: readonly DemoRequest[] = [
  {
    organisation: 'uhu-ophthalmik',
    kind: 'request',
    audience: 'public',
    topics: ['glass-microstructuring', 'laser-micromachining'],
    de: { title: 'Wer kann Glas mikrostrukturieren?', text: 'Für eine Linse mit eingearbeiteten Orientierungsmarken suchen wir jemanden, der Strukturen um zehn Mikrometer in Glas einbringt, ohne dass Risse bleiben.\n\nDenkbar sind Laser, Ätzen oder etwas, das wir noch nicht kennen. Die Prüfung der fertigen Linse übernehmen wir.' },
    en: { title: 'Who can micro-structure glass?', text: 'For a lens with built-in marks we look for somebody who puts structures of about ten micrometres into glass without leaving cracks.\n\nLaser, etching or something we do not know yet are all welcome. We test the result ourselves.' },
  },
  {
    organisation: 'musterau-spritzguss',
    kind: 'offer',
    audience: 'public',
    topics: ['injection-moulding'],
    de: { title: 'Spritzguss für kleine Serien mit Mikrostrukturen', text: 'Wir bieten an, Werkzeugeinsätze mit feinen Strukturen zu erproben: erst am Simulationsmodell, dann an Musterteilen. Besonders lernen möchten wir von Projekten mit der Medizintechnik.' },
  },
  {
    organisation: 'siebenschlaefer-sensorik',
    kind: 'request',
    audience: 'alliance',
    topics: ['active-implants', 'biosensors'],
    de: { title: 'Partner für Sensoren in Implantaten gesucht', text: 'Unsere Drucksensoren sind klein genug für ein Implantat; was fehlt, sind eine verträgliche Beschichtung und jemand, der die Zulassung kennt. Gesucht ist ein Konsortium für eine Skizze im Frühjahr.' },
  },
]

export const DEMANDS: readonly DemoDemand[] = [{ organisation: 'uhu-ophthalmik', text: 'Klebstoff, der bei Dampfsterilisation klar bleibt', asker: 'Kundschaft auf der Messe', language: 'de' }]
