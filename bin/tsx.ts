/**
 * `.tsx` runs unbuilt, as `.ts` does: types are taken away and JSX becomes calls of preact, when a file is loaded. `bin/node` imports this first; the compiler is loaded with the first `.tsx`, so what has none pays nothing.
 * Child processes and threads inherit it through `process.execArgv`.
 */
import { readFileSync } from 'node:fs'
import { createRequire, registerHooks, setSourceMapsSupport } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    setSourceMapsSupport(true, { nodeModules: false, generatedCode: false }) // A trace names the line as it is written.
    const { transformSync } = require('oxc-transform') as typeof import('oxc-transform') // what require gives has no type
    const { code, map, errors } = transformSync(url, readFileSync(fileURLToPath(url), 'utf8'), { lang: 'tsx', sourceType: 'module', sourcemap: true, jsx: { runtime: 'automatic', importSource: 'preact' }, typescript: { onlyRemoveTypeImports: true } })
    if (errors[0] !== undefined) throw new SyntaxError(`${url}: ${errors[0].codeframe ?? errors[0].message}`)
    return { format: 'module', shortCircuit: true, source: `${code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}` }
  },
})
