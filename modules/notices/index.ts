/** What other modules and the house may use of notices: types, and nothing else. */
export type { Answerable, Answering, Asking, Question } from './answer.ts'
export type { Notice, NoticeKind } from './notice.ts'
export type { Notified } from './settings.ts'
export type { Asked, NoticeSource } from './store.ts'
