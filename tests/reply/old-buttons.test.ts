import { describe, expect, it } from 'vitest';
import { openAroundAction, openSectionAction, turnSectionAction } from '../../src/reply/places.ts';

const place = { article: '~bees-1', revision: '12345678', number: '12.345' };
const actions = [
  ['section', openSectionAction],
  ['around', openAroundAction],
] as const;

describe.each(actions)('the custom id of "%s"', (name, action) => {
  it('is its article, the revision and the number', () => {
    const id = `2:${name}:~bees-1:12345678:12.345`;
    expect(action.id(place)).toBe(id);
    expect(action.argsOf(id)).toEqual(place);
    expect(action.argsOf(`2:${name}:bees:12345678:12345.12345`)).toEqual({
      article: 'bees',
      revision: '12345678',
      number: '12345.12345',
    });
    expect(action.argsOf(`2:${name}:bees:12345678:7`)).toMatchObject({ number: '7' });
  });

  it.each([
    'bees!:12345678:1',
    '!bees:12345678:1',
    '~~bees:12345678:1',
    ':12345678:1',
    'bees:1234567:1',
    'bees:123456789:1',
    'bees:!2345678:1',
    'bees:1234567!:1',
    'bees:x12345678:1',
    'bees:12345678:',
    'bees:12345678:x1',
    'bees:12345678:1x',
    'bees:12345678:1.x',
    'bees:12345678:1.',
    'bees:12345678:123456',
    'bees:12345678:1.123456',
  ])('that says %j was never made', (rest) => {
    expect(action.argsOf(`2:${name}:${rest}`)).toBeUndefined();
    expect(action.argsOf(`1:${name}:bees:12345678:1`)).toBeUndefined();
  });
});

it('a button that turns pages is for one member, in one language', () => {
  const turned = { ...place, page: 3, ownerId: '123456', locale: 'fr' } as const;
  expect(turnSectionAction.id(turned)).toBe('2:turn:~bees-1:12345678:12.345:3:123456:fr');
  expect(turnSectionAction.argsOf('2:turn:~bees-1:12345678:12.345:3:123456:fr')).toEqual(turned);
  expect(turnSectionAction.argsOf('2:turn:~bees-1:12345678:12.345:3:123456:xx')).toBeUndefined();
});
