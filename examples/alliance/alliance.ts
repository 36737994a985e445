/**
 * The demo alliance as data: six founding members with public facts, the organisations around them plainly invented. `README.md` says which is which.
 * **Shapes**: 6 clusters, 46 invented organisations that belong to them, 5 invented networks outside, 12 invented people. Names of texts are relative to this folder.
 * Websites are only given where they cannot be somebody's: `.example` is nobody's (RFC 2606).
 */
import { FOUNDING_MEMBERS } from './founding.ts'
import { INVENTED } from './invented.ts'
import { OUTSIDE } from './outside.ts'
import { PEOPLE } from './people.ts'
import type { DemoCluster, DemoOrganisation, DemoPerson, Name } from './shapes.ts'

type Demo = {
  readonly alliance: { readonly name: Name; readonly banner: Name }
  readonly members: readonly DemoCluster[]
  readonly organisations: readonly DemoOrganisation[]
  /** Anknüpfungspunkte außerhalb: beside the map, never counted. */
  readonly outside: readonly DemoOrganisation[]
  readonly people: readonly DemoPerson[]
}

export const DEMO: Demo = {
  alliance: { name: { de: 'Industrieallianz Thüringen (Spieldaten)', en: 'Industrieallianz Thüringen (play data)' }, banner: { de: 'Spieldaten, frei erfunden', en: 'Play data, freely invented' } },
  members: FOUNDING_MEMBERS,
  organisations: INVENTED,
  outside: OUTSIDE,
  people: PEOPLE,
}
