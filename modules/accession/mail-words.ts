/** The mails to applicants, German and English: plain text, each says why it comes and what one may do. */
import type { Words } from '#platform/words'

export const MAIL_WORDS = {
  askedSubject: { de: 'Bitte bestätigen: Aufnahmeantrag für {name}', en: 'Please confirm: application of {name}' },
  asked: {
    de: 'Guten Tag,\n\nmit dieser Adresse wurde für {name} die Aufnahme in die Allianz „{alliance}“ beantragt. Bitte bestätigen Sie den Antrag auf dieser Seite:\n{link}\n\nErst danach sieht ihn die Geschäftsstelle. Ohne Bestätigung wird er nach zwei Wochen gelöscht. Haben Sie ihn nicht gestellt, dann ist nichts zu tun.',
    en: 'Hello,\n\nWith this address an application was made for {name} to join the alliance “{alliance}”. Please confirm it on this page:\n{link}\n\nOnly then the office sees it. Without a confirmation it is erased after two weeks. If you did not make it, there is nothing to do.',
  },
  submittedSubject: { de: 'Aufnahmeantrag für {name} eingegangen', en: 'Application of {name} received' },
  submitted: {
    de: 'Guten Tag {contact},\n\nder Aufnahmeantrag für {name} ist eingegangen. Die Geschäftsstelle prüft ihn und legt ihn dann den Mitgliedern zur Entscheidung vor.\n\nDen Stand sehen, Unterlagen nachreichen oder den Antrag zurückziehen:\n{link}\n\nBitte bewahren Sie diesen Link auf, und geben Sie ihn nicht weiter.',
    en: 'Hello {contact},\n\nThe application of {name} has been received. The office checks it and then puts it to the members for a decision.\n\nSee where it stands, add documents, or withdraw it:\n{link}\n\nPlease keep this link, and do not pass it on.',
  },
  questionSubject: { de: 'Rückfrage zum Aufnahmeantrag für {name}', en: 'A question about the application of {name}' },
  question: { de: 'Guten Tag {contact},\n\ndie Geschäftsstelle hat eine Rückfrage zum Aufnahmeantrag für {name}:\n\n{text}\n\nHier können Sie antworten und Unterlagen beifügen:\n{link}', en: 'Hello {contact},\n\nThe office has a question about the application of {name}:\n\n{text}\n\nYou can answer and add documents here:\n{link}' },
  proposedSubject: { de: 'Aufnahmeantrag für {name}: Die Mitglieder entscheiden', en: 'Application of {name}: the members decide' },
  proposed: { de: 'Guten Tag {contact},\n\nder Aufnahmeantrag für {name} ist geprüft und liegt jetzt den Mitgliedern vor. Sobald sie entschieden haben, schreiben wir Ihnen.\n\nDen Stand sehen:\n{link}', en: 'Hello {contact},\n\nThe application of {name} has been checked and is with the members now. We write to you as soon as they have decided.\n\nSee where it stands:\n{link}' },
  acceptedSubject: { de: 'Aufgenommen: Es fehlt nur noch die Unterschrift für {name}', en: 'Accepted: only the signature for {name} is missing' },
  accepted: { de: 'Guten Tag {contact},\n\ndie Mitglieder haben die Aufnahme von {name} beschlossen. Mit der Unterschrift auf dieser Seite beginnt die Mitgliedschaft:\n{link}\n\nUnterschreiben muss, wer {name} dabei vertreten darf.', en: 'Hello {contact},\n\nThe members have decided to admit {name}. The membership begins with the signature on this page:\n{link}\n\nIt must be given by somebody who may represent {name} in this.' },
  refusedSubject: { de: 'Aufnahmeantrag für {name} abgelehnt', en: 'Application of {name} refused' },
  refused: { de: 'Guten Tag {contact},\n\ndie Mitglieder haben den Aufnahmeantrag für {name} abgelehnt. Nicht erfüllt ist:\n{criteria}\n{reason}\nWie entschieden wurde, steht hier:\n{link}\n\nEin neuer Antrag ist jederzeit möglich.', en: 'Hello {contact},\n\nThe members have refused the application of {name}. Not met:\n{criteria}\n{reason}\nHow it was decided is shown here:\n{link}\n\nA new application is possible at any time.' },
  memberSubject: { de: 'Willkommen: {name} ist Mitglied', en: 'Welcome: {name} is a member' },
  member: { de: 'Guten Tag {contact},\n\n{name} gehört seit heute zur Allianz „{alliance}“. Mit einer weiteren Mail laden wir Sie ein, ein Konto für das Netzwerkmanagement Ihrer Organisation anzulegen.\n\nDas Verfahren und Ihre Unterschrift bleiben hier einsehbar:\n{link}', en: 'Hello {contact},\n\n{name} belongs to the alliance “{alliance}” as of today. In a separate mail we invite you to open an account for managing your organisation’s page.\n\nThe procedure and your signature can be seen here:\n{link}' },
} as const satisfies Words
