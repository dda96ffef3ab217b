import { factsOf, placeOfClaim } from '../index/article-index.ts';
import type { ClaimAt, SearchScope } from '../index/shard.ts';
import type { Question } from '../question/read-question.ts';
import type { Lexicon } from '../recognise/word-lists.ts';
import { lexiconOf, type LexiconWord, lexiconWordsOf } from '../recognise/lexicon.ts';
import { readNames } from '../recognise/recognise-names.ts';
import { saidBy, textsBeside } from './what-is-said.ts';

/** What joins two that have to do with each other: "trade with Iran", "war against Rome". Not in German, whose nouns all look like names. */
const JOINTS: Readonly<Record<string, readonly string[]>> = {
  en: ['with', 'against', 'to', 'from'],
  es: ['con', 'contra'],
  fr: ['avec', 'contre'],
};

/** What stands between names of one list, or before a name. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  en: ['and', 'or', 'the', 'both'],
  es: ['y', 'e', 'o', 'el', 'la', 'los', 'las'],
  fr: ['et', 'ou', 'le', 'la', 'les'],
};

/** A name by its last word, in small letters. */
type Joined = { readonly joint: string; readonly names: readonly string[] };

/**
 * Whether a claim joins somebody else to what is asked about: "How much does Russia trade with China?" is not answered by "Russia's trade
 * with Afghanistan is only $289 million, far behind China". The claim names who is asked about, but not behind the same word.
 */
export function isOfAnotherPair({
  question,
  scope,
  entry,
  at,
}: ClaimAt & { readonly question: Question; readonly scope: SearchScope }): boolean {
  const lexicon = lexiconOf(scope.shard.vocabulary.language.code);
  const asked = read(question.text, lexicon);
  if (asked.joined.length === 0) return false;
  const said = read(entry.index.claims[at]?.text ?? '', lexicon);
  return asked.joined.some(({ joint, names }) => {
    const lists = said.joined.filter((other) => other.joint === joint);
    const isNamed = names.every((name) => said.names.has(name));
    const isJoined = lists.some((list) => names.some((name) => list.names.includes(name)));
    const others = lists.flatMap((list) => list.names);
    return isNamed && !isJoined && others.length > 0 && !others.some((name) => asked.names.has(name));
  });
}

/**
 * Whether a claim speaks of other countries than the one asked about, which only the claim before it names: "Which schools does China
 * support?" is not answered by "unlike Turkey, which supports schools" behind a claim about trade with China. A claim that leans on the
 * one before ("It supports …") may be about whatever that names.
 */
export function isOfAnotherCountry({
  question,
  scope,
  entry,
  at,
}: ClaimAt & { readonly question: Question; readonly scope: SearchScope }): boolean {
  const { language } = scope.shard.vocabulary;
  const { index } = entry;
  const asked = saidBy(language, [question.text]).countries;
  if (asked.size === 0 || factsOf(placeOfClaim(index, at).claim, language.code).leans) return false;
  const own = saidBy(language, [index.claims[at]?.text ?? '']).countries;
  const beside = saidBy(language, textsBeside(index, at)).countries;
  const isElsewhere = [...asked].some((country) => !own.has(country) && !beside.has(country));
  return isElsewhere && [...own].some((country) => !asked.has(country) && !beside.has(country));
}

function read(
  text: string,
  lexicon: Lexicon,
): { readonly joined: readonly Joined[]; readonly names: ReadonlySet<string> } {
  const { language } = lexicon;
  const [joints, within] = [JOINTS[language] ?? [], WITHIN[language] ?? []];
  if (joints.length === 0) return { joined: [], names: new Set() };
  const words = lexiconWordsOf(text, lexicon);
  const found = readNames(text, words, lexicon);
  const nameAt = new Map(found.map((name) => [name.from, name]));
  const nameOf = (last: LexiconWord | undefined): string => (last?.lower ?? '').replace(/['’]s$/u, '');
  const joined = words.flatMap(({ lower }, at): Joined[] => {
    if (!joints.includes(lower)) return [];
    const names: string[] = [];
    for (let next = at + 1; next < words.length; ) {
      const name = nameAt.get(next);
      if (name !== undefined) names.push(nameOf(words[name.to]));
      else if (!within.includes(words[next]?.lower ?? '')) break;
      next = (name?.to ?? next) + 1;
    }
    return names.length === 0 ? [] : [{ joint: lower, names }];
  });
  return { joined, names: new Set(found.map(({ to }) => nameOf(words[to]))) };
}
