/** What other modules and the house may use of groups: types, and nothing else. */
export type { About } from './comment.ts'
export type { Indicator, Period, Row } from './report.ts'
