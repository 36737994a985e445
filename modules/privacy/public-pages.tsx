/** What everybody must find on every page: who answers for the house, what it keeps about people, whom it shuts out, and how to reach somebody. Who answers is said once, in the Regelwerk. */
import type { App } from '#platform/http'
import { addressOf, ButtonLink, Facts, Notice, Section, type Site } from '#platform/page'
import type { Language } from '#platform/words'
import { findAlliance, type Alliance } from '#modules/charter'
import type { Actor } from '#modules/members'
import { speaker, type PrivacyNeeds } from './frame.part.ts'
import { may } from './policy.ts'
import type { Periods } from './period.ts'
import { PROCESSINGS } from './processing.ts'
import { periodsNow } from './store.ts'
import { keptFor } from './template.ts'
import { ADDRESSES } from './words.ts'

type Carrier = Alliance['carrier']

export function hangPublic(app: App, site: Site, needs: PrivacyNeeds): void {
  const pages = site.pages(app, ADDRESSES)

  pages.get('imprint', async (_, { language, show }) => {
    const word = speaker(language)
    const { carrier } = await findAlliance(needs.db)
    return show(
      { title: word('imprint'), lead: leadOf(carrier, language, 'imprintLead') },
      <>
        <Missing carrier={carrier} language={language} needs={needs} />
        <Section title={word('imprintBy')}><Reach carrier={carrier} language={language} /></Section>
        {carrier.responsible === '' ? null : <Section title={word('content')}><p>{carrier.responsible}{carrier.address === '' ? '' : `, ${carrier.address}`}</p></Section>}
      </>,
    )
  })

  pages.get('privacy', async (door, { language, show }) => {
    const word = speaker(language)
    const [{ carrier }, periods, actor] = await Promise.all([findAlliance(needs.db), periodsNow(needs.db), needs.actorOf(door)])
    return show({ title: word('privacy'), lead: word('privacyLead') }, <Statement carrier={carrier} periods={periods} actor={actor} language={language} needs={needs} />)
  })

  pages.get('accessibility', async (_, { language, show }) => {
    const word = speaker(language)
    const { carrier } = await findAlliance(needs.db)
    return show(
      { title: word('accessibility'), lead: word('accessibilityLead') },
      <>
        <Section title={word('tested')}><p>{word('testedTold')}</p></Section>
        <Section title={word('notTested')}><p>{word('notTestedTold')}</p></Section>
        <Section title={word('tellUs')}>
          <p>{word('tellUsTold')}</p>
          <Reach carrier={carrier} language={language} />
          <p class="soft">{word('enforce')}</p>
        </Section>
      </>,
    )
  })

  pages.get('contact', async (_, { language, show }) => {
    const word = speaker(language)
    const { carrier } = await findAlliance(needs.db)
    return show(
      { title: word('contact'), lead: leadOf(carrier, language, 'contactLead') },
      <>
        <Missing carrier={carrier} language={language} needs={needs} />
        <Reach carrier={carrier} language={language} />
        <p>{word('contactMore')}</p>
      </>,
    )
  })
}

const leadOf = ({ name }: Carrier, language: Language, key: 'imprintLead' | 'contactLead'): string => (name === '' ? speaker(language)('noCarrier') : speaker(language)(key, { carrier: name }))

const Missing = ({ carrier, language, needs }: { readonly carrier: Carrier; readonly language: Language; readonly needs: PrivacyNeeds }) =>
  carrier.name === '' ? <Notice title={speaker(language)('noCarrierTold')}><p><a href={needs.carrierAt(language)}>{speaker(language)('enterCarrier')}</a></p></Notice> : null

/** How whoever answers for the house is reached; what was not said is left out. */
const Reach = ({ carrier: { name, address, email, phone, responsible, register }, language }: { readonly carrier: Carrier; readonly language: Language }) => {
  const word = speaker(language)
  const said = [
    { name: word('carrier'), value: name },
    { name: word('address'), value: address },
    { name: word('responsible'), value: responsible },
    { name: word('email'), value: email === '' ? '' : <a href={`mailto:${email}`}>{email}</a> },
    { name: word('phone'), value: phone },
    { name: word('register'), value: register },
  ].filter(({ value }) => value !== '')
  return said.length === 0 ? <p class="soft">{word('noCarrier')}</p> : <Facts facts={said} />
}

const Statement = ({ carrier, periods, actor, language, needs }: { readonly carrier: Carrier; readonly periods: Periods; readonly actor: Actor; readonly language: Language; readonly needs: PrivacyNeeds }) => {
  const word = speaker(language)
  return (
    <>
      <Section title={word('whoIs')}>
        <Missing carrier={carrier} language={language} needs={needs} />
        <Reach carrier={carrier} language={language} />
      </Section>
      <Section title={word('visit')}><p>{word('visitTold')}</p><p>{word('cookies')}</p></Section>
      <Section title={word('what')}>
        {PROCESSINGS.map((one) => (
          <section key={one.name.de}>
            <h3>{one.name[language]}</h3>
            <Facts facts={[{ name: word('whom'), value: one.whom[language] }, { name: word('data'), value: one.what[language] }, { name: word('why'), value: one.why[language] }, { name: word('basis'), value: one.basis[language] }, { name: word('kept'), value: keptFor(one, periods, language) }]} />
          </section>
        ))}
      </Section>
      <Section title={word('receivers')}><p>{word('receiversTold')}</p></Section>
      <Section title={word('rights')}><p>{word('rightsTold')}</p></Section>
      {may.takeTemplates(actor).ok ? <Section title={word('forOffice')}><div class="actions"><ButtonLink to={addressOf(ADDRESSES.periods, language)}>{word('periods')}</ButtonLink><ButtonLink to={addressOf(ADDRESSES.templates, language)}>{word('templates')}</ButtonLink>{may.readTrail(actor).ok ? <ButtonLink to={addressOf(ADDRESSES.trail, language)}>{word('trailName')}</ButtonLink> : null}</div></Section> : null}
    </>
  )
}
