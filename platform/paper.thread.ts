/** In the thread beside the house: sets and draws one paper after another. */
import { makePaper } from './paper-page.ts'
import { answering } from './threads.ts'

answering(makePaper)
