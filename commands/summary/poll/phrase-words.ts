/** Words that show where a phrase may end, of a language whose grammar a list of words tells enough of. All in lower case. */
export type PhraseWords = {
  /** What a text begins with that is no subject: what stands before its first comma is no phrase of its own. */
  readonly opens: ReadonlySet<string>;
  /** Endings of further such words: "Following …", "Traditionally …". */
  readonly opensInForm: RegExp;
  /** Verbs of which the first follows its subject, and what stands with verbs only ("ne", "se"). */
  readonly verbs: ReadonlySet<string>;
  /** Between a text's beginning and a verb they take the verb for themselves: "the ship that | was". */
  readonly links: ReadonlySet<string>;
  /** What a sentence that is whole before it goes on with: "… because". */
  readonly reasons: ReadonlySet<string>;
  /** Behind "and" they begin a sentence's second half: "and | it". */
  readonly halves: ReadonlySet<string>;
  /** Behind a comma they go on with what is not whole before it: "vermutet, | dass". */
  readonly goesOn: ReadonlySet<string>;
  /** What says something of the word that comes after it, and ends no phrase. */
  readonly awaits: RegExp;
  /** First words of subjects, where a verb may stand first as well; undefined where it does not. */
  readonly subjects?: ReadonlySet<string>;
};

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const ENGLISH: PhraseWords = {
  opens: set(
    'in on at by for from with without within after before during since until through throughout under over between among against as to of into upon despite following according due because although though while when whenever where wherever if unless once whether what who whom whose which how why that than like unlike however instead rather neither not only even so thus therefore then hence moreover furthermore additionally similarly likewise consequently otherwise meanwhile finally initially originally later there except regarding concerning including given about above across along around behind below beside besides beyond near off outside inside past per toward towards via today',
  ),
  opensInForm: /(?:ing|ed|ly)$/u,
  verbs: set(
    'is are was were has have had will would can could may might must shall should does did isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t won’t wouldn’t can’t cannot couldn’t mustn’t shouldn’t doesn’t didn’t became becomes began includes contains consists belongs requires depends occurs occurred',
  ),
  links: set(
    'that which who whom whose where when while as than if whether because although though since until unless after before so but nor what how why say says said believe believes believed think thinks thought find finds found claim claims claimed argue argues argued suggest suggests suggested show shows showed report reported noted states stated know knows knew feel hope means meant agree agreed warn warned ensure ensures make makes let lets let’s',
  ),
  reasons: set('because although though whereas but'),
  halves: set('it he she they we is are was were has have had will can could would did does there'),
  goesOn: set('that if whether unless provided than or'),
  awaits:
    /^(?:not|only|also|often|never|always|still|now|just|even|soon|then|perhaps|once|again|ever|almost|very|quite|too|more|most|less|least|as|such|both|either|neither|all|each|no|later|however|therefore|though|today|sometimes|usually|\p{Ll}+ly)$/u,
};

const GERMAN: PhraseWords = {
  opens: set(
    'in im am an auf bei beim mit nach von vom vor zu zum zur aus durch für gegen ohne um unter über zwischen während seit bis wegen trotz ab als wenn obwohl weil da nachdem bevor ob dass wie was wer wo warum sobald solange falls laut gemäß neben statt je nicht sowohl weder entweder außer innerhalb außerhalb aufgrund anhand infolge mithilfe mittels dank den dem einen einem indem hinter entlang gegenüber ist sind war hat wird kann derzeit heute später danach dann so auch dort hier daher deshalb jedoch allerdings außerdem zudem dennoch trotzdem zunächst schließlich ebenso',
  ),
  opensInForm: /erweise$/u,
  verbs: set(
    'ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte konnten muss müssen musste mussten soll sollen sollte sollten darf dürfen durfte durften wollte wollten würde würden wäre wären hätte hätten befindet befinden besteht bestehen bestand gilt gelten liegt liegen gehört gehören umfasst enthält',
  ),
  links: set('dass daß ob weil wenn als wie obwohl während nachdem bevor was wer wo'),
  reasons: set('weil obwohl'),
  halves: set('er es wir ist sind war waren wird wurde hat hatte kann konnte'),
  goesOn: set(
    'dass daß ob wie was wer wen wem wo wann warum der die das den dem denen deren dessen welche welcher welches welchem welchen wenn falls sofern als sondern worauf woran worin womit wofür wodurch indem desto umso oder',
  ),
  awaits:
    /^(?:nicht|nur|auch|oft|nie|immer|noch|jetzt|sehr|selbst|heute|später|zunächst|oft|häufig|damals|zufolge|jedoch|bereits|davon|daran|dazu|mehr|weniger|ebenso|sowohl|weder)$/u,
};

const SPANISH: PhraseWords = {
  opens: set(
    'en a al ante bajo con contra de del desde durante entre hacia hasta para por según sin sobre tras cuando si aunque como mientras porque que donde quien cual tanto no ni después antes además así tal dado debido pese gracias mediante excepto cada incluso junto',
  ),
  opensInForm: /(?:[ai]ndo|iendo|mente)$/u,
  verbs: set(
    'es son era eran fue fueron ha han había habían está están estaba estaban puede pueden podía podían debe deben debía debían tiene tienen tenía tenían será serán sería serían se',
  ),
  links: set('que quien quienes cual cuales cuyo cuya cuyos cuyas donde cuando si porque como aunque mientras'),
  reasons: set('porque aunque pero mientras'),
  halves: set('es son era eran fue fueron ha han había está están puede pueden no se'),
  goesOn: set('que si sino como cual o u'),
  awaits:
    /^(?:no|sólo|solo|también|ya|siempre|todavía|aún|nunca|muy|más|menos|tan|tanto|ahora|hoy|entonces|después|antes|\p{Ll}+mente)$/u,
  subjects: set(
    'el la los las lo un una unos unas este esta estos estas ese esa esos esas su sus algunos algunas muchos muchas varios varias otros otras otro otra ambos ambas todos todas ningún ninguna nuestro nuestra nuestros nuestras',
  ),
};

const FRENCH: PhraseWords = {
  opens: set(
    'en à au aux avec sans dans de du depuis pendant par pour sur sous vers chez entre contre avant après dès selon malgré lorsque lorsqu quand si comme que qu quoique bien puisque parce car où qui ce ne non ni ainsi alors ensuite puis enfin cependant toutefois pourtant afin grâce outre hormis faute lors jusqu jusque',
  ),
  opensInForm: /(?:ant|ment)$/u,
  verbs: set(
    'est sont était étaient fut furent a ont avait avaient peut peuvent pouvait pouvaient doit doivent devait devaient sera seront serait seraient ne n se s',
  ),
  links: set(
    'que qu qui dont où lequel laquelle lesquels lesquelles duquel quand si lorsque lorsqu comme parce puisque quoi ce',
  ),
  reasons: set('parce car mais puisque'),
  halves: set('il elle ils elles on est sont était étaient a ont avait peut peuvent ne n se s'),
  goesOn: set('que qu si comme ou'),
  awaits:
    /^(?:pas|seulement|aussi|souvent|jamais|toujours|encore|déjà|très|plus|moins|même|aujourd’hui|alors|ensuite|désormais|longtemps|maintenant|\p{Ll}+ment)$/u,
  subjects: set(
    'le la les l un une des cet cette ces son sa ses leur leurs notre nos votre vos chaque plusieurs certains certaines quelques tous toutes tout toute aucun aucune',
  ),
};

const RUSSIAN: PhraseWords = {
  opens: set(
    'в во на с со к ко о об обо от до для без из у по за под над при про через между перед после из-за из-под около среди против вокруг кроме согласно благодаря несмотря если когда хотя поскольку так как что чтобы где кто какой пока не ни только позже позднее вместо помимо внутри вдоль однако поэтому затем потом тогда там здесь сначала таким например летом зимой весной осенью вместе',
  ),
  opensInForm: /(?:[ыи]ми?|[ое]му|умя|учи|вшись|вши)$/u,
  verbs: set(
    'является являются являлся являлась являлось являлись был была было были будет будут может могут мог могла могли имеет имеют имел имела имели должен должна должно должны находится находятся находился находилась',
  ),
  links: set('что чтобы как если когда где кто который'),
  reasons: set('потому хотя поскольку но'),
  halves: set('он она оно они мы был была было были является являются может могут'),
  goesOn: set(
    'что чтобы как кто где когда куда откуда если чем а ли чей чья сколько который которая которое которые которого которой которых которому котором которым которыми которую или пока',
  ),
  awaits:
    /^(?:не|также|уже|еще|ещё|тоже|даже|лишь|только|более|менее|очень|самых|самый|самая|самое|сначала|обычно|часто|всегда|затем|позже|ныне|сейчас|теперь|впервые|пор|годами)$/u,
};

/** By ISO 639-1 code. */
export const PHRASE_WORDS: Readonly<Record<string, PhraseWords>> = {
  en: ENGLISH,
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
  ru: RUSSIAN,
};
