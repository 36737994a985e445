/**
 * Pictures that people upload, made anew: what comes out was drawn by us from the pixels that came in, so no place, camera or hidden content of the file stays.
 * **Shapes**: JPEG, PNG or WebP in; WebP of at most {@link LONGEST} pixels a side out, turned as the camera meant it.
 * **Errors**: `invalid` for what is no such picture, or damaged; `too-large` for more than {@link MOST_PIXELS} pixels, whatever the file weighs.
 */
import { accept, refuse, type Result } from './result.ts'
import { loadSharp } from './picture-file.ts'

/** Bytes that a door lets in. */
export const PHOTO_LIMIT = 12_000_000
const MOST_PIXELS = 50_000_000
const LONGEST = 1_600

export type Photo = { readonly bytes: Uint8Array; readonly width: number; readonly height: number }

export async function redraw(upload: Uint8Array): Promise<Result<Photo>> {
  const sharp = await loadSharp()
  try {
    const { format, width, height } = await sharp(upload, { limitInputPixels: false }).metadata()
    if (!['jpeg', 'png', 'webp'].includes(format)) return refuse('invalid', 'photo.kind')
    if (width * height > MOST_PIXELS) return refuse('too-large', 'photo.large', { limit: MOST_PIXELS / 1_000_000 })
    const { data, info } = await sharp(upload, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).rotate().resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true }).webp({ quality: 82 }).toBuffer({ resolveWithObject: true })
    return accept({ bytes: new Uint8Array(data), width: info.width, height: info.height })
  } catch {
    return refuse('invalid', 'photo.kind')
  }
}
