/**
 * Pictures to take along. An SVG of ours speaks in the variables of the style sheet; on its own it gets their values, as they are in light, and as PNG it is drawn with the house's own type.
 * **Shapes**: an SVG as text in; SVG as text, or PNG at twice its size. A large map takes some hundred milliseconds, in a thread of the library's.
 * **Source**: oklch to sRGB: Björn Ottosson (2020), A perceptual color space for image processing.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { interFile } from './font-file.ts'

const TOKENS = readFileSync(new URL('page/tokens.css', import.meta.url), 'utf8')

/** Names of tokens with their value in light. */
const LIGHT = new Map([...TOKENS.matchAll(/--([\w-]+): light-dark\(oklch\(([^)]+)\)/g)].map(([, name = '', value = '']) => [name, hexOf(value)]))

/** The colour of a token in light, as `#1a2b3c`. */
export const inLight = (token: string): string => LIGHT.get(token) ?? '#000000'

const FIELD = '66% 0.125'
/** Pixels of paper around. */
const MARGIN = 24

/** Red, green and blue of a colour as style sheets write it, `66% 0.125 250`. */
function hexOf(oklch: string): string {
  const [l = 0, c = 0, h = 0] = oklch.split(/\s+/).map((part) => (part.endsWith('%') ? Number.parseFloat(part) / 100 : Number.parseFloat(part)))
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const [long, middle, short] = [(l + 0.3963377774 * a + 0.2158037573 * b) ** 3, (l - 0.1055613458 * a - 0.0638541728 * b) ** 3, (l - 0.0894841775 * a - 1.291485548 * b) ** 3]
  const linear = [4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short, -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short, -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short]
  const channels = linear.map((value) => Math.round(255 * Math.min(1, Math.max(0, value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055))))
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** The picture on its own: with its colours, on paper, its links leading to this house. */
export function standing(svg: string, origin: string): string {
  const coloured = svg
    .replace(/oklch\(var\(--field-l\) var\(--field-c\) ([\d.]+)\)/g, (_, hue: string) => hexOf(`${FIELD} ${hue}`))
    .replace(/var\(--hairline\)/g, 'var(--line)')
    .replace(/var\(--([\w-]+)\)/g, (_, name: string) => inLight(name))
    .replace(/ href="\/(?!\/)/g, ` href="${origin}/`)
  const [width = 0, height = 0] = [/ width="([\d.]+)"/, / height="([\d.]+)"/].map((of) => Number(of.exec(coloured)?.[1]) + 2 * MARGIN)
  const style = '<style>text { font-family: Inter, system-ui, sans-serif } .name { font-weight: 600 } .mixing { isolation: isolate } .mixing > * { mix-blend-mode: multiply } .band, .hit { fill: none } a { text-decoration: none }</style>'
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${style}<rect width="100%" height="100%" fill="${LIGHT.get('paper') ?? '#ffffff'}"/>${coloured.replace('<svg ', `<svg x="${MARGIN}" y="${MARGIN}" `)}</svg>\n`
}

let drawing: Promise<typeof import('sharp').default> | undefined

/** The library that draws. Everybody gets it here, so that it finds the fonts whoever asks first. */
export const loadSharp = (): Promise<typeof import('sharp').default> => (drawing ??= withFonts())

/** A standing picture as PNG. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const sharp = await loadSharp()
  return new Uint8Array(await sharp(Buffer.from(svg), { density: 144, limitInputPixels: 100_000_000 }).png({ compressionLevel: 9, palette: true }).toBuffer())
}

/** The library finds its fonts through fontconfig, once, when it is loaded; a slim machine has none. */
async function withFonts(): Promise<typeof import('sharp').default> {
  const folder = mkdtempSync(join(tmpdir(), 'schnittmenge-fonts-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const weight of [400, 600] as const) writeFileSync(join(folder, `inter-${weight}.ttf`), interFile('latin', weight))
  writeFileSync(join(folder, 'fonts.conf'), `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`)
  process.env['FONTCONFIG_FILE'] = join(folder, 'fonts.conf')
  return (await import('sharp')).default
}
