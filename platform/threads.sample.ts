/** A thread for tests: it answers, turns for ever, eats all memory, or breaks. */
import { answering } from './threads.ts'

export type Task = 'say' | 'turn for ever' | 'eat' | 'break'

answering((task: Task): string => {
  if (task === 'break') throw new Error('broken')
  if (task === 'say') return 'said'
  const eaten: string[][] = []
  for (;;) if (task === 'eat') eaten.push(Array.from({ length: 100_000 }, (_, at) => `${at} ${eaten.length}`))
})
