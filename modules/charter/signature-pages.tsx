/** Signing a version for one's organisation, and the files that bear signatures. */
import { answerFile, goOn, idAt, readBy, readUploads, type App } from '#platform/http'
import { Actions, Button, Choices, FileField, Form, TextField, type Entered, type Site } from '#platform/page'
import { must } from '#platform/result'
import { say, type Language } from '#platform/words'
import { documentFor, signNow, type CharterNeeds } from './doing.part.ts'
import type { CharterDocument } from './document.ts'
import { attempted, documentAt, documentIn, enteredAgain, NotDone, numberIn, SIGNED_FILE, speaker } from './frame.part.tsx'
import { may } from './policy.ts'
import { SignatureIn } from './schema.ts'
import { SIGNATURE_KINDS } from './signature.ts'
import { findSignature } from './store.ts'
import { nameIn } from './telling.ts'
import { ADDRESSES, WORDS } from './words.ts'

const pageFor = (document: CharterDocument, number: number, language: Language) => ({ title: speaker(language)('signTitle', { title: nameIn(document.title, language) }), lead: speaker(language)('signLead', { number }), above: <a href={documentAt(document.id, language)}>{nameIn(document.title, language)}</a>, entry: 'members' as const })

export function hangSigning(app: App, site: Site, needs: CharterNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('sign', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const document = await documentFor(needs.db, actor, documentIn(door))
    must(may.readVersion(actor, document, numberIn(door)))
    const { organisation } = must(may.sign(actor))
    must(await needs.maySign(needs.db, actor, organisation))
    return show(pageFor(document, numberIn(door), language), <Signing language={language} entered={{ values: { kind: 'text-form' } }} />)
  })
  pages.post('sign', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const id = documentIn(door)
    const { values, uploads } = must(await readUploads(door, SIGNED_FILE))
    const refusal = await attempted(async () => signNow(needs, actor, { id, number: numberIn(door) }, must(readBy(SignatureIn, values)), uploads.find(({ field }) => field === 'file')))
    if (refusal === undefined) return goOn(door, documentAt(id, language))
    return show(pageFor(await documentFor(needs.db, actor, id), numberIn(door), language), <><NotDone refusal={refusal} language={language} /><Signing language={language} entered={enteredAgain(values, refusal, language)} /></>, 422)
  })
  pages.get('signedFile', async (door) => {
    must(may.readInside(await needs.actorOf(door)))
    const { file } = must(await findSignature(needs.db, idAt(door, 'signature.none')))
    // As an unknown type: what was uploaded is kept, never opened here.
    return file === undefined ? door.notFound() : answerFile(door, { content: new Uint8Array(await needs.files.read(file.hash)), type: 'application/octet-stream', name: file.name })
  })
}

const Signing = ({ language, entered }: { readonly language: Language; readonly entered: Entered }) => {
  const word = speaker(language)
  return (
    <Form sendsFiles {...entered}>
      <TextField name="signer" label={word('signer')} hint={word('signerHint')} fill="name" />
      <Choices name="kind" label={word('signedAs')} options={SIGNATURE_KINDS.map((value) => ({ value, label: say(WORDS, language, `signature.${value}`) }))} />
      <FileField name="file" label={word('fileField')} hint={word('fileHint')} accept=".pdf,.png,.jpg,.jpeg,.p7m,.asice" isOptional />
      <Actions><Button filled>{word('sign')}</Button></Actions>
    </Form>
  )
}
