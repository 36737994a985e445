/** The form of a plan: three fields are needed, the rest is folded away. Partners, competences and milestones are lines of text, so that a form without a script has no rows to add. */
import { textIn, textsIn, type FormValues } from '#platform/http'
import { isId } from '#platform/ids'
import { Actions, Button, Choices, Form, Notice, Section, Select, TextArea, TextField, type Entered, type Option } from '#platform/page'
import { accept, refuse, type Refusal, type Result } from '#platform/result'
import { LANGUAGES, otherLanguage, plainWords, say, type Language } from '#platform/words'
import { nameIn, type Organisation, type OrganisationId } from '#modules/members'
import type { ComponentChildren } from 'preact'
import { DISCLOSURES, FIELDS } from './disclosure.ts'
import { RefusedNotice, speaker } from './frame.part.tsx'
import { MOST_EURO, PROTECTIONS, TEXTS, type Partner, type Project } from './project.ts'
import { WORDS } from './words.ts'

const NAMES = ['title', ...TEXTS] as const
const ENDING = { de: 'De', en: 'En' } as const

/** By the reason of a refusal, or the path of a schema, the field of the form. */
const FORM_FIELDS: Readonly<Record<string, string>> = {
  'project.noGermanTitle': 'titleDe', 'project.noEnglishTitle': 'titleEn', 'project.longGermanTitle': 'titleDe', 'project.longEnglishTitle': 'titleEn', 'project.noLead': 'lead', 'project.leadOutside': 'lead', 'project.noLeader': 'leader', 'project.noPartner': 'partners', 'project.partnerUnknown': 'partners', 'project.partnerSeveral': 'partners', 'project.partnerLeads': 'partners', 'project.partnerTwice': 'partners', 'project.manyPartners': 'partners', 'project.longPart': 'partners',
  'project.manySought': 'sought', 'project.longSought': 'sought', 'project.noReadiness': 'readinessNow', 'project.readinessFalls': 'readinessAim', 'project.noEuro': 'budget', 'project.shareBeyond': 'share', 'project.backwards': 'until', 'project.milestoneUntitled': 'milestones', 'project.milestoneEarly': 'milestones', 'project.milestoneLate': 'milestones', 'project.longMilestone': 'milestones', 'project.manyMilestones': 'milestones', 'project.resultsUntold': 'resultsText', 'project.longResults': 'resultsText', 'project.noCall': 'call', 'project.callClosed': 'call',
  'funding.approvedBefore': 'approved', 'protection.unanswered': 'protection', 'protection.unconfirmed': 'confirmed',
}

/** The field that a refusal is about, where that depends on more than the reason. */
export const fieldsFor = (refusal: Refusal | undefined, language: Language): Readonly<Record<string, string>> => ({
  ...FORM_FIELDS,
  'project.noTitle': `title${ENDING[language]}`,
  'project.longText': refusal?.reason === 'project.longText' ? `${String(refusal.facts['field'])}${refusal.facts['language'] === 'en' ? 'En' : 'De'}` : '',
  'project.fieldWider': refusal?.reason === 'project.fieldWider' ? `level-${String(refusal.facts['field'])}` : '',
})

const linesIn = (values: FormValues, name: string): readonly string[] => textIn(values, name).split(/\r?\n/).map((one) => one.trim()).filter((one) => one !== '')

/** What a form says, as the API would be sent it; names of organisations found among `known`. */
export function sentIn(values: FormValues, known: readonly Organisation[]): Result<Readonly<Record<string, unknown>>> {
  const partners = partnersIn(linesIn(values, 'partners'), known)
  if (!partners.ok) return partners
  const one = (name: string, as = name) => (textIn(values, name).trim() === '' ? {} : { [as]: textIn(values, name).trim() })
  const digits = (name: string): string => textIn(values, name).replace(/[\s.€']/g, '')
  const amount = (name: string) => (digits(name) === '' ? {} : { [name]: Number(digits(name)) })
  if (['readinessNow', 'readinessAim'].some((name) => !/^\d*$/.test(digits(name)))) return refuse('invalid', 'project.noReadiness')
  if (['budget', 'share'].some((name) => !/^\d*$/.test(digits(name)))) return refuse('invalid', 'project.noEuro', { limit: MOST_EURO })
  const twins = Object.fromEntries(LANGUAGES.flatMap((language) => {
    const texts = Object.fromEntries(NAMES.flatMap((name) => Object.entries(one(`${name}${ENDING[language]}`, name))))
    return Object.keys(texts).length === 0 ? [] : [[language, texts]]
  }))
  const results = { ...one('resultsText', 'text'), ...one('usedBy'), ...one('follows') }
  return accept({
    twins,
    ...one('lead'), ...one('leader'), ...one('call'), ...one('from'), ...one('until'),
    partners: partners.value,
    sought: linesIn(values, 'sought'),
    milestones: linesIn(values, 'milestones').map(milestoneIn),
    ...amount('readinessNow'), ...amount('readinessAim'), ...amount('budget'), ...amount('share'),
    ...(Object.keys(results).length === 0 ? {} : { results: { text: '', ...results } }),
    funding: { ...one('applied'), ...one('approved'), ...one('earlyStart'), ...one('contract') },
  })
}

/** “2027-06-30: Muster”, “30.6.2027 Muster”, or a name alone. */
function milestoneIn(line: string): { readonly title: string; readonly due?: string } {
  const [, year, month, day, rest] = /^(\d{4})-(\d\d)-(\d\d)(?:\s*[:–-]\s*|\s+|$)(.*)$/.exec(line) ?? []
  if (year !== undefined) return { title: rest ?? '', due: `${year}-${month}-${day}` }
  const [, date = '', of = '', in_, title] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\s*[:–-]\s*|\s+|$)(.*)$/.exec(line) ?? []
  return in_ === undefined ? { title: line } : { title: title ?? '', due: `${in_}-${of.padStart(2, '0')}-${date.padStart(2, '0')}` }
}

function partnersIn(said: readonly string[], known: readonly Organisation[]): Result<readonly Partner[]> {
  const byName = Map.groupBy(known.flatMap((one) => [...new Set([one.name.de, one.name.en, one.shortName, ...one.otherNames].flatMap((name) => (name === undefined ? [] : [plainWords(name).join(' ')])))].map((name) => ({ name, one }))), ({ name }) => name)
  const partners: Partner[] = []
  for (const line of said) {
    // A name may have a colon of its own: the longest that is one counts.
    const cuts = [line.length, ...[...line.matchAll(/[:–]/g)].map(({ index }) => index).toReversed()]
    const cut = cuts.find((at) => byName.has(plainWords(line.slice(0, at)).join(' ')))
    const found = cut === undefined ? [] : (byName.get(plainWords(line.slice(0, cut)).join(' ')) ?? [])
    const [first] = found
    if (first === undefined || cut === undefined) return refuse('invalid', 'project.partnerUnknown', { name: line.split(':')[0]?.slice(0, 80) ?? '' })
    if (found.length > 1) return refuse('invalid', 'project.partnerSeveral', { name: line.slice(0, cut).slice(0, 80) })
    partners.push({ organisation: first.one.id, part: line.slice(cut + 1).trim() })
  }
  return accept(partners)
}

/** Levels as a form or the page of disclosure says them. */
export const levelsIn = (values: FormValues): Readonly<Record<string, unknown>> => ({
  ...(textIn(values, 'disclosure') === '' ? {} : { disclosure: textIn(values, 'disclosure') }),
  stricter: Object.fromEntries(FIELDS.flatMap((field) => (textIn(values, `level-${field}`) === '' ? [] : [[field, textIn(values, `level-${field}`)]]))),
  ...(textIn(values, 'protection') === '' ? {} : { protection: textIn(values, 'protection') }),
  confirmed: textsIn(values, 'confirmed').length > 0,
})

/** What stands in the form of a plan that is there. */
export const valuesOf = (one: Project, nameOf: (id: OrganisationId) => string): FormValues => ({
  ...Object.fromEntries(LANGUAGES.flatMap((language) => NAMES.map((name) => [`${name}${ENDING[language]}`, one.twins[language]?.[name]]))),
  lead: one.lead,
  leader: one.leader,
  partners: one.partners.map(({ organisation, part }) => (part === '' ? nameOf(organisation) : `${nameOf(organisation)}: ${part}`)).join('\n'),
  sought: one.sought.join('\n'),
  readinessNow: one.readinessNow?.toString(),
  readinessAim: one.readinessAim?.toString(),
  call: one.call,
  budget: one.budget?.toString(),
  share: one.share?.toString(),
  from: one.from,
  until: one.until,
  milestones: one.milestones.map(({ title, due }) => (due === undefined ? title : `${due}: ${title}`)).join('\n'),
  resultsText: one.results?.text,
  usedBy: one.results?.usedBy,
  follows: one.results?.follows,
  applied: one.funding.applied,
  approved: one.funding.approved,
  earlyStart: one.funding.earlyStart,
  contract: one.funding.contract,
  version: String(one.version),
})

const isSaid = (value: FormValues[string]): boolean => value !== undefined && value.length > 0

export const levelOptions = (language: Language): Option[] => DISCLOSURES.map((level) => ({ value: level, label: `${say(WORDS, language, `disclosure.${level}`)}: ${say(WORDS, language, `disclosure.${level}.told`)}` }))

/** Whether a patent was applied for; called, so that the form finds the labels. */
export const protectionFields = (language: Language) => {
  const word = speaker(language)
  return [
    <Choices key="protection" name="protection" label={word('protection')} hint={word('protectionHint')} isOptional options={PROTECTIONS.map((answer) => ({ value: answer, label: word(`protection.${answer}`) }))} />,
    <Choices key="confirmed" name="confirmed" label={word('protectionConfirm')} many isOptional options={[{ value: 'yes', label: word('protectionConfirmYes') }]} />,
  ]
}

/** Of each field, a level that is stricter; nothing chosen means as the plan. */
export const stricterFields = (language: Language) =>
  FIELDS.map((field) => <Select key={field} name={`level-${field}`} label={say(WORDS, language, `field.${field}`)} isOptional options={DISCLOSURES.slice(0, -1).map((level) => ({ value: level, label: say(WORDS, language, `disclosure.${level}`) }))} />)

type EditorNeeds = { readonly language: Language; readonly entered: Entered; readonly refusal: Refusal | undefined; readonly leads: readonly Organisation[]; readonly leaders: readonly { readonly id: string; readonly name: string }[]; readonly calls: readonly Option[]; readonly isNew: boolean; /** What somebody else saved meanwhile. */ readonly saved?: ComponentChildren }

/** Enters a plan, or changes it. The language of the page comes first, unless the plan speaks only the other. */
export const Editor = ({ language, entered, refusal, leads, leaders, calls, isNew, saved }: EditorNeeds) => {
  const word = speaker(language)
  const values = entered.values ?? {}
  const isOpen = (...names: readonly string[]): boolean => names.some((name) => isSaid(values[name]) || entered.errors?.[name] !== undefined)
  const first = !isSaid(values[`title${ENDING[language]}`]) && isSaid(values[`title${ENDING[otherLanguage(language)]}`]) ? otherLanguage(language) : language
  const named = (name: (typeof NAMES)[number], of: Language): string => `${name}${ENDING[of]}`
  const label = (name: (typeof NAMES)[number], of: Language): string => word(`${name}${ENDING[of]}`)
  const texts = (of: Language, hint: string | undefined) => TEXTS.map((name) => <TextArea key={name} name={named(name, of)} label={label(name, of)} isOptional {...(name === 'need' && hint !== undefined ? { hint } : {})} />)
  const other = otherLanguage(first)
  return (
    <>
      {saved === undefined ? null : <Notice kind="wrong" title={word('staleTitle')}><p>{word('staleTold')}</p></Notice>}
      <RefusedNotice refusal={saved === undefined ? refusal : undefined} language={language} />
      <Form {...entered} sendsFiles>
        {isNew ? null : <input type="hidden" name="version" value={textIn(values, 'version')} />}
        <TextField name={named('title', first)} label={label('title', first)} />
        {leads.length === 1 ? <input type="hidden" name="lead" value={leads[0]?.id ?? ''} /> : <Select name="lead" label={word('leadOrganisation')} options={leads.map((one) => ({ value: one.id, label: nameIn(one, language) }))} />}
        {leads.length === 1 && leads[0] !== undefined ? <p class="soft">{word('leadOrganisation')}: {nameIn(leads[0], language)}</p> : null}
        {isNew ? <Choices name="disclosure" label={word('disclosure')} hint={word('disclosureHint')} options={levelOptions(language)} /> : null}
        {isNew ? <details open={isOpen('protection', 'confirmed')}><summary>{word('protection')}</summary><div class="further">{protectionFields(language)}</div></details> : null}
        <details open={isOpen(...TEXTS.map((name) => named(name, first)))}><summary>{word('moreTexts')}</summary><div class="further">{texts(first, word('needHint'))}</div></details>
        <details open={isOpen('leader', 'partners', 'sought', 'readinessNow', 'readinessAim')}>
          <summary>{word('morePartners')}</summary>
          <div class="further">
            {leaders.length === 0 ? null : <Select name="leader" label={word('leader')} isOptional options={leaders.map(({ id, name }) => ({ value: id, label: name }))} />}
            <TextArea name="partners" label={word('partners')} hint={word('partnersHint')} isOptional />
            <TextArea name="sought" label={word('sought')} hint={word('soughtHint')} isOptional />
            <TextField name="readinessNow" kind="number" label={word('readinessNow')} isOptional />
            <TextField name="readinessAim" kind="number" label={word('readinessAim')} isOptional />
          </div>
        </details>
        <details open={isOpen('from', 'until', 'milestones', 'call', 'budget', 'share', 'applied', 'approved', 'earlyStart', 'contract')}>
          <summary>{word('moreFunding')}</summary>
          <div class="further">
            <TextField name="from" kind="date" label={word('beginsOn')} isOptional />
            <TextField name="until" kind="date" label={word('endsOn')} isOptional />
            <TextArea name="milestones" label={word('milestones')} hint={word('milestonesHint')} isOptional />
            {calls.length === 0 ? null : <Select name="call" label={word('call')} isOptional options={calls} />}
            <TextField name="budget" label={word('budget')} hint={word('budgetHint')} isOptional />
            <TextField name="share" label={word('shareField')} isOptional />
            <TextField name="applied" kind="date" label={word('applied')} isOptional />
            <TextField name="approved" kind="date" label={word('approved')} isOptional />
            <TextField name="earlyStart" kind="date" label={word('earlyStart')} isOptional />
            <TextField name="contract" kind="date" label={word('contract')} hint={word('contractHint')} isOptional />
          </div>
        </details>
        {isNew ? null : <details open={isOpen('resultsText', 'usedBy', 'follows')}><summary>{word('moreResults')}</summary><div class="further"><TextArea name="resultsText" label={word('results')} isOptional /><TextArea name="usedBy" label={word('usedBy')} isOptional /><TextArea name="follows" label={word('follows')} isOptional /></div></details>}
        {isNew ? <details open={isOpen(...FIELDS.map((field) => `level-${field}`))}><summary>{word('moreDisclosure')}</summary><div class="further">{stricterFields(language)}</div></details> : null}
        <details open={isOpen(...NAMES.map((name) => named(name, other)))}><summary>{word(other === 'en' ? 'englishVersion' : 'germanVersion')}</summary><div class="further"><TextField name={named('title', other)} label={label('title', other)} isOptional />{texts(other, undefined)}</div></details>
        {!isNew && isSaid(values['titleDe']) && isSaid(values['titleEn']) ? <Choices name="othersStay" label={word('othersStay')} many isOptional options={[{ value: 'yes', label: word('othersStayYes') }]} /> : null}
        <Actions><Button filled>{word('save')}</Button></Actions>
      </Form>
      {saved === undefined ? null : <Section title={word('nowSaved')}>{saved}</Section>}
    </>
  )
}

/** The lead that a form names, if it is one. */
export const leadIn = (values: FormValues): OrganisationId | undefined => {
  const lead = textIn(values, 'lead')
  return isId<'organisation'>(lead) ? lead : undefined
}
