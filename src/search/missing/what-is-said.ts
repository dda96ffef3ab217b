import type { Claim } from '../../article/article-model.ts';
import { type ArticleIndex, factsOf, placeOfClaim } from '../index/article-index.ts';
import type { Language } from '../language/languages.ts';
import { tokenise } from '../language/tokens.ts';
import { type Alternative, PART } from '../question/compounds.ts';
import type { QuestionWord } from '../question/read-question.ts';
import { formsOfClaim } from '../recognise/forms.ts';
import { relatedWordsOf } from '../recognise/related-words.ts';

/** What a claim and what it stands under say, in words as they are compared. */
export type Said = {
  readonly words: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  /** Looked for when they are asked for: few questions name what may be written in several ways. */
  readonly forms: () => ReadonlySet<string>;
  readonly countries: ReadonlySet<number>;
};

/** A word of a name that many people and things have tells little of them: "New", "John". */
export const TELLING = 0.5;

/** Whether it is a part of the word only. */
export const isPart = ({ weight }: Alternative): boolean => weight <= PART;

/** The claim, and what tells what it is about. */
export function textsAbout(index: ArticleIndex, at: number, code: string): readonly string[] {
  const before = (claim: Claim | undefined, from: number): string =>
    claim !== undefined && index.sectionOf[from] === index.sectionOf[at] ? claim.text : '';
  return [
    index.claims[at]?.text ?? '',
    before(index.claims[at - 1], at - 1),
    ...(factsOf(placeOfClaim(index, at).claim, code).leans ? [before(index.claims[at - 2], at - 2)] : []),
    ...textsBeside(index, at),
  ];
}

/** What a claim stands under. */
export function textsBeside(index: ArticleIndex, at: number): readonly string[] {
  const { article, section } = placeOfClaim(index, at);
  return [section.heading, ...(section.path ?? []), article.title, article.subtitle ?? ''];
}

export function saidBy(language: Language, texts: readonly string[]): Said {
  const related = relatedWordsOf(language.code);
  const words = new Set<string>();
  const terms = new Set<string>();
  const countries = new Set<number>();
  for (const text of texts) {
    const tokens = tokenise(text);
    const folded = tokens.map(({ word }) => language.fold(word));
    for (const [at, { word }] of tokens.entries()) {
      words.add(folded[at] ?? '');
      terms.add(language.stem(word));
      // "US" is a country, "us" is not.
      const isSmall = word.length <= 2 && word === word.toLowerCase();
      const country = isSmall ? undefined : related.countryAt(folded, at);
      if (country !== undefined) countries.add(country);
    }
  }
  let forms: ReadonlySet<string> | undefined;
  const formsOf = (text: string) => formsOfClaim(text, tokenise(text), language.code).map(({ key }) => key);
  return { words, terms, countries, forms: () => (forms ??= new Set(texts.flatMap(formsOf))) };
}

/** Whether a subject is spoken of: its telling words, or all where none tells. */
export function isSaid(words: readonly QuestionWord[], said: Said, code: string): boolean {
  const telling = words.filter(({ rarity }) => rarity >= TELLING);
  if (words.length > 1 && said.words.has(words.map(({ folded }) => folded[0] ?? '').join(''))) return true;
  if (telling.length > 0) return telling.some((word) => hasWord(word, said, code));
  return words.every((word) => hasWord(word, said, code)) || hasCountry(words, said, code);
}

function hasWord(word: QuestionWord, said: Said, code: string): boolean {
  const { folded, stem, alternatives } = word;
  if (alternatives.length > 0 && alternatives.every(isPart)) return false;
  if (said.words.has(folded) || said.terms.has(stem) || said.words.has(word.word.toLowerCase())) return true;
  if (hasCountry([word], said, code)) return true;
  const related = relatedWordsOf(code);
  if ([...said.words].some((other) => related.areOneName(folded, other))) return true;
  return said.forms().has(`#${folded}`) || said.forms().has(`~${folded}`);
}

function hasCountry(words: readonly QuestionWord[], { countries }: Said, code: string): boolean {
  const folded = words.map((word) => word.folded);
  return folded.some((_, at) => {
    const country = relatedWordsOf(code).countryAt(folded, at);
    return country !== undefined && countries.has(country);
  });
}
