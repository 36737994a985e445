/** What backup, restore, upgrade and doctor say, German and English: what, and what now. */
import type { Refusal } from '#platform/result'
import { groundSentence } from '#platform/sentences'
import { say, type Language, type Words } from '#platform/words'

const SENTENCES: Words = {
  'keeping.noHouse': { de: 'Im Datenordner {path} ist noch keine Plattform. Bitte mit SCHNITTMENGE_DATA den richtigen Ordner nennen.', en: 'There is no platform in the data folder {path} yet. Name the right folder with SCHNITTMENGE_DATA.' },

  'backup.exists': { de: '{path} gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen wählen.', en: '{path} exists already and is not overwritten. Choose another name.' },
  'backup.full': { de: 'Für die Sicherung {path} reicht der Platz auf dem Datenträger nicht; sie wurde nicht angelegt. Bitte Platz schaffen oder einen anderen Ort wählen.', en: 'There is not enough room on the disk for the backup {path}; it was not made. Make room or choose another place.' },
  'backup.unwritable': { de: 'Die Sicherung {path} lässt sich nicht schreiben ({code}); sie wurde nicht angelegt. Bitte Ordner und Rechte prüfen.', en: 'The backup {path} cannot be written ({code}); it was not made. Check the folder and its rights.' },

  'restore.missing': { de: 'Die Sicherung {path} gibt es nicht. Bitte den Pfad prüfen.', en: 'The backup {path} does not exist. Check the path.' },
  'restore.unreadable': { de: 'Die Sicherung {path} lässt sich nicht lesen ({code}). Bitte Rechte und Datenträger prüfen.', en: 'The backup {path} cannot be read ({code}). Check its rights and the disk.' },
  'restore.foreign': { de: '{path} ist keine Sicherung von Schnittmenge. Bitte eine Datei nennen, die „schnittmenge backup“ angelegt hat.', en: '{path} is no backup of Schnittmenge. Name a file that “schnittmenge backup” made.' },
  'restore.damaged': { de: 'Die Sicherung {path} ist beschädigt oder unvollständig; es wurde nichts wiederhergestellt. Bitte eine andere Sicherung verwenden.', en: 'The backup {path} is damaged or incomplete; nothing was restored. Use another backup.' },
  'restore.newer': { de: 'Die Sicherung {path} stammt von einer neueren Version von Schnittmenge. Bitte mit dieser Version wiederherstellen.', en: 'The backup {path} was made by a newer version of Schnittmenge. Restore it with that version.' },
  'restore.occupied': { de: 'Im Datenordner {path} ist schon eine Plattform; es wurde nichts verändert. Bitte mit SCHNITTMENGE_DATA einen leeren oder neuen Ordner nennen.', en: 'There is a platform in the data folder {path} already; nothing was changed. Name an empty or new folder with SCHNITTMENGE_DATA.' },
  'restore.demo': { de: 'Die Sicherung enthält die Spieldaten; mit DATABASE_URL läuft aber immer eine echte Plattform. Bitte ohne DATABASE_URL wiederherstellen.', en: 'The backup holds the demo, but with DATABASE_URL a platform is always real. Restore it without DATABASE_URL.' },
  'restore.full': { de: 'Der Platz im Datenordner {path} reicht nicht; es wurde nichts wiederhergestellt. Bitte Platz schaffen oder mit SCHNITTMENGE_DATA einen anderen Ordner nennen.', en: 'There is not enough room in the data folder {path}; nothing was restored. Make room, or name another folder with SCHNITTMENGE_DATA.' },
  'copy.notEmpty': { de: 'Die Datenbank ist nicht leer; es wurde nichts verändert. Bitte in DATABASE_URL eine leere Datenbank nennen.', en: 'The database is not empty; nothing was changed. Name an empty database in DATABASE_URL.' },
  'copy.unknownTable': { de: 'Die Sicherung enthält Tabellen oder Spalten, die nicht von Schnittmenge sind ({said}); es wurde nichts wiederhergestellt. Bitte sie aus der ursprünglichen Datenbank entfernen und neu sichern.', en: 'The backup holds tables or columns that are not Schnittmenge’s ({said}); nothing was restored. Remove them from the original database and make a new backup.' },

  'upgrade.putBack': { de: 'Nach der Aktualisierung war „{name}“ in der Tabelle {table} nicht in Ordnung; alles ist wieder wie zuvor. Bitte bei der bisherigen Version bleiben und den Fehler melden. Die Sicherung liegt in {path}.', en: 'After the upgrade “{name}” in the table {table} was not sound; everything is as before. Stay with the former version and report the fault. The backup is in {path}.' },

  'inspect.constraint': { de: 'Die Regel „{name}“ der Tabelle {table} ist nicht geprüft. Bitte die Daten berichtigen und sie mit „alter table … validate constraint“ prüfen lassen.', en: 'The rule “{name}” of the table {table} is not validated. Correct the data and have it checked by “alter table … validate constraint”.' },
  'inspect.index': { de: 'Der Index {name} der Tabelle {table} ist ungültig. Bitte mit „reindex index {name}“ neu aufbauen.', en: 'The index {name} of the table {table} is invalid. Build it anew by “reindex index {name}”.' },

  'doctor.node': { de: 'Node {version} ist neu genug.', en: 'Node {version} is new enough.' },
  'doctor.oldNode': { de: 'Node {version} ist zu alt; gebraucht wird 24 oder neuer. Bitte „npm ci“ ausführen und über bin/schnittmenge starten.', en: 'Node {version} is too old; 24 or newer is needed. Run “npm ci” and start by bin/schnittmenge.' },
  'doctor.settings': { de: 'Die Einstellungen sind richtig.', en: 'The settings are right.' },
  'doctor.clock': { de: 'Die Uhr steht auf {at}; das kann nicht stimmen. Bitte die Zeit dieser Maschine stellen.', en: 'The clock says {at}, which cannot be. Set the time of this machine.' },
  'doctor.clocks': { de: 'Die Uhren dieser Maschine und des Datenbankservers gehen {seconds#Sekunde|Sekunden} auseinander. Bitte beide nach derselben Zeit stellen (NTP).', en: 'The clocks of this machine and of the database server are {seconds#second|seconds} apart. Set both by the same time (NTP).' },
  'doctor.noHouse': { de: 'Im Datenordner {path} ist noch keine Plattform; der erste Start legt eine an. Gibt es schon eine, bitte mit SCHNITTMENGE_DATA ihren Ordner nennen.', en: 'There is no platform in the data folder {path} yet; the first start makes one. If there is one already, name its folder with SCHNITTMENGE_DATA.' },
  'doctor.demo': { de: 'Der Datenordner {path} enthält die Spieldaten und ist beschreibbar.', en: 'The data folder {path} holds the demo and can be written.' },
  'doctor.real': { de: 'Der Datenordner {path} enthält eine echte Plattform und ist beschreibbar.', en: 'The data folder {path} holds a real platform and can be written.' },
  'doctor.noSecrets': { de: 'Geheimnisse gibt es noch nicht; der nächste Start legt sie an. Waren welche da, müssen sich danach alle neu anmelden.', en: 'There are no secrets yet; the next start makes them. If there were some, everybody must sign in anew afterwards.' },
  'doctor.openSecret': { de: 'Das Geheimnis {path} ist auch für andere auf dieser Maschine zugänglich. Bitte mit „chmod go= {path}“ schließen.', en: 'The secret {path} is open to others on this machine. Close it by “chmod go= {path}”.' },
  'doctor.secrets': { de: 'Die Geheimnisse sind nur für dieses Benutzerkonto lesbar.', en: 'Only this user account can read the secrets.' },
  'doctor.files': { de: '{files#Datei|Dateien}; von {sample} geprüften ist keine beschädigt.', en: '{files#file|files}; of {sample} looked at, none is damaged.' },
  'doctor.damagedFile': { de: 'Die Datei {path} ist beschädigt oder nicht lesbar. Bitte aus einer Sicherung ersetzen und den Datenträger prüfen.', en: 'The file {path} is damaged or cannot be read. Replace it from a backup and check the disk.' },
  'doctor.noDatabase': { de: 'Dem Datenordner fehlt die Datenbank ({path}). Läuft die Plattform mit einem Datenbankserver, bitte DATABASE_URL setzen; sonst die Sicherung in einen neuen Ordner wiederherstellen.', en: 'The data folder lacks its database ({path}). If the platform runs with a database server, set DATABASE_URL; else restore the backup into a new folder.' },
  'doctor.database': { de: 'Die Datenbank antwortet und ist auf dem Stand dieser Version.', en: 'The database answers and is at this version.' },
  'doctor.pending': { de: 'Der Datenbank fehlen {count#Schritt|Schritte} dieser Version. Bitte die Plattform beenden und „schnittmenge upgrade“ ausführen.', en: 'The database lacks {count#step|steps} of this version. End the platform and run “schnittmenge upgrade”.' },
  'doctor.gaveUp': { de: '{count#Auftrag|Aufträge} „{task}“: aufgegeben nach mehreren Versuchen. Bitte im Protokoll nach der Ursache sehen.', en: '{count#job|jobs} “{task}”: given up after several attempts. See the log for the cause.' },
  'doctor.full': { de: 'Der Datenträger von {path} ist fast voll ({free} MB frei). Bitte bald Platz schaffen, sonst kann die Plattform nichts mehr speichern.', en: 'The disk of {path} is nearly full ({free} MB free). Make room soon, or the platform can save nothing more.' },
  'doctor.fullSoon': { de: 'Auf dem Datenträger von {path} sind nur noch {free} MB frei. Bitte rechtzeitig Platz schaffen.', en: 'Only {free} MB are free on the disk of {path}. Make room in good time.' },
  'doctor.space': { de: 'Auf dem Datenträger sind {free} MB frei.', en: '{free} MB are free on the disk.' },
  'doctor.portFree': { de: '{host}, Port {port}: frei, die Plattform läuft zurzeit nicht.', en: '{host}, port {port}: free, the platform is not running at the moment.' },
  'doctor.running': { de: '{host}, Port {port}: Die Plattform läuft und antwortet.', en: '{host}, port {port}: the platform is running and answers.' },
  'doctor.portTaken': { de: 'Der Port {port} auf {host} ist von einem anderen Programm belegt, oder die Plattform antwortet nicht. Bitte mit PORT einen anderen nennen oder das Programm beenden.', en: 'Port {port} on {host} is taken by another program, or the platform does not answer. Name another with PORT, or end that program.' },
  'doctor.portRights': { de: 'Auf Port {port} darf dieses Benutzerkonto nicht hören. Bitte mit PORT einen ab 1024 nennen.', en: 'This user account may not listen on port {port}. Name one from 1024 on with PORT.' },
  'doctor.host': { de: 'Auf der Adresse {host} kann diese Maschine nicht hören ({code}). Bitte HOST prüfen.', en: 'This machine cannot listen on the address {host} ({code}). Check HOST.' },
}

/** The sentence of a refusal or finding of these, or of the ground. */
export const keepingSentence = ({ reason, facts }: Pick<Refusal, 'reason' | 'facts'>, language: Language): string =>
  Object.hasOwn(SENTENCES, reason) ? say(SENTENCES, language, reason, facts) : groundSentence({ kind: 'conflict', reason, facts }, language)
