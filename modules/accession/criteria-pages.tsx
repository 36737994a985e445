/** The criteria of admission, written by the office, read by members. */
import { goOn, readBy, readForm, trimmedIn, type App, type FormValues } from '#platform/http'
import { isId } from '#platform/ids'
import { Actions, addressOf, Button, Form, Section, Select, TextField, type Entered, type Site } from '#platform/page'
import { must, refuse, type Refusal } from '#platform/result'
import type { Language } from '#platform/words'
import { allDocuments } from '#modules/charter'
import type { Actor } from '#modules/members'
import type { ComponentChildren } from 'preact'
import { inForce, type Accepted } from './applying.part.ts'
import { allCriteria } from './criterion-store.ts'
import { heldAt, type Criterion, type CriterionId } from './criterion.ts'
import { attempted, because, enteredAgain, NotDone, placeOf, speaker, type AccessionNeeds } from './frame.part.tsx'
import { dropNow, layNow, rewordNow } from './laying.part.ts'
import { may } from './policy.ts'
import { CriterionIn, saidOfCriterion } from './schema.ts'
import { ADDRESSES } from './words.ts'

type Again = { readonly values: FormValues; readonly refusal: Refusal }

const pageFor = (language: Language) => ({ title: speaker(language)('criteriaTitle'), above: <a href={addressOf(ADDRESSES.applications, language)}>{speaker(language)('applicationAbove')}</a>, entry: 'members' as const })

export function hangCriteria(app: App, site: Site, needs: AccessionNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const contentOf = async (actor: Actor, language: Language, again?: Again): Promise<[{ readonly lead: string }, ComponentChildren]> => {
    const documents = await allDocuments(needs.db)
    const criteria = heldAt(await allCriteria(needs.db), needs.now())
    const charter = inForce(documents)
    const word = speaker(language)
    const no = because(needs, may.conduct(actor), language)
    const entered = (which: string, first: FormValues): Entered => (again !== undefined && trimmedIn(again.values, 'which') === which ? enteredAgain(again.values, again.refusal, language) : { values: first })
    return [
      { lead: criteria.length === 0 ? word('criteriaNone') : word('criteriaLead', { count: criteria.length }) },
      <>
        <NotDone needs={needs} refusal={again?.refusal} language={language} />
        {criteria.length === 0 ? null : <ol>{criteria.map((one) => <li key={one.id}>{one.text[language]} <span class="soft">({placeOf(one, documents, language)})</span>{no === undefined ? <details open={again !== undefined && trimmedIn(again.values, 'which') === one.id}><summary>{word('editCriterion', { place: criteria.indexOf(one) + 1 })}</summary><Editor which={one.id} charter={charter} language={language} entered={entered(one.id, valuesFrom(one))} /></details> : null}</li>)}</ol>}
        <Section title={word('addCriterion')}>{no === undefined ? <Editor which="" charter={charter} language={language} entered={entered('', {})} /> : <Actions><Button because={no}>{word('addCriterion')}</Button></Actions>}</Section>
      </>,
    ]
  }
  pages.get('criteria', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    must(may.list(actor))
    const [told, content] = await contentOf(actor, language)
    return show({ ...pageFor(language), ...told }, content)
  })
  pages.post('criteria', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    must(may.list(actor))
    const values = must(await readForm(door))
    const refusal = await attempted(async () => {
      const which = trimmedIn(values, 'which')
      if (values['do'] === 'drop') return dropNow(needs, actor, criterionOf(which))
      const said = saidOfCriterion(must(readBy(CriterionIn, { textDe: trimmedIn(values, 'textDe'), textEn: trimmedIn(values, 'textEn'), clause: trimmedIn(values, 'clause'), ...(trimmedIn(values, 'document') === '' ? {} : { document: trimmedIn(values, 'document') }) })))
      return which === '' ? layNow(needs, actor, said) : rewordNow(needs, actor, criterionOf(which), said)
    })
    if (refusal === undefined) return goOn(door, addressOf(ADDRESSES.criteria, language))
    const [told, content] = await contentOf(actor, language, { values, refusal })
    return show({ ...pageFor(language), ...told }, content, 422)
  })
}

const criterionOf = (text: string): CriterionId => (isId<'criterion'>(text) ? text : must(refuse('missing', 'criterion.none')))

const valuesFrom = ({ text, document, clause }: Criterion): FormValues => ({ textDe: text.de, textEn: text.en, document, clause })

const Editor = ({ which, charter, language, entered }: { readonly which: CriterionId | ''; readonly charter: readonly Accepted[]; readonly language: Language; readonly entered: Entered }) => {
  const word = speaker(language)
  return (
    <Form id={which === '' ? 'new' : which} {...entered}>
      <input type="hidden" name="which" value={which} />
      <TextField name="textDe" label={word('textDe')} />
      <TextField name="textEn" label={word('textEn')} />
      {charter.length === 0 ? null : <Select name="document" label={word('charterDocument')} isOptional options={charter.map(({ document, title }) => ({ value: document, label: title[language] || title.de || title.en }))} />}
      <TextField name="clause" label={word('clause')} hint={word('clauseHint')} />
      <Actions><Button name="do" value="save" filled={which === ''}>{word(which === '' ? 'addCriterion' : 'save')}</Button>{which === '' ? null : <Button name="do" value="drop">{word('drop')}</Button>}</Actions>
    </Form>
  )
}
