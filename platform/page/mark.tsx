/** The mark of the house and the lenses of intersections: shapes that overlap, their colours mixed by the blend of the theme. */
/** One hue a field, in degrees of oklch: six founding fields, then the gaps between them. tokens.css has a class for each. */
export const HUES = [38, 85, 250, 300, 200, 355, 62, 115, 145, 172, 225, 275, 328, 15] as const
export type Hue = (typeof HUES)[number]

/** The mark: a square field and a round one. */
export const Mark = ({ height = 20 }: { readonly height?: number }) => (
  <svg class="lens" width={height * 1.6} height={height} viewBox="0 0 32 20" aria-hidden="true">
    <rect class="hue-250" x="1" y="1" width="18" height="18" rx="5" />
    <circle class="hue-38" cx="22" cy="10" r="9" />
  </svg>
)

/** One circle a field, overlapping by a third. Lists have hundreds of them: the circles are written as text, which is made of nothing but numbers. */
export const Lens = ({ hues, size = 16 }: { readonly hues: readonly Hue[]; readonly size?: number }) => {
  const radius = size / 2
  const step = Math.round(size * 0.62)
  const circles = hues.map((hue, at) => `<circle class="hue-${Math.round(hue)}" cx="${radius + at * step}" cy="${radius}" r="${radius}"/>`).join('')
  return <svg class="lens" width={size + step * Math.max(0, hues.length - 1)} height={size} aria-hidden="true" dangerouslySetInnerHTML={{ __html: circles }} />
}
