/**
 * What is done and what undoes it, or another end of it, by language: beginnings of folded words. A question that has the one does not
 * mean the same as one that has the other.
 */
const ACTIONS: Readonly<Record<string, readonly (readonly [one: string, other: string])[]>> = {
  en: [
    ['import', 'export'],
    ['buy|purchase', 'sell|sold'],
    ['on$', 'off$'],
    ['open', 'clos'],
    ['start|begin', 'stop|end'],
    ['join', 'leav|left'],
    ['add', 'remov|delet'],
    ['creat', 'delet'],
    ['upload', 'download'],
    ['send|sent', 'receiv'],
    ['win|won|winn', 'los|lost'],
    ['show', 'hid'],
    ['increas|rais', 'decreas|lower|reduc'],
    ['minim', 'maxim'],
    ['invit', 'kick'],
    ['accept', 'reject|declin'],
    ['next|upcoming', 'last|previous|past'],
    ['first', 'last'],
    ['enter', 'exit'],
    ['withdraw', 'invad|deposit'],
    ['borrow', 'lend'],
    ['arriv', 'depart'],
    ['play', 'watch'],
  ],
  de: [
    ['import', 'export'],
    ['kauf', 'verkauf'],
    ['offn', 'schliess'],
    ['start|beginn|anfang', 'stopp|end'],
    ['beitret', 'verlass|austret'],
    ['hinzufug', 'entfern|losch'],
    ['erstell', 'losch'],
    ['hochlad', 'herunterlad|runterlad'],
    ['nachst|kommend', 'letzt|vorig|vergangen'],
    ['erst', 'letzt'],
    ['anmeld', 'abmeld'],
    ['einschalt|aktivier', 'ausschalt|deaktivier'],
    ['annehm', 'ablehn'],
  ],
  es: [
    ['import', 'export'],
    ['compr', 'vend'],
    ['abr', 'cerr|cierr'],
    ['empez|empiez|comenz|comienz', 'termin|acab'],
    ['unir|entrar', 'salir|dejar'],
    ['anad|agreg', 'quit|borr|elimin'],
    ['cre', 'borr|elimin'],
    ['subir', 'baj|descarg'],
    ['proxim|siguiente', 'ultim|anterior|pasad'],
    ['primer', 'ultim'],
  ],
  fr: [
    ['import', 'export'],
    ['achet', 'vend'],
    ['ouvr', 'ferm'],
    ['commenc', 'finir|arret|termin'],
    ['rejoindre', 'quitt'],
    ['ajout', 'retir|supprim|enlev'],
    ['cre', 'supprim'],
    ['prochain', 'dernier|precedent'],
    ['premier', 'dernier'],
  ],
  ru: [
    ['импорт', 'экспорт'],
    ['купи|покуп', 'прода'],
    ['откры', 'закры'],
    ['нача|начин', 'закон|конч'],
    ['войти|вступи', 'выйти|покину'],
    ['добав', 'удал|убра'],
    ['создат|созда', 'удал'],
    ['следующ|ближайш', 'последн|прошл|предыдущ'],
    ['перв', 'последн'],
  ],
};

/** Beginnings that make of an action the one that undoes it: "unban", "deactivate", "entsperren", "desbanear". */
const UNDOING: Readonly<Record<string, readonly string[]>> = {
  en: ['un', 'de', 'dis', 'in', 'non', 'mis'],
  de: ['ent', 'un', 'de', 'ab'],
  es: ['des', 'in', 'im'],
  fr: ['de', 'des', 'dis', 'in', 'im'],
  ru: ['раз', 'рас', 'от', 'не'],
};

/** Letters that what is undone has at least. */
const SHORTEST = 3;

const patterns = new Map<string, readonly (readonly [RegExp, RegExp])[]>();

function actionsOf(language: string): readonly (readonly [RegExp, RegExp])[] {
  let known = patterns.get(language);
  if (known === undefined) {
    const begins = (list: string) => new RegExp(`^(?:${list})`, 'u');
    known = (ACTIONS[language] ?? []).map(([one, other]) => [begins(one), begins(other)]);
    patterns.set(language, known);
  }
  return known;
}

/** Which ends of actions the words name, each as `number:side`. */
export function actionEnds(words: readonly string[], language: string): readonly string[] {
  return actionsOf(language).flatMap((pair, at) =>
    pair.flatMap((pattern, side) => (words.some((word) => pattern.test(word)) ? [`${at}:${side}`] : [])),
  );
}

/** Whether one of two folded words undoes the other. */
export function undoes(one: string, other: string, language: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const rest = short.slice(0, Math.max(SHORTEST, short.length - 2));
  return (
    short.length >= SHORTEST &&
    (UNDOING[language] ?? []).some((prefix) => long.startsWith(prefix) && long.slice(prefix.length).startsWith(rest))
  );
}
