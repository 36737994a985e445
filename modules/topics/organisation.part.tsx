/** What this module puts on an organisation's page: its competences with their evidence, its needs, the intersections it is in, its sources. */
import type { ComponentChildren } from 'preact'
import type { Door } from '#platform/http'
import { Section, Table } from '#platform/page'
import type { Language } from '#platform/words'
import type { Actor, Organisation } from '#modules/members'
import { competencesOf } from './computation.ts'
import { speaker, topicAt, topicName, viewFor, type TopicsNeeds } from './frame.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { WORDS } from './words.ts'

type Asked = { readonly organisation: Organisation; readonly actor: Actor; readonly language: Language; readonly door: Door }

/** The sections of an organisation's page. */
export const organisationTopics =
  (needs: TopicsNeeds) =>
  async ({ organisation, actor, language }: Asked): Promise<ComponentChildren> => {
    const view = await viewFor(needs, actor, 'organisations')
    const isOwn = actor.as === 'organisation' && actor.organisation === organisation.id
    const held = competencesOf(view.map, organisation.id, isOwn)
    return (
      <Section title={speaker(PAGE_WORDS, language)('intersection.topics')}>
        <Table caption="x" rows={held} columns={[{ head: 'topic', cell: ({ topic }) => <a href={topicAt(topic, language)}>{topicName(view, topic, language)}</a> }, { head: 'word', cell: ({ word }) => speaker(WORDS, language)(`word.${word}`) }]} />
      </Section>
    )
  }
