/** An organisation says of its own competences what is right: confirms, rejects, takes back. Each is a row; the map follows. */
import { z } from 'zod'
import { transact } from '#platform/database'
import { goOn, readBy, readForm, type App, type Door } from '#platform/http'
import { record } from '#platform/live'
import type { Site } from '#platform/page'
import { must, refuse } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { findOrganisation, type Actor, type OrganisationId } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { speak, type Word } from './competence.ts'
import type { TopicsNeeds } from './frame.part.tsx'
import { computeLater } from './jobs.ts'
import { may, resultAudienceOf } from './policy.ts'
import { Spoken } from './schema.ts'
import { addWord, listWords } from './store.ts'

export function hangSaying(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  // A reload of what a form answered leads back to the organisation.
  pages.get('saying', (door, { language }) => goOn(door, needs.organisationAt(idIn(door), language)))
  pages.post('saying', async (door, { language }) => {
    const spoken = must(readBy(Spoken, must(await readForm(door))))
    const id = idIn(door)
    await say(needs, await needs.actorOf(door), id, spoken)
    return goOn(door, `${needs.organisationAt(id, language)}#competences`)
  })
}

// Ids are checked for their shape; whether there is such an organisation the store says.
const idIn = (door: Door): OrganisationId => (z.uuid().safeParse(door.req.param('id')).data ?? '00000000-0000-0000-0000-000000000000') as OrganisationId

/** Says it. In front of everybody where the public map shows the topic for it, else within the alliance: a word opens nothing that the sources keep. */
async function say(needs: TopicsNeeds, actor: Actor, organisation: OrganisationId, { topic, says }: z.output<typeof Spoken>): Promise<Word> {
  // What one may not know of does not exist.
  const found = must(await findOrganisation(needs.db, organisation))
  const isOwn = actor.as === 'organisation' && actor.organisation === organisation
  if (found.audience !== 'public' && !isOwn && resultAudienceOf(actor) === 'public') must(refuse('missing', 'organisation.none'))
  const by = must(may.speak(actor, organisation))
  const open = await needs.views.of('public', 'organisations')
  const inside = await needs.views.of('alliance', 'organisations')
  if (!inside.concepts.has(topic)) must(refuse('invalid', 'curation.noTopic', { topic: topic.slice(0, 60) }))
  const isPublic = (open.competencesOf.get(organisation) ?? []).some((one) => one.topic === topic)
  return transact(needs.db, async (tx) => {
    const word = must(speak({ organisation, topic, says, audience: isPublic ? 'public' : 'alliance', by, at: now() }, newId(), await listWords(tx, organisation)))
    await addWord(tx, word)
    await record(tx, { kind: 'word.said', about: organisation })
    await computeLater(tx)
    return word
  })
}
