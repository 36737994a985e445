/**
 * The vocabulary that ships with the engine: one file a field, bundled with the code and so read without a file system.
 * **Shapes**: some 1,760 concepts; mapped once a process, in some milliseconds. How the files are written: AUTHORING.md.
 */
import agriculture from './shipped/agriculture.json' with { type: 'json' }
import artificialIntelligence from './shipped/artificial-intelligence.json' with { type: 'json' }
import automation from './shipped/automation.json' with { type: 'json' }
import automotive from './shipped/automotive.json' with { type: 'json' }
import biotechnology from './shipped/biotechnology.json' with { type: 'json' }
import clusterServices from './shipped/cluster-services.json' with { type: 'json' }
import construction from './shipped/construction.json' with { type: 'json' }
import electronics from './shipped/electronics.json' with { type: 'json' }
import energy from './shipped/energy.json' with { type: 'json' }
import environment from './shipped/environment.json' with { type: 'json' }
import food from './shipped/food.json' with { type: 'json' }
import logistics from './shipped/logistics.json' with { type: 'json' }
import manufacturing from './shipped/manufacturing.json' with { type: 'json' }
import markets from './shipped/markets.json' with { type: 'json' }
import materials from './shipped/materials.json' with { type: 'json' }
import measurement from './shipped/measurement.json' with { type: 'json' }
import medicalTechnology from './shipped/medical-technology.json' with { type: 'json' }
import metalworking from './shipped/metalworking.json' with { type: 'json' }
import microtechnology from './shipped/microtechnology.json' with { type: 'json' }
import nanotechnology from './shipped/nanotechnology.json' with { type: 'json' }
import photonics from './shipped/photonics.json' with { type: 'json' }
import plastics from './shipped/plastics.json' with { type: 'json' }
import robotics from './shipped/robotics.json' with { type: 'json' }
import software from './shipped/software.json' with { type: 'json' }
import type { Concept, Vocabulary } from './concept.ts'

type Shipped = Omit<Concept, 'id'> & { readonly '@id': string; readonly '@type': 'Concept' }

const FIELDS: readonly { readonly '@graph': readonly unknown[] }[] = [
  agriculture, artificialIntelligence, automation, automotive, biotechnology, clusterServices, construction, electronics, energy, environment, food,
  logistics, manufacturing, markets, materials, measurement, medicalTechnology, metalworking, microtechnology, nanotechnology, photonics, plastics, robotics,
  software,
]

let read: Vocabulary | undefined

/** The shipped vocabulary, fields in alphabetical order, concepts as written. */
export function shippedVocabulary(): Vocabulary {
  return (read ??= { title: 'Schnittmenge', concepts: FIELDS.flatMap((field) => field['@graph'].map(toConcept)) })
}

/** The files need no JSON-LD reading: their context is one, and shipped.test.ts reads them both ways. Empty lists and maps say nothing and go. */
function toConcept(node: unknown): Concept {
  const { '@id': id, '@type': _, ...rest } = node as Shipped // Checked by shipped.test.ts; typing thousands of literals would cost the compiler seconds.
  const said = Object.entries(rest).filter(([, value]) => typeof value !== 'object' || Object.keys(value).length > 0)
  return { id, prefLabel: rest.prefLabel, ...Object.fromEntries(said) }
}
