/** What the overview says, German and English side by side. */
import type { Words } from '#platform/words'

export const OVERVIEW_WORDS = {
  'title': { de: 'Übersicht', en: 'Overview' },
  'lead': { de: '{clusters#Cluster|Cluster} mit {others#weiteren Organisation|weiteren Organisationen}. {telling#Schnittmenge ist|Schnittmengen sind} mehr als Zufall.', en: '{clusters#cluster|clusters} with {others#further organisation|further organisations}. {telling#intersection is|intersections are} more than chance.' },
  'toMap': { de: 'Karte öffnen', en: 'Open the map' },
  'surprising': { de: 'Das lohnt einen Anruf', en: 'Worth a call' },
  'fresh': { de: 'Neu in den letzten sieben Tagen', en: 'New in the last seven days' },
  'freshAll': { de: 'Alle {count} neuen zeigen', en: 'Show all {count} new ones' },
  'taken': { de: 'Daran wird gearbeitet', en: 'Being worked on' },
  'waiting': { de: 'Das wartet', en: 'Waiting' },
  'confirm': { de: '{count#gefundene Kompetenz|gefundene Kompetenzen} Ihrer Organisation ansehen und bestätigen oder zurückweisen', en: 'Look at {count#competence|competences} found for your organisation, and confirm or reject' },
  'reading': { de: '{count#Quelle wird|Quellen werden} gerade gelesen', en: '{count#source is|sources are} being read' },
  'refused': { de: '{count#Quelle ließ|Quellen ließen} sich nicht lesen', en: '{count#source|sources} could not be read' },
  'curate': { de: 'Fundbegriffe durchsehen, die noch kein Thema nennt', en: 'Look through found terms that no topic names yet' },
  'begin.title': { de: 'Willkommen', en: 'Welcome' },
  'begin.lead': { de: 'Hier entsteht die Karte Ihrer Allianz: wer woran arbeitet, und was Sie verbindet. Es fehlen nur noch die Mitglieder.', en: 'This is where the map of your alliance grows: who works on what, and what connects you. Only the members are missing.' },
  'begin.first': { de: 'Zuerst: Wer gehört dazu?', en: 'First: who belongs to it?' },
  'begin.told': { de: 'Tragen Sie die Cluster ein, von Hand oder als Tabelle. Danach reicht die Adresse ihrer Mitgliederlisten.', en: 'Enter the clusters, by hand or as a table. After that, the addresses of their member lists are enough.' },
  'begin.do': { de: 'Mitglieder eintragen', en: 'Enter members' },
  'begin.then': { de: 'So geht es weiter', en: 'How it goes on' },
  'begin.list': { de: 'Adresse der Mitgliederliste eines Clusters angeben: Firmen und Institute werden vorgeschlagen, Sie haken an, wer dazugehört.', en: 'Give the address of a cluster’s member list: firms and institutes are proposed, and you tick who belongs.' },
  'begin.texts': { de: 'Ihre Websites werden gelesen, oder Sie laden Profile und Broschüren hoch.', en: 'Their websites are read, or you upload profiles and brochures.' },
  'begin.map': { de: 'Eine Stunde später steht in der Karte, was die Mitglieder verbindet, mit dem Satz, der es zeigt.', en: 'An hour later the map shows what connects the members, with the sentence that shows it.' },
} as const satisfies Words
