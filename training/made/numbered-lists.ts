import type { Claim, Section } from '../../src/article/article-model.ts';
import { languageOf, tokenise } from '../../src/search/for-training.ts';
import type { SetArticle, SetQuestion } from '../eval-sets.ts';
import { madeId } from './question-headings.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Claims that a section must have to be made a list, and the longest claim that leads one in. */
const SHORTEST_LIST = 4;
const LONGEST_LEAD_IN = 120;

/** Questions that name a place of each article made so. */
const ASKED = 3;

/** How a list is numbered, and what one calls its items. */
const STYLES: readonly {
  readonly label: (number: number, section: number) => string;
  readonly nouns: readonly string[];
}[] = [
  { label: (number) => `${number}.`, nouns: ['rule', 'point', 'step', 'item', 'number'] },
  { label: (number) => `${number})`, nouns: ['point', 'step', 'item'] },
  { label: (number) => `§ ${number}`, nouns: ['§', 'paragraph'] },
  { label: (number, section) => `${section}.${number}.`, nouns: ['rule', 'point', 'clause', 'paragraph'] },
  { label: (number) => `Article ${number}:`, nouns: ['article', 'art.'] },
];

const ABOUT: readonly string[] = [
  'what does PLACE say about WORDS?',
  'does PLACE cover WORDS?',
  'why does PLACE mention WORDS',
  'is WORDS part of PLACE?',
  'what is meant by WORDS in PLACE?',
  'explain WORDS of PLACE',
  'how does WORDS matter to PLACE?',
  'PLACE WORDS',
];

const ALONE: readonly string[] = [
  'what happens if I break PLACE?',
  'who does PLACE apply to?',
  'why do we have PLACE?',
  'I do not understand PLACE',
  'has anyone ever been punished for PLACE?',
  'what comes after PLACE is done?',
];

/**
 * Articles with their longer sections as numbered lists, some with a lead-in before each item, and questions that name items by number.
 * The articles' own questions are asked of these too, where the claims that answer still stand by themselves.
 */
export function withNumberedLists(articles: readonly SetArticle[], random: SeededRandom): SetArticle[] {
  return articles.flatMap(({ article, questions }): SetArticle[] => {
    const style = random.one(STYLES);
    const moved = new Map<string, string>();
    const labelled: { readonly claim: Claim; readonly number: string; readonly words: readonly string[] }[] = [];
    const sections = article.sections.map((section, index): Section => {
      const isList = section.claims.length >= SHORTEST_LIST && random.chance(0.7);
      const [first, ...others] = section.claims;
      const leads = isList && first !== undefined && first.text.length <= LONGEST_LEAD_IN && random.chance(0.5);
      const claims = (leads ? others : section.claims).map((claim, at): Claim => {
        const id = `${index + 1}.${at + 1}`;
        moved.set(claim.id, id);
        if (!isList) return { ...claim, id };
        const label = style.label(at + 1, index + 1);
        const leadIn = leads ? first.text : undefined;
        const made = {
          id,
          text: [leadIn, label, claim.text].filter((part) => part !== undefined).join(' '),
          label,
          ...(leadIn !== undefined && { leadIn }),
        };
        const number = /[\d.]*\d/u.exec(label)?.[0] ?? '';
        labelled.push({ claim: made, number, words: contentOf(claim.text, article.language) });
        return made;
      });
      return { ...section, claims };
    });
    if (labelled.length === 0) return [];
    const asked = Array.from({ length: ASKED }, (): SetQuestion => {
      const { claim, number, words } = random.one(labelled);
      const noun = random.one(style.nouns);
      const place = `${noun} ${number}`;
      // Several lists may have the number: then only words of the claim tell which is meant.
      const isOne = labelled.filter((other) => other.number === number).length === 1;
      const about = isOne && random.chance(0.15) ? random.one(labelled).words : words;
      const isAlone = about.length === 0 || (isOne && random.chance(0.3));
      const text = isAlone
        ? random.one(ALONE).replace('PLACE', place)
        : random.one(ABOUT).replace('PLACE', place).replace('WORDS', someOf(about, random));
      return { text, gold: [claim.id] };
    });
    const kept = questions.flatMap(({ text, gold }): SetQuestion[] => {
      const there = gold.flatMap((id) => moved.get(id) ?? []);
      return there.length === gold.length ? [{ text, gold: there }] : [];
    });
    return [{ article: { ...article, id: madeId('lists', article.id), sections }, questions: [...kept, ...asked] }];
  });
}

/** The words of a claim that carry meaning. */
function contentOf(text: string, language: string): readonly string[] {
  const { fold, stopWords } = languageOf(language);
  return tokenise(text).flatMap(({ word }) => (/^\p{L}{3,}$/u.test(word) && !stopWords.has(fold(word)) ? [word] : []));
}

/** One to three words that stand near each other. */
function someOf(words: readonly string[], random: SeededRandom): string {
  const from = Math.floor(random.next() * words.length);
  return words
    .slice(from, from + 1 + Math.floor(random.next() * 3))
    .join(' ')
    .toLowerCase();
}
