import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMembers } from '../members.ts'
import { FIRMS, written, type Firm } from './sample.ts'

/** How entries are built is chance; so is where in them name and website stand, and what else does. Every combination is a page that somebody may have made. */
const NAMED: Readonly<Record<string, (firm: Firm, link: string) => string>> = {
  heading: ({ name }) => `<h3>${name}</h3>`,
  'linked heading': ({ name }, link) => `<h3><a href="${link}">${name}</a></h3>`,
  bold: ({ name }) => `<strong>${name}</strong><br>`,
  span: ({ name }) => `<span class="title">${name}</span> `,
  box: ({ name }) => `<div>${name}</div>`,
  'linked logo': ({ name }, link) => `<a href="${link}"><img src=x alt="${name}"></a>`,
  link: ({ name }, link) => `<a href="${link}">${name}</a>`,
  'logo and heading': ({ name }, link) => `<div class=logo><a href="${link}"><img src=x alt="Logo"></a></div><h4>${name}</h4>`,
  paragraph: ({ name }) => `<p>${name}</p>`,
  'bold line': ({ name }) => `<p><b>${name}</b><br>Musterweg 3</p>`,
  'box beside a picture': ({ name }) => `<img alt="" src=x><div class="text"><div>${name}</div></div>`,
}
const LINKED = new Set(['linked heading', 'linked logo', 'link', 'logo and heading'])

const BESIDES: Readonly<Record<string, (firm: Firm, at: number) => string>> = {
  nothing: () => '',
  place: ({ place }) => `<p>${place}</p>`,
  span: ({ place }) => `<span class="ort">${place}</span>`,
  address: ({ place }) => `<p>Musterstr. 5<br>12345 ${place}<br>Tel: 030 23125 111</p>`,
  person: ({ slug }, at) => `<p>Ansprechpartner: <b>${['Erika Muster', 'Max Beispiel', 'Dr. Ina Probe', 'Jan Exempel'][at % 4]}</b>, Geschäftsführer <a href="mailto:a@${slug}.example">Mail</a></p>`,
  networks: ({ slug }) => `<p><a href="https://www.facebook.com/${slug}">Facebook</a> <a href="https://www.linkedin.com/company/${slug}">LinkedIn</a></p>`,
  tags: () => '<ul class="tags"><li><a href="/tag/optik">Optik</a></li><li><a href="/tag/laser">Laser</a></li></ul>',
  text: ({ place }) => `<p>Wir sind ein Unternehmen aus ${place}. Wir entwickeln seit 1990 Geräte für die Industrie und Medizin.</p>`,
}

const SITE: Readonly<Record<string, (firm: Firm) => string>> = {
  none: () => '',
  button: ({ site }) => `<a class="btn" href="${site}">Zur Website</a>`,
  address: ({ site, slug }) => `<a href="${site}">www.${slug}.example</a>`,
  text: ({ slug }) => `<span>www.${slug}.example</span>`,
  picture: ({ site }) => `<a href="${site}"><img src="link.svg" alt="externer Link"></a>`,
}

const ENTRY: Readonly<Record<string, readonly [around: string, write: (content: string, at: number) => string]>> = {
  item: ['ul', (content) => `<li>${content}</li>`],
  card: ['div', (content, at) => `<div class="card card-${at} ${at % 2 ? '' : 'cat-x'}"><div class="inner">${content}</div></div>`],
  article: ['div', (content, at) => `<article class="post-${at} hentry">${content}</article>`],
  row: ['table', (content) => `<tr><td>${content}</td></tr>`],
  box: ['div', (content) => `<div>${content}</div>`],
  'deep box': ['div', (content, at) => `<div class="col-md-${at % 3} item"><div class="box"><div class="box-content">${content}</div></div></div>`],
}

const AROUND: Readonly<Record<string, (entries: readonly string[], tag: string) => string>> = {
  whole: (entries, tag) => `<${tag}>${entries.join('\n')}</${tag}>`,
  rows: (entries, tag) => [0, 3, 6, 9].map((at) => `<${tag} class="row">${entries.slice(at, at + 3).join('')}</${tag}>`).join(''),
  categories: (entries, tag) => `<section><h2>Unternehmen</h2><${tag}>${entries.slice(0, 6).join('')}</${tag}></section><section><h2>Forschung</h2><${tag}>${entries.slice(6).join('')}</${tag}></section>`,
  'between paragraphs': (entries, tag) => `<p>Einleitung.</p>${tag === 'div' ? entries.join('\n') : `<${tag}>${entries.join('')}</${tag}>`}<p>Stand: 2026</p>`,
}

/** Every combination; where a name is linked, to the website or, beside another link to it, to an own page. */
function* combinations(): Generator<{ readonly built: string; readonly html: string; readonly members: readonly string[] }> {
  for (const [around, write] of Object.entries(AROUND))
    for (const [entry, [tag, enter]] of Object.entries(ENTRY))
      for (const [named, name] of Object.entries(NAMED))
        for (const [besides, more] of Object.entries(BESIDES))
          for (const [site, link] of Object.entries(SITE))
            for (const inner of LINKED.has(named) && site !== 'none' ? [true, false] : [false]) {
              const entries = FIRMS.map((firm, at) => enter(name(firm, inner ? `/m/${firm.slug}` : firm.site) + more(firm, at) + link(firm), at))
              const hasSite = site !== 'none' || LINKED.has(named)
              yield {
                built: [around, entry, named, besides, site, inner ? 'own page' : ''].join(', '),
                html: `<title>Mitglieder</title><nav><ul><li><a href=/a>A</a><li><a href=/b>B</a></ul></nav><main><h1>Unsere Mitglieder</h1>${write(entries, tag)}</main>`,
                members: FIRMS.map((firm) => (hasSite ? `${firm.name} | ${firm.site}` : firm.name)),
              }
            }
}

/** One of so many is tried, so that the test takes seconds; they share no factor with the choices, so that each choice is met with each. */
const STEP = 23

test('however entries are built, the members and nobody else', () => {
  let tried = 0
  for (const [at, { built, html, members }] of [...combinations()].entries()) {
    if (at % STEP !== 0) continue
    const result = findMembers(html, 'https://www.mustercluster.example/mitglieder')
    assert.deepEqual(result.ok ? result.value.members.map(written) : result.refusal.reason, members, built)
    tried++
  }
  assert.ok(tried > 500)
})
