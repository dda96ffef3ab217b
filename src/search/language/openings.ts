/** How claims of a language begin that lean on the one before, beyond a pronoun at the very beginning. */
export type Openings = {
  /** Words that may stand before a pronoun that is a subject ("But he …"). */
  readonly joins: readonly string[];
  /**
   * With `times` they make a short phrase of time that may stand there as well ("In 1902 he …"); a number is one of these. Left
   * out is what as often begins a clause of its own: "By the time it ended, …", "On the day he …".
   */
  readonly before: readonly string[];
  readonly times: readonly string[];
  /** Pronouns that count there: those that hardly ever mean what comes after. */
  readonly subjects: readonly string[];
  /** The same where the verb stands between ("Dann wurde er …"). */
  readonly afterVerb?: readonly string[];
  /** Whole beginnings ("Another …"). */
  readonly phrases: readonly string[];
  /** Beginnings that lean where the next word is a verb of these ("The former was …", but not "The former president …"). */
  readonly asSubject: readonly string[];
  readonly verbs: readonly string[];
  /** "Both …" leans, but not where an "and" follows soon: it then names the two. */
  readonly both: readonly string[];
  readonly and: string;
};

const words = (list: string): readonly string[] => list.split(' ');

/** By ISO 639-1 code. */
export const OPENINGS: Readonly<Record<string, Openings>> = {
  en: {
    joins: words('but and then so yet still later afterwards thereafter instead also initially eventually soon'),
    before: words('in on at during after since until from around'),
    times: words(
      'the that same next following early late year years month century decade summer winter spring autumn ' +
        'january february march april may june july august september october november december then first last',
    ),
    subjects: words('he she it they his her its their'),
    phrases: ['another'],
    asSubject: ['the former', 'the latter'],
    verbs: words('is are was were has have had can could will would may might must does do did also'),
    both: ['both'],
    and: 'and',
  },
  es: {
    joins: words('pero y entonces después luego'),
    before: words('en durante desde'),
    times: words(
      'el ese aquel mismo año mes día de enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    ),
    subjects: words('ella ellos ellas esta este estos estas su sus'),
    phrases: ['sin embargo', 'otro', 'otra'],
    asSubject: [],
    verbs: [],
    both: ['ambos', 'ambas'],
    and: 'y',
  },
  de: {
    joins: words('aber doch und dann danach später'),
    before: words('im in seit nach'),
    times: words(
      'jahr jahre diesem selben gleichen januar februar märz april mai juni juli august september oktober november dezember',
    ),
    subjects: words('er sie es sein seine ihr ihre diese dieser dieses'),
    afterVerb: words('er sie'),
    phrases: ['jedoch', 'allerdings', 'ein anderer', 'eine andere', 'ein weiterer', 'eine weitere', 'ein weiteres'],
    asSubject: [],
    verbs: [],
    both: ['beide'],
    and: 'und',
  },
  fr: {
    joins: words('mais et puis ensuite alors'),
    before: words('en dès depuis'),
    times: words(
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre cette même année',
    ),
    subjects: words('il elle ils elles son sa ses leur leurs'),
    phrases: ['cependant', 'toutefois', 'un autre', 'une autre'],
    asSubject: [],
    verbs: [],
    both: ['tous deux', 'toutes deux'],
    and: 'et',
  },
  ru: {
    joins: words('но и а затем потом'),
    before: words('в с к'),
    times: words(
      'том этом же году году года январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре',
    ),
    subjects: words('он она оно они его ее их этот эта это эти'),
    phrases: ['однако', 'еще один', 'еще одна', 'еще одно'],
    asSubject: [],
    verbs: [],
    both: ['оба', 'обе'],
    and: 'и',
  },
};
