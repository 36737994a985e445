/** What the doors themselves say: each refusal's plain sentence where a module has no better one, what now, and what is wrong with a field. */
import type { RefusalKind } from '../result.ts'
import type { Words } from '../words.ts'

export const KIND_WORDS: Readonly<Record<RefusalKind, { readonly said: Sentence; readonly now: Sentence }>> = {
  invalid: { said: { de: 'Die Angaben sind unvollständig oder fehlerhaft.', en: 'Something is missing or not as it should be.' }, now: { de: 'Bitte prüfen Sie Ihre Angaben und senden Sie sie noch einmal.', en: 'Please check what you entered and send it again.' } },
  'unknown-person': { said: { de: 'Dafür müssen Sie angemeldet sein.', en: 'You need to be signed in for this.' }, now: { de: 'Bitte melden Sie sich an.', en: 'Please sign in.' } },
  forbidden: { said: { de: 'Dafür fehlt Ihnen hier die Berechtigung.', en: 'You are not entitled to do this here.' }, now: { de: 'Wenn Sie sie haben sollten, wenden Sie sich bitte an die Geschäftsstelle.', en: 'If you should be, please ask the office.' } },
  missing: { said: { de: 'Diese Seite gibt es nicht.', en: 'There is no such page.' }, now: { de: 'Vielleicht ist die Adresse unvollständig. Von der Übersicht aus finden Sie alles Weitere.', en: 'The address may be incomplete. The overview leads to everything else.' } },
  conflict: { said: { de: 'Das geht im jetzigen Stand nicht.', en: 'That is not possible in the present state.' }, now: { de: 'Bitte laden Sie die Seite neu und sehen Sie sich den Stand an.', en: 'Please reload the page and look at the present state.' } },
  stale: { said: { de: 'Inzwischen hat jemand anderes etwas geändert.', en: 'Somebody else has changed this in the meantime.' }, now: { de: 'Bitte laden Sie die Seite neu, und tragen Sie Ihre Änderung noch einmal ein.', en: 'Please reload the page and make your change again.' } },
  'too-large': { said: { de: 'Das ist zu groß.', en: 'That is too large.' }, now: { de: 'Bitte teilen Sie es auf oder senden Sie weniger auf einmal.', en: 'Please split it up, or send less at once.' } },
  unsupported: { said: { de: 'Dieses Format wird nicht gelesen.', en: 'This format cannot be read.' }, now: { de: 'Bitte wählen Sie ein anderes Format.', en: 'Please choose another format.' } },
  'too-many': { said: { de: 'Das waren sehr viele Anfragen in kurzer Zeit.', en: 'That was a lot of requests in a short time.' }, now: { de: 'Bitte warten Sie einen Augenblick und versuchen Sie es dann noch einmal.', en: 'Please wait a moment and try again.' } },
  unavailable: { said: { de: 'Das ist gerade nicht erreichbar.', en: 'This is not available at the moment.' }, now: { de: 'Bitte versuchen Sie es in einigen Minuten noch einmal. Was gespeichert war, ist es weiterhin.', en: 'Please try again in a few minutes. What was saved is still saved.' } },
}

type Sentence = Words[string]

export const BROKEN_WORDS: { readonly said: Sentence; readonly now: Sentence } = {
  said: { de: 'Hier ist etwas schiefgegangen. Das liegt an uns, nicht an Ihnen.', en: 'Something went wrong here. It is our fault, not yours.' },
  now: { de: 'Bitte versuchen Sie es noch einmal. Wenn es wieder geschieht, nennen Sie uns bitte die Vorgangsnummer.', en: 'Please try again. If it happens again, please tell us the request number.' },
}

export const HTTP_WORDS = {
  'http.foreign-host': { de: 'Unter dieser Adresse gibt es uns nicht.', en: 'We are not known by this address.' },
  'http.foreign-origin': { de: 'Diese Änderung kam von einer fremden Seite und wurde nicht angenommen.', en: 'This change came from a foreign page and was not accepted.' },
  'http.stale': { de: 'Inzwischen hat jemand anderes etwas geändert.', en: 'Somebody else has changed this in the meantime.' },
  'http.fields': { de: 'Bitte prüfen Sie Ihre Angaben.', en: 'Please check what you entered.' },
  'http.malformed': { de: 'Die Anfrage ist nicht lesbar.', en: 'The request cannot be read.' },
  'http.cut-off': { de: 'Die Übertragung ist abgebrochen.', en: 'The transfer broke off.' },
  'http.too-large': { de: 'Das ist zu groß; auf einmal sind höchstens {limit}\u00a0kB möglich.', en: 'That is too large; at most {limit}\u00a0kB are possible at once.' },
  'http.too-many-parts': { de: 'Das sind zu viele Teile; auf einmal sind höchstens {limit} möglich.', en: 'Those are too many parts; at most {limit} are possible at once.' },
  'http.media-type': { de: 'Erwartet wird {expected}.', en: '{expected} is expected.' },
  'http.too-many': { de: 'Das waren sehr viele Anfragen in kurzer Zeit. In {seconds#Sekunde|Sekunden} geht es weiter.', en: 'That was a lot of requests in a short time. Please go on in {seconds#second|seconds}.' },
  'http.too-many-streams': { de: 'Von hier aus sind schon sehr viele Seiten offen, die sich selbst erneuern. Bitte schließen Sie einige davon.', en: 'Very many pages that renew themselves are open from here already. Please close some of them.' },
  'http.uploads-full': { de: 'Gerade werden viele große Dateien angenommen. Bitte senden Sie Ihre in einer Minute noch einmal.', en: 'Many large files are being taken in at the moment. Please send yours again in a minute.' },
  'http.port-taken': { de: 'Der Port {port} ist schon belegt. Beenden Sie das andere Programm, oder wählen Sie mit PORT einen anderen.', en: 'Port {port} is already taken. Stop the other program, or choose another with PORT.' },
  'field.required': { de: 'Bitte ausfüllen.', en: 'Please fill this in.' },
  'field.unchosen': { de: 'Bitte wählen Sie etwas aus.', en: 'Please choose one.' },
  'field.too-short': { de: 'Das ist zu kurz; mindestens {limit} Zeichen.', en: 'That is too short; at least {limit} characters.' },
  'field.too-long': { de: 'Das ist zu lang; höchstens {limit} Zeichen.', en: 'That is too long; at most {limit} characters.' },
  'field.too-small': { de: 'Mindestens {limit}.', en: 'At least {limit}.' },
  'field.too-big': { de: 'Höchstens {limit}.', en: 'At most {limit}.' },
  'field.too-few': { de: 'Bitte wählen Sie mindestens {limit}.', en: 'Please choose at least {limit}.' },
  'field.too-many': { de: 'Bitte wählen Sie höchstens {limit}.', en: 'Please choose at most {limit}.' },
  'field.format': { de: 'Das hat nicht die erwartete Form.', en: 'That does not have the expected form.' },
  'field.email': { de: 'Das ist keine E-Mail-Adresse.', en: 'That is not an email address.' },
  'field.url': { de: 'Das ist keine Webadresse; sie beginnt mit https://.', en: 'That is not a web address; it begins with https://.' },
  'field.choice': { de: 'Bitte wählen Sie eine der Möglichkeiten.', en: 'Please choose one of the options.' },
  'field.type': { de: 'Das ist nicht lesbar.', en: 'That cannot be read.' },
  'field.unknown': { de: 'Dieses Feld gibt es nicht.', en: 'There is no such field.' },
} satisfies Words
