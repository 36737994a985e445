/** What a version would change: rule by rule what held until now and what would hold, and its text. */
import { addressOf, Section, Table } from '#platform/page'
import { say, type Language } from '#platform/words'
import { majority } from '#modules/members'
import { inForceOf, type CharterDocument, type DocumentRule, type Version } from './document.ts'
import { speaker, Text } from './frame.part.tsx'
import { rulesChanged } from './rule-change.ts'
import { ADDRESSES, WORDS } from './words.ts'

export const Differences = ({ document, version, language }: { readonly document: CharterDocument; readonly version: Version; readonly language: Language }) => {
  const word = speaker(language)
  const before = inForceOf(document)
  const ruleOf = (of: Version | undefined, kind: DocumentRule['kind']) => <RuleTold rule={of?.rules.find((one) => one.kind === kind)} language={language} />
  const changed = rulesChanged(before, version)
  const isSameText = before !== undefined && before.text.de === version.text.de && before.text.en === version.text.en
  return (
    <>
      <Section title={word('ruleChanges')}>
        {changed.length === 0 ? <p class="soft">{word('rulesStay')}</p> : (
          <Table
            caption={word('ruleChanges')}
            hidesCaption
            rows={changed}
            columns={[
              { head: word('decision'), cell: (kind) => say(WORDS, language, `decision.${kind}`) },
              { head: word('before'), cell: (kind) => ruleOf(before, kind) },
              { head: word('after'), cell: (kind) => ruleOf(version, kind) },
            ]}
          />
        )}
      </Section>
      <Section title={word('newText')}>
        {isSameText ? <p class="soft">{word('textStays')}</p> : <Text text={version.text} language={language} />}
        {before === undefined ? null : <p><a href={addressOf(ADDRESSES.version, language, { id: document.id, number: String(before.number) })}>{word('toInForce')}</a></p>}
      </Section>
    </>
  )
}

const RuleTold = ({ rule, language }: { readonly rule: DocumentRule | undefined; readonly language: Language }) =>
  rule === undefined ? <span class="soft">{speaker(language)('unsaid')}</span> : <>§ {rule.clause}: {majority.tellParts(rule.says, language).map(({ sentence }) => sentence).join(' ')}</>
