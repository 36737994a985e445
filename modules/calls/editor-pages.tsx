/** Entering a call and changing it. What was entered is kept whatever is refused. */
import { goOn, readBy, readForm, textIn, type App, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, Choices, Form, TextArea, TextField, type Here, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { TWIN_WORDS } from '#platform/twins'
import { say, type Language } from '#platform/words'
import { CALL_AUDIENCES, CALL_KINDS, type Call } from './call.ts'
import { backTo, callIn } from './call-pages.tsx'
import { changeCall, enterCall, readable } from './doing.part.ts'
import { again, attempted, callAt, RefusedNotice, speaker, titleIn, told, type CallsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { Entry, filled, saidFrom } from './schema.ts'
import { ADDRESSES } from './words.ts'

const FIELDS: Readonly<Record<string, string>> = { 'call.noTitle': 'titleDe', 'call.backwards': 'closes', 'call.noLink': 'link' }

/** The field that a refusal is about. */
function fieldOf({ reason, facts }: Refusal): string | undefined {
  const language = facts['language'] === 'en' ? 'En' : 'De'
  if (reason === 'call.untitled') return `title${language}`
  return reason === 'call.long' ? `${facts['part'] ?? 'text'}${language}` : FIELDS[reason]
}

export function hangEditing(app: App, site: Site, needs: CallsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const newPage = ({ language, show }: Here, values: FormValues, refusal?: Refusal) => {
    const word = speaker(language)
    return show({ title: word('newTitle'), lead: word('newLead'), above: <a href={addressOf(ADDRESSES.calls, language)}>{word('calls')}</a>, entry: 'projects' }, <Editor needs={needs} values={values} refusal={refusal} language={language} />, refusal === undefined ? 200 : 422)
  }
  pages.get('newCall', async (door, here) => {
    must(may.enter(await needs.actorOf(door)))
    return newPage(here, { audience: 'public' })
  })
  pages.post('newCall', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.enter(actor))
    const values = must(await readForm(door))
    const done = await attempted(async () => enterCall(needs, actor, saidFrom(must(readBy(Entry, filled(values))))))
    return done.ok ? goOn(door, callAt(done.value.id, here.language)) : newPage(here, values, done.refusal)
  })

  const editPage = ({ language, show }: Here, call: Call, values: FormValues, refusal?: Refusal) =>
    show({ title: speaker(language)('editTitle', { title: titleIn(call, language).title }), above: backTo(call, language), entry: 'projects' }, <Editor needs={needs} values={values} refusal={refusal} language={language} isChange />, refusal === undefined ? 200 : 422)
  pages.get('editCall', async (door, here) => {
    const actor = await needs.actorOf(door)
    const call = await readable(needs, actor, callIn(door))
    must(may.edit(actor, call))
    return editPage(here, call, valuesFrom(call))
  })
  pages.post('editCall', async (door, here) => {
    const actor = await needs.actorOf(door)
    const call = await readable(needs, actor, callIn(door))
    must(may.edit(actor, call))
    const values = must(await readForm(door))
    const done = await attempted(async () => {
      const entry = must(readBy(Entry, filled(values)))
      return changeCall(needs, actor, call.id, saidFrom(entry), entry.version ?? 0)
    })
    if (done.ok) return goOn(door, callAt(call.id, here.language))
    // What somebody else saved is beneath what was entered: saved again, this is the newer.
    const next = done.refusal.kind === 'stale' ? { ...values, version: String((await readable(needs, actor, call.id)).version) } : values
    return editPage(here, call, next, done.refusal)
  })
}

const valuesFrom = ({ version, kind, audience, twins: { de, en }, opens, closes, link }: Call): FormValues => ({
  version: String(version), kind, audience, opens, closes, link,
  titleDe: de?.title, textDe: de?.text, eligibleDe: de?.eligible, titleEn: en?.title, textEn: en?.text, eligibleEn: en?.eligible,
})

const Editor = ({ needs, values, refusal, language, isChange = false }: { readonly needs: CallsNeeds; readonly values: FormValues; readonly refusal: Refusal | undefined; readonly language: Language; readonly isChange?: boolean }) => {
  const word = speaker(language)
  const { entered, above } = again(needs, values, refusal, language, fieldOf)
  return (
    <>
      <RefusedNotice needs={needs} refusal={above} language={language} />
      <Form {...entered}>
        {isChange ? <input type="hidden" name="version" value={textIn(values, 'version')} /> : null}
        <Choices name="kind" label={word('kind')} hint={word('kindHint')} options={CALL_KINDS.map((kind) => ({ value: kind, label: told(`kind.${kind}`, language) }))} />
        <TextField name="titleDe" label={word('titleDe')} hint={word('oneLanguage')} isOptional="one-of" />
        <TextArea name="textDe" label={word('textDe')} isOptional />
        <TextArea name="eligibleDe" label={word('eligibleDe')} isOptional />
        <TextField name="opens" kind="date" label={word('opensField')} isOptional />
        <TextField name="closes" kind="date" label={word('closesField')} isOptional />
        <TextField name="link" kind="url" label={word('linkField')} isOptional />
        <TextField name="titleEn" label={word('titleEn')} isOptional="one-of" />
        <TextArea name="textEn" label={word('textEn')} isOptional />
        <TextArea name="eligibleEn" label={word('eligibleEn')} isOptional />
        {isChange ? <Choices name="othersStay" label={say(TWIN_WORDS, language, 'twin.othersStay')} many isOptional options={[{ value: 'yes', label: say(TWIN_WORDS, language, 'twin.othersStayYes') }]} /> : null}
        <Choices name="audience" label={word('audience')} options={CALL_AUDIENCES.map((audience) => ({ value: audience, label: told(`audience.${audience}`, language) }))} />
        <Actions><Button filled>{word(isChange ? 'save' : 'newCall')}</Button></Actions>
      </Form>
    </>
  )
}
