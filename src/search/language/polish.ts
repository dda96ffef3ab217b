/** What Polish writes onto the end of a noun or an adjective, and of a verb or the noun that is made of it; longest first. */
const ENDINGS: readonly string[] = [
  'ami iami ach iach om iom owie ów iów owi iowi em iem ie iu u y i a ia ą ią ę ię e o io',
  'ego iego emu iemu ych ich ymi imi ym im ej iej ość ości ością',
  'ować owania owanie owaniu owaniem owany owana owane uje ują uję ujesz ował owała owali owano',
  'ać ania anie aniu aniem any ana ane ani ał ała ali ano ają aj ajcie',
  'ić yć eć enia enie eniu eniem ony ona one eni ił iła ili ył yła yli iono ono ią isz ysz icie ycie',
]
  .flatMap((endings) => endings.split(' '))
  .sort((a, b) => b.length - a.length);

/** Letters that must be left: with fewer the ending is part of the word, as in "pies". */
const LEAST_LEFT = 3;

/** A Polish word, in small letters, without its ending: "balkonie" and "balkonach" are both "balkon", "grillować" and "grillowania" "grill". */
export function withoutPolishEnding(word: string): string {
  const ending = ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= LEAST_LEFT);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
