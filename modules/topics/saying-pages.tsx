/** An organisation says of its own competences what is right: confirms, rejects, takes back. Each is a row; the map follows. */
import { goOn, idAt, readBy, readForm, type App, type Door } from '#platform/http'
import type { Site } from '#platform/page'
import { must } from '#platform/result'
import type { OrganisationId } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { speakNow } from './doing.part.ts'
import type { TopicsNeeds } from './frame.part.tsx'
import { Spoken } from './schema.ts'

export function hangSaying(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  // A reload of what a form answered leads back to the organisation.
  pages.get('saying', (door, { language }) => goOn(door, needs.organisationAt(idIn(door), language)))
  pages.post('saying', async (door, { language }) => {
    const spoken = must(readBy(Spoken, must(await readForm(door))))
    const id = idIn(door)
    await speakNow(needs, await needs.actorOf(door), { organisation: id, ...spoken })
    return goOn(door, `${needs.organisationAt(id, language)}#competences`)
  })
}

const idIn = (door: Door): OrganisationId => idAt(door, 'organisation.none')
