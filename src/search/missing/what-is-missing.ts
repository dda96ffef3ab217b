import type { Missing, SearchResult, SearchStatus, Span } from '../basics/search-types.ts';
import { type ArticleIndex, claimCount } from '../index/article-index.ts';
import type { ClaimAt, SearchScope } from '../index/shard.ts';
import type { Language } from '../language/languages.ts';
import { tokenise } from '../language/tokens.ts';
import { carriesOn } from '../question/intent.ts';
import type { Question, QuestionWord } from '../question/read-question.ts';
import { formsOfQuestion } from '../recognise/forms.ts';
import { has, lexiconOf, type LexiconWord, lexiconWordsOf, phraseLength } from '../recognise/lexicon.ts';
import { readNames } from '../recognise/recognise-names.ts';
import { oppositeOf, relatedWordsOf } from '../recognise/related-words.ts';
import { BIT } from '../recognise/word-lists.ts';
import { daysMissing } from './another-day.ts';
import { isOfAnotherCountry, isOfAnotherPair } from './another-pair.ts';
import { languagesFor } from './asked-language.ts';
import { type FoundMissing, numbersMissing } from './numbers-missing.ts';
import { isPart, isSaid, saidBy, TELLING, textsAbout, textsBeside } from './what-is-said.ts';

/** A word that no article has is a subject of its own where everyday language hardly has it. */
const RARE = 0.8;

/** Endings of English words that are no names. */
const NO_NAME = /(?:ed|ing|ly|tion|ment|ness|able)s?$/u;

/** A place typed in lower case is meant where the word is seldom anything else: "germany", but not "turkey" or "mobile". */
const SURELY_PLACE = 0.45;

/** What stands in a question as a link or a mention is no subject of it. */
const ADDRESS = /\S*:\/\/\S*|<\S*>|@\S+/gu;

const NUMBER = /^\p{Nd}[\p{Nd}.,]*$/u;

/** A ranked claim, with the question as its scope reads it. */
type Found = ClaimAt & { readonly question: Question; readonly scope: SearchScope };

/** What stands against an answer, and the band that is left of it. */
type WhyNot = Pick<SearchResult, 'status' | 'missing' | 'languages'>;

/**
 * Why ranked claims are no sure answer, or none: an answer is never sure where the best claim, with what tells what it is about, lacks a
 * name, a number or a direction of the question; a refusal tells what no article has, and the articles' languages to whoever asks in another.
 */
export function whyNot(
  question: string,
  { status }: { readonly status: SearchStatus },
  [best]: readonly Found[],
  scopes: readonly SearchScope[],
): WhyNot {
  if (status === 'refused')
    return {
      status,
      ...languagesFor(question, scopes),
      ...some(best === undefined ? [] : unknownSubjects(best.question, best.scope)),
    };
  if (best === undefined) return { status };
  const missing = whatIsMissing(best.question, best.scope, best.entry.index, best.at);
  const isOfOthers = missing.length > 0 || isOfAnotherPair(best) || isOfAnotherCountry(best);
  const isSure = status === 'answered' && !isOfOthers && !(carriesOn(question) && lacksWords(best));
  return { status: isSure ? status : 'unsure', ...some(missing) };
}

/** Whether a claim, with what it stands under, lacks a word of what is left of a question that goes on from nothing. */
function lacksWords({ question: { text, words, content }, scope, entry, at }: Found): boolean {
  if (!text.startsWith(' ')) return false;
  const { language } = scope.shard.vocabulary;
  const said = saidBy(language, [entry.index.claims[at]?.text ?? '', ...textsBeside(entry.index, at)]);
  return content.some((place) => !isSaid(words.slice(place, place + 1), said, language.code));
}

const some = (missing: NonNullable<SearchResult['missing']>): Pick<SearchResult, 'missing'> =>
  missing.length === 0 ? {} : { missing };

/**
 * Names, places, numbers, years and directions of a question that a claim has not, nor its headings, its article's title or the claim
 * before it: "Germany" of "How much does Germany trade?" where the claim is about Russia. Each as it was typed, in order.
 */
export function whatIsMissing(
  question: Question,
  scope: SearchScope,
  index: ArticleIndex,
  at: number,
): readonly Missing[] {
  const { language } = scope.shard.vocabulary;
  const said = saidBy(language, textsAbout(index, at, language.code));
  const forms = formsOfQuestion(question.text, tokenise(question.text), language.code);
  const isOtherwiseSaid = (span: Span): boolean =>
    forms.some(({ start, end, key }) => span.start <= start && end <= span.end && said.forms().has(key));
  const named = subjectsOf(question, scope)
    .filter((subject) => !isOtherwiseSaid(subject))
    .filter(
      ({ words }) =>
        !isSaid(words, said, language.code) && !words.some((word) => isSpokenOfThroughout(word, scope, index)),
    )
    .map(({ kind, start, end }) => ({ kind, start, end, text: question.text.slice(start, end) }));
  const figures = withoutAddresses(question).filter(({ word }) => NUMBER.test(word));
  const numbers = figures.length === 0 ? [] : numbersMissing(question.text, figures, forms, said);
  const missing = [
    ...named,
    ...numbers,
    ...(question.days.length === 0 ? [] : daysMissing(question, index, at, language.code)),
    ...endsMissing(question, index.claims[at]?.text ?? '', language),
  ];
  return missing
    .toSorted((a, b) => a.start - b.start)
    .map(({ kind, text }) => ({ kind, text }))
    .filter(({ text }, place, all) => all.findIndex((other) => other.text === text) === place);
}

/** Names, places and years of a question that no article of the scope has, each as it was typed. */
function unknownSubjects(question: Question, scope: SearchScope): readonly Missing[] {
  const subjects = subjectsOf(question, scope).filter(({ words }) =>
    words.every(({ alternatives, correction }) => alternatives.every(isPart) && correction === undefined),
  );
  return subjects.map(({ kind, start, end }) => ({ kind, text: question.text.slice(start, end) }));
}

/** What so many of an article's claims speak of is its subject, as its title is. */
const THROUGHOUT = 0.12;
const LEAST_CLAIMS = 3;

function isSpokenOfThroughout({ alternatives, stop }: QuestionWord, scope: SearchScope, index: ArticleIndex): boolean {
  if (stop) return false;
  return alternatives.some(
    ({ term }) => claimCount(index, term) >= Math.max(LEAST_CLAIMS, THROUGHOUT * index.claims.length),
  );
}

type Subject = Span & { readonly kind: Missing['kind']; readonly words: readonly QuestionWord[] };

function withoutAddresses({ text, words }: Question): readonly QuestionWord[] {
  const addresses = [...text.matchAll(ADDRESS)].map(({ 0: all, index }) => ({ start: index, end: index + all.length }));
  return words.filter(({ start, end }) => !addresses.some((address) => address.start <= start && end <= address.end));
}

/** Names and places of a question, and words that are so rare that they can only be its subject. */
function subjectsOf(question: Question, scope: SearchScope): readonly Subject[] {
  const { code } = scope.shard.vocabulary.language;
  const related = relatedWordsOf(code);
  const lexicon = lexiconOf(code);
  const read = lexiconWordsOf(question.text, lexicon);
  const subjects: Subject[] = [];
  const asked = withoutAddresses(question);
  const wordsIn = ({ start, end }: Span): readonly QuestionWord[] =>
    asked.filter((word) => word.start >= start && word.end <= end && !NUMBER.test(word.word));
  const add = (kind: Missing['kind'], first: LexiconWord | undefined, last: LexiconWord | undefined): void => {
    if (first === undefined || last === undefined) return;
    const span = { start: first.start, end: last.end };
    const words = wordsIn(span).filter(({ stop, alternatives }) => !stop || alternatives.length > 0);
    // "Ambassador Zhirnov" is Zhirnov.
    const untitled = words.filter(
      ({ start }) =>
        !has(
          read.find((each) => each.start === start),
          BIT.titles,
        ),
    );
    if (words.length > 0) subjects.push({ kind, ...span, words: untitled.length > 0 ? untitled : words });
  };
  for (const { from, to, kinds } of readNames(question.text, read, lexicon)) {
    const isPlace = kinds[0] === 'place';
    // A single everyday word is capitalised for another reason, at the beginning above all.
    const single =
      from === to && !isPlace ? question.words.find(({ start }) => start === read[from]?.start) : undefined;
    const isCountry = single !== undefined && related.countryAt([single.folded], 0) !== undefined;
    if (single !== undefined && !isCountry && (single.rarity < TELLING || from === 0)) continue;
    add(isPlace ? 'place' : 'name', read[from], read[to]);
  }
  for (let at = 0; at < read.length; at++) {
    const word = read[at];
    const length = phraseLength(read, at, BIT.place);
    if (word === undefined || length === 0 || word.capital) continue;
    const meant = wordsIn({ start: word.start, end: read[at + length - 1]?.end ?? word.end });
    if (meant.some(({ rarity }) => rarity >= SURELY_PLACE)) add('place', word, read[at + length - 1]);
  }
  // Whoever writes a capital somewhere writes names with one.
  // How rare a word is is known of English alone: elsewhere an unknown one may be any verb.
  const inLowerCase = code === 'en' && !/(?<!^)\p{Lu}/u.test(question.text);
  for (const word of inLowerCase ? wordsIn({ start: 0, end: question.text.length }) : []) {
    const isTaken = subjects.some(({ start, end }) => start <= word.start && word.end <= end);
    const isUnknown = word.alternatives.length === 0 && word.correction === undefined && !word.stop;
    if (!isTaken && isUnknown && word.rarity >= RARE && /^\p{L}{4,}$/u.test(word.word) && !NO_NAME.test(word.folded))
      subjects.push({ kind: 'name', start: word.start, end: word.end, words: [word] });
  }
  for (const word of question.words) {
    // "Aufzugschlüssel" is not said by what is said of the "Aufzug".
    if (!word.stop && word.alternatives.length > 0 && word.alternatives.every(isPart))
      subjects.push({ kind: 'name', start: word.start, end: word.end, words: [word] });
  }
  return subjects;
}

/**
 * Words for one end of something where the claim has the other end only. Whether something is so is answered by its opposite, too: "Are you
 * open on Monday?", "Closed on Mondays."; "Is Berlin the largest?" is not by what is said of the smallest.
 */
function endsMissing({ text, words }: Question, claim: string, { code, fold }: Language): readonly FoundMissing[] {
  const related = relatedWordsOf(code);
  const read = lexiconWordsOf(text, lexiconOf(code));
  const asksWhether = has(read[0], BIT.copulas);
  const isThe = ({ start }: QuestionWord): boolean =>
    has(read[read.findIndex((word) => word.start === start) - 1], BIT.articles);
  const asked = related.endsIn(words.map(({ folded }) => folded));
  if (asked.length === 0) return [];
  const said = new Set(related.endsIn(tokenise(claim).map(({ word }) => fold(word))).map(({ end }) => end));
  const lacking = words.filter((_, place) => {
    const ends = asked.filter(({ at }) => at === place).map(({ end }) => end);
    if (asksWhether && !isThe(words[place] as QuestionWord)) return false;
    return !ends.some((end) => said.has(end)) && ends.some((end) => said.has(oppositeOf(end)));
  });
  return lacking.map(({ word, start }) => ({ kind: 'direction', text: word, start }));
}
