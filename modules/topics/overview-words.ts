/** What the overview says, German and English side by side. */
import type { Words } from '#platform/words'

export const OVERVIEW_WORDS = {
  'title': { de: 'Übersicht', en: 'Overview' },
  'lead': { de: '{telling#Schnittmenge geht|Schnittmengen gehen} über den Zufall hinaus, gefunden bei {clusters#Cluster|Clustern} und {others#weiteren Organisation|weiteren Organisationen}.', en: '{telling#intersection goes|intersections go} beyond chance, found among {clusters#cluster|clusters} and {others#further organisation|further organisations}.' },
  'lead.young': { de: 'Zur Allianz gehören {clusters#Cluster|Cluster} und {others#weitere Organisation|weitere Organisationen}. Für die Karte fehlen noch Texte von mindestens zwei Mitgliedern.', en: 'The alliance has {clusters#cluster|clusters} and {others#further organisation|further organisations}. The map still needs texts of at least two members.' },
  'toMap': { de: 'Karte öffnen', en: 'Open the map' },
  'surprising': { de: 'Das lohnt einen Anruf', en: 'Worth a call' },
  'surprising.own': { de: 'Das lohnt einen Anruf, Ihre eigenen zuerst', en: 'Worth a call, your own first' },
  'fresh': { de: 'Außerdem neu seit sieben Tagen', en: 'Also new in the last seven days' },
  'freshAll.clusters': { de: 'Alle {count} neuen zwischen Clustern', en: 'All {count} new ones between clusters' },
  'freshAll.organisations': { de: 'Alle {count} neuen zwischen Organisationen', en: 'All {count} new ones between organisations' },
  'taken': { de: 'Daran wird gearbeitet', en: 'Being worked on' },
  'waiting': { de: 'Das wartet', en: 'Waiting' },
  'confirm': { de: '{count#gefundene Kompetenz|gefundene Kompetenzen} Ihrer Organisation ansehen und bestätigen oder zurückweisen', en: 'Look at {count#competence|competences} found for your organisation and confirm or reject them' },
  'reading': { de: '{count#Quelle wird|Quellen werden} gerade gelesen', en: '{count#source is|sources are} being read' },
  'refused': { de: '{count#Quelle ließ|Quellen ließen} sich nicht lesen', en: '{count#source|sources} could not be read' },
  'curate': { de: 'Fundbegriffe durchsehen, die noch zu keinem Thema gehören', en: 'Look through found terms that belong to no topic yet' },
  'begin.title': { de: 'Willkommen', en: 'Welcome' },
  'begin.lead': { de: 'Hier entsteht die Karte Ihrer Allianz: wer woran arbeitet und was Sie verbindet. Es fehlen nur noch die Mitglieder.', en: 'This is where the map of your alliance grows: who works on what, and what connects you. All that is missing is the members.' },
  'begin.first': { de: 'Zuerst: Wer gehört dazu?', en: 'First: who belongs?' },
  'begin.told': { de: 'Legen Sie die Cluster an, einzeln oder aus einer Tabelle. Danach genügt die Adresse ihrer Mitgliederlisten.', en: 'Add the clusters, one by one or from a table. After that the addresses of their member lists are enough.' },
  'begin.do': { de: 'Mitglieder eintragen', en: 'Enter members' },
  'begin.then': { de: 'So geht es weiter', en: 'What comes next' },
  'begin.list': { de: 'Sie geben die Adresse der Mitgliederliste eines Clusters an. Firmen und Institute werden vorgeschlagen, und Sie kreuzen an, wer dazugehört.', en: 'You give the address of a cluster’s member list. Companies and institutes are proposed, and you tick who belongs.' },
  'begin.texts': { de: 'Die Websites der Mitglieder werden gelesen. Profile und Broschüren können Sie zusätzlich hochladen.', en: 'The members’ websites are read. You can upload profiles and brochures as well.' },
  'begin.map': { de: 'Eine Stunde später zeigt die Karte, was die Mitglieder verbindet, und den Satz, in dem es steht.', en: 'An hour later the map shows what connects the members, and the sentence that says so.' },
} as const satisfies Words
