/** Message (Nachricht): what the office asks an applicant, and what the applicant answers or adds, with documents. */
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import type { Instant } from '#platform/time'
import { NEXT, type Application, type By } from './application.ts'

export type MessageId = Id<'application-message'>
export type DocumentId = Id<'application-document'>
export type KeptDocument = { readonly id: DocumentId; readonly name: string; readonly hash: string; readonly size: number }
export type Message = { readonly id: MessageId; readonly by: By; readonly text: string; readonly at: Instant; readonly documents: readonly KeptDocument[] }

const MOST_DOCUMENTS = 30
const MOST_MESSAGES = 200

/** May it be written, beside what stands there? The office asks while it checks and while the members decide; the applicant answers until it ends. */
export function write(application: Application, message: Message, known: readonly Message[]): Result<Message> {
  const isByApplicant = message.by === 'applicant'
  const isOpen = isByApplicant ? NEXT[application.state].length > 0 && application.state !== 'unconfirmed' : application.state === 'in-check' || application.state === 'with-members'
  if (!isOpen) return refuse('conflict', `application.is.${application.state}`)
  if (message.text === '' && message.documents.length === 0) return refuse('invalid', 'http.fields', { text: isByApplicant ? 'application.emptyAnswer' : 'application.emptyMessage' })
  if (known.length >= MOST_MESSAGES) return refuse('conflict', 'application.manyMessages', { most: MOST_MESSAGES })
  const documents = known.reduce((sum, one) => sum + one.documents.length, message.documents.length)
  return documents > MOST_DOCUMENTS ? refuse('invalid', 'application.manyDocuments', { most: MOST_DOCUMENTS }) : accept(message)
}
