/** Words that are about everything and so about nothing: a phrase of only these is no term. */
import type { Language } from '../text/language.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

const GENERAL: Record<Language, ReadonlySet<string>> = {
  de: list(
    `unternehmen firma betrieb kunde partner mitglied jahr monat tag zeit zeitraum land region stadt welt markt produkt produktion leistung dienst dienstleistung service loesung angebot anwendung bereich gebiet feld thema themen
    projekt vorhaben ziel aufgabe arbeit bedarf beispiel teil form art weise rahmen grund frage antwort ergebnis entwicklung forschung herstellung hersteller verfahren prozess methode technik technologie system anlage geraet
    kompetenz erfahrung wissen qualitaet mensch person mitarbeiter team leiter haus standort netzwerk cluster verein gmbh institut universitaet hochschule zentrum gruppe neu gross klein gut hoch lang kurz eigen
    verschieden unterschiedlich wichtig moeglich gemeinsam international national regional modern innovativ innovation zukunft einsatz nutzung verwendung bau werk stoff material sicherheit kosten preis zahl menge groesse meter prozent euro million
    anbieter kooperation frag netz netzwerk nutzer anwender industrieallianz mitgliedschaft gruendungsmitglied gruendungmitglied einrichtung geschaeftsstelle schwerpunkt grundlage deutschland thueringen europa jena erfurt ilmenau
    mikrometer nanometer millimeter zentimeter kilometer gramm kilogramm tonne grad liter milliliter stunde minute sekunde interesse haelfte drittel seite abschnitt ansprechpartner kontakt adresse telefon`,
  ),
  en: list(
    `company firm business customer partner member year month day time period country region city world market product production performance service solution offer application area field topic project aim goal task work
    need example part form kind way frame reason question answer result development research manufacture manufacturer procedure process method technique technology system plant competence experience knowledge quality
    people person employee team house site network cluster association institute university centre center group new large small good high long short own different important possible common international national regional
    modern innovative innovation future use material safety cost price number amount size percent euro million germany europe various several state art novel current approach based main key high low first second`,
  ),
}

/** Are all these keys general words? In: the keys of one word. */
export function isGeneral(keys: readonly string[], language: Language): boolean {
  return keys.every((key) => GENERAL[language].has(key) || key.length < 3)
}

/** Words that begin no English term, though they are no general words where stances are read. */
const NO_ENGLISH_TERM = list('micrometre micrometer nanometre nanometer millimetre millimeter centimetre centimeter gram kilogram hour minute look looking interest interested cooperation founding contact address phone page')

/** Does this word say nothing as a term or at its beginning? A compound may as a whole: “Industrieallianz”, “Mikrometer”. */
export const isNoTerm = (keys: readonly string[], language: Language): boolean => isGeneral(keys, language) || GENERAL[language].has(keys.join('')) || (language === 'en' && NO_ENGLISH_TERM.has(keys.join('')))

/** Verbs that often stand before an object in English prose; those that are as often nouns (test, process, model) are left out. */
export const ENGLISH_VERBS = list(
  `make take give bring keep help allow enable provide offer develop produce create include contain involve improve increase reduce ensure achieve address adopt apply combine connect consider cover define deliver describe
  determine enhance establish evaluate examine explore facilitate foster generate identify implement integrate investigate maintain manage obtain perform prepare present promote propose protect receive replace represent require
  seek select serve show solve strengthen support use utilise utilize build come become remain grow hold lead meet need say see sell turn work want`,
)
