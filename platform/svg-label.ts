/**
 * Labels that fit: how wide a text is in Inter, where it is cut, where it breaks, and where a long German compound may.
 * **Units**: pixels; widths in fiftieths of the font size, measured on Inter 4 at weights 400 and 600. Other fonts are within some percent, so labels keep a little air.
 */

/** Widths at weight 400 and 600 in fiftieths of an em, and the letters that have them. Capitals and digits differ little between the two; what is not here is wide: 31, and 50 for scripts without an alphabet. */
const WIDTHS: readonly (readonly [regular: number, bold: number, letters: string])[] = [
  [0, 0, '\u00AD\u200B\u2060'],
  [13, 14, 'ijlIíìîï’'],
  [14, 15, ' ,.:;!·\u00A0¡'],
  [16, 18, "t'`´|"],
  [18, 19, '()/[]‐'],
  [19, 20, 'fr'],
  [20, 21, '1'],
  [21, 23, '{}„“”-_'],
  [24, 25, '"^°*–'],
  [26, 27, 's?šś'],
  [27, 28, 'kxLčž'],
  [28, 29, 'avyz7äàáâãåý'],
  [29, 30, 'ceFEéèêëçć'],
  [30, 31, 'hnou25öüóòôúùûñńõø'],
  [31, 32, 'bdgpq3689Zß'],
  [33, 34, '#$04BPRSTŠ&+<=>×~'],
  [34, 36, 'AKVXYÄÀÁÂÅŽ'],
  [37, 38, 'CDGHUÜÇČ'],
  [38, 39, 'NOQÖÓØ'],
  [41, 42, 'w'],
  [44, 46, 'mM@æ'],
  [46, 49, '…%Ww'],
]
const OTHER = 31
const WITHOUT_ALPHABET = 50

/** Fiftieths by code unit, regular and bold; 255 where nothing is known. Typed, because labels are measured by the hundred. */
const KNOWN = 0x2100
const regularOf = new Uint8Array(KNOWN).fill(255)
const boldOf = new Uint8Array(KNOWN).fill(255)
for (const [regular, bold, letters] of WIDTHS) {
  for (const letter of letters) {
    regularOf[letter.charCodeAt(0)] = regular
    boldOf[letter.charCodeAt(0)] = bold
  }
}

/** How wide a text is. */
export function widthOf(text: string, size: number, weight: 400 | 600 = 400): number {
  const known = weight === 400 ? regularOf : boldOf
  let fiftieths = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const width = known[unit] ?? 255
    if (width !== 255) {
      fiftieths += width
      continue
    }
    const letter = String.fromCodePoint(text.codePointAt(at) ?? unit)
    at += letter.length - 1
    if (!isMark(letter)) fiftieths += letter >= '\u2E80' ? WITHOUT_ALPHABET : OTHER
  }
  return (fiftieths / 50) * size
}

/** Accents and joiners stand on the letter before them. */
const isMark = (letter: string): boolean => letter > '\u02FF' && /[\p{M}\u200C\u200D]/u.test(letter)

/** The text, or as much of it as fits before “…”, never half a letter. */
export function clipped(text: string, most: number, size: number, weight: 400 | 600 = 400): string {
  if (widthOf(text, size, weight) <= most) return text
  const room = most - widthOf('…', size, weight)
  let kept = ''
  let used = 0
  for (const letter of text) {
    used += widthOf(letter, size, weight)
    if (used > room && !isMark(letter)) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

/** A name where there is little room: whole, or by its short form, or cut. */
export function fittingName({ name, short }: { readonly name: string; readonly short?: string }, most: number, size: number, weight: 400 | 600 = 400): string {
  return widthOf(name, size, weight) <= most ? name : clipped(short ?? name, most, size, weight)
}

/** The text in lines that fit, broken at spaces, hyphens and soft hyphens; what is left over ends the last line in “…”. */
export function linesOf(text: string, most: number, lines: number, size: number, weight: 400 | 600 = 400): string[] {
  const rest = text.split(/(?<=[ \u00AD-])/)
  const found: string[] = []
  while (rest.length > 0 && found.length < lines - 1) {
    let line = rest.shift() ?? ''
    while (rest[0] !== undefined && widthOf(endOf(line + rest[0]), size, weight) <= most) line += rest.shift() ?? ''
    found.push(clipped(endOf(line), most, size, weight))
  }
  if (rest.length > 0) found.push(clipped(endOf(rest.join('')), most, size, weight))
  return found
}

/** A soft hyphen shows where a line ends, and only there. */
const endOf = (line: string): string => line.trimEnd().replace(/\u00AD(?!$)/g, '').replace(/\u00AD$/, '-')

/** Heads that the long compounds of technology end in, the longer ones first: “Oberflächen|beschichtung”. */
const HEADS = [
  'technologien', 'technologie', 'untersuchung', 'verarbeitung', 'beschichtung', 'überwachung', 'entwicklung', 'bearbeitung', 'herstellung', 'beleuchtung', 'charakterisierung', 'digitalisierung', 'automatisierung', 'miniaturisierung',
  'wissenschaften', 'wissenschaft', 'infrastruktur', 'elektronik', 'werkstoffe', 'werkstoff', 'materialien', 'material', 'werkzeuge', 'werkzeug', 'maschinen', 'maschine', 'fertigung', 'erkennung', 'steuerung', 'sicherung', 'sicherheit', 'verfahren', 'forschung',
  'industrie', 'diagnostik', 'produktion', 'strukturen', 'struktur', 'systeme', 'system', 'messung', 'prüfung', 'technik', 'sensorik', 'sensoren', 'sensor', 'robotik', 'mechanik', 'wirtschaft', 'produkte', 'produkt', 'analytik', 'analyse', 'geräte', 'gerät',
] as const
const SEAM = new RegExp(`(?<=\\p{L}{4})(${HEADS.join('|')})(?=$|[^\\p{L}])`, 'gu')
const LONG = 14

/** Soft hyphens before the heads of long compounds, for text that the browser breaks. What has some already is left alone. */
export function softened(label: string): string {
  if (label.includes('\u00AD')) return label
  return label.replace(/\p{L}+/gu, (word) => (word.length < LONG ? word : word.replace(SEAM, '\u00AD$1')))
}
