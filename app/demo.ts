/** The demo: six founding members with public facts, and around them organisations that are plainly invented. Seeded once, in one transaction; a house that has organisations is left alone. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { transact, type Db } from '#platform/database'
import { must } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { plainWords } from '#platform/words'
import { findAlliance, saveAlliance } from '#modules/charter'
import { describe, keepImport, organisationsById, type Belonging, type Membership, type Organisation, type OrganisationId } from '#modules/members'
import { today } from './wiring.ts'
import { DEMO } from '../examples/alliance/alliance.ts'
import { seedPeople, type Office } from '#modules/people'
import { seedProjects, type SeededPlan } from '../modules/projects/seeding.part.ts'
import { bringTexts, type BroughtText } from '../modules/topics/bring-jobs.ts'

export const DEMO_NAME = DEMO.alliance.name as { readonly de: string; readonly en: string } // given in both languages
export const DEMO_BANNER = DEMO.alliance.banner as { readonly de: string; readonly en: string } // likewise

const FOLDER = join(import.meta.dirname, '../examples/alliance')

type Seeded = { readonly organisation: Organisation; readonly texts: readonly string[] }

/** Writes the demo down, where there is nothing yet. */
export async function seedDemo(db: Db): Promise<void> {
  if ((await organisationsById(db)).size > 0) return
  const ids = new Map<string, OrganisationId>([...DEMO.members, ...DEMO.organisations, ...DEMO.outside].map(({ key }) => [key, newId()]))
  const seeded = [...DEMO.members, ...DEMO.organisations, ...DEMO.outside].map(({ key, name, kind, texts, ...said }): Seeded => ({
    organisation: must(describe({ ...said, name, kind }, { id: idOf(ids, key), audience: 'public', invented: said.invented })),
    texts,
  }))
  const memberships = DEMO.members.map(({ key, membership }): Membership => ({ organisation: idOf(ids, key), ...membership }))
  const belongings = DEMO.organisations.flatMap(({ key, belongsTo }) => belongsTo.map((cluster): Belonging => ({ organisation: idOf(ids, key), cluster: idOf(ids, cluster) })))
  const texts = await Promise.all(seeded.flatMap(({ organisation, texts: files }) => files.map(async (file) => ({ organisation, file, text: await readFile(join(FOLDER, file), 'utf8') }))))
  const people = DEMO.people.map(({ name, language, roles }) => ({ person: { id: newId<'person'>(), name, email: `${plainWords(name).join('.')}@spieldaten.example`, language: language ?? ('de' as const), invented: true }, offices: roles.map(({ organisation, role }) => (organisation === undefined ? { role } : { organisation: idOf(ids, organisation), role }) as Office) })) // the list says which is which
  await transact(db, async (tx) => {
    must(await keepImport(tx, { created: seeded.map(({ organisation }) => organisation), changed: [], belongings, memberships }))
    must(await bringTexts(tx, texts.map(({ organisation, file, text }) => profileOf(organisation, file, text)), { by: { as: 'curator' }, at: now() }))
    must(await saveAlliance(tx, { ...(await findAlliance(tx)), version: 1, name: DEMO_NAME, about: DEMO.alliance.about }))
    must(await seedPeople(tx, people, today(), newId))
    await seedProjects(tx, DEMO.projects.map(planOf(ids)), { today: today(), at: now() })
  })
}

const planOf = (ids: ReadonlyMap<string, OrganisationId>) => ({ lead, disclosure, protection, steps, reason = '', partners, funding = {}, ...said }: (typeof DEMO.projects)[number]): SeededPlan => ({
  said: { ...said, lead: idOf(ids, lead), partners: partners.map(({ organisation, part }) => ({ organisation: idOf(ids, organisation), part })), funding },
  disclosed: { disclosure, stricter: {} },
  ...(protection === undefined ? {} : { protection }),
  steps,
  reason,
})

const idOf = (ids: ReadonlyMap<string, OrganisationId>, key: string): OrganisationId => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the demo names ${key} and does not have it`)
  return id
}

function profileOf({ id, name }: Organisation, file: string, text: string): BroughtText {
  const language = /\.(de|en)\.\w+$/.exec(file)?.[1] === 'en' ? 'en' : 'de'
  const title = text.split('\n', 1)[0]?.replace(/^#+\s*/, '').trim()
  return { draft: { organisations: [id], title: title === undefined || title === '' ? (name.de ?? name.en ?? '') : title, audience: 'public', language }, text }
}
