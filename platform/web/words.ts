/** What reading the web refuses, German and English: what is wrong, and what to do now. */
import type { Refusal } from '../result.ts'
import { say, type Language, type Words } from '../words.ts'

export const WEB_WORDS = {
  'web.address': { de: '„{address}“ ist keine Webadresse. Bitte eine Adresse wie https://www.beispiel.example angeben.', en: '“{address}” is no web address. Please give an address like https://www.beispiel.example.' },
  'web.scheme': { de: 'Gelesen werden nur Adressen mit http oder https, nicht „{scheme}“. Bitte die Adresse einer öffentlichen Webseite angeben.', en: 'Only addresses with http or https are read, not “{scheme}”. Please give the address of a public web page.' },
  'web.credentials': { de: 'Die Adresse enthält Zugangsdaten. Bitte die Adresse ohne Namen und Passwort angeben; gelesen werden nur öffentliche Seiten.', en: 'The address holds credentials. Please give it without name and password; only public pages are read.' },
  'web.notPublic': { de: '{host} liegt nicht im öffentlichen Internet und wird nicht gelesen. Bitte die öffentliche Adresse der Website angeben.', en: '{host} is not on the public internet and is not read. Please give the public address of the website.' },
  'web.port': { de: 'Gelesen wird nur von den üblichen Ports 80 und 443, nicht von {port}. Bitte die öffentliche Adresse der Website angeben.', en: 'Only the usual ports 80 and 443 are read, not {port}. Please give the public address of the website.' },
  'web.unknownHost': { de: 'Den Namen {host} gibt es im Internet nicht. Bitte auf Tippfehler prüfen.', en: 'The name {host} does not exist on the internet. Please check it for typing errors.' },
  'web.unreachable': { de: '{host} ist zurzeit nicht erreichbar. Bitte die Adresse im Browser prüfen oder es später noch einmal versuchen.', en: '{host} cannot be reached at the moment. Please check the address in a browser or try again later.' },
  'web.slow': { de: '{host} antwortet zu langsam; nach {seconds} Sekunden wurde abgebrochen. Bitte später noch einmal versuchen.', en: '{host} answers too slowly; it was given up after {seconds} seconds. Please try again later.' },
  'web.certificate': { de: 'Die Verschlüsselung von {host} lässt sich nicht prüfen ({code}). Bitte die Betreiber der Website auf das Zertifikat hinweisen oder den Text als Datei hochladen.', en: 'The encryption of {host} cannot be verified ({code}). Please tell those who run the website about the certificate, or upload the text as a file.' },
  'web.broken': { de: '{host} hat eine beschädigte Antwort geschickt ({code}). Bitte später noch einmal versuchen oder den Text als Datei hochladen.', en: '{host} sent a damaged answer ({code}). Please try again later or upload the text as a file.' },
  'web.tooLarge': { de: 'Die Antwort von {host} ist größer als {most} MB. Bitte eine kleinere Seite angeben oder den Text als Datei hochladen.', en: 'The answer of {host} is larger than {most} MB. Please give a smaller page or upload the text as a file.' },
  'web.encoding': { de: '{host} schickt die Seite in einer Kompression, die nicht gelesen wird ({encoding}). Bitte den Text als Datei hochladen.', en: '{host} sends the page in a compression that is not read ({encoding}). Please upload the text as a file.' },
  'web.type': { de: 'Hinter der Adresse liegt kein lesbarer Text, sondern „{type}“. Lesbar sind HTML, Text, Markdown, PDF, DOCX, ODT und PPTX.', en: 'There is no readable text behind the address but “{type}”. HTML, text, Markdown, PDF, DOCX, ODT and PPTX are read.' },
  'web.status': { de: '{host} antwortet mit dem Fehler {status}. Bitte die Adresse im Browser prüfen.', en: '{host} answers with error {status}. Please check the address in a browser.' },
  'web.missing': { de: 'Diese Seite gibt es auf {host} nicht (mehr). Bitte die Adresse im Browser prüfen.', en: 'This page does not exist on {host} (any more). Please check the address in a browser.' },
  'web.closed': { de: '{host} zeigt diese Seite nur nach Anmeldung oder nicht für Programme ({status}). Bitte den Text als Datei hochladen.', en: '{host} shows this page only after signing in, or not to programs ({status}). Please upload the text as a file.' },
  'web.tooMany': { de: '{host} bittet um weniger Anfragen. Bitte später noch einmal versuchen.', en: '{host} asks for fewer requests. Please try again later.' },
  'web.loop': { de: '{host} leitet im Kreis weiter oder verlangt Cookies. Bitte die Adresse angeben, die der Browser am Ende zeigt.', en: '{host} redirects in a circle or demands cookies. Please give the address that the browser shows in the end.' },
  'web.redirects': { de: '{host} leitet öfter als {most} Mal weiter. Bitte die Adresse angeben, die der Browser am Ende zeigt.', en: '{host} redirects more than {most} times. Please give the address that the browser shows in the end.' },
  'web.downgrade': { de: '{host} leitet von einer verschlüsselten auf eine unverschlüsselte Adresse mit Angaben weiter; dem wird nicht gefolgt. Bitte die Adresse angeben, die der Browser am Ende zeigt.', en: '{host} redirects from an encrypted to an unencrypted address that carries data; that is not followed. Please give the address that the browser shows in the end.' },
  'web.elsewhere': { de: '{address} führt auf eine andere Website und wurde nicht gelesen.', en: '{address} leads to another website and was not read.' },
  'web.stopped': { de: 'Das Lesen wurde abgebrochen.', en: 'Reading was stopped.' },
  'web.robots': { de: '{host} untersagt Programmen in robots.txt, {path} zu lesen. Bitte die Betreiber um Erlaubnis bitten oder den Text als Datei hochladen, wenn Sie dazu berechtigt sind.', en: '{host} forbids programs to read {path} in its robots.txt. Please ask those who run it, or upload the text as a file if you are entitled to.' },
  'web.robotsUnavailable': { de: 'Die robots.txt von {host} ist zurzeit nicht lesbar; bis dahin wird dort nichts gelesen. Bitte später noch einmal versuchen.', en: 'The robots.txt of {host} cannot be read at the moment; until then nothing is read there. Please try again later.' },
  'web.reserved': { de: '{host} behält sich die automatische Auswertung von {path} maschinenlesbar vor ({sign}, § 44b UrhG). Bitte die Rechteinhaber um Erlaubnis bitten oder den Text als Datei hochladen, wenn Sie dazu berechtigt sind.', en: '{host} reserves text and data mining of {path} in machine-readable form ({sign}, § 44b UrhG). Please ask the rightholders, or upload the text as a file if you are entitled to.' },
  'web.same': { de: '{address} hat denselben Inhalt wie eine schon gelesene Seite.', en: '{address} has the same content as a page already read.' },
  'members-list.none': { de: 'Auf {address} wurde keine Mitgliederliste gefunden. Bitte die Seite angeben, auf der die Mitglieder stehen; entsteht die Liste erst im Browser, bitte eine CSV- oder Excel-Datei hochladen.', en: 'No member list was found on {address}. Please give the page on which the members stand; if the list is made only in the browser, please upload a CSV or Excel file.' },
  'web.noPage': { de: 'Hinter {address} liegt keine HTML-Seite. Bitte die Webseite angeben, auf der die Mitglieder stehen, oder eine CSV- oder Excel-Datei hochladen.', en: 'There is no HTML page behind {address}. Please give the web page on which the members stand, or upload a CSV or Excel file.' },
} satisfies Words

export type WebReason = keyof typeof WEB_WORDS

/** The sentence of a refusal of this folder; of another's refusal, its key. */
export const webSentence = (refusal: Refusal, language: Language): string => say(WEB_WORDS as Words, language, refusal.reason, refusal.facts)
