/** Small words: never a topic alone, passed over inside a phrase. Closed classes of both languages, written out; no frequency list behind them. */

import { fold, isAbbreviation } from './fold.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** German, folded (ä as ae). */
export const SMALL_DE = list(
  `der die das des dem den ein eine einer eines einem einen und oder aber sondern denn doch sowie bzw beziehungsweise als wie wenn weil dass ob damit um zu zum zur im in ins am an ans auf aus bei beim
  bis durch fuer gegen hinter mit nach neben ohne seit ueber unter von vom vor waehrend wegen zwischen entlang gemaess laut trotz mittels innerhalb ausserhalb anhand aufgrund ich du er sie es wir ihr mich
  dich sich uns euch mir dir ihm ihn ihnen mein dein sein unser euer ihre ihren ihrem ihrer ihres unsere unseren unserem unserer unseres seine seinen seinem seiner seines meine meinen dieser diese dieses
  diesem diesen jener jene jenes jeder jede jedes jedem jeden alle allen aller alles allem viele vielen vieler mehr meist einige einigen mehrere mehreren manche beide beiden andere anderen anderer anderem
  anderes welche welcher welches welchem welchen wer was wo wann warum wieso wohin woher hier da dort heute jetzt nun dann noch schon nur auch so sehr etwa rund ganz gar immer wieder stets bereits nicht kein
  keine keinen keinem keiner keines ist sind war waren bin bist seid sei wird werden wurde wurden worden geworden hat haben hatte hatten habe gehabt kann koennen konnte konnten koennte soll sollen sollte
  sollten muss muessen musste mussten darf duerfen will wollen wollte moechte moechten mag lassen laesst sowohl weder noch je desto umso bzgl inkl insbesondere vor allem z b d h u a etc usw ggf ca hin her
  daher dazu dabei dafuer davon darauf darin daraus darueber dadurch danach dahin hierzu hierbei hierfuer wobei wodurch womit wofuer woran worauf zudem ausserdem jedoch dennoch trotzdem sonst somit also daneben denen deren dessen derer insgesamt zunaechst schliesslich hierfuer ebenfalls ebenso darueberhinaus weiterhin`,
)

/** English, lower case. */
export const SMALL_EN = list(
  `the a an and or but nor so yet of in on at to for from by with without within into onto over under between among through during before after above below about against across along around behind beside
  beyond despite except inside outside near off per since than till until up upon via as if because while whereas although though unless whether that which who whom whose what when where why how i you he she
  it we they me him her us them my your his its our their mine yours ours theirs this these those there here is are was were be been being am has have had having do does did doing done can could may might must
  shall should will would not no none any some all both each either neither every other another such same own more most much many few less least very too also only just even still already again ever never
  then thus hence therefore however moreover furthermore e g i e etc one ones s t re ve ll d m`,
)

/** French, Italian, Spanish, Portuguese, Dutch, Polish, Czech and the Scandinavian languages, as written: only what is no word of German or English. They speak against both. */
export const SMALL_OTHER = list(
  `le la les du et une pour dans avec sur nous vous ils elle sont est au aux leur cette notre nos qui plus il lo gli della delle dei degli del con per che sono nel nella una uno nostra nostro anche como los las el y
  para por más son en nuestra nuestros os um uma não com são em het een van voor onze ons wij zijn wordt bij naar ook niet nasza nasze firmy przez dla jest oraz się jsou pro je na av och för på är som til af og ikke vi`,
)

/** Is this word, as written, small in that language? An abbreviation never is: “IT” is no “it”. */
export function isSmall(word: string, language: 'de' | 'en'): boolean {
  return (language === 'de' ? SMALL_DE : SMALL_EN).has(fold(word)) && !isAbbreviation(word)
}
