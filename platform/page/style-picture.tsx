/** The sample picture of the style sheet: members and topics as dots, with its table twin. The figures are invented. */
import { say as sayWord, type Language } from '../words.ts'
import type { Hue } from './mark.tsx'
import { Picture } from './parts.tsx'
import { STYLE_WORDS } from './style-words.ts'
import { Table } from './table.tsx'

type Word = keyof typeof STYLE_WORDS
type Member = { readonly name: string; readonly field: Word; readonly hue: Hue; /** Independent sources by topic. */ readonly sources: readonly number[] }

const TOPICS: readonly Word[] = ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8']

export const SAMPLE_MEMBERS: readonly Member[] = [
  { name: 'Kunststoffnetz', field: 'fieldPlastics', hue: 38, sources: [9, 8, 3, 1, 0, 0, 0, 0] },
  { name: 'Metallcluster', field: 'fieldMetal', hue: 85, sources: [1, 9, 3, 8, 0, 1, 0, 0] },
  { name: 'Messtechnik eG', field: 'fieldMeasurement', hue: 250, sources: [0, 0, 1, 1, 0, 8, 2, 1] },
  { name: 'MikroNano', field: 'fieldMicro', hue: 300, sources: [0, 1, 1, 1, 7, 0, 9, 0] },
  { name: 'Lichtnetz', field: 'fieldOptics', hue: 200, sources: [0, 0, 1, 8, 9, 7, 2, 1] },
  { name: 'Medizinverbund', field: 'fieldMedicine', hue: 355, sources: [0, 0, 1, 1, 0, 1, 1, 8] },
]

const LEFT = 200
const TOP = 128
const STEP_X = 56
const STEP_Y = 48

export const SamplePicture = ({ language }: { readonly language: Language }) => {
  const say = (key: Word): string => sayWord(STYLE_WORDS, language, key)
  const right = LEFT + TOPICS.length * STEP_X
  const bottom = TOP + SAMPLE_MEMBERS.length * STEP_Y
  return (
    <Picture
      label={say('pictureTable')}
      reading={say('pictureReading')}
      twin={<Table caption={say('pictureTable')} hidesCaption rows={SAMPLE_MEMBERS} columns={[{ head: say('members'), cell: ({ name }) => name }, ...TOPICS.map((topic, at) => ({ head: say(topic), isNumber: true, cell: ({ sources }: Member) => sources[at] ?? 0 }))]} />}
    >
      <svg width={right + 64} height={bottom + 8} viewBox={`0 0 ${right + 64} ${bottom + 8}`}>
        {TOPICS.map((topic, at) => {
          const x = LEFT + STEP_X / 2 + at * STEP_X
          return (
            <g key={topic}>
              <line class="rule" x1={x} x2={x} y1={TOP} y2={bottom} />
              <text transform={`translate(${x - 2} ${TOP - 8}) rotate(-40)`}>{say(topic)}</text>
            </g>
          )
        })}
        {SAMPLE_MEMBERS.map(({ name, field, hue, sources }, row) => {
          const y = TOP + STEP_Y / 2 + row * STEP_Y
          return (
            <g key={name}>
              <line class="rule" x1={LEFT} x2={right} y1={y} y2={y} />
              <text y={y - 2} font-weight="600">{name}</text>
              <text class="soft" y={y + 15}>{say(field)}</text>
              {sources.map((count, at) => (count === 0 ? null : <circle key={at} class={`hue-${hue}`} cx={LEFT + STEP_X / 2 + at * STEP_X} cy={y} r={5 + count} opacity={count > 6 ? 1 : 0.45} />))}
            </g>
          )
        })}
      </svg>
    </Picture>
  )
}
