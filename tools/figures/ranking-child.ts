/** For tools/figures/ranking.ts: finds the intersections of a relation in a file of 32-bit numbers (rows, width, starts, topics, fields) in a process of its own. */
import { readFileSync } from 'node:fs'
import { findIntersections } from '../../engine/intersect/find.ts'

const [, , path = '', refined = ''] = process.argv
const bytes = readFileSync(path)
const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
const [height = 0, width = 0] = numbers
const starts = numbers.subarray(2, height + 3)
const topics = numbers.subarray(height + 3, height + 3 + (starts[height] ?? 0))
const fieldOf = numbers.subarray(height + 3 + topics.length)
const { found, tested } = findIntersections({ rows: { starts, topics, width }, fieldOf }, { most: 500, minSupport: 5, refined: refined === 'refined' })
process.stdout.write(JSON.stringify({ tested, found: found.length, sure: found.filter((one) => one.surprise >= 0).length }))
