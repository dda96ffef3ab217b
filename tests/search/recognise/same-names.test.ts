import { expect, it } from 'vitest';
import { nameKeys, sharesName } from '../../../src/search/recognise/same-names.ts';

it.each([
  ['US', 'United States', 'en', true],
  ['U.S.', 'the United States', 'en', true],
  ['America', 'USA', 'en', true],
  ['EU', 'European Union', 'en', true],
  ['NFL', 'National Football League', 'en', true],
  ['Deutschland', 'Germany', 'en', false],
  ['Russia', 'Russland', 'de', false],
  ['Iran', 'Iraq', 'en', false],
  ['North Korea', 'South Korea', 'en', false],
  ['Northern Farm League', 'National Football League', 'en', false],
  ['Russian Railways', 'Russia', 'en', false],
  ['New Delhi', 'Kabul', 'en', false],
])('%s and %s in %s are one name: %s', (one, other, language, same) => {
  const [left, right] = [nameKeys(one, language), nameKeys(other, language)];
  expect(sharesName(left, right)).toBe(same);
  expect(sharesName(right, left)).toBe(same);
});
