/** What reporting on milestones says, on pages and in mails. */
import type { Words } from '#platform/words'

/** Why something is refused. */
export const EXECUTION_REFUSALS = {
  'execution.notRunning': { de: 'Über Meilensteine wird berichtet, wenn das Vorhaben bewilligt ist oder läuft. Bitte zuerst den Stand ändern.', en: 'Milestones are reported on when the project is approved or running. Please change its state first.' },
  'execution.noMilestone': { de: 'Den Meilenstein „{milestone}“ gibt es in diesem Vorhaben nicht mehr. Bitte die Seite neu laden.', en: 'There is no milestone “{milestone}” in this project any longer. Please load the page anew.' },
  'execution.whyLate': { de: 'Bitte sagen Sie in einem Satz, warum er später kommt.', en: 'Please say in a sentence why it comes later.' },
  'execution.whyDropped': { de: 'Bitte sagen Sie in einem Satz, warum er entfällt.', en: 'Please say in a sentence why it is dropped.' },
  'execution.byWhen': { de: 'Bitte nennen Sie den Tag, bis zu dem er nun erwartet wird.', en: 'Please name the day by which it is expected now.' },
  'execution.past': { de: 'Dieser Tag ist vorbei. Bitte nennen Sie den Tag, bis zu dem er nun erwartet wird.', en: 'That day is over. Please name the day by which it is expected now.' },
  'execution.future': { de: 'Dieser Tag kommt erst noch. Ist er noch nicht erreicht, wählen Sie bitte „geplant“ oder „später“.', en: 'That day is still to come. If it is not reached yet, please choose “planned” or “later”.' },
  'execution.longWhy': { de: 'Die Begründung ist zu lang; möglich sind 500 Zeichen.', en: 'The reason is too long; at most 500 characters are possible.' },
  'execution.linkOfOther': { de: 'Dieser Link wurde einer anderen Person geschickt. Bitte melden Sie sich ab oder öffnen Sie das Vorhaben auf Ihrer eigenen Seite.', en: 'This link was sent to another person. Please sign out, or open the project from your own page.' },
  'execution.linkGone': { de: 'Über diesen Link gibt es nichts mehr zu berichten: Das Vorhaben hat inzwischen eine andere Leitung oder ist gelöscht.', en: 'There is nothing left to report by this link: the project has another lead by now, or is gone.' },
} satisfies Words

export const EXECUTION_WORDS = {
  title: { de: 'Meilensteine: {title}', en: 'Milestones: {title}' },
  lead: { de: 'Was ist erreicht, was kommt später, was entfällt? Wer beteiligt ist, wird benachrichtigt, wenn etwas später kommt.', en: 'What is reached, what comes later, what is dropped? Those who take part are told where something comes later.' },
  section: { de: 'Durchführung', en: 'Execution' },
  report: { de: 'Über Meilensteine berichten', en: 'Report on milestones' },
  save: { de: 'Bericht speichern', en: 'Save report' },
  saved: { de: 'Der Bericht ist gespeichert', en: 'The report is saved' },
  savedTold: { de: 'Sie können ihn hier weiter ändern.', en: 'You can go on changing it here.' },
  notSaved: { de: 'Der Bericht ist nicht gespeichert', en: 'The report is not saved' },
  none: { de: 'Das Vorhaben hat noch keine Meilensteine.', en: 'The project has no milestones yet.' },
  noneTold: { de: 'Meilensteine stehen im Vorhaben selbst; die Leitung trägt sie dort ein.', en: 'Milestones stand in the project itself; its lead enters them there.' },
  milestone: { de: 'Meilenstein', en: 'Milestone' },
  due: { de: 'Geplant', en: 'Planned for' },
  expected: { de: 'Erwartet', en: 'Expected' },
  says: { de: 'Stand', en: 'State' },
  day: { de: 'Erreicht am, oder erwartet bis', en: 'Reached on, or expected by' },
  dayHint: { de: 'Nur bei „erreicht“ und „später“.', en: 'Only with “reached” and “later”.' },
  why: { de: 'Warum', en: 'Why' },
  whyHint: { de: 'Nötig, wenn er später kommt oder entfällt.', en: 'Needed where it comes later or is dropped.' },
  'says.planned': { de: 'geplant', en: 'planned' },
  'says.reached': { de: 'erreicht', en: 'reached' },
  'says.late': { de: 'später', en: 'later' },
  'says.dropped': { de: 'entfällt', en: 'dropped' },
  'told.planned': { de: 'geplant', en: 'planned' },
  'told.overdue': { de: 'überfällig', en: 'overdue' },
  'told.reached': { de: 'erreicht am {day}', en: 'reached on {day}' },
  'told.late': { de: 'kommt später: {why}', en: 'comes later: {why}' },
  'told.dropped': { de: 'entfällt: {why}', en: 'dropped: {why}' },
  noDay: { de: 'ohne Termin', en: 'no date' },
  slip: { de: '{project}: {milestone} kommt später', en: '{project}: {milestone} comes later' },
  slipDropped: { de: '{project}: {milestone} entfällt', en: '{project}: {milestone} is dropped' },
  awaited: { de: '{project}: {milestone}', en: '{project}: {milestone}' },

  'mail.subject': { de: 'Ein Meilenstein steht an', en: 'A milestone is due' },
  'mail.subjectSome': { de: '{count} Meilensteine stehen an', en: '{count} milestones are due' },
  // A mail names no plan: it passes through hands that may not know of it.
  'mail.text': {
    de: 'Guten Tag {name},\n\nin einem Vorhaben, das Sie leiten, stehen Meilensteine an oder sind überfällig. Sagen Sie mit wenigen Klicks, was erreicht ist und was später kommt; ein Konto brauchen Sie dafür nicht:\n\n{link}\n\nDer Link gilt 30 Tage und nur für Sie. Worum es geht, steht erst auf der Seite: Diese Mail nennt aus Gründen der Vertraulichkeit kein Vorhaben.',
    en: 'Dear {name},\n\nin a project that you lead, milestones are due or overdue. Say with a few clicks what is reached and what comes later; you need no account for it:\n\n{link}\n\nThe link is valid for 30 days and for you alone. What it is about stands on the page only: for confidentiality, this mail names no project.',
  },
} satisfies Words
