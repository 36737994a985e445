/** A square code (QR) as a path in a grid, for a page to draw: of what somebody takes in with a telephone. **Source**: ISO/IEC 18004. */
import { encode } from 'uqr'

/** `size` cells on each side, the white border of four around it included. */
export function squareCode(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return { size, path: data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('') }
}
