/** In a demo, and only there: being one of its invented people, with a click and without a password. */
import { goOn, readForm, textIn, type App } from '#platform/http'
import { isId } from '#platform/ids'
import { addressOf, Button, Form, Section, type Site } from '#platform/page'
import { must, refuse } from '#platform/result'
import type { Language } from '#platform/words'
import { roles, type PersonId } from '#modules/members'
import type { ComponentChildren } from 'preact'
import { askingOf, speaker, withCookies, type PeopleNeeds } from './needs.part.ts'
import { findPerson, inventedPeople, rolesOf } from './store.ts'
import { ADDRESSES } from './words.ts'

export function hangBeing(app: App, site: Site, needs: PeopleNeeds): void {
  site.pages(app, ADDRESSES).post('be', async (door, { language }) => {
    const id = textIn(must(await readForm(door)), 'person')
    const person = must(isId<'person'>(id) ? await findPerson(needs.db, id) : refuse('missing', 'person.none'))
    if (!person.invented) must(refuse('missing', 'person.none'))
    withCookies(door, await needs.accounts.signInAs(person.id, askingOf(door, needs)))
    const [first] = await rolesOf(needs.db, person.id)
    needs.actAs(door, first?.organisation ?? 'curator')
    return goOn(door, `/${language}`)
  })
}

/** The invented people, a button each: beneath the choice for whom one acts. */
export async function peopleToBe(needs: PeopleNeeds, language: Language): Promise<ComponentChildren> {
  const people = await inventedPeople(needs.db)
  if (people.length === 0) return null
  const names = new Map<PersonId, string>(await Promise.all(people.map(async ({ person, offices }) => [person.id, (await Promise.all(offices.map(async ({ organisation, role }) => `${roles.roleName(role, language)}${organisation === undefined ? '' : `, ${await needs.organisationName(needs.db, { as: 'curator' }, organisation, language)}`}`))).join('; ')] as const)))
  return (
    <Section title={speaker(language)('beTitle')}>
      <p>{speaker(language)('beLead')}</p>
      <Form id="be" to={addressOf(ADDRESSES.be, language)}>
        <ul class="plain">{people.map(({ person }) => <li key={person.id}><Button small name="person" value={person.id}>{person.name}</Button> <span class="soft">{names.get(person.id)}</span></li>)}</ul>
      </Form>
    </Section>
  )
}
