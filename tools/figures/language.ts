/** Is the language recognised: of whole sentences (German, English, neither) and of short labels? Asked of the golden sentences and labels; eld alone is told beside it. */
import { eld } from 'eld/extrasmall'
import goldenLabels from '../../engine/golden/labels.json' with { type: 'json' }
import goldenSentences from '../../engine/golden/sentences.json' with { type: 'json' }
import { documentLanguage, labelLanguage, sentenceLanguage } from '../../engine/text/language.ts'
import { atLeast, type Figure } from './figure.ts'

type Golden = { readonly text: string; readonly lang: string }

/** The two figures of the plan. */
export function languageFigures(): Figure[] {
  return [
    atLeast('language of a sentence is right', shareRight(goldenSentences, languageOf), 1, 'share', `${goldenSentences.length} sentences; eld alone ${shareRight(goldenSentences, plainEld).toFixed(2)}`),
    atLeast('language of a label is right', shareRight(goldenLabels, labelLanguage), 0.88, 'share', `${goldenLabels.length} labels; eld alone ${shareRight(goldenLabels, plainEld).toFixed(2)}`),
  ]
}

/** As a document of one sentence; one in German or English must also keep its language inside a document. */
function languageOf(sentence: string): string {
  const document = documentLanguage(sentence)
  if (document === 'other') return document
  const spoken = sentenceLanguage(sentence, document)
  return spoken === document ? spoken : `${document}, then ${spoken}`
}

/** eld with all its languages; whatever is neither German nor English is `other`. */
function plainEld(text: string): string {
  const { language } = eld.detect(text)
  return language === 'de' || language === 'en' ? language : 'other'
}

function shareRight(golden: readonly Golden[], languageOfText: (text: string) => string): number {
  return golden.filter(({ text, lang }) => languageOfText(text) === lang).length / golden.length
}
