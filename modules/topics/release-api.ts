/** The REST of releasing several sources at once. One alone, and taking back, is its audience. */
import { z } from 'zod'
import { describe, readJson, type App } from '#platform/http'
import { must } from '#platform/result'
import type { TopicsNeeds } from './frame.part.tsx'
import { MOST_RELEASED, releaseNow } from './releasing.part.ts'

const ReleaseIn = z.strictObject({ sources: z.array(z.uuid()).min(1).max(MOST_RELEASED).meta({ de: 'ausgewertete Websites der eigenen Organisation oder, für ein Cluster, seiner Mitglieder', en: 'analysed websites of one’s own organisation or, for a cluster, of its members' }) })
const ReleasedOut = z.strictObject({ sources: z.array(z.uuid()).meta({ de: 'die davon auf die Freigabe warteten und nun öffentlich sind; alle anderen bleiben, wie sie sind', en: 'those of them that waited to be released and are public now; all others stay as they are' }) })

export function hangReleaseApi(app: App, needs: TopicsNeeds): void {
  const path = '/api/v1/releases'
  describe({ method: 'post', path, summary: { de: 'Mehrere Websites auf einmal öffentlich freigeben', en: 'Release several websites to the public at once' }, body: ReleaseIn, answers: { 200: ReleasedOut } })
  app.post(path, async (door) => {
    const actor = await needs.actorOf(door)
    const { sources } = must(await readJson(door, ReleaseIn))
    const released = await releaseNow(needs, actor, sources)
    return door.json({ sources: released.map(({ id }) => id) } satisfies z.input<typeof ReleasedOut>)
  })
}
