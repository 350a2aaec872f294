/**
 * Names for invented people. Surnames and given names are common ones, put together at random; any
 * likeness to a real person is chance.
 */

/** Where a family's names come from, and which nationality goes with them. */
export interface Origin {
  /** as the register spells it */
  readonly nationality: string;
  /** share of these people who hold that nationality; the others are German */
  readonly holding: number;
  readonly surnames: readonly string[];
  /** given names for those born before about 1965, before about 1995, and later */
  readonly women: Generations;
  readonly men: Generations;
}

export type Generations = readonly [readonly string[], readonly string[], readonly string[]];

const GERMAN_SURNAMES = words(`
Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer, Koch, Bauer,
Richter, Klein, Wolf, Schröder, Neumann, Schwarz, Zimmermann, Braun, Krüger, Hofmann, Hartmann, Lange, Schmitt,
Werner, Schmitz, Krause, Meier, Lehmann, Schmid, Schulze, Maier, Köhler, Herrmann, König, Walter, Mayer, Huber,
Kaiser, Fuchs, Peters, Lang, Scholz, Möller, Weiß, Jung, Hahn, Schubert, Vogel, Friedrich, Keller, Günther,
Frank, Berger, Winkler, Roth, Beck, Lorenz, Baumann, Franke, Albrecht, Schuster, Simon, Ludwig, Böhm, Winter,
Kraus, Martin, Schumacher, Krämer, Vogt, Stein, Jäger, Otto, Sommer, Groß, Seidel, Heinrich, Brandt, Haas,
Schreiber, Graf, Dietrich, Ziegler, Kuhn, Kühn, Pohl, Engel, Horn, Busch, Bergmann, Thomas, Voigt, Sauer,
Arnold, Wolff, Pfeiffer, Ernst, Hübner, Götz, Reuter, Nägele, Häberle, Bäuerle, Löffler, Rößler, Weißhaupt,
Strauß, Preuß, Buß, Heß, Gößling, Öhler, Ölschläger, Übelacker, Überall, Ärmel, Jürgens, Lüders, Wünsche,
Spätzle, Süßmilch, Fröhlich, Kümmerle, Zündel, Schätzle, Rüdiger, Hägele, Bürgermeister, Amtmann, Vogelsang,
Morgenstern, Sonnenschein, Kaltenbrunner, Rosenbusch, Regenbogen, Himmelreich, Nachtigall, Sauerbier, Dünnebier,
Schluckebier, Hasenpflug, Katzenmaier, Ochsenknecht, Gänsehals, Übersax, von der Heide, zum Felde, zu Guttenfels,
von Thal, van den Berg, von und zu Hohenlinden, Müller-Lüdenscheidt, Meier-Schulze, Schmidt-Rosenthal,
Groß-Gerau, Leithäuser-Schnurr, Hinterhuber, Oberkofler, Tümmers, Ötting, Brüggemann, Quast, Xylander, Ypsilanti
`);

const GERMAN_WOMEN: Generations = [
  words(`
Ursula, Helga, Renate, Karin, Ingrid, Monika, Gisela, Brigitte, Christa, Erika, Elisabeth, Hannelore, Gerda,
Ilse, Edith, Waltraud, Irmgard, Hildegard, Elfriede, Käthe, Margarete, Rosemarie, Marianne, Barbara, Angelika,
Gabriele, Bärbel, Heidemarie, Hedwig, Lieselotte, Anneliese, Gertrud, Roswitha, Sieglinde, Gudrun, Doris, Jutta,
Ute, Regina, Eva-Maria, Anna Maria, Marlies, Rita, Ruth, Dorothea, Christel, Inge, Annegret, Theresia, Cäcilia
`),
  words(`
Sabine, Susanne, Petra, Martina, Andrea, Claudia, Birgit, Heike, Anja, Kerstin, Silke, Stefanie, Nicole, Sandra,
Katrin, Melanie, Tanja, Julia, Katharina, Christine, Anke, Britta, Daniela, Nadine, Sonja, Simone, Bettina,
Jana, Kathrin, Yvonne, Maren, Wiebke, Ulrike, Cornelia, Antje, Manuela, Anne, Miriam, Judith, Verena, Corinna,
Franziska, Sarah, Jessica, Jennifer, Vanessa, Mareike, Désirée, Chloé, Karoline, Swantje
`),
  words(`
Mia, Emma, Hannah, Sofia, Lina, Emilia, Marie, Lena, Leonie, Clara, Lea, Luisa, Ida, Mathilda, Frieda, Ella,
Johanna, Greta, Paula, Charlotte, Nele, Amelie, Lotta, Maja, Zoë, Noëlle, Helene, Pauline, Lilly, Antonia,
Victoria, Josefine, Romy, Mila, Lia, Nora, Carla, Merle, Finja, Elsa-Marie, Thea, Martha, Jule, Pia, Ronja,
Svea, Malou, Tilda, Annabell, Rosa, Käthe-Luise, Fenja
`),
];

const GERMAN_MEN: Generations = [
  words(`
Hans, Günter, Horst, Klaus, Werner, Helmut, Manfred, Jürgen, Heinz, Wolfgang, Dieter, Peter, Karl, Gerhard,
Rolf, Siegfried, Herbert, Walter, Rudolf, Erwin, Kurt, Ernst, Wilhelm, Friedrich, Alfred, Otto, Josef, Georg,
Bernd, Uwe, Rainer, Hartmut, Reinhard, Eberhard, Lothar, Winfried, Hans-Peter, Karl-Heinz, Hans-Jürgen,
Wolf-Dieter, Ulrich, Volker, Ekkehard, Ludwig, Adalbert, Jörg, Götz, Burkhard, Egon, Norbert, Detlef
`),
  words(`
Michael, Thomas, Andreas, Stefan, Frank, Christian, Matthias, Markus, Jens, Sven, Torsten, Dirk, Oliver, Ralf,
Martin, Alexander, Daniel, Sebastian, Jan, Tobias, Björn, Sören, Jörn, Holger, Carsten, Ingo, Lars, Axel, Heiko,
Marco, Timo, Patrick, Philipp, Florian, Benjamin, Dennis, Marcel, René, André, Simon, Johannes, Manuel, Kai,
Steffen, Maik, Robert, Hannes, Fabian, Dominik, Christoph, Jörg-Uwe, Mirko
`),
  words(`
Noah, Ben, Paul, Leon, Finn, Elias, Jonas, Luis, Felix, Lukas, Maximilian, Henry, Theo, Emil, Anton, Oskar,
Jakob, Moritz, Liam, Matteo, Jonathan, David, Julian, Linus, Mats, Till, Levi, Carl, Vincent, Konstantin, Leo,
Joris, Lennard, Jannik, Niklas, Tim, Nils, Ole, Piet, Fiete, Bruno, Kilian, Korbinian, Valentin, Erik, Johann,
Samuel, Raphaël, Jaron, Bjarne, Thorben, Jörn-Ole
`),
];

const GERMAN: Origin = {
  nationality: 'deutsch',
  holding: 1,
  surnames: GERMAN_SURNAMES,
  women: GERMAN_WOMEN,
  men: GERMAN_MEN,
};

/** Families that came from elsewhere use the same given names in every generation. */
function origin(nationality: string, holding: number, surnames: string, women: string, men: string): Origin {
  const female = words(women);
  const male = words(men);
  return {
    nationality,
    holding,
    surnames: words(surnames),
    women: [female, female, female],
    men: [male, male, male],
  };
}

/** Origins with their share of the families, in per mille. */
export const ORIGINS: readonly (readonly [Origin, number])[] = [
  [GERMAN, 827],
  [{ ...GERMAN, nationality: 'österreichisch' }, 8],
  [{ ...GERMAN, nationality: 'schweizerisch' }, 5],
  [
    origin(
      'türkisch',
      0.5,
      'Yılmaz, Kaya, Demir, Şahin, Çelik, Öztürk, Arslan, Doğan, Kılıç, Aydın, Koç, Kurt, Özdemir, Polat, Aksoy',
      'Ayşe, Fatma, Emine, Elif, Zeynep, Gülay, Özlem, Derya, Ebru, Selin',
      'Mehmet, Mustafa, Ahmet, Ali, Hüseyin, Emre, Ömer, Yusuf, Çağlar, Işık',
    ),
    36,
  ],
  [
    origin(
      'polnisch',
      0.6,
      'Nowak, Kowalski, Wiśniewski, Wójcik, Kamiński, Lewandowski, Zieliński, Szymański, Dąbrowski, Mazur',
      'Agnieszka, Małgorzata, Katarzyna, Ewa, Joanna, Zofia, Beata',
      'Łukasz, Paweł, Krzysztof, Piotr, Tomasz, Jakub, Marek',
    ),
    20,
  ],
  [
    origin(
      'ukrainisch',
      0.95,
      'Shevchenko, Kovalenko, Bondarenko, Tkachenko, Kravchenko, Oliinyk, Moroz, Lysenko, Rudenko',
      'Olena, Oksana, Iryna, Nataliia, Kateryna, Daria, Yuliia',
      'Oleksandr, Serhii, Andrii, Mykola, Dmytro, Bohdan, Taras',
    ),
    22,
  ],
  [
    origin(
      'syrisch',
      0.75,
      'Al-Hamwi, Haddad, Khalil, Al Masri, Darwish, Sabbagh, Najjar, Alhalabi, Kassab, Shahin',
      'Fatima, Aisha, Rana, Layla, Nour, Hala, Maryam',
      'Mohammad, Ahmad, Omar, Khaled, Yousef, Hasan, Anas',
    ),
    22,
  ],
  [
    origin(
      'rumänisch',
      0.9,
      'Popescu, Ionescu, Popa, Radu, Stan, Dumitrescu, Țurcanu, Mureșan, Munteanu, Crăciun',
      'Maria, Elena, Ioana, Andreea, Mihaela, Daniela',
      'Andrei, Ion, Mihai, Ștefan, Alexandru, Gheorghe',
    ),
    16,
  ],
  [
    origin(
      'italienisch',
      0.8,
      "Rossi, Russo, Ferrari, Esposito, Bianchi, Romano, D'Angelo, De Luca, Di Salvo, Greco",
      'Giulia, Francesca, Chiara, Rosaria, Concetta, Alessia, Loredana',
      'Giuseppe, Antonio, Salvatore, Marco, Niccolò, Luca, Calogero',
    ),
    16,
  ],
  [
    origin(
      'kroatisch',
      0.8,
      'Horvat, Kovačević, Babić, Marić, Jurić, Novak, Knežević, Vuković, Đurić, Šimić, Žunić',
      'Ana, Marija, Ivana, Jelena, Snežana, Željka',
      'Ivan, Josip, Marko, Tomislav, Đuro, Željko',
    ),
    10,
  ],
  [
    origin(
      'griechisch',
      0.8,
      'Papadopoulos, Georgiadis, Nikolaidis, Dimitriou, Karagiannis',
      'Eleni, Vasiliki, Sofia, Despina',
      'Georgios, Konstantinos, Dimitrios, Nikolaos',
    ),
    7,
  ],
  [
    origin(
      'tschechisch',
      0.85,
      'Dvořák, Novák, Svoboda, Černý, Procházka, Němec, Růžička',
      'Tereza, Kateřina, Lucie, Jana, Božena',
      'Jiří, Tomáš, Václav, Ondřej, Petr',
    ),
    4,
  ],
  [
    origin(
      'vietnamesisch',
      0.6,
      'Nguyễn, Trần, Lê, Phạm, Hoàng',
      'Thị Hương, Lan, Mai, Thảo',
      'Văn Minh, Đức, Tuấn, Huy',
    ),
    3,
  ],
  [
    origin(
      'irisch',
      0.9,
      "O'Neill, O'Brien, McCarthy, D'Arcy, Fitz-Gerald",
      'Siobhán, Aoife, Mary',
      'Seán, Patrick, Liam',
    ),
    4,
  ],
];

// What windows-1252 has beyond Latin-1.
const WINDOWS_1252_EXTRAS = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const WITHOUT_MARK: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D' };

/**
 * The text in characters of windows-1252, as an old export would spell it: what the character set has
 * stays (`Öztürk`, `Božena`), any other letter loses its marks (`Yilmaz`, `Dvorák`).
 */
export function narrowed(text: string): string {
  return Array.from(text, (char) => {
    if (char <= '~' || (char >= '\u00a0' && char <= '\u00ff') || WINDOWS_1252_EXTRAS.includes(char))
      return char;
    return WITHOUT_MARK[char] ?? char.normalize('NFD').replace(/\p{M}/gu, '');
  }).join('');
}

function words(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim());
}
