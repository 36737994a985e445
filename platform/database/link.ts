/** `npm ci` runs this as whoever installs: whoever runs the house later (a service, a container) may not write here. */
import { Refused } from '../result.ts'
import { findBinaries } from './binaries.ts'

try {
  findBinaries()
} catch (error) {
  // A machine without a PostgreSQL of ours uses DATABASE_URL; everything else the start says in a sentence.
  if (!(error instanceof Refused)) throw error
}
