/** Contrast, computed from the colours as tokens.css has them. Source: oklch to linear sRGB after Björn Ottosson; contrast after WCAG 2.2, 1.4.3, 1.4.6, 1.4.11. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { HUES } from './mark.tsx'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]
type Colour = readonly [lightness: number, chroma: number, hue: number]

function colourOf(name: string, theme: Theme, hue = 0): Colour {
  const line = new RegExp(`--${name}: light-dark\\(oklch\\(([^()]*(?:\\([^()]*\\))?)\\), oklch\\(([^()]*(?:\\([^()]*\\))?)\\)\\)`).exec(css)
  const [lightness = '', chroma, angle = ''] = (line?.[theme === 'light' ? 1 : 2] ?? '').split(' ')
  return [Number.parseFloat(lightness) / 100, Number(chroma), angle === 'var(--hue)' ? hue : Number(angle)]
}

function luminance([lightness, chroma, hue]: Colour): number {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  const [r = 0, g = 0, bl = 0] = [red, green, blue].map((part) => Math.min(1, Math.max(0, part)))
  return 0.2126 * r + 0.7152 * g + 0.0722 * bl
}

function contrast(one: Colour, other: Colour): number {
  const [less = 0, more = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (more + 0.05) / (less + 0.05)
}

for (const theme of THEMES) {
  test(`text on paper has a contrast of at least 7: ${theme}`, () => {
    for (const ground of ['paper', 'raised']) for (const tone of ['ink', 'soft', 'accent', 'alarm']) assert.ok(contrast(colourOf(tone, theme), colourOf(ground, theme)) >= 7, `${tone} on ${ground}: ${contrast(colourOf(tone, theme), colourOf(ground, theme))}`)
  })

  test(`the edges of fields can be seen: ${theme}`, () => {
    for (const ground of ['paper', 'raised']) assert.ok(contrast(colourOf('edge', theme), colourOf(ground, theme)) >= 3)
  })

  test(`the hues of fields are equally light, and stand out from paper: ${theme}`, () => {
    const found = HUES.map((hue) => contrast(colourOf('field', theme, hue), colourOf('paper', theme)))
    assert.ok(Math.min(...found) >= 2.6 && Math.max(...found) / Math.min(...found) < 1.3, found.map((value) => value.toFixed(2)).join())
  })
}

test('every hue has its class', () => {
  assert.deepEqual([...css.matchAll(/^\.hue-(\d+) \{ --hue: (\d+); \}$/gm)].map(([, name, value]) => [Number(name), Number(value)]), HUES.map((hue) => [hue, hue]))
})

test('pages use the tokens and no colour of their own', () => {
  const page = readFileSync(new URL('page.css', import.meta.url), 'utf8')
  assert.deepEqual(page.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi), null)
  assert.doesNotMatch(page, /@import|url\(/)
})
