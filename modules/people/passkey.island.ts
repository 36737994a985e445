/**
 * Passkeys: the one thing a page cannot do without a script, since the browser speaks with the device. Shown only where the browser can; everything else signs in too.
 * **Source**: Web Authentication Level 3, 5.1 and 7.
 */

// The house knows no browser; this is what the island uses of one.
type Part = { hidden: boolean; textContent: string; readonly dataset: Readonly<Record<string, string | undefined>>; querySelector(selector: string): (Part & { value: string; disabled: boolean; addEventListener(kind: 'click', hear: () => void): void }) | null }
type Credential = { toJSON(): object }
declare const document: { getElementById(id: string): Part | null }
declare const location: { readonly hostname: string; assign(address: string): void }
declare const navigator: { readonly credentials?: { create(asked: object): Promise<Credential | null>; get(asked: object): Promise<Credential | null> } }
declare const PublicKeyCredential: { parseCreationOptionsFromJSON?(options: object): object; parseRequestOptionsFromJSON?(options: object): object } | undefined

const part = document.getElementById('passkey')
if (part !== null && typeof PublicKeyCredential !== 'undefined' && PublicKeyCredential.parseRequestOptionsFromJSON !== undefined) open(part)

function open(place: Part): void {
  const word = (name: string): string => place.dataset[name] ?? ''
  const button = place.querySelector('button')
  const status = place.querySelector('[role=status]')
  if (button === null || status === null) return
  place.hidden = false
  if (/^[\d.]+$|:/.test(location.hostname)) {
    if (place.dataset['numbers'] === undefined) place.hidden = true
    button.disabled = true
    status.textContent = word('numbers')
    return
  }
  button.addEventListener('click', () => {
    button.disabled = true
    status.textContent = word('now')
    void (place.dataset['adds'] === undefined ? signIn() : add(place.querySelector('input')?.value ?? ''))
      .then((done) => {
        if (!done) throw new Error('the house said no')
        return location.assign(word('to'))
      })
      .catch(() => {
        status.textContent = word('failed')
        button.disabled = false
      })
  })
}

async function asked(address: string, body?: object): Promise<{ readonly ok: boolean; readonly content: object }> {
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) })
  return { ok: answer.ok, content: (await answer.json()) as object } // the house answers with objects
}

async function signIn(): Promise<boolean> {
  const { ok, content } = await asked('/api/v1/passkeys/challenge')
  const options = PublicKeyCredential?.parseRequestOptionsFromJSON?.(content)
  const credential = ok && options !== undefined ? await navigator.credentials?.get({ publicKey: options }) : undefined
  return credential != null && (await asked('/api/v1/passkeys/session', { response: credential.toJSON() })).ok
}

async function add(name: string): Promise<boolean> {
  const { ok, content } = await asked('/api/v1/passkeys/new')
  const options = PublicKeyCredential?.parseCreationOptionsFromJSON?.(content)
  const credential = ok && options !== undefined ? await navigator.credentials?.create({ publicKey: options }) : undefined
  return credential != null && (await asked('/api/v1/passkeys', { response: credential.toJSON(), name })).ok
}
