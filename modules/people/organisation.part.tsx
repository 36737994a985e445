/** On an organisation's page: who acts for it, for who may know. */
import type { Db } from '#platform/database'
import { addressOf, Section } from '#platform/page'
import type { Language } from '#platform/words'
import { roles, type Actor, type Day, type Organisation } from '#modules/members'
import type { ComponentChildren } from 'preact'
import { speaker } from './needs.part.ts'
import { may } from './policy.ts'
import { currentHolders } from './store.ts'
import { ADDRESSES } from './words.ts'

export const organisationPeople = ({ db, today }: { readonly db: Db; readonly today: () => Day }) => async ({ organisation: { id }, actor, language }: { readonly organisation: Organisation; readonly actor: Actor; readonly language: Language }): Promise<ComponentChildren> => {
  if (!may.see(actor, id).ok) return null
  const word = speaker(language)
  const holders = await currentHolders(db, { organisation: id, day: today() })
  return (
    <Section title={word('peopleSection')}>
      {holders.length === 0 ? <p>{word('peopleSectionNone')}</p> : <ul class="plain">{holders.map(({ name, held }) => <li key={name}>{name} <span class="soft">{held.map((role) => roles.roleName(role, language)).join(', ')}</span></li>)}</ul>}
      <p><a href={addressOf(ADDRESSES.peopleOf, language, { id })}>{word('peopleLink')}</a></p>
    </Section>
  )
}
