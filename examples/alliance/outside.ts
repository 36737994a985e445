/** Invented networks of invented neighbouring regions: they belong to nobody here and may be approached. */
import { plainly } from './plainly.ts'

export const OUTSIDE = plainly('outside', 900, [
  { key: 'kunststoffring-altmusterland', kind: 'cluster', name: { de: 'Kunststoffring Altmusterland' }, fields: ['plastics'], belongsTo: [], place: 'Altmusterstadt' },
  { key: 'photonikbund-nordfabelland', kind: 'cluster', name: { de: 'Photonikbund Nordfabelland' }, fields: ['optics'], belongsTo: [], place: 'Fabelhafen' },
  { key: 'leichtbauring-osterfabel', kind: 'cluster', name: { de: 'Leichtbauring Osterfabel' }, fields: ['plastics', 'metal'], belongsTo: [], place: 'Osterfabel' },
  { key: 'medizinnetz-hinterwalde', kind: 'cluster', name: { de: 'Medizinnetz Hinterwalde' }, fields: ['medicine'], belongsTo: [], place: 'Hinterwalde im Fabelgau' },
  { key: 'sensorbund-fabelgau', kind: 'cluster', name: { en: 'Sensorbund Fabelgau' }, fields: ['measurement'], belongsTo: [], place: 'Fabelgau', languages: ['en'] },
])
