/** The invented people of the demo: mythical creatures by their family names, so that nobody can take them for somebody. */
import type { DemoPerson } from './shapes.ts'

export const PEOPLE: readonly DemoPerson[] = [
  { name: 'Adele Musterfee', roles: [{ role: 'office' }, { role: 'operator' }] },
  { name: 'Balduin Klabautermann', roles: [{ role: 'spokesperson' }] },
  { name: 'Cosima Irrlicht', roles: [{ role: 'moderator' }] },
  { name: 'Dietmar Erdwichtel', roles: [{ role: 'confidant' }] },
  { name: 'Edda Spritzguss', roles: [{ organisation: 'musterau-spritzguss', role: 'manager' }, { organisation: 'musterau-spritzguss', role: 'delegate' }] },
  { name: 'Falk Tatzelwurm', roles: [{ organisation: 'tatzelwurm-extrusion', role: 'manager' }] },
  { name: 'Gesine Wolpertinger', roles: [{ organisation: 'wolpertinger-werkzeugbau', role: 'manager' }] },
  { name: 'Hagen Siebenschläfer', roles: [{ organisation: 'siebenschlaefer-sensorik', role: 'manager' }] },
  { name: 'Ida Uhu', roles: [{ organisation: 'uhu-ophthalmik', role: 'manager' }] },
  { name: 'Jasper Uhu', roles: [{ organisation: 'uhu-ophthalmik', role: 'contributor' }] },
  { name: 'Kunigunde Labfee', language: 'en', roles: [{ organisation: 'labfee-diagnostik', role: 'manager' }] },
  { name: 'Leopold Kauz', roles: [{ organisation: 'kauzberg-elektronik', role: 'manager' }, { organisation: 'klabauter-messtechnik', role: 'contributor' }] },
]
