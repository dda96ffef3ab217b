import type { Claim } from '../../article/article-model.ts';
import type { Missing, Span } from '../basics/search-types.ts';
import { type ArticleIndex, claimCount, factsOf, placeOfClaim } from '../index/article-index.ts';
import type { SearchScope } from '../index/shard.ts';
import { tokenise } from '../language/tokens.ts';
import { type Form, formsOfClaim, formsOfQuestion } from '../recognise/forms.ts';
import { has, lexiconOf, type LexiconWord, lexiconWordsOf, phraseLength } from '../recognise/lexicon.ts';
import { readNames } from '../recognise/recognise-names.ts';
import { BIT } from '../recognise/word-lists.ts';
import { PART } from '../question/compounds.ts';
import { countryOf, countryOfTwo } from './country-names.ts';
import { directionsOf } from './directions.ts';
import type { Question, QuestionWord } from '../question/read-question.ts';
import type { Alternative } from '../question/alternative.ts';

/** What a claim and what it stands under say, in words as they are compared. */
type Said = {
  readonly words: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  readonly countries: ReadonlySet<number>;
};

/** A word of a name that many people and things have tells little of them: "New", "John". */
const TELLING = 0.5;

/** A word that no article has is a subject of its own where everyday language hardly has it. */
const RARE = 0.8;

/** Endings of English words that are no names. */
const NO_NAME = /(?:ed|ing|ly|tion|ment|ness|able)s?$/u;

/** A place typed in lower case is meant where the word is seldom anything else: "germany", but not "turkey" or "mobile". */
const SURELY_PLACE = 0.45;

/** What stands in a question as a link or a mention is no subject of it. */
const ADDRESS = /\S*:\/\/\S*|<\S*>|@\S+/gu;

const YEAR = /^(?:1\d|20)\d\d$/u;
const NUMBER = /^\p{Nd}[\p{Nd}.,]*$/u;

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
  const said = saidBy(scope, textsAbout(index, at, scope.shard.vocabulary.language.code));
  const claim = saidBy(scope, [index.claims[at]?.text ?? '']);
  const forms = formsOfQuestion(question.text, tokenise(question.text), scope.shard.vocabulary.language.code);
  const isOtherwiseSaid = (span: Span): boolean =>
    forms.some(({ start, end, key }) => span.start <= start && end <= span.end && said.forms.has(key));
  const named = subjectsOf(question, scope)
    .filter((subject) => !isOtherwiseSaid(subject))
    .filter(({ words }) => !isSaid(words, said) && !words.some((word) => isSpokenOfThroughout(word, scope, index)))
    .map(({ kind, start, end }) => ({ kind, start, end, text: question.text.slice(start, end) }));
  const missing = [...named, ...numbersMissing(question, said, forms), ...directionsMissing(question, claim, scope)];
  return missing
    .toSorted((a, b) => a.start - b.start)
    .map(({ kind, text }) => ({ kind, text }))
    .filter(({ text }, place, all) => all.findIndex((other) => other.text === text) === place);
}

/** Names, places and years of a question that no article of the scope has, each as it was typed. */
export function unknownSubjects(question: Question, scope: SearchScope): readonly Missing[] {
  const subjects = subjectsOf(question, scope).filter(({ words }) =>
    words.every(({ alternatives, correction }) => alternatives.every(isPart) && correction === undefined),
  );
  return subjects.map(({ kind, start, end }) => ({ kind, text: question.text.slice(start, end) }));
}

/** The claim, and what tells what it is about. */
function textsAbout(index: ArticleIndex, at: number, code: string): readonly string[] {
  const { article, section } = placeOfClaim(index, at);
  const before = (claim: Claim | undefined, from: number): string =>
    claim !== undefined && index.sectionOf[from] === index.sectionOf[at] ? claim.text : '';
  return [
    index.claims[at]?.text ?? '',
    before(index.claims[at - 1], at - 1),
    ...(factsOf(placeOfClaim(index, at).claim, code).leans ? [before(index.claims[at - 2], at - 2)] : []),
    section.heading,
    ...(section.path ?? []),
    article.title,
    article.subtitle ?? '',
  ];
}

function saidBy(scope: SearchScope, texts: readonly string[]): Said {
  const { language } = scope.shard.vocabulary;
  const words = new Set<string>();
  const terms = new Set<string>();
  const forms = new Set<string>();
  const countries = new Set<number>();
  for (const text of texts) {
    if (text === '') continue;
    const tokens = tokenise(text);
    let last = '';
    for (const { word } of tokens) {
      const folded = language.fold(word);
      words.add(folded);
      terms.add(language.stem(word));
      const country = countryOf(folded) ?? countryOfTwo(last, folded);
      if (country !== undefined) countries.add(country);
      last = folded;
    }
    for (const { key } of formsOfClaim(text, tokens, language.code)) forms.add(key);
  }
  return { words, terms, forms, countries };
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

const isPart = ({ weight }: Alternative): boolean => weight <= PART;

type Subject = Span & { readonly kind: Missing['kind']; readonly words: readonly QuestionWord[] };

function withoutAddresses({ text, words }: Question): readonly QuestionWord[] {
  const addresses = [...text.matchAll(ADDRESS)].map(({ 0: all, index }) => ({ start: index, end: index + all.length }));
  return words.filter(({ start, end }) => !addresses.some((address) => address.start <= start && end <= address.end));
}

/** Names and places of a question, and words that are so rare that they can only be its subject. */
function subjectsOf(question: Question, scope: SearchScope): readonly Subject[] {
  const lexicon = lexiconOf(scope.shard.vocabulary.language.code);
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
    if (single !== undefined && countryOf(single.folded) === undefined && (single.rarity < TELLING || from === 0))
      continue;
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
  const inLowerCase = !/(?<!^)\p{Lu}/u.test(question.text);
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

/** Whether a subject is spoken of: its telling words, or all where none tells. */
function isSaid(words: readonly QuestionWord[], said: Said): boolean {
  const telling = words.filter(({ rarity }) => rarity >= TELLING);
  if (words.length > 1 && said.words.has(words.map(({ folded }) => folded[0] ?? '').join(''))) return true;
  if (telling.length > 0) return telling.some((word) => hasWord(word, said));
  return words.every((word) => hasWord(word, said)) || countryIn(words, said);
}

function hasWord({ folded, stem, word, alternatives }: QuestionWord, said: Said): boolean {
  if (alternatives.length > 0 && alternatives.every(isPart)) return false;
  if (said.words.has(folded) || said.terms.has(stem) || said.words.has(word.toLowerCase())) return true;
  if (said.forms.has(`#${folded}`) || said.forms.has(`~${folded}`)) return true;
  const country = countryOf(folded);
  if (country !== undefined && said.countries.has(country)) return true;
  return [...said.words].some((other) => areOfOneName(folded, other));
}

function countryIn(words: readonly QuestionWord[], { countries }: Said): boolean {
  return words.some(({ folded }, at) => {
    const country = countryOfTwo(folded, words[at + 1]?.folded ?? '');
    return country !== undefined && countries.has(country);
  });
}

/** Letters that two words of one name begin with: "Russia", "Russian"; "Brazil", "Brazilian". */
const SAME_BEGINNING = 4;
const MOST_ENDING = 4;

function areOfOneName(one: string, other: string): boolean {
  const shortest = Math.min(one.length, other.length);
  if (shortest < SAME_BEGINNING || Math.abs(one.length - other.length) > MOST_ENDING) return false;
  let same = 0;
  while (same < shortest && one[same] === other[same]) same++;
  return same >= SAME_BEGINNING && same >= shortest - 2;
}

const DECADE = /^(?:1\d|20)\d0$/u;

/** So many things may be asked for at once. */
const FEW = 12;

/** What a number of things that are asked for follows. */
const ASKS_FOR = /(?:^|\s)(?:what|which|name|list|the|welche|nenne|quels|quelles|qué|cuáles|какие)\s+$/iu;

const ROMAN: readonly string[] = 'nulla i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(
  ' ',
);

type Found = Missing & { readonly start: number };

/** Numbers and years in figures that are not said in any spelling. */
function numbersMissing(question: Question, said: Said, forms: readonly Form[]): readonly Found[] {
  const { text } = question;
  const figures = withoutAddresses(question).filter(({ word }) => NUMBER.test(word));
  return figures.flatMap(({ word, folded, start, end }) => {
    const after = text.slice(end);
    if (DECADE.test(folded) && /^['’]?s\b/u.test(after)) {
      const isSaid = [...said.words].some((each) => YEAR.test(each) && each.startsWith(folded.slice(0, 3)));
      return isSaid ? [] : [{ kind: 'year' as const, text: text.slice(start, end + after.indexOf('s') + 1), start }];
    }
    // "the 15th century" is said in other ways; "which 2 critics" asks for so many.
    if (/^['’]?\p{L}/u.test(after) || (Number(folded) <= FEW && ASKS_FOR.test(text.slice(0, start)))) return [];
    if (said.words.has(ROMAN[Number(folded)] ?? folded)) return [];
    const keys = forms.filter((form) => form.start <= start && end <= form.end).map(({ key }) => key);
    if (said.words.has(folded) || keys.some((key) => said.forms.has(key) || said.words.has(key))) return [];
    return [{ kind: YEAR.test(folded) ? ('year' as const) : ('number' as const), text: word, start }];
  });
}

/** Words for one end of something where the claim has the other end only. */
function directionsMissing({ words }: Question, { words: said }: Said, scope: SearchScope): readonly Found[] {
  const { code, fold } = scope.shard.vocabulary.language;
  const directions = directionsOf(code, fold);
  return words.flatMap(({ word, folded, start }) => {
    const direction = directions.get(folded);
    if (direction === undefined || [...direction.same].some((each) => said.has(each))) return [];
    return [...direction.opposite].some((each) => said.has(each))
      ? [{ kind: 'direction' as const, text: word, start }]
      : [];
  });
}
