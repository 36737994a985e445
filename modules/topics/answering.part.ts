/**
 * What an organisation has not said of its competences yet: as notices, and asked and answered from a mail without an account, by the same verb as on its page.
 * A link answers what its sources show it today; what they no longer show is not asked.
 */
import { printDay } from '#platform/time'
import { must, refuse, Refused } from '#platform/result'
import { inBoth, speaker } from '#platform/words'
import { nameIn, type Actor, type OrganisationId, type PersonId } from '#modules/members'
import { isHeldOn, rolesOf } from '#modules/people'
import type { Answerable, Answering, Notice, NoticeSource, Question } from '#modules/notices'
import { saidLast, type Competence } from './competence.ts'
import { speakNow } from './doing.part.ts'
import { topicName, type TopicsNeeds } from './frame.part.tsx'
import { heldNow } from './organisation.part.tsx'
import { resultAudienceOf } from './policy.ts'
import { quotesFor } from './quotes.part.ts'
import { SOURCE_WORDS } from './source-words.ts'
import { listWords } from './store.ts'
import type { MapView, Standed } from './view-store.ts'
import { WORDS } from './words.ts'

type AnsweringNeeds = Pick<TopicsNeeds, 'db' | 'views' | 'files' | 'zone' | 'organisationAt' | 'today'>

/** The competences that these organisations have said nothing of, the strongest first. */
export const competenceNotices =
  (needs: AnsweringNeeds): NoticeSource =>
  async (_, { organisations }) =>
    (await Promise.all(organisations.map((organisation) => noticesOf(needs, organisation)))).flat()

async function noticesOf(needs: AnsweringNeeds, organisation: OrganisationId): Promise<Notice[]> {
  const actor = await actorFor(needs, { organisation })
  if (actor === undefined) return []
  const { view, held } = await heldBy(needs, organisation, actor)
  const all = inBoth((language) => `${needs.organisationAt(organisation, language)}#competences`)
  return held.filter(isUnsaid).map(({ topic }) => ({ kind: 'competences', organisation, about: inBoth((language) => topicName(view, topic, language)), to: all, all, thing: topic }))
}

export const competenceAnswers = (needs: AnsweringNeeds): Answering => ({
  async ask(answerable, language) {
    const { actor, organisation } = await whoIn(needs, answerable)
    const { view, held } = await heldBy(needs, answerable.organisation, actor)
    const word = speaker(SOURCE_WORDS, language)
    const quotes = await quotesFor(needs, view, { members: [answerable.organisation], topics: answerable.things }, actor)
    const questions = answerable.things.flatMap((thing): Question[] => {
      const topic = view.vocabulary.topicNow(thing)
      const competence = held.find((one) => one.topic === topic)
      if (topic === undefined || competence === undefined) return []
      const quote = quotes.find(({ topics }) => topics.includes(topic))
      return [{
        thing,
        title: topicName(view, topic, language),
        ...(quote === undefined ? {} : { evidence: { sentence: quote.sentence, found: quote.found, language: quote.language, told: `${quote.source.title} · ${printDay(quote.source.broughtAt, language, needs.zone)}` } }),
        ...(competence.word === 'found' ? {} : { answered: speaker(WORDS, language)(`word.${competence.word}`) }),
        choices: [{ value: 'confirmed', label: word('own.confirm') }, { value: 'rejected', label: word('own.reject') }],
      }]
    })
    return { title: word('answer.title', { name: nameIn(organisation, language) }), lead: word('answer.lead'), questions }
  },
  async answer(answerable, thing, choice) {
    const { actor } = await whoIn(needs, answerable)
    const says = (['confirmed', 'rejected'] as const).find((one) => one === choice) ?? must(refuse('invalid', 'http.fields', { choice: 'choice' }))
    await speakNow(needs, actor, { organisation: answerable.organisation, topic: thing, says }).catch(unlessSaid)
  },
})

/** Pressed twice is once. */
function unlessSaid(error: unknown): void {
  if (!(error instanceof Refused) || error.refusal.reason !== 'word.already') throw error
}

const isUnsaid = ({ word, sources }: Competence): boolean => word === 'found' && sources.length > 0

const standedAs = async ({ views }: AnsweringNeeds, organisation: OrganisationId): Promise<Standed | undefined> => (await views.of('alliance', 'organisations')).organisations.get(organisation)

/** Whoever answers for it by a link takes part for it, and is nothing else to it. */
async function actorFor(needs: AnsweringNeeds, { organisation, person }: Omit<Answerable, 'things'>): Promise<Actor | undefined> {
  const standed = await standedAs(needs, organisation)
  return standed === undefined ? undefined : { as: 'organisation', organisation, standing: standed.standing, roles: ['contributor'], ...(person === undefined ? {} : { person }) }
}

const actsFor = async ({ db, today }: AnsweringNeeds, person: PersonId, organisation: OrganisationId): Promise<boolean> => (await rolesOf(db, person)).some((held) => held.organisation === organisation && isHeldOn(held, today()))

async function whoIn(needs: AnsweringNeeds, answerable: Answerable): Promise<{ readonly actor: Actor; readonly organisation: Standed['organisation'] }> {
  // Who left since the mail was written answers for nobody.
  if (answerable.person !== undefined && !(await actsFor(needs, answerable.person, answerable.organisation))) must(refuse('missing', 'answer.gone'))
  const [actor, standed] = await Promise.all([actorFor(needs, answerable), standedAs(needs, answerable.organisation)])
  return actor === undefined || standed === undefined ? must(refuse('missing', 'answer.gone')) : { actor, organisation: standed.organisation }
}

/** As its own page has them, with what was said since the map was computed. */
async function heldBy({ db, views }: AnsweringNeeds, organisation: OrganisationId, actor: Actor): Promise<{ readonly view: MapView; readonly held: readonly Competence[] }> {
  const audience = resultAudienceOf(actor)
  const [view, words] = await Promise.all([views.of(audience, 'organisations'), listWords(db, organisation)])
  return { view, held: heldNow(view, { id: organisation }, saidLast(audience, words, (topic) => view.vocabulary.topicNow(topic))) }
}
