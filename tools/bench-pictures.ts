/** `bin/node tools/bench-pictures.ts`: how fast the pictures of an alliance are drawn and how many bytes they are, one JSON line a figure. */
import { pictureFigures } from './figures/pictures.ts'

const figures = pictureFigures()
for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`)
process.exitCode = figures.every((figure) => figure.holds) ? 0 : 1
