/** Pieces of German compounds that no dictionary of nouns and verbs lists: learned prefixes, adjectives as first parts, learned last parts. Written for this project; folded. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Learned and native first parts that stand only in compounds, or as short forms. */
export const PREFIXES = list(
  `mikro makro nano bio opto elektro elektronen hydro aero thermo photo foto video audio tele auto auto multi mono poly stereo radio mega giga kilo milli zenti pseudo quasi semi anti inter intra trans ultra
  infra super hyper mini maxi midi meta neo proto retro ko kon geo agro agrar astro cyber digital öko oeko kryo gyro spektro chromo hetero homo iso elasto duro lumi luft pneumo neuro kardio osteo onko immuno gastro
  derma dental ortho patho pharma psycho sozio ethno hoch tief haupt neben ober zwischen gegen rueck fern nah innen aussen mehr viel voll halb sonder spezial
  standard extra ur erz miss nicht selbst eigen fremd allein gesamt teil einzel doppel dreifach zwei drei vier fuenf sechs sieben acht neun zehn hundert tausend erst zweit dritt ost west nord sued suedost mittel
  echtzeit online offline e it`,
)

/** Verb particles: first parts of many words that are derived, not compounded (“Einsatz”, “Auswertung”), and of some that are (“Vorjahr”). */
export const PARTICLES = list('vor nach unter ueber mit ein aus auf ab an um zu bei durch wieder')

/** Prefixes that make verbs and never stand first in a compound. */
export const INSEPARABLE = list('be ent emp er ver zer ge')

/** Adjectives as first parts (“Hoch-druck”, “Kalt-umform-ung”); nominalised forms in the dictionary do not give the stem. */
export const ADJECTIVES = list(
  `alt arm blau blind braun breit bunt dick dicht dumm dunkel dünn duenn eben edel eng ernst falsch faul fein fest feucht flach flexibel flink flüssig fluessig frei fremd frisch froh fruh frueh gelb genau gerade gering
  glatt gleich grau grob gross gruen gut halb hart heiss hell hoch hohl jung kahl kalt klar klein klug knapp krank kraus krumm kurz lahm lang langsam laut lauter leer leicht leise lieb linear locker mager matt mild
  mittel modern nackt nass neu nieder niedrig offen platt privat rauh rau rein reich rot ruhig rund sanft satt sauber sauer scharf schief schlank schmal schnell schwach schwarz schwer selten senkrecht sicher spitz
  stark starr steif steil still stolz straff streng stumm stumpf suess tief tot treu trocken trueb voll wach wahr warm weich weiss weit welk wenig wild wund zaeh zart global lokal sozial zentral national
  international digital analog optisch mobil virtuell real ideal normal total neutral universal individual kommunal regional`,
)

/** Learned last parts that are no words of their own. */
export const SUFFIXES = list(
  `technik technologie ologie logie metrie grafie graphie skopie skop meter graf graph gramm thek phon therapie gen genese lyse lysator logik nomie pathie phobie statik dynamik mechanik nik`,
)
