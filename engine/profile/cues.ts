/** The words that turn a topic into a need or its absence, with the exceptions. Expressions run over folded words joined by spaces (ä as ae), stops as words of their own. */
import type { Language } from '../text/language.ts'

export type Cues = {
  /** Quick look: a sentence without any of these is left alone. */
  readonly any: RegExp
  /** Opens a need. */
  readonly seek: RegExp
  /** A need that refers back: “… wird gesucht”, “… fehlt uns”. */
  readonly closing: RegExp
  /** First word of a clause that hands its phrase to the need: “Für die Galvanik suchen wir …”. */
  readonly handing: RegExp
  readonly own: RegExp
  /** Negates the phrase after it. */
  readonly without: RegExp
  /** Negates its clause. */
  readonly not: RegExp
  /** After a negation word: it negates nothing (“nicht nur”, “kein Problem”). */
  readonly notNegation: RegExp
  /** Before a negation word: two make one affirmation (“nicht ohne”). */
  readonly doubleNegation: RegExp
  /** Verbs whose negation says that something is not offered. */
  readonly offering: RegExp
  /** Clauses that negate giving something up: they affirm. */
  readonly keeps: RegExp
  /** English passive: what is missing stands before (“is not offered”). */
  readonly passive: RegExp
  readonly contrast: RegExp
  readonly subordinate: RegExp
}

const NEVER = /(?!)/

export const CUES: Record<Language, Cues> = {
  de: {
    any: /\b(?:ausschau|freuen|gern|gerne|wer|hilfe|expertise|know-how|luecke\w*|wunschliste|hoffen|gewuenscht|beratung|verstaerkung|einstell\w*|eingestellt|aufgegeben|aussen|entf\w+|lehnen|uebernimmt|uebernehmen|uebernommen|erledig\w*|lassen|meiden|vermeiden|fehlanzeige|schliessen|ausserhalb|ueberlassen|kaufen|beziehen|vergeben|ausgeschlossen|extern|such\w*|gesucht\w*|benoetig\w*|brauch\w*|bedarf\w*|fehl\w*|mangel\w*|gefragt|offene|willkommen|wuensch\w*|partner\w*|unterstuetzung|kein\w*|nicht|ohne|statt\w*|anstatt|anstelle|weder|verzicht\w*|ausgenommen|ausser|gebraucht|interess\w*|offen)\b/,
    seek: new RegExp(
      '\\b(?:(?:suchen|sucht|suche|suchten)(?! sich)|(?:wird|werden)(?: \\w+){0,8}? (?:dringend |noch |derzeit |aktuell )?gesucht|gesucht(?: (?:wird|werden|sind|ist))?|auf der suche nach|(?:benoetigen|benoetigt|brauchen|braucht) (?:wir|das \\w+|unser \\w+|die \\w+)|(?:wir|netzwerk|cluster|unternehmen|verbund|firma|gmbh|institut|team|projekt) (?:benoetigen|benoetigt|brauchen|braucht)(?! (?:kein|nicht))' +
        '|(?:bedarf|interesse|nachfrage) (?:besteht|haben wir|gibt es|sehen wir|haben sie|hat)(?: \\w+){0,3}? (?:an|bei|nach|fuer|im bereich|in)|(?:haben|hat|besteht|sehen|melden|meldet|dringender|dringenden|grosser|hoher)(?: \\w+){0,3}? bedarf(?! gering)|bedarf an|' +
        '(?:fehlt|fehlen|mangelt)(?! (?:nicht|nie|keine?s?))|was (?:uns )?(?:noch )?fehlt|' +
        '(?:wuenschen|wuenscht) (?:wir |man )?(?:uns|sich)|von interesse (?:ist|sind|waeren)|(?:haben|hat|haetten|besteht|zeigen)(?: \\w+){0,3}? interesse an|(?:sind|waeren|ist) (?:\\w+ )?(?:an|fuer) (?=.{0,80}\\binteressiert)|interessiert an|offen fuer(?: \\w+)? (?:kooperation\\w*|partner\\w*|zusammenarbeit|kontakte|vorschlaege|anbieter)|ausschau nach|freuen uns (?:ueber|auf) (?:\\w+ )?(?:kontakt\\w*|partner\\w*|anfragen|angebote|vorschlaege|hinweise|unterstuetzung)|(?:gern|gerne|wuerden wir|moechten wir)(?: \\w+){0,5}? (?:zusammenarbeiten|kooperieren|kennenlernen)|wer (?:kann|hat|kennt|beherrscht|hilft|bietet)|(?:unterstuetzung|hilfe|expertise|verstaerkung|know-how|beratung) (?:benoetigen|brauchen|suchen|wuenschen|bei|fuer) (?:wir )?|luecke\\w* (?:bei|in|im|besteht|bleibt)|(?:hat|haben|sehen|besteht|klafft)(?: \\w+){0,4}? luecke\\w*|was (?:uns )?noch (?:fehlt|aussteht)|(?:noch )?offen (?:ist|sind) (?:noch )?(?:die|der|das)|(?:auf (?:der|unserer) wunschliste)|hoffen (?:\\w+ )?auf|benoetigt (?:wird|werden)|(?:gefragt|gewuenscht|willkommen) (?:ist|sind|waere|waeren)|partner gesucht|als partner kommen|kommen als partner|gefragt sind|(?:ist|sind)(?: \\w+){0,5}? willkommen|(?:kooperations|entwicklungs|projekt)?partner(?:in|innen)? (?:fuer|im bereich|mit (?:erfahrung|know-how|kompetenz|expertise)) (?=.*(?:gesucht|willkommen|gefragt))|gesuche?:?$|partnergesuch|unterstuetzung (?:suchen|brauchen|wuenschen)|hilfe bei|gebraucht (?:wird|werden)|dringend (?:gesucht|benoetigt)|offene (?:stellen|positionen|rollen|plaetze) (?:im|in)(?: \\w+)? (?:partnernetz|netzwerk|konsortium|verbund|projekt|vorhaben))\\b',
      'g',
    ),
    closing: /(?:luecke|gesucht|fehlt|fehlen|willkommen|benoetigt|gebraucht|bedarf|mangelt|gefragt)/,
    handing: /^(?:fuer|bei|zur|zum|im|in|beim|auf)$/,
    own: /^(?:unser|unsere|unseren|unserem|unserer|unseres)$/,
    without: /\b(?:kein|keine|keinen|keinem|keiner|keines|keinerlei|ohne|statt|anstatt|anstelle (?:von|der|des)|weder|verzicht(?:en|et|eten|ete)?(?: \w+){0,4}? auf|ausgenommen|vermeide(?:n|t)|meide(?:n|t)|nicht aber|aber nicht|nicht jedoch|jedoch nicht|frei von|unter verzicht auf|extern (?=:))\b/g,
    not: /\b(?:nicht(?! aber| jedoch)|nie|niemals|ausserhalb unsere[rs] \w+|ueberlassen wir|kaufen wir(?: \w+){0,3} zu|beziehen wir|vergeben wir|ausser haus|lassen wir (?=.*(?:fertigen|machen|herstellen|ausfuehren|durchfuehren|erledigen|beschichten))|lehnen wir(?: \w+){0,3}? ab|haben wir (?:\w+ )?(?:eingestellt|aufgegeben|abgegeben|verkauft|ausgelagert)|(?:bleibt|bleiben) aussen vor|entf(?:aellt|allen)|(?:ist|sind) (?:fuer uns )?kein thema|(?:uebernimmt|uebernehmen|erledigt|erledigen|machen|besorgt|liefert|liefern) (?:\w+ )?(?:\w*partner\w*|andere|dienstleister|zulieferer|spezialisten|fremdfirmen)|schliessen wir(?: \w+){0,4}? aus|(?:ist|sind|bleibt|bleiben)(?: \w+){0,2} ausgeschlossen)\b/g,
    notNegation:
      /^(?:nicht , (?:dass|ob|wenn|weil)|nicht (?:nur|allein|zuletzt|ausschliesslich|selten|umsonst|weniger|mehr als|bloss|wenige|zu vergessen|mehr wegzudenken|invasiv\w*|leitend\w*|linear\w*|metallisch\w*|tragend\w*|rostend\w*|brennbar\w*|ionisierend\w*|zerstoerend\w*)|kein(?:e[nmrs]?)? (?:problem\w*|frage|zweifel|wunder|geringerer|grenzen|ausnahme)|ohne (?:ausnahme|zweifel|weiteres|dass|umwege|grossen aufwand|frage))\b/,
    doubleNegation: /\b(?:nicht|kein|keine|nie)$/,
    offering:
      /\b(?:gehoer(?:t|en)|zaehl(?:t|en)|biete(?:n|t)|anbieten|angeboten|fuehr(?:en|t)|hab(?:en|t)|hat|verfueg(?:en|t)|beherrsch(?:en|t)|umfass(?:t|en)|fertig(?:en|t)|produzier(?:en|t)|hersteller?n?|stell(?:en|t)|bearbeite(?:n|t)|verarbeite(?:n|t)|uebernehm(?:en)|uebernimmt|betreib(?:en|t)|entwickel(?:n|t)|liefer(?:n|t)|organisier(?:en|t)|mach(?:en|t)|plan(?:en|t)|nutz(?:en|t)|verwende(?:n|t)|setz(?:en|t)|leist(?:en|et)|beschaeftig(?:en|t)|vorgesehen|ausserhalb unsere[rs]|ueberlassen wir|kaufen wir|beziehen wir|vergeben wir|ausser haus|lassen wir|lehnen wir|haben wir|aussen vor|entf(?:aellt|allen)|kein thema|partner\w*|andere|dienstleister|zulieferer|spezialisten|fremdfirmen|wir|uns|unser\w*|schliessen wir|ausgeschlossen|erforderlich|noetig|notwendig|enthalten|teil|bestandteil|moeglich|vorhanden|gegenstand|im (?:haus|programm|angebot|portfolio|fokus|sortiment|leistungsumfang|vordergrund)|schwerpunkt\w*|brauch(?:en|t)|benoetig(?:en|t)|koennen)\b/,
    keeps: /\b(?:verzichten|vernachlaessig\w*|ausschliess\w*|nicht ausgeschlossen|vergessen|unterschaetz\w*|scheuen|missen|auskommen|ruhen|zufrieden\w*|aufhoeren|warten|klagen|stehen bleiben|zurueck|verstecken|enttaeusch\w*|mehr wegzudenken|aufgeben|nachlassen)\b/,
    passive: NEVER,
    contrast: /^(?:sondern|aber|jedoch|doch|dafuer|stattdessen|hingegen|dagegen|vielmehr|allerdings|sowohl|umso|sucht|suchen)$/,
    subordinate: /^(?:der|die|das|den|dem|deren|dessen|welche[rsnm]?|wer|wo|weil|dass|sodass|da|damit|um|wenn|falls|obwohl|waehrend|indem|wobei|womit|wodurch|sondern|aber|jedoch|doch|denn|und)$/,
  },
  en: {
    any: /\b(?:keen|glad|happy|pleased|eager|lookout|open|help|benefit|call|hope|missing|outsourc\w*|subcontract\w*|bought|avoid\w*|abandoned|stopped|discontinued|refrain\w*|beyond|leave|gave|given|outside|left|ruled|gaps?|anyone|demand|look\w*|seek\w*|sought|search\w*|need\w*|lack\w*|wanted|require|missing|welcome|partner\w*|interested|no|not|without|instead|rather|neither|nor|never|exclud\w*|except|cannot|don't|doesn't|isn't|aren't|can't|wish|like|hope|short|want|wants)\b/,
    seek: new RegExp(
      "\\b(?:look(?:s|ing)? (?:out )?for|(?:seek|seeks|seeking)(?! to\\b)|search(?:es|ing)? for|in search of|(?:is|are|being) (?:also |now |currently |urgently |still )?sought|sought|wanted|(?:we|consortium|project|team|company|network|cluster|partners?|institute|firm|group|plant|alliance|it|they|demonstrator|programme|who|also|still|urgently|currently|now|therefore) (?:still |also |urgently |currently |now |therefore |further )?(?:need|needs|lack|lacks|require|want|wants)(?! no\\b)(?! not\\b)(?: to (?:find|work with|add|buy|source))?|in need of|what (?:we|is|it) (?:still |currently |urgently )?(?:need|needs|lack|lacks|missing)(?: is)?|" +
        '(?:is|are) (?:still |currently )?(?:missing|needed|wanted|short of)(?! the| a\\b| to\\b)|lacking|(?:interested in|hope to|would like to|wish to|want to) (?:finding|find|hearing from|meet|meeting|working with|work with|partner with|team up with)|(?:would|we.d) welcome|(?:have|has|there is|we.ve)(?: \\w+){0,2} gaps? in|(?:keen|glad|happy|pleased|eager) to (?:hear from|meet|work with|talk to|find|team up with)|on the lookout for|open to (?:\\w+ )?(?:partners?|partnerships?|collaborations?|offers|proposals|suppliers)|interested in (?:partners|contacts|collaborat\\w+|cooperat\\w+|suppliers|a partner|working)|(?:could|can) (?:use|do with)(?: \\w+)? (?:help|support|advice|a partner|expertise)|help (?:with|in)|would benefit from|who can (?:help|supply|provide|offer|support)|call for|on our wish ?list|(?:missing|lacking) (?:is|are|so far)|(?:requires?|required) (?:a|an) (?:\\w+ )?(?:partner|supplier|specialist|expert)|we hope to|short of|no in-house (?:expertise|knowledge|experience) (?:in|on|of)|anyone (?:able|who) |(?:is|are) of interest(?: \\w+)? (?:in|to)?|of (?:particular )?interest (?:is|are)|possible partners include|partners could be|(?:is|are) (?:very |most |also |always )?welcome|no one (?:here )?(?:knows|masters)|(?:is|are) (?:also |still )?in demand|(?:our|we have a|we see a) need for|needs? (?:a|an|help|support|expertise|partners?|someone|access))\\b',
      'g',
    ),
    closing: /(?:sought|wanted|missing|needed|welcome|in demand)$/,
    handing: /^(?:for|in|on)$/,
    own: /^(?:our|ours)$/,
    without: /\b(?:no|but not|(?:we|they|it) (?:deliberately |strictly )?(?:avoid|avoids|abandoned|stopped|discontinued)|refrain(?:s|ing)? from|gave up|leave out|without|instead of|rather than|neither|nor|excluding|except for|no longer|free of|free from)\b/g,
    not: /\b(?:outside (?:of )?our|left to (?:others|specialists|partners)|excluded(?! from)|ruled out|outsourced|subcontracted|bought in|discontinued|out of scope|beyond our (?:scope|range|remit)|not|don't|doesn't|cannot|can't|never|isn't|aren't|won't|didn't)\b/g,
    notNegation: /^(?:not (?:only|just|least|merely|to mention|limited to|surprisingly|invasive|necessarily)|no (?:matter|doubt|wonder|less than|fewer than|problem|limits?|later than)|nor is|without (?:exception|doubt|question|delay))\b/,
    doubleNegation: /\b(?:not|cannot|never)$/,
    offering:
      /^(?:not|don't|doesn't|cannot|can't|never|won't|didn't)(?: \w+){0,2}? (?:offer\w*|provide\w*|carry|do|have|use|make|made|supply|supplies|produce\w*|manufactur\w*|process\w*|handle\w*|cover\w*|include\w*|develop\w*|perform\w*|run|runs|build\w*|design\w*|sell|sells|work|works|machine|treat|deal|take|operate\w*|undertake|test|support|buy|grow|print|weld|paint|extend|touch|address|involve|rely|need)\b/,
    keeps: /\b(?:fail to|give up|forget|neglect)\b/,
    passive: /^(?:not|never|isn't|aren't) (?:\w+ )?(?:offered|provided|part|among|included|available|covered|our|in|within|carried|done|performed|used|supported|planned|a part|foreseen|made|produced|possible)\b/,
    contrast: /^(?:but|however|instead|while|whereas|yet|although|though)$/,
    subordinate: /^(?:which|who|that|whose|where|when|because|so|since|as|and|but|while|whereas|although|if|to|we)$/,
  },
}
