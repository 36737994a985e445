/** Calls of the demo, plainly invented: funding bodies that there are not, at addresses that are nobody's (RFC 2606). Days are counted from the day of seeding. */
import type { DemoCall } from './shapes.ts'

export const CALLS: readonly DemoCall[] = [
  {
    kind: 'funding',
    audience: 'public',
    opensIn: -30,
    closesIn: 19,
    link: 'https://foerderung.example/licht-im-koerper',
    twins: {
      de: {
        title: 'Spieldaten: Licht im Körper',
        text: 'Der frei erfundene Fonds „Licht im Körper“ fördert Verbünde, die optische Verfahren in die Medizintechnik bringen.\n\nThemen sind Mikrooptik und Lasertechnik für die minimalinvasive Chirurgie, Endoskopie, optische Beschichtungen, Spritzgießen kleiner Linsen und die Sterilisation der Geräte. Willkommen sind auch Arbeiten zur Quantensensorik.',
        eligible: 'Verbünde aus mindestens zwei Unternehmen und einer Forschungseinrichtung.',
      },
      en: {
        title: 'Play data: Light in the body',
        text: 'The freely invented fund “Light in the body” supports consortia that bring optical methods into medical technology.\n\nTopics are micro-optics and laser technology for minimally invasive surgery, endoscopy, optical coatings, injection moulding of small lenses, and the sterilisation of devices. Work on quantum sensing is welcome too.',
        eligible: 'Consortia of at least two companies and one research institution.',
      },
    },
  },
  {
    kind: 'funding',
    audience: 'public',
    opensIn: -5,
    closesIn: 62,
    link: 'https://foerderung.example/fertigung-die-mitdenkt',
    twins: {
      de: {
        title: 'Spieldaten: Fertigung, die mitdenkt',
        text: 'Die frei erfundene Stiftung Musterwerk fördert Vorhaben, in denen Messtechnik und Fertigung zusammenwachsen.\n\nGesucht werden Lösungen mit Sensorik in der Maschine, Bildverarbeitung, Zerspanung, additiver Fertigung von Metall und Prüftechnik für die Serie.',
        eligible: 'Kleine und mittlere Unternehmen, allein oder gemeinsam.',
      },
    },
  },
  {
    kind: 'funding',
    audience: 'alliance',
    opensIn: 14,
    closesIn: 120,
    twins: {
      de: {
        title: 'Spieldaten: Kreislauf für Kunststoffe (Vorankündigung)',
        text: 'Vertraulich vorab: Der frei erfundene Landesfonds bereitet einen Aufruf zum Recycling von Kunststoffen vor. Genannt wurden Spritzgießen mit Rezyklat, Compoundierung und Messtechnik für Rezyklate.',
        eligible: '',
      },
    },
  },
  {
    kind: 'tender',
    audience: 'public',
    opensIn: -20,
    closesIn: 33,
    link: 'https://vergabe.example/pruefstaende',
    twins: {
      de: {
        title: 'Spieldaten: Prüfstände für das Messamt Musterroda',
        text: 'Das frei erfundene Messamt Musterroda beschafft vier Prüfstände mit Sensorik und Bildverarbeitung.',
        eligible: 'Unternehmen mit Nachweis der Eignung.',
      },
    },
  },
]
