/** Where the pages of this module are, in the words of each language. Never changed afterwards. */
export const ADDRESSES = {
  map: { de: 'schnittmengen', en: 'intersections' },
  mapTable: { de: 'schnittmengen/tabelle/:form', en: 'intersections/table/:form' },
  mapPicture: { de: 'schnittmengen/bild/:form', en: 'intersections/picture/:form' },
  method: { de: 'so-wird-gerechnet', en: 'how-it-is-computed' },
  compare: { de: 'vergleich', en: 'comparison' },
  intersection: { de: 'schnittmengen/:id', en: 'intersections/:id' },
  topics: { de: 'themen', en: 'topics' },
  topic: { de: 'themen/:id', en: 'topics/:id' },
  sources: { de: 'quellen', en: 'sources' },
  source: { de: 'quellen/:id', en: 'sources/:id' },
  curation: { de: 'themenpflege', en: 'topic-curation' },
  search: { de: 'suche', en: 'search' },
  curationHistory: { de: 'themenpflege/verlauf', en: 'topic-curation/history' },
  vocabulary: { de: 'vokabular', en: 'vocabulary' },
  vocabularyFile: { de: 'vokabular/datei/:form', en: 'vocabulary/file/:form' },
} as const
