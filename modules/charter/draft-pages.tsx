/** The draft of a document: its text, and its rules one by one. */
import { goOn, readBy, readForm, trimmedIn, type App, type Door, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, Choices, Form, Section, Table, TextArea, type Entered, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { TWIN_WORDS } from '#platform/twins'
import { say, type Language } from '#platform/words'
import { majority } from '#modules/members'
import { charterNow, documentFor, layNow, rewriteNow, strikeNow, type CharterNeeds } from './doing.part.ts'
import { DECISION_KINDS, draftNow, type CharterDocument, type DecisionKind, type DocumentId, type Version } from './document.ts'
import { Deciding } from './document-pages.tsx'
import type { Charter } from './enforcement.ts'
import { attempted, decisionIn, documentAt, documentIn, enteredAgain, NotDone, speaker } from './frame.part.tsx'
import { may } from './policy.ts'
import { readRule, ruleFields, ruleValues, sayWrong } from './rule-form.part.tsx'
import { SeenQuery, TextIn } from './schema.ts'
import { nameIn } from './telling.ts'
import { ADDRESSES, WORDS } from './words.ts'

export function hangDraft(app: App, site: Site, needs: CharterNeeds): void {
  hangText(app, site, needs)
  hangRule(app, site, needs)
}

type Drafted = { readonly document: CharterDocument; readonly draft: Version; readonly charter: Charter }

/** The draft, for somebody who writes it. */
async function draftFor(door: Door, needs: CharterNeeds): Promise<Drafted> {
  const actor = await needs.actorOf(door)
  const document = await documentFor(needs.db, actor, documentIn(door))
  must(may.write(actor))
  return { document, draft: must(draftNow(document)), charter: await charterNow(needs.db) }
}

const seenIn = (values: FormValues): number => must(readBy(SeenQuery, { seen: values['seen'] ?? '' })).seen

/** Who was too late sees what is there now and may then save. */
const seenAfter = (values: FormValues, refusal: Refusal, draft: Version): FormValues => (refusal.kind === 'stale' ? { ...values, seen: String(draft.revision) } : values)

const draftAt = (id: DocumentId, language: Language): string => addressOf(ADDRESSES.draft, language, { id })
const ruleAt = (id: DocumentId, kind: DecisionKind, language: Language): string => addressOf(ADDRESSES.draftRule, language, { id, kind })

const Seen = ({ values }: { readonly values: FormValues }) => <input type="hidden" name="seen" value={trimmedIn(values, 'seen')} />

// ---- Text

const textPage = ({ document, draft, charter }: Drafted, language: Language) => ({
  title: speaker(language)('draftTitle', { title: nameIn(document.title, language) }), lead: speaker(language)('draftLead'), above: <a href={documentAt(document.id, language)}>{nameIn(document.title, language)}</a>, entry: 'members' as const,
  actions: <Deciding document={document} draft={draft} charter={charter} language={language} />,
})

function hangText(app: App, site: Site, needs: CharterNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('draft', async (door, { language, show }) => {
    const drafted = await draftFor(door, needs)
    const { document, draft } = drafted
    return show(textPage(drafted, language), <Draft document={document} draft={draft} language={language} entered={{ values: { seen: String(draft.revision), textDe: draft.text.de, textEn: draft.text.en } }} />)
  })
  pages.post('draft', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const values = must(await readForm(door))
    const refusal = await attempted(async () => {
      const text = must(readBy(TextIn.shape.text, { de: trimmedIn(values, 'textDe'), en: trimmedIn(values, 'textEn') }))
      await rewriteNow(needs, actor, documentIn(door), text, { seen: seenIn(values), othersStay: values['othersStay'] !== undefined })
    })
    if (refusal === undefined) return goOn(door, draftAt(documentIn(door), language))
    const drafted = await draftFor(door, needs)
    const { document, draft } = drafted
    return show(textPage(drafted, language), <><NotDone refusal={refusal} language={language} /><Draft document={document} draft={draft} language={language} entered={enteredAgain(seenAfter(values, refusal, draft), refusal, language)} /></>, 422)
  })
}

const Draft = ({ document, draft, language, entered }: { readonly document: CharterDocument; readonly draft: Version; readonly language: Language; readonly entered: Entered }) => {
  const word = speaker(language)
  const rows = DECISION_KINDS.map((kind) => ({ kind, rule: draft.rules.find((one) => one.kind === kind) }))
  return (
    <>
      <Section title={word('rules')}>
        <Table
          caption={word('rules')}
          hidesCaption
          rows={rows}
          columns={[
            { head: word('decision'), cell: ({ kind }) => say(WORDS, language, `decision.${kind}`) },
            { head: word('rule'), cell: ({ rule }) => (rule === undefined ? <span class="soft">{word('unsaid')}</span> : `§ ${rule.clause}: ${majority.tellParts(rule.says, language).map(({ sentence }) => sentence).join(' ')}`) },
            { head: word('editRule'), cell: ({ kind }) => <a href={ruleAt(document.id, kind, language)}>{word('editRule')}<span class="unseen">: {word('addRule')} {say(WORDS, language, `decision.${kind}`)}</span></a> },
          ]}
        />
      </Section>
      <Section title={word('text')}>
        <Form {...entered}>
          <Seen values={entered.values ?? {}} />
          <TextArea name="textDe" label={word('textDe')} hint={word('textHint')} isOptional />
          <TextArea name="textEn" label={word('textEn')} isOptional />
          <Choices name="othersStay" label={say(TWIN_WORDS, language, 'twin.othersStay')} many isOptional options={[{ value: 'yes', label: say(TWIN_WORDS, language, 'twin.othersStayYes') }]} />
          <Actions><Button>{word('save')}</Button></Actions>
        </Form>
      </Section>
    </>
  )
}

// ---- A rule

const rulePage = ({ id, title }: CharterDocument, kind: DecisionKind, language: Language) => ({
  title: speaker(language)('ruleTitle', { decision: say(WORDS, language, `decision.${kind}`) }), lead: speaker(language)('ruleLead'), above: <a href={draftAt(id, language)}>{speaker(language)('draftTitle', { title: nameIn(title, language) })}</a>, entry: 'members' as const,
})

function hangRule(app: App, site: Site, needs: CharterNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('draftRule', async (door, { language, show }) => {
    const kind = decisionIn(door)
    const { document, draft } = await draftFor(door, needs)
    const rule = draft.rules.find((one) => one.kind === kind)
    return show(rulePage(document, kind, language), <Rule isLaid={rule !== undefined} language={language} entered={{ values: { seen: String(draft.revision), ...ruleValues(rule ?? { clause: '', says: {} }, language) } }} />)
  })
  pages.post('draftRule', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const kind = decisionIn(door)
    const id = documentIn(door)
    const values = must(await readForm(door))
    const { says, wrong } = values['do'] === 'strike' ? { says: {}, wrong: {} } : readRule(values)
    const isReadable = Object.keys(wrong).length === 0
    const refusal = isReadable ? await attempted(() => (values['do'] === 'strike' ? strikeNow(needs, actor, id, kind, seenIn(values)) : layNow(needs, actor, id, { kind, clause: trimmedIn(values, 'clause'), says }, seenIn(values)))) : undefined
    if (isReadable && refusal === undefined) return goOn(door, draftAt(id, language))
    const { document, draft } = await draftFor(door, needs)
    const entered = refusal === undefined ? { values, errors: sayWrong(wrong, language) } : enteredAgain(seenAfter(values, refusal, draft), refusal, language)
    return show(rulePage(document, kind, language), <><NotDone refusal={refusal} language={language} /><Rule isLaid={draft.rules.some((one) => one.kind === kind)} language={language} entered={entered} /></>, 422)
  })
}

const Rule = ({ isLaid, language, entered }: { readonly isLaid: boolean; readonly language: Language; readonly entered: Entered }) => {
  const word = speaker(language)
  return (
    <>
      <Form {...entered}>
        <Seen values={entered.values ?? {}} />
        {ruleFields(language)}
        <Actions><Button name="do" value="lay" filled>{word('lay')}</Button></Actions>
      </Form>
      {isLaid ? <Form id="strike"><Seen values={entered.values ?? {}} /><Button name="do" value="strike">{word('strike')}</Button></Form> : null}
    </>
  )
}
