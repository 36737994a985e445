/** What the ground says when it refuses, German and English: settings, data folder, database, files, mail, links. Each says what, and what now. */
import type { Refusal } from './result.ts'
import { TWIN_WORDS } from './twins.ts'
import { say, type Language, type Words } from './words.ts'

export const GROUND_WORDS: Words = {
  ...TWIN_WORDS,

  'settings.number': { de: '{name} ist „{value}“; erwartet wird eine ganze Zahl von {least} bis {most}.', en: '{name} is “{value}”; a whole number is expected, from {least} to {most}.' },
  'settings.choice': { de: '{name} ist „{value}“; erwartet wird eines von: {choices}.', en: '{name} is “{value}”; expected is one of: {choices}.' },
  'settings.address': { de: '{name} ist „{value}“; erwartet wird eine Adresse, die mit {starts} beginnt.', en: '{name} is “{value}”; expected is an address that starts with {starts}.' },
  'settings.bare': { de: '{name} ist „{value}“; erwartet wird nur Schema, Rechner und Port, ohne Pfad: {example}.', en: '{name} is “{value}”; expected is scheme, host and port only, without a path: {example}.' },
  'settings.host': { de: '{name} ist „{value}“; erwartet wird ein Rechnername oder eine IP-Adresse.', en: '{name} is “{value}”; expected is a host name or an IP address.' },
  'settings.email': { de: '{name} ist „{value}“; erwartet wird eine E-Mail-Adresse wie haus@schnittmenge.example.', en: '{name} is “{value}”; expected is an e-mail address such as house@schnittmenge.example.' },
  'settings.together': { de: 'Für die Anmeldung über einen OpenID-Anbieter fehlt noch: {names}. Bitte ergänzen, oder alle OIDC-Angaben weglassen.', en: 'For signing in through an OpenID provider the following is still missing: {names}. Please add it, or leave all OIDC settings out.' },
  'demo.host': { de: 'Die Spieldaten sind nur für diesen Rechner: HOST ist „{host}“, erwartet wird 127.0.0.1 oder ::1. Für andere starten Sie eine echte Plattform: schnittmenge start --real.', en: 'The demo is for this machine only: HOST is “{host}”, expected is 127.0.0.1 or ::1. For others start a real platform: schnittmenge start --real.' },
  'demo.forwarded': { de: 'Die Spieldaten sind nur für diesen Rechner; über einen Proxy sind sie nicht zu sehen.', en: 'The demo is for this machine only; it is not shown through a proxy.' },
  'settings.text': { de: '{name} ist nicht lesbar: Steuerzeichen sind nicht erlaubt.', en: '{name} cannot be read: control characters are not allowed.' },

  'folder.unwritable': { de: 'Der Datenordner {path} lässt sich nicht anlegen oder beschreiben ({code}). Bitte Rechte prüfen oder mit SCHNITTMENGE_DATA einen anderen nennen.', en: 'The data folder {path} cannot be made or written ({code}). Check its rights, or name another with SCHNITTMENGE_DATA.' },
  'folder.foreign': { de: 'Der Ordner {path} ist nicht leer und gehört nicht zu Schnittmenge. Bitte mit SCHNITTMENGE_DATA einen leeren oder neuen nennen.', en: 'The folder {path} is not empty and does not belong to Schnittmenge. Name an empty or new one with SCHNITTMENGE_DATA.' },
  'folder.broken': { de: 'Die Datei {path} ist beschädigt. Bitte die Sicherung wiederherstellen.', en: 'The file {path} is damaged. Restore the backup.' },
  'folder.newer': { de: 'Der Datenordner {path} stammt von einer neueren Version von Schnittmenge. Bitte diese Version verwenden; es wurde nichts verändert.', en: 'The data folder {path} was made by a newer version of Schnittmenge. Use that version; nothing was changed.' },
  'folder.isDemo': { de: 'Der Datenordner {path} enthält die Spieldaten und bleibt dabei. Bitte für eine echte Plattform mit SCHNITTMENGE_DATA einen anderen Ordner nennen.', en: 'The data folder {path} holds the demo and stays so. Name another folder with SCHNITTMENGE_DATA for a real platform.' },
  'folder.isReal': { de: 'Der Datenordner {path} enthält eine echte Plattform und bleibt dabei. Bitte für die Spieldaten mit SCHNITTMENGE_DATA einen anderen Ordner nennen.', en: 'The data folder {path} holds a real platform and stays so. Name another folder with SCHNITTMENGE_DATA for the demo.' },

  'database.none': { de: 'Für diese Maschine ({machine}) ist keine eingebettete Datenbank installiert. Bitte „npm ci“ ausführen oder mit DATABASE_URL einen PostgreSQL-Server (15 bis 18) nennen.', en: 'No embedded database is installed for this machine ({machine}). Run “npm ci”, or name a PostgreSQL server (15 to 18) with DATABASE_URL.' },
  'database.links': { de: 'Der eingebetteten Datenbank fehlen Verknüpfungen in {path}, und sie lassen sich nicht anlegen ({code}). Bitte „npm ci“ als der Benutzer ausführen, dem der Ordner gehört.', en: 'The embedded database lacks links in {path}, and they cannot be made ({code}). Run “npm ci” as the user who owns that folder.' },
  'database.locked': { de: 'Schnittmenge läuft mit dem Datenordner {path} schon (Datenbankprozess {pid}). Bitte zuerst beenden oder mit SCHNITTMENGE_DATA einen anderen Ordner nennen.', en: 'Schnittmenge already runs on the data folder {path} (database process {pid}). End it first, or name another folder with SCHNITTMENGE_DATA.' },
  'database.newerServer': { de: 'Die Datenbank in {path} ist von PostgreSQL {found}, vorhanden ist {expected}. Bitte die neuere Version von Schnittmenge verwenden; es wurde nichts verändert.', en: 'The database in {path} is of PostgreSQL {found}, present is {expected}. Use the newer version of Schnittmenge; nothing was changed.' },
  'database.olderServer': { de: 'Die Datenbank in {path} ist von PostgreSQL {found}, vorhanden ist {expected}. Bitte mit der bisherigen Version sichern und mit dieser wiederherstellen; es wurde nichts verändert.', en: 'The database in {path} is of PostgreSQL {found}, present is {expected}. Make a backup with the former version and restore it with this one; nothing was changed.' },
  'database.socket': { de: 'Für die Verbindung zur Datenbank fehlt ein beschreibbarer Ordner mit kurzem Pfad ({path}). Bitte TMPDIR auf einen solchen setzen, zum Beispiel /tmp.', en: 'A writable folder with a short path is missing for the connection to the database ({path}). Set TMPDIR to one, for example /tmp.' },
  'database.rights': { de: 'Die Datenbank darf {path} nicht lesen oder nicht beschreiben. Bitte Besitzer und Rechte des Datenordners prüfen.', en: 'The database may not read or write {path}. Check owner and rights of the data folder.' },
  'database.full': { de: 'Der Datenträger ist voll. Bitte Platz schaffen; was bestätigt wurde, ist erhalten.', en: 'The disk is full. Make room; everything confirmed is kept.' },
  'database.failed': { de: 'Die eingebettete Datenbank startet nicht: {reason}', en: 'The embedded database does not start: {reason}' },
  'database.unavailable': { de: 'Die Datenbank ist zurzeit nicht erreichbar. Bitte gleich noch einmal versuchen.', en: 'The database cannot be reached at the moment. Please try again shortly.' },
  'database.unreachable': { de: 'Der Datenbankserver {host} ist nicht erreichbar ({code}). Bitte DATABASE_URL und den Server prüfen.', en: 'The database server {host} cannot be reached ({code}). Check DATABASE_URL and the server.' },
  'database.refused': { de: 'Der Datenbankserver {host} lehnt die Anmeldung oder die Datenbank ab ({code}). Bitte Name, Passwort und Datenbank in DATABASE_URL prüfen.', en: 'The database server {host} refuses the login or the database ({code}). Check name, password and database in DATABASE_URL.' },
  'database.tooOld': { de: 'Der Datenbankserver ist PostgreSQL {found}; gebraucht wird 15 oder neuer.', en: 'The database server is PostgreSQL {found}; 15 or newer is needed.' },
  'database.encoding': { de: 'Die Datenbank ist in {found} angelegt; gebraucht wird UTF8. Bitte eine neue Datenbank in UTF8 anlegen.', en: 'The database was made in {found}; UTF8 is needed. Make a new database in UTF8.' },
  'database.collation': { de: 'Dem Datenbankserver fehlen die Sortierregeln von ICU (de-x-icu). Bitte PostgreSQL mit ICU verwenden.', en: 'The database server lacks the collations of ICU (de-x-icu). Use PostgreSQL with ICU.' },
  'database.busy': { de: 'Gerade ändern zu viele dasselbe. Bitte gleich noch einmal versuchen.', en: 'Too many are changing the same thing right now. Please try again shortly.' },
  'database.slow': { de: 'Die Datenbank hat zu lange gebraucht. Bitte gleich noch einmal versuchen.', en: 'The database took too long. Please try again shortly.' },
  'database.demoFolder': { de: 'Mit DATABASE_URL läuft immer eine echte Plattform, der Datenordner {path} enthält aber die Spieldaten. Bitte mit SCHNITTMENGE_DATA einen anderen Ordner nennen.', en: 'With DATABASE_URL a platform is always real, but the data folder {path} holds the demo. Name another folder with SCHNITTMENGE_DATA.' },

  'migrations.newer': { de: 'Die Datenbank stammt von einer neueren Version von Schnittmenge (Schritt {name}). Bitte diese Version verwenden; es wurde nichts verändert.', en: 'The database was made by a newer version of Schnittmenge (step {name}). Use that version; nothing was changed.' },
  'migrations.changed': { de: 'Der Migrationsschritt {name} wurde nach seiner Ausführung verändert. Bitte die unveränderte Version von Schnittmenge installieren; es wurde nichts verändert.', en: 'The migration step {name} was changed after it had run. Install the unchanged version of Schnittmenge; nothing was changed.' },
  'migrations.gap': { de: 'Der Migrationsschritt {name} fehlt in der Datenbank, obwohl spätere ausgeführt sind. Bitte die Sicherung wiederherstellen; es wurde nichts verändert.', en: 'The migration step {name} is missing in the database although later ones ran. Restore the backup; nothing was changed.' },
  'migrations.failed': { de: 'Der Migrationsschritt {name} ist gescheitert ({code}); die Datenbank ist wie zuvor.', en: 'The migration step {name} failed ({code}); the database is as before.' },

  'import.intoDemo': { de: 'Der Datenordner {path} enthält Spieldaten; echte Organisationen gehören nicht dazwischen. Bitte mit SCHNITTMENGE_DATA einen anderen Ordner nennen.', en: 'The data folder {path} holds the demo; real organisations do not belong among invented ones. Name another folder with SCHNITTMENGE_DATA.' },
  'time.none': { de: '„{time}“ ist keine Zeit. Erwartet wird zum Beispiel 2027-05-03T14:30.', en: '“{time}” is not a time. An example of one is 2027-05-03T14:30.' },
  'time.noZone': { de: '„{zone}“ ist keine Zeitzone. Erwartet wird zum Beispiel Europe/Berlin.', en: '“{zone}” is not a time zone. An example of one is Europe/Berlin.' },
  'photo.kind': { de: 'Das ist kein lesbares Bild. Möglich sind JPEG, PNG und WebP.', en: 'This is not a picture that can be read. JPEG, PNG and WebP are possible.' },
  'photo.large': { de: 'Das Bild hat mehr als {limit} Millionen Bildpunkte. Bitte eine kleinere Fassung hochladen.', en: 'The picture has more than {limit} million pixels. Please upload a smaller version.' },
  'paper.manyRows': { de: 'Das PDF hätte {rows} Zeilen; möglich sind {limit}. Bitte einen kürzeren Zeitraum wählen, oder die Listen als Excel herunterladen.', en: 'The PDF would have {rows} rows; at most {limit} are possible. Please choose a shorter period, or download the lists as Excel.' },
  'paper.exhausted': { de: 'Das PDF ist zu groß, um es in angemessener Zeit herzustellen. Bitte einen kürzeren Zeitraum wählen, oder die Listen als Excel herunterladen.', en: 'The PDF is too large to be made in reasonable time. Please choose a shorter period, or download the lists as Excel.' },
  'files.tooLarge': { de: 'Die Datei ist größer als {most}. Bitte eine kleinere hochladen.', en: 'The file is larger than {most}. Please upload a smaller one.' },
  'files.full': { de: 'Der Datenträger ist voll; die Datei wurde nicht gespeichert. Bitte Platz schaffen und noch einmal versuchen.', en: 'The disk is full; the file was not saved. Make room and try again.' },
  'files.missing': { de: 'Diese Datei gibt es nicht mehr. Bitte noch einmal hochladen.', en: 'This file is no longer there. Please upload it again.' },
  'files.damaged': { de: 'Diese Datei ist beschädigt und wird nicht ausgegeben. Bitte noch einmal hochladen oder aus der Sicherung wiederherstellen.', en: 'This file is damaged and is not handed out. Upload it again, or restore it from the backup.' },
  'files.unwritable': { de: 'Die Datei lässt sich nicht speichern ({code}). Bitte die Rechte des Datenordners prüfen.', en: 'The file cannot be saved ({code}). Check the rights of the data folder.' },
  'files.unreadable': { de: 'Die Datei lässt sich nicht lesen ({code}). Bitte die Rechte des Datenordners prüfen.', en: 'The file cannot be read ({code}). Check the rights of the data folder.' },
  'jobs.payload': { de: 'Die Angaben zum Auftrag {task} passen nicht zu dieser Version. Bitte ihn neu anstoßen.', en: 'What the job {task} was given does not fit this version. Please start it anew.' },

  'mail.noAddress': { de: '„{text}“ ist keine E-Mail-Adresse. Erwartet wird zum Beispiel vorname.nachname@firma.example.', en: '“{text}” is not an e-mail address. An example of one is firstname.lastname@firm.example.' },
  'mail.longLocal': { de: 'Vor dem @ stehen mehr als {limit} Zeichen; solche Adressen nimmt kein Mailserver an. Bitte die Adresse prüfen.', en: 'There are more than {limit} characters before the @; no mail server takes such addresses. Please check the address.' },
  'mail.longAddress': { de: 'Die E-Mail-Adresse ist länger als {limit} Zeichen; solche Adressen nimmt kein Mailserver an. Bitte die Adresse prüfen.', en: 'The e-mail address is longer than {limit} characters; no mail server takes such addresses. Please check the address.' },
  'mail.foreignLetters': { de: 'In „{text}“ stehen vor dem @ Buchstaben, die nicht jeder Mailserver versteht. Bitte eine Adresse ohne Umlaute und Akzente angeben.', en: 'In “{text}” there are letters before the @ that not every mail server understands. Please give an address without accents.' },
  'mail.mixedAlphabets': { de: 'Die Adresse mischt Buchstaben verschiedener Alphabete, die einander gleich sehen (eigentlich: {text}). Bitte die Adresse neu eintippen statt kopieren.', en: 'The address mixes letters of different alphabets that look alike (really: {text}). Please type the address instead of copying it.' },
  'mail.none': { de: 'Diese Mail gibt es hier nicht.', en: 'There is no such mail here.' },
  'mail.notAgain': { de: 'Diese Mail ist schon unterwegs oder verschickt.', en: 'This mail is on its way or sent already.' },
  'mail.notHandedOver': { de: 'Diese Mail ist unterwegs oder verschickt; von Hand zu übergeben ist nur, was kein Mailserver zustellt.', en: 'This mail is on its way or sent; only what no mail server delivers is handed over by hand.' },
  'mail.away': { de: 'Der Mailserver ist nicht erreichbar ({code}).', en: 'The mail server cannot be reached ({code}).' },
  'mail.login': { de: 'Der Mailserver nimmt die Anmeldung nicht an; bitte Name und Passwort in SMTP_URL prüfen. Er sagt: {said}', en: 'The mail server does not accept the login; check name and password in SMTP_URL. It says: {said}' },
  'mail.later': { de: 'Der Mailserver nimmt die Mail zurzeit nicht an. Er sagt: {said}', en: 'The mail server does not take the mail at present. It says: {said}' },
  'mail.noRecipient': { de: 'Der Mailserver lehnt die Adresse ab; bitte die Adresse prüfen. Er sagt: {said}', en: 'The mail server refuses the address; please check it. It says: {said}' },
  'mail.noSender': { de: 'Der Mailserver lehnt den Absender ab; bitte MAIL_FROM prüfen. Er sagt: {said}', en: 'The mail server refuses the sender; check MAIL_FROM. It says: {said}' },
  'mail.refused': { de: 'Der Mailserver lehnt die Mail ab. Er sagt: {said}', en: 'The mail server refuses the mail. It says: {said}' },

  'link.foreign': { de: 'Dieser Link ist unvollständig oder nicht von hier. Bitte die Adresse ganz aus der Mail übernehmen.', en: 'This link is incomplete or not from here. Please take the whole address from the mail.' },
  'link.ended': { de: 'Dieser Link ist abgelaufen. Bitte den aus der neuesten Mail verwenden oder sich anmelden.', en: 'This link has expired. Please use the one from the latest mail, or sign in.' },
}

/** The sentence of a refusal of the ground; of another's refusal, its key. */
export const groundSentence = (refusal: Refusal, language: Language): string => say(GROUND_WORDS, language, refusal.reason, refusal.facts)
