import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadSharp } from './picture-file.ts'
import { must } from './result.ts'
import { redraw } from './photo.ts'

const sharp = await loadSharp()
const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#3366aa' } })

test('a picture is drawn anew: turned as it was meant, no larger than a page shows it, without place and camera', async () => {
  const upload = await picture(3_000, 1_000).withExif({ IFD0: { Make: 'Kranich Kamera' }, IFD3: { GPSLatitude: '50/1 55/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const made = must(await redraw(upload))
  assert.deepEqual([made.width, made.height], [533, 1_600])
  const { format, exif, orientation } = await sharp(made.bytes).metadata()
  assert.deepEqual([format, exif, orientation], ['webp', undefined, undefined])
})

test('what is no picture, damaged, foreign or vast is refused in a sentence', async () => {
  const png = await picture(40, 40).png().toBuffer()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')
  for (const upload of [Buffer.from('kein Bild'), Buffer.alloc(0), png.subarray(0, 60), svg]) assert.equal((await redraw(upload)).ok, false)
  const vast = Buffer.from(png)
  vast.writeUInt32BE(60_000, 16)
  vast.writeUInt32BE(60_000, 20)
  assert.equal((await redraw(vast)).ok, false)
})
