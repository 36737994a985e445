/** The six founding members of the Industrieallianz Thüringen (2011) in the demo: public facts only, with the texts of `examples/` and their sources. */
import type { DemoCluster } from './shapes.ts'

/** Press report on the founding of 10 June 2011, as examples/README.md names it. */
const FOUNDING = 'mitteldeutschland.com'

export const FOUNDING_MEMBERS: readonly DemoCluster[] = [
  member('polymermat', { de: 'PolymerMat e. V. – Kunststoffcluster Thüringen', en: 'PolymerMat e. V., the plastics cluster of Thuringia' }, 'PolymerMat', ['plastics'], 'e. V.'),
  member('elmug', { de: 'Elektronische Mess- und Gerätetechnik Thüringen eG', en: 'ELMUG eG, electronic measurement and instruments of Thuringia' }, 'ELMUG', ['measurement'], 'eG'),
  member('medways', { de: 'medways e. V.', en: 'medways e. V.' }, 'medways', ['medicine'], 'e. V.'),
  member('mnt', { de: 'MNT Mikro-Nanotechnologie Thüringen e. V.', en: 'MNT e. V., micro- and nanotechnology of Thuringia' }, 'MNT', ['micro-nano'], 'e. V.'),
  member('optonet', { de: 'OptoNet e. V. – Photoniknetzwerk Thüringen', en: 'OptoNet e. V., the photonics network of Thuringia' }, 'OptoNet', ['optics'], 'e. V.'),
  member('fermeth', { de: 'FerMeTh – Fertigungstechnik und Metallbearbeitung Thüringen', en: 'FerMeTh, manufacturing and metal working of Thuringia' }, 'FerMeTh', ['metal'], 'none'),
]

function member(key: string, name: { readonly de: string; readonly en: string }, shortName: string, fields: readonly string[], legalForm: DemoCluster['legalForm']): DemoCluster {
  return {
    key,
    kind: 'cluster',
    name,
    shortName,
    fields,
    legalForm,
    membership: { kind: 'full', founding: true },
    facts: [{ text: { de: 'Gründungsmitglied der Industrieallianz Thüringen', en: 'Founding member of the Industrieallianz Thüringen' }, source: FOUNDING, year: 2011 }],
    invented: false,
    texts: [`../${key}/profil.de.md`, `../${key}/profile.en.md`],
  }
}
