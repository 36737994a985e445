/**
 * What a page calls an organisation, cleaned: without “Logo”, file endings and the words of links; and whether words can be a name at all, an organisation's or a person's. German and English.
 * **Shapes**: some ten words in, at most {@link LONGEST_NAME} characters out. What happens to names later (legal forms, spellings) is not decided here: they stay as written.
 */
import { collapse } from '../markup.ts'

const LONGEST_NAME = 160

/** Legal forms met in German and English lists, and words that only organisations have in their names. */
const LEGAL_FORM = /(?:^|[^\p{L}])(?:g?gmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|e\.?\s?v\.?|e\.?\s?g\.?|e\.?\s?k\.?|se|ltd|limited|inc|corp|llc|llp|plc|s\.?a\.?r\.?l|s\.?p\.?a|s\.?r\.?o|b\.?v|a\/s|mbb)(?![\p{L}])/iu
const ORGANISATION =
  /(?:institut|universit|hochschule|fachhochschule|akademie|academy|fraunhofer|helmholtz|leibniz|max-planck|\bdlr\b|zentrum|center\b|centre\b|kammer|verband|verein\b|stiftung|foundation|gesellschaft|genossenschaft|landesamt|agentur|agency|sparkasse|\bbank\b|stadtwerke|landkreis|^stadt |werke?\b|werk\b|systeme?\b|systems\b|technik\b|technologie|technolog(?:y|ies)\b|solutions\b|engineering|maschinenbau|optik\b|optics\b|gruppe\b|group\b|holding|consulting|industri|labor\b|laborator|forschung|research|klinik|hospital|netzwerk|cluster|elektronik|messtechnik|software|medizin|medical|laser|sensor|photonics?\b|institute|school\b|college\b)/iu

/** A field alone (“Optik”) is no name. */
export const soundsLikeOrganisation = (name: string): boolean => hasLegalForm(name) || (name.includes(' ') && ORGANISATION.test(name))
export const hasLegalForm = (name: string): boolean => LEGAL_FORM.test(name)

const TITLED = /^(?:(?:herr|frau|hr\.|fr\.|mr\.?|mrs\.?|ms\.?|prof|professor|dr|dipl|pd|ing|mag|m\.\s?sc|b\.\s?sc)[\s.])/i
const OFFICE =
  /\b(?:vorstand|vorstandsvorsitzende[rn]?|vorsitzende[rn]?|stellvertret\w*|gesch[aä]ftsf[uü]hr(?:er|erin|ung)|gesch[aä]ftsstelle|schatzmeister(?:in)?|schriftf[uü]hrer(?:in)?|beisitzer(?:in)?|pr[aä]sident(?:in)?|projektleit\w*|clustermanag\w*|netzwerkmanag\w*|assistenz|referent(?:in)?|sprecher(?:in)?|ceo|cto|cfo|coo|managing director|chair(?:man|woman|person)?|board member|head of|director of|project manager|treasurer|assistant)\b/i

/** Is this a person's name, by its title? */
export const isTitled = (name: string): boolean => TITLED.test(name) && !soundsLikeOrganisation(name)

/** Does the entry tell of a person: two to four words that are no firm's, and an office? A firm's entry may name an office too, so this alone does not tell. */
export const holdsOffice = (name: string, said: string): boolean => !soundsLikeOrganisation(name) && /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u.test(name) && OFFICE.test(said)

/** Words of links, buttons and labels that name nobody. Whole texts, folded. */
const NOBODY = new Set(
  (
    'website|webseite|webpage|web|homepage|internet|internetseite|internetauftritt|www|url|link|links|zur website|zur webseite|zur homepage|zur internetseite|website besuchen|webseite besuchen|homepage besuchen|visit website|visit site|visit|visit the website|website of the member|to the website|to website|go to website|' +
    'mehr|mehr erfahren|mehr infos|mehr informationen|mehr lesen|mehr dazu|mehr details|mehr anzeigen|weiterlesen|weiter|lesen|details|detail|detailansicht|info|infos|informationen|profil|zum profil|profil ansehen|zum mitglied|zum mitgliedsprofil|zum unternehmen|zur firma|zum anbieter|unternehmensprofil|firmenprofil|read more|learn more|more|more info|more information|show more|view profile|profile|view|view more|view details|to the profile|' +
    'e-mail|email|mail|e-mail schreiben|e-mail senden|kontakt|contact|kontakt aufnehmen|telefon|phone|tel|fax|adresse|address|anschrift|anfahrt|route|karte|map|auf karte anzeigen|standort|location|ansprechpartner|ansprechpartnerin|ansprechperson|contact person|' +
    'logo|logos|firmenlogo|company logo|bild|image|img|foto|photo|picture|icon|platzhalter|placeholder|kein bild|no image|externer link|external link|pfeil|arrow|thumbnail|' +
    'name|firma|firmenname|unternehmen|mitglied|mitglieder|member|members|company|organisation|organization|institution|einrichtung|ort|place|city|branche|industry|sector|land|country|plz|strasse|partner|nr|no|titel|title|beschreibung|description|' +
    'zurueck|back|nach oben|top|to top|alle|all|alle anzeigen|schliessen|close|oeffnen|open|suche|search|anmelden|login|download|pdf|drucken|print|teilen|share|facebook|linkedin|xing|instagram|youtube|twitter|x|vcard|ja|nein|yes|no|und|oder|and|or|deutsch|englisch|english|german'
  ).split('|'),
)

const WRITTEN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
const foldOf = (text: string): string => text.toLowerCase().replace(/[äöüß]/g, (letter) => WRITTEN[letter] ?? letter)

/** An empty place in a wall of logos, or an invitation. */
const INVITATION = /^(?:jetzt |hier |neues )?(?:mitglied|partner) (?:werden|sein)\b|^(?:become|be) an? (?:member|partner)\b|^join (?:us|now)\b|^(?:hier )?(?:k(?:ö|oe)nnte )?(?:ihr|your) logo\b/i

export const isNobody = (text: string): boolean => (text.length < 60 && NOBODY.has(foldOf(text).replace(/[^\p{L}\p{N} -]/gu, '').trim())) || INVITATION.test(text)

/** Is the word an address of web or mail? */
export const isWebText = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(text) || /^\S+@\S+$/.test(text) || /^(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}(?:\/\S*)?$/.test(text)

/** Is the text an address of web, mail or telephone, or a street, rather than a name? */
export const isAddressText = (text: string): boolean =>
  isWebText(text) || /^(?:tel|fax|fon|telefon|phone|mobil|e-?mail|web|internet|adresse|address|plz)\b\.?\s?:/i.test(text) || /^(?:[A-Z]{1,3}-)?\d{4,5}\s\p{L}/u.test(text) || /^[+\d(][\d\s()/.–-]*$/.test(text)

/** What leads into a name or out of it, without being of it. */
const BEFORE = /^(?:(?:das |the )?(?:firmen|company )?-?logo\b(?:\s+(?:von|vom|der|des|die|of|for|fuer|für)\b(?:\s+(?:firma|company)\b)?)?\s*[:–_-]?|(?:zur |zum )?(?:website|webseite|homepage|profil|internetseite)\s+(?:von|der|des|of)|(?:visit|link (?:zu|zur|to)|mehr (?:über|zu)|more about|read more about|external link|externer link|öffnet|besuchen sie)\b\s*:?)\s+/i
const AFTER = /(?:\s*[([]?(?:öffnet (?:in|ein)[^()]{0,40}(?:fenster|tab)|opens in (?:a )?new (?:tab|window)|externer link|external link)[)\]]?|[\s(_-]+(?:firmen|company[ -])?logos?\)?|\s*[»›→>↗|:·]+)$/i
const FILE = /\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?|eps)$/i
/** Parts of a file name that say how the picture is made. */
const OF_FILES = /(?:^|[\s_-])(?:logos?|rgb|cmyk|4c|sw|web|www|final|neu|new|scaled|cropped|kopie|copy|klein|gross|small|large|black|white|schwarz|weiss|transparent|pos|neg|\d{2,4}x\d{2,4}|\d{2,4}px|\d{4,}|v\d+|v?\d{1,2}|[a-f\d]{8,})(?=$|[\s_-])/gi

/** The name that a text holds; undefined where it holds none. */
export function nameIn(text: string): string | undefined {
  let name = plain(text)
  if (name.length > LONGEST_NAME * 2) return undefined
  if (FILE.test(name)) name = ofFile(name)
  for (let round = 0, before = ''; before !== name && round < 4; round++) {
    before = name
    name = name.replace(BEFORE, '').replace(AFTER, '').replace(/^[\s•·–\-*|:›»]+/, '').trim()
  }
  if (name.length < 2 || name.length > LONGEST_NAME || !/\p{L}/u.test(name) || isNobody(name) || isAddressText(name) || isSentence(name)) return undefined
  return name
}

/** Six words and a full stop, or two sentences. “e. V.” and “Ltd.” end none. */
const isSentence = (text: string): boolean => (/\p{Ll}{3,}[.!?…]$/u.test(text) && text.split(' ').length >= 6) || /\p{Ll}{3,}[.!?] \p{Lu}\p{Ll}+ \p{Ll}/u.test(text)

/** One line without what nobody sees, what turns the direction of reading, and what would be markup if it were believed. */
const plain = (text: string): string => collapse(text.replace(/<[^<>]{0,200}>/g, ' ').replace(/[<>\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFD]/gu, ' '))

function ofFile(file: string): string {
  const bare = file.replace(/^.*\//, '').replace(FILE, '')
  const words = ` ${bare.replaceAll('_', ' ')}`.replaceAll(/(?<=\s)\s+/g, '')
  const apart = bare.includes(' ') || bare.includes('_') ? words : words.replaceAll('-', ' ')
  return collapse(apart.replace(OF_FILES, ' ').replace(OF_FILES, ' '))
}

/** Of a line that tells more than the name, the name: up to the first comma, dash or bar, but not before a legal form that follows (“Uhu, Dachs & Partner mbB, Probenau”). */
export function nameAtBeginning(line: string): string | undefined {
  const parts = plain(line.slice(0, 400)).split(/(\s*,\s+|\s+[–—|•·]\s+|\s+-\s+|\s*;\s*|\s*\|\s*|:\s+)/)
  const formed = parts.findIndex((part, at) => at % 2 === 0 && at < 6 && hasLegalForm(part))
  return nameIn(parts.slice(0, Math.max(formed, 0) + 1).join(''))
}

/** By this two mentions of one page are the same. */
export const nameFold = (name: string): string => foldOf(name.normalize('NFC')).replace(/[^\p{L}\p{N}]/gu, '')
