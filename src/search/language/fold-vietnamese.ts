import { lowerCase } from './fold.ts';

/** Vowels that two spellings write their tone on or change into another, with each of the tones. */
const TONES = ['aàáảãạ', 'eèéẻẽẹ', 'iìíỉĩị', 'oòóỏõọ', 'uùúủũụ', 'yỳýỷỹỵ'];

const toned = (letter: string, tone: number): string => TONES.find((row) => row.startsWith(letter))?.[tone] ?? letter;

const toneOf = (letter: string): { readonly plain: string; readonly tone: number } => {
  const row = TONES.find((letters) => letters.includes(letter)) ?? letter;
  return { plain: row[0] ?? letter, tone: row.indexOf(letter) };
};

/** Endings of syllables whose tone the older spelling puts on the first vowel and the newer on the second. */
const EITHER_VOWEL = /(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])$/u;
/** Syllables that are written with either of the two letters. */
const EITHER_I = /^[hklmst][iìíỉĩị]$/u;

/** A Vietnamese word as it is compared: lower case with its accents, in one of two spellings: "hoá" as "hóa", "kĩ" as "kỹ". */
export function foldVietnamese(word: string): string {
  const lower = lowerCase(word);
  const [before = '', last = ''] = [lower.at(-2), lower.at(-1)];
  if (EITHER_VOWEL.test(lower)) {
    const { plain, tone } = toneOf(last);
    return lower.slice(0, -2) + toned(before, tone) + plain;
  }
  return EITHER_I.test(lower) ? before + toned('y', toneOf(last).tone) : lower;
}
