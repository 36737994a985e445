/** What a version would change: rule by rule what held until now and what would hold, and its text. */
import { addressOf, Facts, Section } from '#platform/page'
import { say, type Language } from '#platform/words'
import { majority } from '#modules/members'
import { inForceOf, type CharterDocument, type Version } from './document.ts'
import { speaker, Text } from './frame.part.tsx'
import { rulesChanged, type ChangedRule } from './rule-change.ts'
import { ADDRESSES, WORDS } from './words.ts'

export const Differences = ({ document, version, zone, language }: { readonly document: CharterDocument; readonly version: Version; readonly zone: string; readonly language: Language }) => {
  const word = speaker(language)
  const before = inForceOf(document)
  const changed = rulesChanged(before, version)
  const isSameText = before !== undefined && before.text.de === version.text.de && before.text.en === version.text.en
  return (
    <>
      <Section title={word('ruleChanges')}>
        {changed.length === 0 ? <p class="soft">{word('rulesStay')}</p> : changed.map((one) => (
          <div key={one.kind}>
            <h3>{say(WORDS, language, `decision.${one.kind}`)}</h3>
            <Facts facts={[{ name: word('before'), value: <Said rule={one.before} language={language} /> }, { name: word('after'), value: <Said rule={one.after} language={language} /> }]} />
          </div>
        ))}
      </Section>
      <Section title={word('newText')}>
        {isSameText ? <p class="soft">{word('textStays')}</p> : <Text version={version} zone={zone} language={language} />}
        {before === undefined ? null : <p><a href={addressOf(ADDRESSES.version, language, { id: document.id, number: String(before.number) })}>{word('toInForce')}</a></p>}
      </Section>
    </>
  )
}

/** “§ 9: Ladungsfrist: 14 Tage zwischen Einladung und Sitzung.” */
const Said = ({ rule, language }: { readonly rule: ChangedRule['before']; readonly language: Language }) =>
  rule === undefined ? <span class="soft">{speaker(language)('unsaid')}</span> : <>§ {rule.clause}{majority.tellParts(rule.says, language).map(({ part, sentence }) => <span key={part}><br />{say(WORDS, language, `part.${part}`)}: {sentence}</span>)}</>
