import { describe, expect, it } from 'vitest';
import { locales } from '../../../src/bot/messages/index.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { OutcomeCounts } from '../../../src/library/asked/asked-counts.ts';
import { customIds, type Desk, here, ids, messageOf, moderating, openDesk, partsIn } from '../../support/desk.ts';
import { expectWithinDiscord } from '../../support/layout-size.ts';
import { plainView } from '../../support/plain-view.ts';

type Who = { readonly locale?: (typeof locales)[number] };

const trade = 'How much does Russia trade with Afghanistan?';
const minute = 60_000;
const moderator = { permissions: moderating };

/** Some questions of the last days, as members ask them. */
async function openAsked(): Promise<Desk> {
  const desk = await openDesk();
  const first = await desk.command('ask', { question: trade });
  const id = customIds(messageOf(first)).find((each) => each.startsWith('1:down:')) ?? '';
  for (const userId of [ids.alice, ids.bob]) await desk.press(id, messageOf(first), { userId });
  for (const question of ['Who won the world cup?', 'who won the WORLD cup', 'Does Jane Doe pay 4711 dollars?'])
    await desk.command('ask', { question });
  const { questions } = desk.services.store;
  const asked = async (text: string, outcome: keyof OutcomeCounts, days: number) =>
    questions.add({ scope: here, text, at: desk.services.now() - days * 24 * 60 * minute, outcome, claims: [] });
  for (const days of [1, 2, 3, 5]) await asked('How do I get the red role?', 'refused', days);
  await asked('How do I get the RED role', 'unsure', 4);
  await asked('Is this long ago?', 'refused', 40);
  return desk;
}

function menuOf(reply: Reply): readonly string[] {
  const { layout = [] } = messageOf(reply);
  return partsIn(layout).flatMap(({ options }) =>
    Array.isArray(options) ? options.map((option: { value: string }) => option.value) : [],
  );
}

type Scene = (desk: Desk, who: Who) => Promise<Reply>;
const scenes: Readonly<Record<string, Scene>> = {
  insights: (desk, who) => desk.command('insights', {}, { ...moderator, ...who }),
  'insights-90': (desk, who) => desk.command('insights', { days: 90 }, { ...moderator, ...who }),
  'insights-group': async (desk, who) => {
    const shown = await desk.command('insights', {}, { ...moderator, ...who });
    return desk.press('1:insight:30', messageOf(shown), { ...moderator, ...who, values: menuOf(shown).slice(0, 1) });
  },
  'insights-voted-down': async (desk, who) => {
    const shown = await desk.command('insights', {}, { ...moderator, ...who });
    const [, , ...others] = menuOf(shown);
    const opened = await Promise.all(
      others.map((value) => desk.press('1:insight:30', messageOf(shown), { ...moderator, ...who, values: [value] })),
    );
    return opened.find((reply) => JSON.stringify(reply).includes('289')) ?? shown;
  },
  'insights-gone': (desk, who) =>
    desk.press('1:insight:30', undefined, { ...moderator, ...who, values: ['AAAAAAAAAAAAAAAA'] }),
  'insights-not-a-moderator': (desk, who) => desk.press('1:insight:30', undefined, { ...who, values: ['x'] }),
  'insights-none': async (_, who) => (await openDesk()).command('insights', {}, { ...moderator, ...who }),
  'insights-not-kept': async (_, who) =>
    (await openDesk({ retentionDays: 0 })).command('insights', {}, { ...moderator, ...who }),
};

function view(reply: Reply): string {
  const { files = [] } = reply.kind === 'modal' ? {} : reply.message;
  return [plainView(reply), ...files.map(({ name }) => `(file ${name})`)].join('\n');
}

describe('a moderator sees', () => {
  it.each(Object.entries(scenes))('%s', async (name, scene) => {
    const reply = await scene(await openAsked(), {});
    expectWithinDiscord(messageOf(reply));
    await expect(`${view(reply)}\n`).toMatchFileSnapshot(`../../golden/insights/${name}.txt`);
  });
});

describe.each(locales.filter((locale) => locale !== 'en'))('in %s', (locale) => {
  it('every reply is as it was', async () => {
    const shown: string[] = [];
    for (const [name, scene] of Object.entries(scenes)) {
      const reply = await scene(await openAsked(), { locale });
      expectWithinDiscord(messageOf(reply));
      shown.push(`== ${name}`, view(reply), '');
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../../golden/insights/in-${locale}.txt`);
  });
});

it('fits into a message, however much was asked in however long words', async () => {
  const desk = await openDesk();
  const { questions } = desk.services.store;
  for (let n = 0; n < 400; n += 1)
    for (const locale of ['ru', 'en'])
      await questions.add({
        scope: here,
        locale,
        text: `${'Почему *так* долго_и_сложно [обо всём](сразу)? '.repeat(20)} ${n % 60} ${String.fromCharCode(97 + (n % 26)).repeat(30)}`,
        at: desk.services.now() - n * minute,
        outcome: 'refused',
        claims: [],
      });
  for (const locale of locales) {
    const reply = await desk.command('insights', { days: 7 }, { ...moderator, locale });
    expectWithinDiscord(messageOf(reply));
    expect(menuOf(reply).length).toBeLessThanOrEqual(25);
    const [value = ''] = menuOf(reply);
    const opened = await desk.press('1:insight:7', messageOf(reply), { ...moderator, locale, values: [value] });
    expectWithinDiscord(messageOf(opened));
  }
});
