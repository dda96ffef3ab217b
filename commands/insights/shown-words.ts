import { fold, isCommonWord, tokenise } from '../../src/search/for-features.ts';
import type { QuestionGroup } from './question-groups.ts';

/**
 * Who asked is not kept: three askings in different minutes stand for three people who may have asked. What fewer asked is told without
 * what might tell of one of them.
 */
const fewest = 3;

const hidden = '…';

/** How a group is named in lists: as it was asked most, without rare words where it was asked at fewer than three times. */
export function groupName(group: QuestionGroup): string {
  const [first] = group.wordings;
  if (first === undefined) return '';
  return isShownWhole(group) ? first.text : withoutRareWords(first.text, first.locale ?? 'en');
}

export function isShownWhole({ moments }: Pick<QuestionGroup, 'moments'>): boolean {
  return moments >= fewest;
}

/** A text without its names, numbers and whatever else not everybody says. */
export function withoutRareWords(text: string, language: string): string {
  let shown = '';
  let at = 0;
  for (const [place, { word, start, end }] of tokenise(text).entries()) {
    shown += text.slice(at, start).replaceAll(/[^\s?!.,;:'’()-]/gu, '');
    shown += isShown(word, place, language) ? text.slice(start, end) : hidden;
    at = end;
  }
  return `${shown}${text.slice(at).replaceAll(/[^\s?!.,;:'’()-]/gu, '')}`.replaceAll(/…(?:[\s'’.-]*…)+/gu, hidden);
}

/** Within a sentence a capital begins a name, but in German any noun. */
function isShown(word: string, place: number, language: string): boolean {
  const isName = place > 0 && language !== 'de' && /^\p{Lu}/u.test(word) && fold(word) !== 'i';
  return !isName && isCommonWord(word, language);
}
