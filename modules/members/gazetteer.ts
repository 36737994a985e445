/**
 * The towns whose position the house knows, so that nobody outside is asked where a member is: Thuringia from about 10,000 inhabitants (and some smaller towns with industry), the larger cities of Germany and its neighbours, capitals of Europe, and some cities of trade beyond.
 * **Units**: degrees north and east, to two decimals: about a kilometre, as near as a dot can show. Public facts.
 * **Shapes**: some 400 towns. What is written of a place is recognised by the plain spelling of the search: “München”, “Muenchen”, “MUNICH”; with a postcode before it, a country after a comma, and of larger towns with a district after a hyphen. A name in brackets tells two towns apart, so it is never passed over: “Weimar (Lahn)” is not Weimar.
 */
import { plainWords, type Language } from '#platform/words'
import { countryOf } from './country.ts'

export type Town = {
  readonly name: Readonly<Record<Language, string>>
  readonly country: string
  readonly latitude: number
  readonly longitude: number
  /** 3: known everywhere, or a capital; 2: about 100,000 inhabitants and more; 1: others. */
  readonly size: 1 | 2 | 3
}

/** German name, latitude, longitude, size; English name where it is another; what it is also called. */
type Row = readonly [de: string, latitude: number, longitude: number, size: 1 | 2 | 3, en?: string | undefined, also?: readonly string[]]

const TOWNS: Readonly<Record<string, readonly Row[]>> = {
  DE: [
    // Thuringia
    ['Erfurt', 50.98, 11.03, 2], ['Jena', 50.93, 11.59, 2], ['Gera', 50.88, 12.08, 2], ['Weimar', 50.98, 11.33, 1, undefined, ['Weimar (Thüringen)']], ['Gotha', 50.95, 10.7, 1], ['Eisenach', 50.98, 10.32, 1], ['Nordhausen', 51.5, 10.79, 1], ['Ilmenau', 50.68, 10.92, 1], ['Suhl', 50.61, 10.69, 1],
    ['Mühlhausen', 51.21, 10.45, 1, undefined, ['Mühlhausen/Thüringen', 'Mühlhausen (Thüringen)', 'Mühlhausen/Thür.']], ['Altenburg', 50.99, 12.44, 1, undefined, ['Altenburg (Thüringen)']], ['Saalfeld', 50.65, 11.36, 1, undefined, ['Saalfeld/Saale', 'Saalfeld (Saale)']], ['Rudolstadt', 50.72, 11.34, 1], ['Arnstadt', 50.84, 10.95, 1], ['Apolda', 51.02, 11.51, 1],
    ['Meiningen', 50.57, 10.42, 1], ['Greiz', 50.66, 12.2, 1], ['Sonneberg', 50.36, 11.17, 1, undefined, ['Sonneberg (Thüringen)']], ['Sondershausen', 51.37, 10.87, 1], ['Sömmerda', 51.16, 11.12, 1], ['Bad Langensalza', 51.11, 10.65, 1], ['Schmalkalden', 50.72, 10.45, 1], ['Heilbad Heiligenstadt', 51.38, 10.14, 1, undefined, ['Heiligenstadt']], ['Bad Salzungen', 50.81, 10.23, 1],
    ['Leinefelde-Worbis', 51.39, 10.33, 1, undefined, ['Leinefelde']], ['Worbis', 51.42, 10.36, 1], ['Zeulenroda-Triebes', 50.65, 11.98, 1, undefined, ['Zeulenroda']], ['Pößneck', 50.69, 11.59, 1], ['Schmölln', 50.9, 12.36, 1, undefined, ['Schmölln (Thüringen)']], ['Zella-Mehlis', 50.66, 10.66, 1], ['Hildburghausen', 50.43, 10.73, 1], ['Waltershausen', 50.9, 10.56, 1], ['Eisenberg', 50.97, 11.9, 1, undefined, ['Eisenberg (Thüringen)']], ['Meuselwitz', 51.04, 12.3, 1],
    ['Schleusingen', 50.51, 10.76, 1], ['Ohrdruf', 50.83, 10.73, 1], ['Bleicherode', 51.44, 10.57, 1], ['Bad Frankenhausen', 51.36, 11.1, 1], ['Artern', 51.37, 11.29, 1], ['Schleiz', 50.58, 11.81, 1], ['Neustadt an der Orla', 50.74, 11.75, 1, undefined, ['Neustadt (Orla)', 'Neustadt/Orla']], ['Hermsdorf', 50.9, 11.86, 1, undefined, ['Hermsdorf (Thüringen)', 'Hermsdorf/Thüringen']], ['Stadtroda', 50.86, 11.73, 1], ['Kahla', 50.81, 11.59, 1, undefined, ['Kahla (Thüringen)']],
    ['Weida', 50.77, 12.06, 1], ['Bad Berka', 50.9, 11.28, 1], ['Blankenhain', 50.86, 11.34, 1], ['Bad Blankenburg', 50.68, 11.27, 1], ['Bad Lobenstein', 50.45, 11.64, 1], ['Neuhaus am Rennweg', 50.51, 11.14, 1, undefined, ['Neuhaus a. Rwg.']], ['Lauscha', 50.48, 11.16, 1], ['Ruhla', 50.89, 10.37, 1], ['Friedrichroda', 50.86, 10.57, 1], ['Steinbach-Hallenberg', 50.7, 10.57, 1], ['Stadtilm', 50.78, 11.08, 1], ['Eisfeld', 50.43, 10.91, 1], ['Kölleda', 51.19, 11.25, 1], ['Ronneburg', 50.86, 12.19, 1, undefined, ['Ronneburg (Thüringen)']], ['Triptis', 50.74, 11.87, 1], ['Königsee', 50.66, 11.1, 1],
    // Germany
    ['Berlin', 52.52, 13.4, 3], ['Hamburg', 53.55, 9.99, 3], ['München', 48.14, 11.58, 3, 'Munich'], ['Köln', 50.94, 6.96, 3, 'Cologne'], ['Frankfurt am Main', 50.11, 8.68, 3, undefined, ['Frankfurt', 'Frankfurt (Main)', 'Frankfurt/Main', 'Frankfurt a. M.', 'Frankfurt a.M.']], ['Stuttgart', 48.78, 9.18, 3], ['Düsseldorf', 51.22, 6.78, 3, 'Dusseldorf'], ['Leipzig', 51.34, 12.37, 3], ['Dortmund', 51.51, 7.47, 3], ['Essen', 51.46, 7.01, 3], ['Bremen', 53.08, 8.81, 3], ['Dresden', 51.05, 13.74, 3], ['Hannover', 52.37, 9.73, 3, 'Hanover'], ['Nürnberg', 49.45, 11.08, 3, 'Nuremberg'],
    ['Duisburg', 51.43, 6.76, 2], ['Bochum', 51.48, 7.22, 2], ['Wuppertal', 51.26, 7.15, 2], ['Bielefeld', 52.02, 8.53, 2], ['Bonn', 50.73, 7.1, 2], ['Münster', 51.96, 7.63, 2, undefined, ['Münster (Westfalen)']], ['Münster-Sarmsheim', 49.95, 7.89, 1], ['Karlsruhe', 49.01, 8.4, 2], ['Mannheim', 49.49, 8.47, 2], ['Augsburg', 48.37, 10.9, 2], ['Wiesbaden', 50.08, 8.24, 2], ['Gelsenkirchen', 51.52, 7.1, 2], ['Mönchengladbach', 51.19, 6.44, 2], ['Aachen', 50.78, 6.08, 2, undefined, ['Aix-la-Chapelle']], ['Braunschweig', 52.27, 10.53, 2, 'Brunswick'], ['Chemnitz', 50.83, 12.92, 2], ['Kiel', 54.32, 10.14, 2], ['Halle (Saale)', 51.48, 11.97, 2, undefined, ['Halle', 'Halle/Saale', 'Halle an der Saale', 'Halle a. d. Saale']], ['Magdeburg', 52.13, 11.63, 2], ['Freiburg im Breisgau', 48, 7.85, 2, 'Freiburg', ['Freiburg i. Br.', 'Freiburg (Breisgau)']],
    ['Krefeld', 51.33, 6.56, 2], ['Mainz', 50, 8.27, 2], ['Lübeck', 53.87, 10.69, 2, 'Lubeck'], ['Rostock', 54.09, 12.13, 2], ['Kassel', 51.32, 9.5, 2], ['Hagen', 51.36, 7.47, 2], ['Potsdam', 52.4, 13.06, 2], ['Saarbrücken', 49.23, 7, 2], ['Hamm', 51.68, 7.82, 2], ['Ludwigshafen am Rhein', 49.48, 8.44, 2, 'Ludwigshafen', ['Ludwigshafen (Rhein)']], ['Oldenburg', 53.14, 8.21, 2, undefined, ['Oldenburg (Oldb)']], ['Osnabrück', 52.28, 8.05, 2], ['Leverkusen', 51.03, 6.98, 2], ['Heidelberg', 49.41, 8.69, 2], ['Darmstadt', 49.87, 8.65, 2], ['Solingen', 51.17, 7.08, 2], ['Regensburg', 49.02, 12.1, 2], ['Paderborn', 51.72, 8.75, 2], ['Ingolstadt', 48.76, 11.42, 2], ['Würzburg', 49.79, 9.95, 2], ['Fürth', 49.48, 10.99, 2], ['Wolfsburg', 52.42, 10.78, 2],
    ['Ulm', 48.4, 9.99, 2], ['Heilbronn', 49.14, 9.22, 2], ['Pforzheim', 48.89, 8.69, 2], ['Göttingen', 51.54, 9.93, 2], ['Reutlingen', 48.49, 9.2, 2], ['Koblenz', 50.36, 7.59, 2], ['Bremerhaven', 53.55, 8.58, 2], ['Erlangen', 49.59, 11, 2], ['Remscheid', 51.18, 7.19, 2], ['Trier', 49.76, 6.64, 2], ['Siegen', 50.87, 8.02, 2], ['Hildesheim', 52.15, 9.95, 2], ['Salzgitter', 52.15, 10.33, 2], ['Cottbus', 51.76, 14.33, 2], ['Gütersloh', 51.91, 8.38, 2], ['Kaiserslautern', 49.44, 7.77, 2], ['Hanau', 50.13, 8.92, 2], ['Schwerin', 53.63, 11.41, 2], ['Esslingen am Neckar', 48.74, 9.31, 1, 'Esslingen'], ['Ludwigsburg', 48.9, 9.19, 1], ['Tübingen', 48.52, 9.06, 1], ['Konstanz', 47.66, 9.18, 1, 'Constance'], ['Friedrichshafen', 47.65, 9.48, 1],
    ['Gießen', 50.58, 8.68, 1], ['Marburg', 50.81, 8.77, 1], ['Wetzlar', 50.56, 8.5, 1], ['Fulda', 50.55, 9.68, 1], ['Bad Hersfeld', 50.87, 9.71, 1], ['Eschwege', 51.19, 10.05, 1], ['Bayreuth', 49.95, 11.58, 1], ['Bamberg', 49.89, 10.89, 1], ['Coburg', 50.26, 10.96, 1], ['Hof', 50.32, 11.92, 1, undefined, ['Hof (Saale)', 'Hof/Saale']], ['Kronach', 50.24, 11.33, 1], ['Kulmbach', 50.1, 11.45, 1], ['Schweinfurt', 50.05, 10.23, 1], ['Aschaffenburg', 49.98, 9.15, 1], ['Bad Neustadt an der Saale', 50.32, 10.22, 1, undefined, ['Bad Neustadt', 'Bad Neustadt a. d. Saale']], ['Ansbach', 49.3, 10.58, 1], ['Amberg', 49.44, 11.86, 1], ['Landshut', 48.54, 12.15, 1], ['Passau', 48.57, 13.46, 1], ['Rosenheim', 47.86, 12.12, 1], ['Kempten', 47.73, 10.31, 1, undefined, ['Kempten (Allgäu)']], ['Aalen', 48.84, 10.09, 1], ['Oberkochen', 48.78, 10.11, 1],
    ['Zwickau', 50.72, 12.5, 1], ['Plauen', 50.5, 12.13, 1], ['Görlitz', 51.15, 14.99, 1], ['Bautzen', 51.18, 14.42, 1], ['Freiberg', 50.91, 13.34, 1, undefined, ['Freiberg (Sachsen)']], ['Meißen', 51.16, 13.47, 1], ['Riesa', 51.31, 13.29, 1], ['Mittweida', 50.99, 12.98, 1], ['Glauchau', 50.82, 12.54, 1], ['Crimmitschau', 50.82, 12.39, 1], ['Reichenbach im Vogtland', 50.62, 12.3, 1, undefined, ['Reichenbach (Vogtland)']], ['Auerbach/Vogtland', 50.51, 12.4, 1, undefined, ['Auerbach (Vogtland)']], ['Naumburg (Saale)', 51.15, 11.81, 1, undefined, ['Naumburg', 'Naumburg/Saale']], ['Zeitz', 51.05, 12.14, 1], ['Weißenfels', 51.2, 11.97, 1], ['Merseburg', 51.36, 11.99, 1], ['Sangerhausen', 51.47, 11.3, 1], ['Dessau-Roßlau', 51.84, 12.24, 1, undefined, ['Dessau']], ['Bitterfeld-Wolfen', 51.63, 12.32, 1, undefined, ['Bitterfeld']], ['Wernigerode', 51.83, 10.79, 1], ['Halberstadt', 51.9, 11.05, 1], ['Lutherstadt Wittenberg', 51.87, 12.65, 1, 'Wittenberg'], ['Schkopau', 51.4, 11.98, 1], ['Leuna', 51.32, 12.02, 1],
    ['Brandenburg an der Havel', 52.41, 12.55, 1], ['Frankfurt (Oder)', 52.34, 14.55, 1, undefined, ['Frankfurt/Oder', 'Frankfurt an der Oder']], ['Eberswalde', 52.83, 13.82, 1], ['Schwedt/Oder', 53.06, 14.28, 1, undefined, ['Schwedt']], ['Stralsund', 54.31, 13.08, 1], ['Greifswald', 54.1, 13.39, 1], ['Neubrandenburg', 53.56, 13.26, 1], ['Wismar', 53.89, 11.46, 1], ['Flensburg', 54.78, 9.44, 1], ['Lüneburg', 53.25, 10.41, 1], ['Celle', 52.62, 10.08, 1], ['Goslar', 51.91, 10.43, 1], ['Emden', 53.37, 7.21, 1], ['Wilhelmshaven', 53.53, 8.11, 1], ['Lemgo', 52.03, 8.9, 1], ['Detmold', 51.94, 8.88, 1], ['Minden', 52.29, 8.92, 1], ['Villingen-Schwenningen', 48.06, 8.5, 1, undefined, ['Villingen']], ['Offenburg', 48.47, 7.95, 1], ['Baden-Baden', 48.76, 8.24, 1], ['Worms', 49.63, 8.36, 1],
  ],
  AT: [['Wien', 48.21, 16.37, 3, 'Vienna'], ['Graz', 47.07, 15.44, 2], ['Linz', 48.31, 14.29, 2], ['Salzburg', 47.8, 13.04, 2], ['Innsbruck', 47.26, 11.39, 2], ['Klagenfurt', 46.62, 14.31, 2, undefined, ['Klagenfurt am Wörthersee']], ['Villach', 46.61, 13.85, 1], ['Wels', 48.16, 14.03, 1], ['Steyr', 48.04, 14.42, 1], ['Leoben', 47.38, 15.09, 1], ['Dornbirn', 47.41, 9.74, 1], ['Bregenz', 47.5, 9.75, 1]],
  CH: [['Bern', 46.95, 7.45, 3, undefined, ['Berne']], ['Zürich', 47.37, 8.54, 3, 'Zurich'], ['Genf', 46.2, 6.14, 2, 'Geneva', ['Genève']], ['Basel', 47.56, 7.59, 2], ['Lausanne', 46.52, 6.63, 2], ['Winterthur', 47.5, 8.72, 2], ['Luzern', 47.05, 8.31, 1, 'Lucerne'], ['St. Gallen', 47.42, 9.37, 1, undefined, ['Sankt Gallen']], ['Neuchâtel', 46.99, 6.93, 1], ['Biel', 47.14, 7.25, 1, undefined, ['Biel/Bienne', 'Bienne']], ['Chur', 46.85, 9.53, 1]],
  LI: [['Vaduz', 47.14, 9.52, 1]],
  CZ: [['Prag', 50.09, 14.42, 3, 'Prague', ['Praha']], ['Brünn', 49.2, 16.61, 2, 'Brno'], ['Ostrau', 49.83, 18.28, 2, 'Ostrava'], ['Pilsen', 49.75, 13.38, 2, undefined, ['Plzeň']], ['Liberec', 50.77, 15.06, 2], ['Karlsbad', 50.23, 12.87, 1, 'Karlovy Vary'], ['Cheb', 50.08, 12.37, 1], ['Ústí nad Labem', 50.66, 14.04, 1], ['Olmütz', 49.6, 17.25, 2, 'Olomouc'], ['Budweis', 48.97, 14.47, 1, 'České Budějovice']],
  PL: [['Warschau', 52.23, 21.01, 3, 'Warsaw', ['Warszawa']], ['Breslau', 51.1, 17.03, 3, 'Wrocław'], ['Krakau', 50.06, 19.94, 3, 'Kraków', ['Cracow']], ['Posen', 52.41, 16.93, 2, 'Poznań'], ['Danzig', 54.35, 18.65, 2, 'Gdańsk'], ['Stettin', 53.43, 14.55, 2, 'Szczecin'], ['Lodz', 51.76, 19.46, 2, 'Łódź'], ['Kattowitz', 50.26, 19.02, 2, 'Katowice'], ['Gliwice', 50.3, 18.68, 2, undefined, ['Gleiwitz']], ['Lublin', 51.25, 22.57, 2]],
  NL: [['Amsterdam', 52.37, 4.9, 3], ['Rotterdam', 51.92, 4.48, 2], ['Den Haag', 52.08, 4.3, 2, 'The Hague'], ['Utrecht', 52.09, 5.12, 2], ['Eindhoven', 51.44, 5.48, 2], ['Delft', 52.01, 4.36, 2], ['Groningen', 53.22, 6.57, 2], ['Enschede', 52.22, 6.9, 2], ['Arnhem', 51.98, 5.91, 2], ['Nimwegen', 51.84, 5.85, 2, 'Nijmegen'], ['Leiden', 52.16, 4.49, 2], ['Maastricht', 50.85, 5.69, 2], ['Venlo', 51.37, 6.17, 1]],
  BE: [['Brüssel', 50.85, 4.35, 3, 'Brussels', ['Bruxelles', 'Brussel']], ['Antwerpen', 51.22, 4.4, 2, 'Antwerp'], ['Gent', 51.05, 3.72, 2, 'Ghent'], ['Lüttich', 50.63, 5.57, 2, 'Liège'], ['Löwen', 50.88, 4.7, 2, 'Leuven'], ['Brügge', 51.21, 3.22, 2, 'Bruges'], ['Namur', 50.47, 4.87, 1], ['Eupen', 50.63, 6.03, 1]],
  LU: [['Luxemburg', 49.61, 6.13, 3, 'Luxembourg']],
  FR: [['Paris', 48.86, 2.35, 3], ['Straßburg', 48.58, 7.75, 2, 'Strasbourg'], ['Lyon', 45.76, 4.84, 3], ['Marseille', 43.3, 5.37, 3], ['Toulouse', 43.6, 1.44, 2], ['Bordeaux', 44.84, -0.58, 2], ['Nantes', 47.22, -1.55, 2], ['Lille', 50.63, 3.06, 2], ['Grenoble', 45.19, 5.72, 2], ['Nizza', 43.7, 7.27, 2, 'Nice'], ['Rennes', 48.11, -1.68, 2], ['Metz', 49.12, 6.18, 2], ['Nancy', 48.69, 6.18, 2], ['Mülhausen', 47.75, 7.34, 2, 'Mulhouse'], ['Colmar', 48.08, 7.36, 1], ['Besançon', 47.24, 6.02, 2], ['Dijon', 47.32, 5.04, 2], ['Reims', 49.26, 4.03, 2], ['Montpellier', 43.61, 3.88, 2], ['Limoges', 45.83, 1.26, 2]],
  DK: [['Kopenhagen', 55.68, 12.57, 3, 'Copenhagen', ['København']], ['Aarhus', 56.16, 10.2, 2, undefined, ['Århus']], ['Odense', 55.4, 10.39, 2], ['Aalborg', 57.05, 9.92, 2], ['Sønderborg', 54.91, 9.79, 1, undefined, ['Sonderburg']]],
  GB: [['London', 51.51, -0.13, 3], ['Manchester', 53.48, -2.24, 2], ['Birmingham', 52.48, -1.9, 2], ['Cambridge', 52.2, 0.12, 2], ['Oxford', 51.75, -1.26, 2], ['Edinburgh', 55.95, -3.19, 2], ['Glasgow', 55.86, -4.26, 2], ['Southampton', 50.9, -1.4, 2], ['Cardiff', 51.48, -3.18, 2], ['Belfast', 54.6, -5.93, 2]],
  IT: [['Rom', 41.9, 12.5, 3, 'Rome', ['Roma']], ['Mailand', 45.46, 9.19, 3, 'Milan', ['Milano']], ['Turin', 45.07, 7.69, 2, undefined, ['Torino']], ['Bozen', 46.5, 11.35, 2, 'Bolzano'], ['Bologna', 44.49, 11.34, 2], ['Florenz', 43.77, 11.25, 2, 'Florence', ['Firenze']], ['Neapel', 40.85, 14.27, 2, 'Naples', ['Napoli']], ['Venedig', 45.44, 12.33, 2, 'Venice', ['Venezia']], ['Padua', 45.41, 11.88, 2, undefined, ['Padova']], ['Trient', 46.07, 11.12, 2, 'Trento'], ['Verona', 45.44, 10.99, 2], ['Triest', 45.65, 13.77, 2, 'Trieste'], ['Genua', 44.41, 8.93, 2, 'Genoa', ['Genova']], ['Pisa', 43.72, 10.4, 1]],
  ES: [['Madrid', 40.42, -3.7, 3], ['Barcelona', 41.39, 2.17, 3], ['Valencia', 39.47, -0.38, 2], ['Sevilla', 37.39, -5.98, 2, 'Seville'], ['Bilbao', 43.26, -2.93, 2], ['Saragossa', 41.65, -0.88, 2, 'Zaragoza']],
  PT: [['Lissabon', 38.72, -9.14, 3, 'Lisbon', ['Lisboa']], ['Porto', 41.15, -8.61, 2], ['Braga', 41.55, -8.42, 2]],
  SE: [['Stockholm', 59.33, 18.07, 3], ['Göteborg', 57.71, 11.97, 2, 'Gothenburg'], ['Malmö', 55.6, 13, 2], ['Lund', 55.7, 13.19, 1], ['Uppsala', 59.86, 17.64, 2]],
  NO: [['Oslo', 59.91, 10.75, 3], ['Bergen', 60.39, 5.32, 2], ['Trondheim', 63.43, 10.4, 2]],
  FI: [['Helsinki', 60.17, 24.94, 3], ['Espoo', 60.21, 24.66, 2], ['Tampere', 61.5, 23.77, 2], ['Joensuu', 62.6, 29.76, 1], ['Oulu', 65.01, 25.47, 2]],
  IE: [['Dublin', 53.35, -6.26, 3], ['Cork', 51.9, -8.47, 2]],
  IS: [['Reykjavík', 64.14, -21.9, 3]],
  HU: [['Budapest', 47.5, 19.04, 3], ['Debrecen', 47.53, 21.63, 2], ['Győr', 47.68, 17.63, 2]],
  SK: [['Bratislava', 48.15, 17.11, 3, undefined, ['Pressburg']], ['Košice', 48.72, 21.26, 2]],
  SI: [['Ljubljana', 46.05, 14.51, 3, undefined, ['Laibach']], ['Maribor', 46.56, 15.65, 1]],
  HR: [['Zagreb', 45.81, 15.98, 3]],
  RS: [['Belgrad', 44.8, 20.47, 3, 'Belgrade']],
  RO: [['Bukarest', 44.43, 26.1, 3, 'Bucharest'], ['Cluj-Napoca', 46.77, 23.6, 2, undefined, ['Cluj', 'Klausenburg']], ['Timișoara', 45.75, 21.23, 2, undefined, ['Temeswar', 'Temeschwar']]],
  BG: [['Sofia', 42.7, 23.32, 3]],
  GR: [['Athen', 37.98, 23.73, 3, 'Athens'], ['Thessaloniki', 40.64, 22.94, 2]],
  CY: [['Nikosia', 35.17, 33.36, 3, 'Nicosia']],
  MT: [['Valletta', 35.9, 14.51, 3]],
  EE: [['Tallinn', 59.44, 24.75, 3], ['Tartu', 58.38, 26.72, 1, undefined, ['Dorpat']]],
  LV: [['Riga', 56.95, 24.11, 3]],
  LT: [['Vilnius', 54.69, 25.28, 3], ['Kaunas', 54.9, 23.89, 2]],
  UA: [['Kiew', 50.45, 30.52, 3, 'Kyiv', ['Kiev']], ['Lwiw', 49.84, 24.03, 2, 'Lviv', ['Lemberg']]],
  TR: [['Istanbul', 41.01, 28.97, 3], ['Ankara', 39.93, 32.86, 3]],
  IL: [['Tel Aviv', 32.08, 34.78, 3], ['Jerusalem', 31.77, 35.22, 3], ['Haifa', 32.8, 34.99, 2]],
  US: [['New York', 40.71, -74.01, 3, undefined, ['New York City']], ['Boston', 42.36, -71.06, 3], ['San Francisco', 37.77, -122.42, 3], ['Chicago', 41.88, -87.63, 3], ['Los Angeles', 34.05, -118.24, 3]],
  CA: [['Toronto', 43.65, -79.38, 3], ['Montreal', 45.5, -73.57, 3, undefined, ['Montréal']]],
  CN: [['Peking', 39.9, 116.41, 3, 'Beijing'], ['Shanghai', 31.23, 121.47, 3, undefined, ['Schanghai']], ['Shenzhen', 22.54, 114.06, 3]],
  JP: [['Tokio', 35.68, 139.69, 3, 'Tokyo'], ['Osaka', 34.69, 135.5, 3], ['Kyoto', 35.01, 135.77, 2]],
  KR: [['Seoul', 37.57, 126.98, 3]],
  TW: [['Taipeh', 25.03, 121.57, 3, 'Taipei'], ['Hsinchu', 24.8, 120.97, 2]],
  SG: [['Singapur', 1.29, 103.85, 3, 'Singapore']],
  IN: [['Neu-Delhi', 28.61, 77.21, 3, 'New Delhi'], ['Bangalore', 12.97, 77.59, 3, 'Bengaluru'], ['Pune', 18.52, 73.86, 2]],
  AU: [['Sydney', -33.87, 151.21, 3], ['Melbourne', -37.81, 144.96, 3]],
  BR: [['São Paulo', -23.55, -46.63, 3]],
}

const keyOf = (text: string): string => plainWords(text).join(' ')

/** With the names they are recognised by. */
const ALL = Object.entries(TOWNS).flatMap(([country, rows]) => rows.map(([de, latitude, longitude, size, en = de, also = []]) => ({ town: { name: { de, en }, country, latitude, longitude, size } satisfies Town, called: [...new Set([de, en, ...also].map(keyOf))] })))

/** Every town: of these a map shows some, so that a reader finds the way. */
export const LANDMARKS: readonly Town[] = ALL.map(({ town }) => town)

const BY_NAME = Map.groupBy(ALL.flatMap(({ town, called }) => called.map((name) => ({ name, town }))), ({ name }) => name)

const named = (text: string, country: string | undefined): Town | undefined => BY_NAME.get(keyOf(text))?.find(({ town }) => country === undefined || town.country === country)?.town

/** The town that is meant by what somebody wrote as a place; undefined where the house does not know it, or it is in another country. */
export function townOf(place: string, country?: string): Town | undefined {
  const bare = place.replace(/^\s*(?:[A-Z]{1,3}[- ])?\d{4,5}\s+/i, '')
  const [before = '', after, ...more] = bare.split(',')
  const inCountry = after === undefined ? undefined : countryOf(after.trim())
  if (after !== undefined && (inCountry === undefined || more.length > 0 || (country !== undefined && inCountry !== country))) return undefined
  const whole = named(before, inCountry ?? country)
  const district = before.indexOf('-', 1)
  if (whole !== undefined || district === -1) return whole
  const town = named(before.slice(0, district), inCountry ?? country)
  return town === undefined || town.size === 1 ? undefined : town
}
