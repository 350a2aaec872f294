import type { Problems, Texts } from './sentence.js';

/** What `size` says. */
export const sizeProblems = {
  'SIZE-001': {
    what: {
      de: 'Es fehlt, wie viele Plätze zu besetzen sind',
      en: 'it is missing how many places there are',
    },
    why: {
      de: 'weder der Aufruf nennt sie noch ein Abschnitt panel im Plan',
      en: 'neither the call nor a section panel of the plan says so',
    },
    remedy: {
      de: 'zum Beispiel: losverfahren size --places 50 --rate 5%',
      en: 'for example: losverfahren size --places 50 --rate 5%',
    },
  },
  'SIZE-002': {
    what: { de: 'Es fehlt, wie viele Menschen zusagen', en: 'it is missing how many people say yes' },
    why: {
      de: 'davon hängt ab, wie viele Briefe es braucht; bei Briefen sind 3 bis 11 % üblich',
      en: 'how many letters it takes depends on that; with letters 3 to 11 % are usual',
    },
    remedy: {
      de: 'zum Beispiel: losverfahren size --places {wanted} --rate 5%, oder --draw mit dem Ordner einer früheren Ziehung',
      en: 'for example: losverfahren size --places {wanted} --rate 5%, or --draw with the folder of an earlier draw',
    },
  },
  'SIZE-003': {
    what: { de: 'Mit „{rate}“ lässt sich nicht rechnen', en: '"{rate}" cannot be calculated with' },
    why: {
      de: '{form?das ist kein Anteil}{range?es müssen mehr als 0 und höchstens 100 % sein}{certain?ganz sicher ist es nie: es müssen weniger als 100 % sein}',
      en: '{form?that is no share}{range?it must be more than 0 and at most 100 %}{certain?it is never certain: it must be less than 100 %}',
    },
    remedy: {
      de: '{certain?zum Beispiel 95% oder 99% schreiben}{form?zum Beispiel 5%, 0,05 oder 1/20 schreiben}{range?zum Beispiel 5%, 0,05 oder 1/20 schreiben}',
      en: '{certain?write 95% or 99%, for example}{form?write 5%, 0.05 or 1/20, for example}{range?write 5%, 0.05 or 1/20, for example}',
    },
  },
  'SIZE-004': {
    what: { de: 'Heißt „{rate}“ {rate} Prozent?', en: 'does "{rate}" mean {rate} percent?' },
    why: {
      de: 'ohne Prozentzeichen ist 1 dasselbe wie 100 %, und so steht es nicht fest',
      en: 'without a percent sign 1 is the same as 100 %, so it is not certain',
    },
    remedy: { de: 'mit Prozentzeichen schreiben: {rate}%', en: 'write it with a percent sign: {rate}%' },
  },
  'SIZE-005': {
    what: {
      de: '{flag} nennt Gruppen, aber es gibt kein Register',
      en: '{flag} names groups, but there is no register',
    },
    why: {
      de: 'ohne Register ist nicht bekannt, wie groß die Gruppen sind',
      en: 'without a register it is not known how large the groups are',
    },
    remedy: {
      de: 'ein Register angeben: losverfahren size register.csv --plan losverfahren.yaml …',
      en: 'give a register: losverfahren size register.csv --plan losverfahren.yaml …',
    },
  },
  'SIZE-006': {
    what: { de: 'Die Gruppe „{group}“ gibt es nicht', en: 'there is no group "{group}"' },
    why: {
      de: '{categories?es gibt: {categories}}',
      en: '{categories?there are: {categories}}',
    },
    remedy: {
      de: '{nearest?gemeint ist vielleicht „{nearest}“; sonst }den Namen so schreiben, wie er im Plan steht, oder --stratify angeben',
      en: '{nearest?perhaps "{nearest}" is meant; otherwise }write the name as the plan has it, or give --stratify',
    },
  },
  'SIZE-007': {
    what: { de: 'Gruppen ohne Zusagequote: {names}', en: 'groups without a rate of yes: {names}' },
    why: { de: 'auch sie bekommen Briefe', en: 'they get letters as well' },
    remedy: {
      de: 'eine Quote für alle übrigen angeben, zum Beispiel: --rate 5%',
      en: 'give a rate for all others, for example: --rate 5%',
    },
  },
  'SIZE-008': {
    what: {
      de: 'Die Datei hat nicht die Spalten für Zusagequoten',
      en: 'the file lacks the columns for rates of yes',
    },
    why: {
      de: 'gebraucht werden rate, mindestens ein Merkmal und mindestens eine Zeile; möglich sind: {columns}',
      en: 'needed are rate, at least one dimension and at least one line; there can be: {columns}',
    },
    remedy: {
      de: 'die erste Zeile so schreiben: age;rate, und darunter: 16-29;3%',
      en: 'write the first line as: age;rate, and below it: 16-29;3%',
    },
  },
  'SIZE-009': {
    what: {
      de: 'Quoten für mehrere Merkmale ({dimensions}), aber keine für alle',
      en: 'rates for several dimensions ({dimensions}), but none for everybody',
    },
    why: {
      de: 'erst im Vergleich mit allen ist bekannt, wie sehr jede Gruppe abweicht',
      en: 'how much each group differs is only known beside everybody',
    },
    remedy: {
      de: 'die Quote für alle dazu angeben, zum Beispiel: --rate 5%',
      en: 'give the rate for everybody as well, for example: --rate 5%',
    },
  },
  'SIZE-010': {
    what: { de: '„{group}“ gibt es in mehreren Merkmalen', en: '"{group}" is in several dimensions' },
    why: { de: 'gemeint sein kann: {dimensions}', en: 'it can be: {dimensions}' },
    remedy: {
      de: 'das Merkmal davorschreiben, zum Beispiel: --rate "{first}:{group}=5%"',
      en: 'write the dimension before it, for example: --rate "{first}:{group}=5%"',
    },
  },
  'SIZE-011': {
    what: {
      de: 'In diesem Protokoll sind keine Einladungen gelost',
      en: 'no letters were drawn in this log',
    },
    why: {
      de: 'Zusagequoten stehen nur dort, wo Briefe verschickt wurden',
      en: 'rates of yes are only known where letters were sent',
    },
    remedy: { de: 'den Ordner der Ziehung angeben', en: "give the draw's folder" },
  },
  'SIZE-012': {
    what: {
      de: 'Zwei Quoten für {group?„{group}“}{other?alle}',
      en: 'two rates for {group?"{group}"}{other?everybody}',
    },
    why: { de: 'es ist nicht klar, welche gilt', en: 'it is not clear which of them holds' },
    remedy: { de: 'eine von beiden weglassen', en: 'leave one of the two out' },
  },
  'SIZE-013': {
    what: { de: 'Im Protokoll steht keine Antwort', en: 'the log holds no reply' },
    why: {
      de: 'aus einer Ziehung ohne Antworten lässt sich keine Zusagequote ablesen',
      en: 'no rate of yes can be told from a draw without replies',
    },
    remedy: {
      de: 'die Antworten eintragen (losverfahren record), oder die Quote angeben: --rate 5%',
      en: 'enter the replies (losverfahren record), or give the rate: --rate 5%',
    },
  },
  'SIZE-014': {
    what: { de: 'Dieselbe Ziehung ist zweimal angegeben', en: 'the same draw was given twice' },
    why: { de: 'ihre Antworten würden doppelt zählen', en: 'its replies would count double' },
    remedy: { de: '--draw für jede Ziehung nur einmal angeben', en: 'give --draw once for each draw' },
  },
  'SIZE-015': {
    what: {
      de: 'Quoten sind angegeben und sollen auch aus früheren Ziehungen kommen',
      en: 'rates were given, and are to come from earlier draws as well',
    },
    why: { de: 'nur eines von beiden kann gelten', en: 'only one of the two can hold' },
    remedy: {
      de: 'entweder --rate und --rates weglassen, oder --draw',
      en: 'leave out either --rate and --rates, or --draw',
    },
  },
  'SIZE-016': {
    what: {
      de: 'Auch {most} Briefe reichen nicht für {wanted} {wanted=Platz|Plätze}',
      en: 'not even {most} letters are enough for {wanted} {wanted=place|places}',
    },
    why: {
      de: 'bei dieser Zusagequote sagen zu wenige zu',
      en: 'at this rate of yes too few say so',
    },
    remedy: {
      de: 'weniger Plätze oder eine höhere Quote angeben',
      en: 'give fewer places, or a higher rate',
    },
  },
  'SIZE-017': {
    what: {
      de: '{wanted} {wanted=Platz lässt|Plätze lassen} sich nicht besetzen, auch wenn alle zusagen',
      en: '{wanted} {wanted=place|places} cannot be filled, even if everybody says yes',
    },
    why: {
      de: 'das Register hat für die Quoten nicht genug passende Personen, oder sie verlangen mehr Plätze, als es gibt',
      en: 'the register has too few people who fit the quotas, or these ask for more places than there are',
    },
    remedy: {
      de: 'Quoten und Zahl der Plätze aufeinander abstimmen',
      en: 'make quotas and the number of places fit each other',
    },
  },
  'SIZE-018': {
    what: { de: 'Nicht mitgerechnet: {names}', en: 'left out of the numbers: {names}' },
    why: {
      de: 'diese Quoten des Gremiums betreffen Gruppen, nach denen der Plan der Briefe nicht schichtet; ob sie sich erfüllen lassen, ist nicht bekannt',
      en: "these quotas of the panel are on groups that the letters' plan does not stratify by; whether they can be met is not known",
    },
    remedy: {
      de: 'wenn das Register das Merkmal hat, unter stratify aufnehmen; sonst mehr Briefe verschicken, als hier herauskommt',
      en: 'if the register has the dimension, put it into stratify; otherwise send more letters than come out here',
    },
  },
  'SIZE-019': {
    what: {
      de: 'Aus den früheren Ziehungen ist nichts bekannt über: {dimensions}',
      en: 'the earlier draws say nothing about: {dimensions}',
    },
    why: {
      de: 'dort heißen die Merkmale oder ihre Gruppen anders, oder es gibt sie nicht',
      en: 'the dimensions or their categories have other names there, or there are none',
    },
    remedy: {
      de: 'für diese Gruppen gilt die Quote aller; sonst die Gruppen wie früher bilden',
      en: 'for these groups the rate for everybody holds; otherwise make the groups as they were',
    },
  },
  'SIZE-020': {
    what: {
      de: '{dimension}: in den früheren Ziehungen gibt es {names} nicht',
      en: '{dimension}: the earlier draws have no {names}',
    },
    why: {
      de: 'für diese Gruppen gilt die Quote aller{values?; dort gibt es stattdessen {values}}',
      en: 'for these groups the rate for everybody holds{values?; there are {values} instead}',
    },
    remedy: {
      de: 'wenn dieselben Gruppen gemeint sind, ihnen dieselben Namen geben',
      en: 'if the same groups are meant, give them the same names',
    },
  },
  'SIZE-021': {
    what: {
      de: 'Der Plan verteilt die Briefe nicht anteilig (sample.allocation: {allocation})',
      en: 'the plan does not share the letters in proportion (sample.allocation: {allocation})',
    },
    why: {
      de: 'wie viele Briefe jede Gruppe bekommt, steht dann im Plan und ist keine Frage mehr',
      en: 'how many letters each group gets then stands in the plan and is no question any more',
    },
    remedy: {
      de: 'den Plan der Briefe angeben, oder ohne Plan rechnen: losverfahren size --places 50 --rate 5% in einem anderen Ordner',
      en: "give the letters' plan, or calculate without one: losverfahren size --places 50 --rate 5% in another folder",
    },
  },
  'SIZE-022': {
    what: { de: 'Eine Zusagequote von {rate} ist ungewöhnlich', en: 'a rate of yes of {rate} is unusual' },
    why: {
      de: 'auf Briefe allein antworten meist 3 bis 11 %; mit Besuchen an der Haustür können es viel mehr sein',
      en: 'letters alone are usually answered by 3 to 11 %; with visits it can be many more',
    },
    remedy: { de: 'prüfen, ob die Quote so gemeint ist', en: 'check whether the rate is meant like this' },
  },
  'SIZE-023': {
    what: {
      de: 'In den früheren Ziehungen hat von {called} {called=Person|Personen} niemand zugesagt',
      en: 'of {called} {called=person|people} in the earlier draws nobody said yes',
    },
    why: { de: 'daraus folgt keine Zahl von Briefen', en: 'no number of letters follows from that' },
    remedy: {
      de: 'prüfen, ob die Antworten ganz eingetragen sind, oder die Quote angeben: --rate 5%',
      en: 'check whether all replies were entered, or give the rate: --rate 5%',
    },
  },
  'SIZE-024': {
    what: { de: 'Die Gruppe „{group}“ ist zu klein', en: 'the group "{group}" is too small' },
    why: {
      de: 'für {wanted} {wanted=Platz|Plätze} bräuchte es dort {letters} {letters=Brief|Briefe}, es sind aber nur {people} {people=Person|Personen}: {missing} zu wenig',
      en: '{wanted} {wanted=place|places} would take {letters} {letters=letter|letters} there, but there {people=is only {people} person|are only {people} people}: {missing} too few',
    },
    remedy: {
      de: 'die Gruppe mit einer anderen zusammenlegen, ihr weniger Plätze geben, oder durch Erinnern und Besuche mehr Zusagen erreichen',
      en: 'join the group with another one, give it fewer places, or get more people to say yes by reminders and visits',
    },
  },
  'SIZE-025': {
    what: {
      de: 'Auch mit Briefen an alle ({people} {people=Person|Personen}) ist die gewünschte Sicherheit nicht zu erreichen',
      en: 'even with letters to everybody ({people} {people=person|people}) it cannot be as sure as is wanted',
    },
    why: {
      de: 'für {wanted} {wanted=Platz|Plätze} sagen im Verhältnis zu wenige zu, in allen oder in einer Gruppe',
      en: 'for {wanted} {wanted=place|places} too few say yes, in all or in one of the groups',
    },
    remedy: {
      de: 'weniger Plätze, weitere Quoten, gröbere Gruppen, oder mit --sure weniger Sicherheit verlangen',
      en: 'have fewer places, wider quotas or coarser groups, or ask for less with --sure',
    },
  },
  'SIZE-026': {
    what: {
      de: '{wanted} {wanted=Platz|Plätze}, aber nur {people} {people=Person|Personen} zur Auswahl',
      en: '{wanted} {wanted=place|places}, but only {people} {people=person|people} in the frame',
    },
    why: {
      de: 'auch wenn alle zusagen, bleibt ein Platz leer',
      en: 'even if everybody says yes, a place stays empty',
    },
    remedy: {
      de: 'weniger Plätze angeben, oder prüfen, wen der Plan ausschließt',
      en: 'give fewer places, or look whom the plan excludes',
    },
  },
} satisfies Problems;

export const sizeTexts = {
  'size.title': {
    de: 'Wie viele Briefe für {wanted} {wanted=Platz|Plätze}?',
    en: 'How many letters for {wanted} {wanted=place|places}?',
  },
  'size.rate': { de: 'Zusagequote', en: 'Rate of yes' },
  'size.typed': { de: '{rate} der Briefe (angegeben)', en: '{rate} of the letters (as given)' },
  'size.learned': {
    de: '{rate} der Briefe (aus früheren Ziehungen)',
    en: '{rate} of the letters (from earlier draws)',
  },
  'size.draw': { de: 'Frühere Ziehung', en: 'Earlier draw' },
  'size.answers': {
    de: '{title}: {called} eingeladen, {replied} {replied=Antwort|Antworten}, {accepted} {accepted=Zusage|Zusagen} ({rate}){visited?, davon {visited} an der Haustür}',
    en: '{title}: {called} invited, {replied} {replied=reply|replies}, {accepted} said yes ({rate}){visited?, {visited} of them at the door}',
  },
  'size.method': { de: 'Rechnung', en: 'Calculation' },
  'size.exact': { de: 'genau (Binomialverteilung)', en: 'exact (binomial law)' },
  'size.exact-learned': {
    de: 'genau (Beta-Binomialverteilung: auch, dass die Quote nicht sicher bekannt ist, zählt mit)',
    en: 'exact (beta-binomial law: that the rate is not known for certain counts as well)',
  },
  'size.simulated': {
    de: 'simuliert, weil es für alle Gruppen zugleich keine genaue Formel gibt: {runs} {runs=Durchgang|Durchgänge}, Startwert {seed}; jede Gruppe für sich genau',
    en: 'simulated, as there is no exact formula for all groups at once: {runs} {runs=run|runs}, seed {seed}; each group by itself exact',
  },
  'size.shares': { de: 'Plätze je Gruppe', en: 'Places by group' },
  'size.by-frame': {
    de: 'nach ihrem Anteil an allen, auf- oder abgerundet',
    en: 'by their share of everybody, rounded up or down',
  },
  'size.by-quotas': { de: 'nach den Quoten des Gremiums', en: "by the panel's quotas" },
  'size.sure': { de: 'Sicherheit', en: 'Sure' },
  'size.letters': { de: 'Briefe', en: 'Letters' },
  'size.yes': { de: 'Zusagen im Mittel', en: 'Yes on average' },
  'size.yes-short': { de: 'Zusagen', en: 'Yes' },
  'size.quota': { de: 'Quote', en: 'Rate' },
  'size.needed': { de: 'nötig', en: 'Needed' },
  'size.more': { de: 'mehr als {people}', en: 'more than {people}' },
  'size.groups': {
    de: 'Mit {letters} {letters=Brief|Briefen}, jede Gruppe für sich („nötig“: so viele Briefe insgesamt, damit es mit {sure} Sicherheit für ihre Plätze reicht):',
    en: 'With {letters} {letters=letter|letters}, each group by itself ("Needed": letters in all for enough people to say yes there, {sure} sure):',
  },
  'size.many-strata': {
    de: 'Die Briefe der {strata} Schichten zeigt --json, und mit der Zahl im Plan losverfahren preview.',
    en: 'The letters of the {strata} strata are shown by --json, and with the number in the plan by losverfahren preview.',
  },
  'size.between': {
    de: '{chance} (95-%-Bereich: {low} bis {high})',
    en: '{chance} (95 % interval: {low} to {high})',
  },
  'size.recommended': {
    de: 'Empfehlung: {letters} {letters=Brief|Briefe}. Im Mittel sagen {expected} Personen zu; mindestens {wanted} {wanted=ist|sind} es mit {chance}.',
    en: 'Recommended: {letters} {letters=letter|letters}. On average {expected} people say yes; at least {wanted} {wanted=does|do} with {chance}.',
  },
  'size.recommended-groups': {
    de: 'Empfehlung: {letters} {letters=Brief|Briefe}. Im Mittel sagen {expected} Personen zu; {wanted=der Platz lässt|alle {wanted} Plätze lassen} sich mit {chance} besetzen, in jeder Gruppe.',
    en: 'Recommended: {letters} {letters=letter|letters}. On average {expected} people say yes; {wanted=the place|all {wanted} places} can be filled with {chance}, in every group.',
  },
  'size.everybody': {
    de: 'Mit {letters} {letters=Brief|Briefen} an alle sagen im Mittel {expected} Personen zu; {wanted=der Platz lässt|alle {wanted} Plätze lassen} sich mit {chance} besetzen.',
    en: 'With {letters} {letters=letter|letters}, to everybody, {expected} people say yes on average; {wanted=the place|all {wanted} places} can be filled with {chance}.',
  },
  'size.means': {
    de: '{sure} Sicherheit heißt: In {hits} von {of} solchen Verfahren reichen die Zusagen – wenn die Quote stimmt.',
    en: '{sure} sure means: in {hits} of {of} such procedures enough people say yes – if the rate is right.',
  },
  'size.cautious': {
    de: 'Sagen nur {rate} zu, reicht es mit {chance}.',
    en: 'If only {rate} say yes, that is enough with {chance}.',
  },
  'size.prior': {
    de: 'Jede Gruppe beginnt mit der Quote aller und zählt so weit für sich, wie sich die Gruppen in den früheren Ziehungen unterscheiden (empirisches Bayes-Verfahren).',
    en: 'Each group begins with the rate for everybody, and counts for itself as far as groups differed in the earlier draws (empirical Bayes).',
  },
  'size.another': {
    de: 'Ein anderes Thema oder ein anderer Brief kann eine andere Quote haben; das steckt in keiner Rechnung.',
    en: 'Another topic or another letter may have another rate; no calculation knows of that.',
  },
  'size.plan': {
    de: 'Im Plan ({file}) unter sample eintragen: {line}',
    en: 'To be put into the plan ({file}), under sample: {line}',
  },
} satisfies Texts;
