/**
 * Style, fonts, pictures and islands: read once at start, named by their content and so kept for good by browsers, compressed once as well as it goes. Served from a table of names: no path of a request ever reaches a disk.
 * An island is one file of TypeScript that imports nothing: its types are taken away when it is read, so nothing has to be built by hand.
 * **Shapes**: some dozen files, together a few hundred kB, in memory. In a style sheet, `asset:inter.woff2` stands for the address of that file; what is named must come before.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { encodingFor, type Encoding } from './compress.ts'
import type { Door } from './door.ts'

/** A file to serve: several files become one in their order. */
export type AssetSource = { readonly name: string; readonly files: readonly (string | URL)[]; /** Written in TypeScript, served as JavaScript. */ readonly isTyped?: true }

/** An island: what moves in a page, in one file of TypeScript without imports. `<script type="module" src={assets.address('live.js')}>` */
export const islandSource = (name: string, url: URL): AssetSource => ({ name: `${name}.js`, files: [url], isTyped: true })

export type Assets = {
  /** The address of a file, with its content's hash. */
  readonly address: (name: string) => string
  readonly serve: (door: Door) => Response | undefined
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  woff2: 'font/woff2',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
}

type Asset = { readonly type: string; readonly bodies: ReadonlyMap<Encoding | 'identity', Uint8Array<ArrayBuffer>> }

/** In: the files in order, those that others name first. A file of unknown kind is a bug and throws. */
export function loadAssets(sources: readonly AssetSource[]): Assets {
  const addresses = new Map<string, string>()
  const assets = new Map<string, Asset>()
  const address = (name: string): string => {
    const known = addresses.get(name)
    if (known === undefined) throw new Error(`no asset is called ${name}`)
    return known
  }
  for (const { name, files, isTyped = false } of sources) {
    const [, stem = '', kind = ''] = /^(.+)\.(\w+)$/.exec(name) ?? []
    const type = TYPES[kind]
    if (type === undefined) throw new Error(`${name}: no media type for this kind of file`)
    const read = Buffer.concat(files.map((file) => readFileSync(file)))
    const bytes = kind === 'css' ? Buffer.from(read.toString().replace(/asset:([\w.-]+)/g, (_, named: string) => address(named))) : isTyped ? Buffer.from(withoutTypes(name, read.toString())) : read
    const hashed = `${stem}.${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.${kind}`
    addresses.set(name, `/assets/${hashed}`)
    const isText = kind !== 'woff2' && kind !== 'png'
    const packed: [Encoding | 'identity', Uint8Array<ArrayBuffer>][] = isText ? [['br', new Uint8Array(brotliCompressSync(bytes))], ['gzip', new Uint8Array(gzipSync(bytes, { level: 9 }))]] : []
    assets.set(hashed, { type, bodies: new Map([['identity', new Uint8Array(bytes)], ...packed]) })
  }
  return {
    address,
    serve: (door) => {
      const asset = assets.get(door.req.path.slice('/assets/'.length))
      if (asset === undefined) return undefined
      const encoding = encodingFor(door.req.header('accept-encoding')) ?? 'identity'
      const isPacked = asset.bodies.size > 1
      const body = asset.bodies.get(isPacked ? encoding : 'identity')
      if (body === undefined) return undefined
      return door.body(body, 200, {
        'Content-Type': asset.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        // `identity` tells the compressing of texts that this is served as it is.
        'Content-Encoding': isPacked ? encoding : 'identity',
        ...(isPacked ? { Vary: 'Accept-Encoding' } : {}),
      })
    },
  }
}

/** Types and comments are for those who read the house. */
function withoutTypes(name: string, text: string): string {
  // Asked for as bin/tsx.ts asks for it: one and the same module cannot be both required and imported while it loads.
  const { transformSync } = createRequire(import.meta.url)('oxc-transform') as typeof import('oxc-transform') // what require gives has no type
  const { code, errors } = transformSync(`${name}.ts`, text.replace(/^\s*(?:\/\/.*|\/\*\*[\s\S]*?\*\/)\n/gm, ''), { lang: 'ts', sourceType: 'module' })
  if (errors[0] !== undefined) throw new SyntaxError(`${name}: ${errors[0].codeframe ?? errors[0].message}`)
  return code
}
