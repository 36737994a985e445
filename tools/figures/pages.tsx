/**
 * How fast pages are made: a form and a table of 200 rows in the frame of the house; rendered only, then through the whole door frame, brotli and log line included.
 * **Units**: pages per CPU second of this process, user and system; medians of five runs.
 */
import { createApp, loadAssets } from '../../platform/http/index.ts'
import { type Column, createSite, Form, hangFrame, Lens, Named, PAGE_ASSETS, Table, TextArea, TextField } from '../../platform/page/index.ts'
import { atLeast, type Figure, reported } from './figure.ts'

type Row = { readonly name: string; readonly members: string; readonly verdict: string; readonly sources: number }

const ROWS: readonly Row[] = Array.from({ length: 200 }, (_, at) => ({ name: `Mikrooptik und Mikrosysteme ${at}`, members: `MikroNano × Lichtnetz × ${at * 7919}`, verdict: at % 3 === 0 ? 'mehr als Zufall' : 'nicht vom Zufall zu unterscheiden', sources: (at * 31) % 97 }))

const VERDICTS = [{ head: 'Mehr als Zufall?', cell: ({ verdict }: Row) => verdict }, { head: 'Unabhängige Quellen', isNumber: true, cell: ({ sources }: Row) => sources }]
const PLAIN: readonly Column<Row>[] = [{ head: 'Schnittmenge', cell: ({ name }) => <a href="/de/schnittmengen/1">{name}</a> }, { head: 'Mitglieder', cell: ({ members }) => members }, ...VERDICTS]
const RICH: readonly Column<Row>[] = [{ head: 'Schnittmenge', cell: ({ name, members }) => <Named title={name} beneath={members} lens={<Lens hues={[300, 200]} />} /> }, ...VERDICTS]

const Content = ({ columns }: { readonly columns: readonly Column<Row>[] }) => (
  <>
    <Form values={{ name: 'Lichtnetz', profile: 'Wir fertigen Mikrolinsen und Gitter auf Glas und Silizium.' }}>
      <TextField name="name" label="Name der Organisation" />
      <TextField name="website" kind="url" label="Webadresse" hint="Gelesen werden die öffentlichen Seiten." isOptional />
      <TextArea name="profile" label="Profil" />
    </Form>
    <Table caption="Die überraschendsten zuerst" rows={ROWS} columns={columns} />
  </>
)

export async function pageFigures(): Promise<Figure[]> {
  const assets = loadAssets(PAGE_ASSETS)
  const name = { de: 'Beispielallianz', en: 'Example alliance' }
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const site = createSite({ name, menu: ['overview', 'members', 'intersections'], assets })
  const app = createApp({ language: 'de', words: {}, newId: () => '0190f0aa-0000-7000-8000-000000000001', log, tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: new AbortController().signal })
  hangFrame(app, site, false)
  const pages = site.pages(app, { plain: { de: 'liste', en: 'list' }, rich: { de: 'linsen', en: 'lenses' } })
  const page = { title: 'Was teilen wir?', lead: '23 Schnittmengen zwischen sechs Clustern.' }
  pages.get('plain', (_, { show }) => show(page, <Content columns={PLAIN} />))
  pages.get('rich', (_, { show }) => show(page, <Content columns={RICH} />))
  const ask = async (path: string, headers: Record<string, string>): Promise<number> => {
    const answer = await app.request(`http://localhost${path}`, { headers })
    if (answer.status !== 200) throw new Error(`the page answers ${answer.status}`)
    return (await answer.arrayBuffer()).byteLength
  }
  const kilobytes = async (path: string, headers: Record<string, string>): Promise<string> => ((await ask(path, headers)) / 1000).toFixed(1)
  return [
    atLeast('a form and 200 rows', await rate(() => ask('/de/liste', {})), 1000, 'pages/CPU s', `${await kilobytes('/de/liste', {})} kB of HTML`),
    reported('the same, compressed by brotli', await rate(() => ask('/de/liste', BROTLI)), 'pages/CPU s', `${await kilobytes('/de/liste', BROTLI)} kB, and ${await kilobytes(assets.address('page.css'), BROTLI)} kB of style once`),
    reported('each row with a lens and a line beneath, compressed', await rate(() => ask('/de/linsen', BROTLI)), 'pages/CPU s', `${await kilobytes('/de/linsen', {})} kB of HTML, ${await kilobytes('/de/linsen', BROTLI)} kB compressed`),
  ]
}

const BROTLI = { 'accept-encoding': 'br' }

async function rate(ask: () => Promise<number>): Promise<number> {
  const rates: number[] = [] // two runs more than counted, so that the code is warm
  for (let run = 0; run < 7; run++) {
    const started = process.cpuUsage()
    for (let page = 0; page < 400; page++) await ask()
    const { user, system } = process.cpuUsage(started)
    rates.push(400 / ((user + system) / 1e6))
  }
  return Math.round(rates.slice(2).toSorted((a, b) => a - b)[2] ?? 0)
}
