/** The mails of registrations and newsletters, German and English: plain text, each says why it comes and what one may do. */
import type { Words } from '#platform/words'

export const MAIL_WORDS = {
  askedSubject: { de: 'Bitte bestätigen: Anmeldung zu „{title}“', en: 'Please confirm: registration for “{title}”' },
  asked: {
    de: 'Guten Tag {name},\n\nSie möchten teilnehmen an:\n{title}\n{time}\n{place}\n\nBitte bestätigen Sie die Anmeldung auf dieser Seite:\n{link}\n\nErst danach ist ein Platz für Sie reserviert. Haben Sie sich nicht angemeldet, dann ist nichts zu tun.',
    en: 'Hello {name},\n\nYou would like to take part in:\n{title}\n{time}\n{place}\n\nPlease confirm the registration on this page:\n{link}\n\nOnly then is a place yours. If you did not register, there is nothing to do.',
  },
  alreadySubject: { de: 'Ihre Anmeldung zu „{title}“', en: 'Your registration for “{title}”' },
  already: { de: 'Guten Tag {name},\n\nmit dieser Adresse gibt es schon eine Anmeldung ({state}):\n{title}\n{time}\n{place}\n\nAnsehen oder absagen:\n{link}', en: 'Hello {name},\n\nThere is a registration with this address already ({state}):\n{title}\n{time}\n{place}\n\nLook at it or cancel it:\n{link}' },
  confirmedSubject: { de: 'Angemeldet: „{title}“', en: 'Registered: “{title}”' },
  confirmed: { de: 'Guten Tag {name},\n\nSie sind angemeldet:\n{title}\n{time}\n{place}\n\nFalls Sie doch nicht kommen können, sagen Sie bitte hier ab; dann rückt jemand nach:\n{link}', en: 'Hello {name},\n\nYou are registered:\n{title}\n{time}\n{place}\n\nShould you be unable to come, please cancel here, so that somebody else can:\n{link}' },
  waitingSubject: { de: 'Warteliste: „{title}“', en: 'Waiting list: “{title}”' },
  waiting: { de: 'Guten Tag {name},\n\nalle Plätze sind vergeben; Sie stehen auf der Warteliste und bekommen eine Mail, sobald ein Platz frei wird:\n{title}\n{time}\n{place}\n\nAbsagen:\n{link}', en: 'Hello {name},\n\nAll places are taken; you are on the waiting list and get a mail as soon as a place comes free:\n{title}\n{time}\n{place}\n\nCancel:\n{link}' },
  movedSubject: { de: 'Ein Platz ist frei geworden: „{title}“', en: 'A place has come free: “{title}”' },
  moved: { de: 'Guten Tag {name},\n\nSie sind von der Warteliste nachgerückt und jetzt angemeldet:\n{title}\n{time}\n{place}\n\nFalls Sie doch nicht kommen können, sagen Sie bitte hier ab:\n{link}', en: 'Hello {name},\n\nYou have moved up from the waiting list and are registered now:\n{title}\n{time}\n{place}\n\nShould you be unable to come, please cancel here:\n{link}' },
  reminderSubject: { de: 'Erinnerung: „{title}“', en: 'Reminder: “{title}”' },
  reminder: { de: 'Guten Tag {name},\n\nSie sind angemeldet, und bald ist es so weit:\n{title}\n{time}\n{place}\n\nFalls Sie doch nicht kommen können, sagen Sie bitte hier ab:\n{link}', en: 'Hello {name},\n\nYou are registered, and it will be soon:\n{title}\n{time}\n{place}\n\nShould you be unable to come, please cancel here:\n{link}' },
  changedSubject: { de: 'Geändert: „{title}“', en: 'Changed: “{title}”' },
  changed: { de: 'Guten Tag {name},\n\nbei dieser Veranstaltung haben sich Zeit oder Ort geändert. Ihre Anmeldung ({state}) bleibt bestehen:\n{title}\n{time}\n{place}\n\nFalls Sie nun nicht kommen können, sagen Sie bitte hier ab:\n{link}', en: 'Hello {name},\n\nTime or place of this event have changed. Your registration ({state}) stays:\n{title}\n{time}\n{place}\n\nShould you be unable to come now, please cancel here:\n{link}' },
  offSubject: { de: 'Abgesagt: „{title}“', en: 'Called off: “{title}”' },
  off: { de: 'Guten Tag {name},\n\ndiese Veranstaltung findet nicht statt wie angekündigt:\n{title}\n{time}\n\nIhre Anmeldung ist damit hinfällig. Findet sie doch noch statt, melden Sie sich bitte neu an.', en: 'Hello {name},\n\nThis event does not take place as announced:\n{title}\n{time}\n\nYour registration has lapsed. Should it be held after all, please register again.' },
  subscribeSubject: { de: 'Bitte bestätigen: Newsletter', en: 'Please confirm: newsletter' },
  subscribe: { de: 'Guten Tag,\n\nmit dieser Adresse wurde unser Newsletter bestellt. Bitte bestätigen Sie das auf dieser Seite:\n{link}\n\nHaben Sie ihn nicht bestellt, dann ist nichts zu tun; ohne Bestätigung schicken wir nichts.', en: 'Hello,\n\nA subscription to our newsletter was requested with this address. Please confirm on this page:\n{link}\n\nIf you did not ask for it, there is nothing to do; without a confirmation we send nothing.' },
  subscribedSubject: { de: 'Sie erhalten den Newsletter schon', en: 'You receive the newsletter already' },
  subscribed: { de: 'Guten Tag,\n\nmit dieser Adresse ist unser Newsletter schon bestellt. Ansehen oder abbestellen:\n{link}', en: 'Hello,\n\nThis address is subscribed to our newsletter already. Look at it or unsubscribe:\n{link}' },
} as const satisfies Words
