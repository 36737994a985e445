/** Pages that are not built yet, as they look when empty; and doors that refuse and break, to see how that is told. */
import { must, refuse } from '../platform/result.ts'
import type { App } from '../platform/http/index.ts'
import { EmptyState, MENU_ADDRESSES, type MenuEntry, type Site } from '../platform/page/index.ts'

export function hangStubs(app: App, site: Site, menu: readonly MenuEntry[]): void {
  const pages = site.pages(app, MENU_ADDRESSES)
  for (const entry of menu) pages.get(entry, (_, { show }) => show({ title: entry, entry }, <EmptyState title="…">…</EmptyState>))
  app.get('/de/verboten', () => must(refuse('forbidden', 'nowhere.said')))
  app.get('/de/kaputt', () => {
    throw new Error('<script>alert(1)</script>')
  })
}
