/** The map to take along: its table as CSV and Excel, its picture as SVG and PNG, with the filters that stand in the address. */
import { answerFile, type App } from '#platform/http'
import type { Site } from '#platform/page'
import { pngOf, standing } from '#platform/picture-file'
import { must, refuse } from '#platform/result'
import { sheetFile } from '#platform/sheets'
import { printDecimal, speaker, type Language } from '#platform/words'
import { ADDRESSES } from './addresses.ts'
import { organisationIn, shortName, topicName, type TopicsNeeds } from './frame.part.tsx'
import { asked, drawnPicture, type Asked } from './map-pages.tsx'
import { stateOf } from './intersection.ts'
import { sayVerdict } from './pictures/upset.ts'
import { PAGE_WORDS } from './page-words.ts'
import { WORDS } from './words.ts'

export function hangExports(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('mapTable', async (door, { language }) => {
    const given = await asked(door, needs, await needs.actorOf(door))
    const sheet = { name: nameOf(given, language), ...tableOf(given, language, needs) }
    const form = door.req.param('form')
    return form === 'csv' || form === 'xlsx' ? answerFile(door, sheetFile(sheet, form)) : must(refuse('missing', 'http.missing'))
  })
  pages.get('mapPicture', async (door, { language }) => {
    const given = await asked(door, needs, await needs.actorOf(door))
    const form = door.req.param('form')
    if (form !== 'svg' && form !== 'png') return must(refuse('missing', 'http.missing'))
    const svg = standing(drawnPicture(given, language, needs.organisationAt).svg, new URL(door.req.url).origin)
    const name = `${nameOf(given, language)}.${form}`
    return answerFile(door, form === 'svg' ? { content: svg, type: 'image/svg+xml; charset=utf-8', name } : { content: await pngOf(svg), type: 'image/png', name })
  })
}

const nameOf = ({ name, view }: Asked, language: Language): string => `${speaker(PAGE_WORDS, language)(`view.${name}`)} ${speaker(PAGE_WORDS, language)(`level.${view.level}`)}`

/** The table of the view; with the map the intersections, which say more than its cells. */
function tableOf(given: Asked, language: Language, needs: TopicsNeeds): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const { view, shown, name } = given
  if (name !== 'sets') {
    const { head, rows } = drawnPicture(given, language, needs.organisationAt).twin
    return { head, rows: rows.map((row) => row.map(String)) }
  }
  const say = speaker(PAGE_WORDS, language)
  const number = (value: number): string => printDecimal(value, language, 2)
  return {
    head: [say('intersection.members'), say('intersection.topics'), say('column.certainty'), say('column.sources'), say('column.observed'), say('column.expected'), say('column.surprise'), say('column.place'), say('column.state')],
    rows: shown.map(({ kept, judged }) => [
      kept.organisations.map((one) => shortName(organisationIn(view, one), language)).join(', '),
      kept.topics.map((topic) => topicName(view, topic, language)).join(', '),
      sayVerdict(judged, language),
      String(judged.independent),
      String(judged.observed),
      number(judged.expected),
      number(judged.surprise),
      String(judged.potential.place),
      speaker(WORDS, language)(`treatment.${stateOf(kept)}`),
    ]),
  }
}
