import { tokenise } from '../language/tokens.ts';
import type { ClaimAt, SearchScope } from '../index/shard.ts';
import { formsOfQuestion } from '../recognise/forms.ts';
import { has, lexiconOf, lexiconWordsOf } from '../recognise/lexicon.ts';
import { BIT } from '../recognise/word-lists.ts';
import type { Question } from '../question/read-question.ts';
import { whatIsMissing } from './what-is-missing.ts';
import { saidBy, textsAbout } from './what-is-said.ts';

/** Words that deny, by language; one without a list is not held to them. */
const NOT: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|no|none|never|nobody|nothing|nowhere|neither|nor|without|cannot|cant|dont|doesnt|didnt|isnt|arent|wasnt|werent|wont|hardly|barely)\b|n['’]t\b/iu,
};

/** Numbers and times in words: "three", "third", "March", "Sunday", "winter". */
const COUNTED_OR_DATED = BIT.number | BIT.scale | BIT.ordinal | BIT.month | BIT.days | BIT.seasons;

/** Words of those kinds that mean something else more often; with a capital a month is meant. */
const OFTEN_OTHERWISE = new Set(['one', 'second', 'may', 'march', 'spring']);

/** A statement as a scope reads it, and a claim of that scope. */
type Compared = ClaimAt & { readonly question: Question; readonly scope: SearchScope };

/**
 * Whether a claim, with what tells what it is about, has the names, places, numbers, times and directions of a statement, and its "not":
 * what speaks of the same in nearly the same words may still say something else.
 */
export function hasSameFacts(compared: Compared): boolean {
  const { question, scope, entry, at } = compared;
  return (
    isDenied(question.text, scope) === isDenied(entry.index.claims[at]?.text ?? '', scope) &&
    whatIsMissing(question, scope, entry.index, at).length === 0 &&
    hasCountsAndTimes(compared)
  );
}

/** Whether a claim has a statement's names, places and years: only then can it deny it. Of another subject it says nothing. */
export function isAboutTheSame({ question, scope, entry, at }: Compared): boolean {
  return whatIsMissing(question, scope, entry.index, at).every(({ kind }) => kind === 'number' || kind === 'direction');
}

const isDenied = (text: string, { shard }: SearchScope): boolean =>
  NOT[shard.vocabulary.language.code]?.test(text) === true;

function hasCountsAndTimes({ question: { text }, scope, entry: { index }, at }: Compared): boolean {
  const { language } = scope.shard.vocabulary;
  const { code, fold } = language;
  const wanted = lexiconWordsOf(text, lexiconOf(code)).filter(
    (word) => has(word, COUNTED_OR_DATED) && (!OFTEN_OTHERWISE.has(word.lower) || (word.capital && word.start > 0)),
  );
  if (wanted.length === 0) return true;
  const said = saidBy(language, textsAbout(index, at, code));
  const forms = formsOfQuestion(text, tokenise(text), code);
  return wanted.every(
    ({ lower, start, end }) =>
      said.words.has(fold(lower)) ||
      forms.some(
        (form) => form.start <= start && end <= form.end && (said.forms().has(form.key) || said.words.has(form.key)),
      ),
  );
}
