import type { Missing } from '../basics/search-types.ts';
import type { QuestionWord } from '../question/read-question.ts';
import type { Form } from '../recognise/forms.ts';

/** What is said, in folded words and by the keys of what may be written in several ways. */
type SaidNumbers = { readonly words: ReadonlySet<string>; readonly forms: () => ReadonlySet<string> };

/** What is missing, and where it stands in the question. */
export type FoundMissing = Missing & { readonly start: number };

const YEAR = /^(?:1\d|20)\d\d$/u;
const DECADE = /^(?:1\d|20)\d0$/u;

/** So many things may be asked for at once. */
const FEW = 12;

/** What a number of things that are asked for follows. */
const ASKS_FOR = /(?:^|\s)(?:what|which|name|list|the|welche|nenne|quels|quelles|qué|cuáles|какие)\s+$/iu;

const ROMAN: readonly string[] = 'nulla i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(
  ' ',
);

/** Of the figures of a question those that are not said in any spelling; `asked`: the question's forms. */
export function numbersMissing(
  text: string,
  figures: readonly QuestionWord[],
  asked: readonly Form[],
  said: SaidNumbers,
): readonly FoundMissing[] {
  return figures.flatMap(({ word, folded, start, end }) => {
    const after = text.slice(end);
    if (DECADE.test(folded) && /^['’]?s\b/u.test(after)) {
      const isSaid = [...said.words].some((each) => YEAR.test(each) && each.startsWith(folded.slice(0, 3)));
      return isSaid ? [] : [{ kind: 'year' as const, text: text.slice(start, end + after.indexOf('s') + 1), start }];
    }
    // "the 15th century" is said in other ways; "which 2 critics" asks for so many.
    if (/^['’]?\p{L}/u.test(after) || (Number(folded) <= FEW && ASKS_FOR.test(text.slice(0, start)))) return [];
    if (said.words.has(ROMAN[Number(folded)] ?? folded) || said.words.has(folded)) return [];
    const keys = asked.filter((form) => form.start <= start && end <= form.end).map(({ key }) => key);
    if (keys.some((key) => said.forms().has(key) || said.words.has(key))) return [];
    return [{ kind: YEAR.test(folded) ? ('year' as const) : ('number' as const), text: word, start }];
  });
}
