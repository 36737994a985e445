/** Evidence units for tests, in one line. */

/** “ab bc”: two units, the first with the topics a (0) and b (1). */
export function unitsOf(line: string): number[][] {
  return line
    .split(' ')
    .filter((unit) => unit !== '')
    .map((unit) => Array.from(unit, topicOf))
}

export function topicOf(letter: string): number {
  return letter.charCodeAt(0) - 'a'.charCodeAt(0)
}
