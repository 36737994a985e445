/**
 * The key by which names of organisations are compared: plain words without legal forms. “Beispiel Optik GmbH & Co. KG”, “BEISPIEL OPTIK” and “Beispiel-Optik GmbH” are one.
 * What stands in brackets is a name beside the name and left out; a name that is nothing but a legal form keeps it.
 */
import { plainWords } from './spelling.ts'

/** As plain words: German, then what the other languages of the CORDIS register use. Sources: §§ 4, 35a GmbHG and the company laws named by the EU's business registers (BRIS). */
const LEGAL_FORMS = new Set(
  'gmbh ggmbh mbh ag kg kgaa ohg gbr ug ev eg eingetragener genossenschaft verein aktiengesellschaft haftungsbeschrankt gemeinnutzige ltd limited llc llp plc inc corp sa sas sarl sasu srl srls spa scarl scrl bv nv vzw asbl ab oy oyj as aps asa sro doo dd kft zrt nyrt zoo sp ou uab sia ad eood ood sl slu lda ltda se co cie'.split(' '),
)

/** Forms that are nothing else wherever they stand; the others only at the end: “AG Technik” is a name. */
const ANYWHERE = new Set(['gmbh', 'ggmbh', 'mbh', 'srl', 'spa', 'sarl'])

const JOINING = new Set(['und', 'and', 'et', 'the', 'der', 'die', 'das'])

/** “Gesellschaft mit beschränkter Haftung” written out. */
const WRITTEN_OUT = /\bgesellschaft mit beschrankter haftung\b/

export function nameKey(name: string): string {
  const bare = name.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
  const words = plainWords(/\p{L}/u.test(bare) ? bare : name).join(' ').replace(WRITTEN_OUT, 'gmbh').split(' ').filter((word) => !JOINING.has(word))
  const kept = words.filter((word, at) => at === 0 || !ANYWHERE.has(word))
  while (kept.length > 1 && LEGAL_FORMS.has(kept.at(-1) ?? '')) kept.pop()
  return kept.join(' ')
}
