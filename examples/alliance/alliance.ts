/**
 * The demo alliance as data: six founding members with public facts, the organisations around them plainly invented. `README.md` says which is which.
 * **Shapes**: 6 clusters, 46 invented organisations that belong to them, 5 invented networks outside, 12 invented people. Names of texts are relative to this folder.
 * Websites are only given where they cannot be somebody's: `.example` is nobody's (RFC 2606).
 */
import { FOUNDING_MEMBERS } from './founding.ts'
import { INVENTED } from './invented.ts'
import { OUTSIDE } from './outside.ts'
import { PEOPLE } from './people.ts'
import { PROJECTS } from './projects.ts'
import type { DemoCluster, DemoOrganisation, DemoPerson, DemoProject, Name } from './shapes.ts'

type Demo = {
  readonly alliance: { readonly name: Name; readonly banner: Name; readonly about: { readonly de: string; readonly en: string } }
  readonly members: readonly DemoCluster[]
  readonly organisations: readonly DemoOrganisation[]
  /** Anknüpfungspunkte außerhalb: beside the map, never counted. */
  readonly outside: readonly DemoOrganisation[]
  readonly people: readonly DemoPerson[]
  readonly projects: readonly DemoProject[]
}

export const DEMO: Demo = {
  alliance: {
    name: { de: 'Industrieallianz Thüringen (Spieldaten)', en: 'Industrieallianz Thüringen (play data)' },
    banner: { de: 'Spieldaten, frei erfunden', en: 'Play data, freely invented' },
    about: {
      de: 'Sechs Cluster der Thüringer Industrie haben 2011 verabredet, eine gemeinsame Kommunikations- und Arbeitsplattform aufzubauen: um Themen zu finden, die sie verbinden, und Vorhaben früh miteinander abzustimmen.\n\nDiese Plattform zeigt, wie das aussehen kann. Die Unternehmen und Institute darauf sind frei erfunden, ihre Texte auch.',
      en: 'In 2011 six clusters of Thuringian industry agreed to build one common communication and work platform: to find the topics that connect them, and to coordinate their projects early.\n\nThis platform shows what that can look like. The companies and institutes on it are freely invented, and so are their texts.',
    },
  },
  members: FOUNDING_MEMBERS,
  organisations: INVENTED,
  outside: OUTSIDE,
  people: PEOPLE,
  projects: PROJECTS,
}
