import type { LocalDiscord, SeenMessage } from 'local-discord';
import { expect, it } from 'vitest';
import { type Docent, lastingDatabase, startDocent } from '../../support/docent.ts';
import { buttonId, customIds, expectNoErrors, says, written } from '../../support/members-support.ts';

const guide = (title: string, colour: string) => `# ${title}\n\n## About it\n\n- ${title} is ${colour}.\n`;
const fileOf = (title: string, colour = 'red') => ({ name: `${title}.md`, data: guide(title, colour) });
const day = 86_400_000;

/** Docent, which starts again on the same database when the test says so; messages and dialogs of before are still open. Its clock never shows the same twice: what was kept one after the other is listed so. */
async function restarting() {
  let at = Date.UTC(2026, 10, 24, 12);
  const settings = { config: { databaseUrl: await lastingDatabase() }, overrides: { now: () => ++at } };
  let docent: Docent = await startDocent(settings);
  const { discord } = docent;
  const restart = async (laterMs = 0) => {
    await docent.stop();
    at += laterMs;
    docent = await startDocent({ ...settings, on: discord });
  };
  const maria = discord.as(discord.ids.moderator);
  const added = async (title: string) => {
    const preview = await maria.command('library add', { file: fileOf(title) }).reply();
    return maria.click(preview, 'Add').reply();
  };
  const list = async () => written(await maria.command('library list').reply());
  const services = () => docent.app.services;
  return { discord, maria, added, list, restart, services, noErrors: () => expectNoErrors(docent) };
}

const menuOf = (message: SeenMessage, start: string) => customIds(message).find((id) => id.startsWith(start)) ?? '';
const answered = async (discord: LocalDiscord, question: string) =>
  says(await discord.as(discord.ids.alice).command('ask', { question }).reply());

it('previews of what is to be added go on: pages, another title, Add, Cancel, and dialogs that were open', async () => {
  const { maria, list, restart, noErrors } = await restarting();
  const open = await maria.command('library add').modal();
  const preview = await maria.command('library add', { file: fileOf('Lamps') }).reply();
  const unwanted = await maria.command('library add', { file: fileOf('Boats') }).reply();
  const titling = await maria.click(preview, 'Edit title').modal();
  const files = [fileOf('Ropes'), fileOf('Sails')];
  const several = await maria.submit(await maria.command('library add').modal(), { files }).reply();
  await restart();

  expect(written(await maria.submit(titling, { title: 'All lamps' }).reply())).toContain('### All lamps');
  expect(written(await maria.click(preview, 'Add').reply())).toContain('**All lamps** is in the library.');
  expect(written(await maria.click(unwanted, 'Cancel').reply())).toContain('Nothing was added.');
  const second = await maria.click(several, 'Next').reply();
  expect(says(second)).toContain('Document 2 of 2.');
  expect(says(await maria.click(second, 'Back').reply())).toContain('Document 1 of 2.');
  expect(written(await maria.click(second, 'Add all 2').reply())).toContain('Added to the library: 2 articles.');
  const pasted = await maria.submit(open, { title: 'Nets', text: '- Nets are brown.' }).reply();
  expect(written(await maria.click(pasted, 'Add').reply())).toContain('**Nets** is in the library.');
  expect(await list()).toMatch(/All lamps[^]*Ropes[^]*Sails[^]*Nets/);
  noErrors();
});

it('what is over says so in words, the next day and however often it is pressed', async () => {
  const { maria, added, restart, noErrors } = await restarting();
  const buttons = ['Add', 'Cancel', 'Edit title'];
  const previews: SeenMessage[] = [];
  for (const title of buttons) previews.push(await maria.command('library add', { file: fileOf(title) }).reply());
  const done = await added('Boats');
  await restart(day + 1);
  for (const [at, preview] of previews.entries())
    expect(says(await maria.click(preview, buttons[at] ?? '').reply())).toMatch(/more than a day old/);
  const out = await maria.click(done, 'Undo').reply();
  expect(says(out)).toContain('is out of the library');
  await restart(day + 1);
  expect(says(await maria.click(out, 'Undo').reply())).toContain('a day has passed');
  noErrors();
});

it('another text is still confirmed, cancelled and taken back, and its dialog still sent', async () => {
  const { discord, maria, added, restart, noErrors } = await restarting();
  await added('Lamps');
  const replacing = { article: 'lamps', file: fileOf('Lamps', 'green') };
  const preview = await maria.command('library replace', replacing).reply();
  const other = await maria.command('library replace', replacing).reply();
  const dialog = await maria.command('library replace', { article: 'lamps' }).modal();
  await restart();
  expect(written(await maria.click(other, 'Cancel').reply())).toContain('stays as it is');
  const replaced = await maria.click(preview, 'Replace').reply();
  expect(await answered(discord, 'What are lamps?')).toContain('green');
  await restart();
  const pasted = await maria.submit(dialog, { text: guide('Lamps', 'blue') }).reply();
  expect(written(await maria.click(replaced, 'Undo').reply())).toContain('has the text again that it had before');
  expect(await answered(discord, 'What are lamps?')).toContain('red');
  // That preview was of a text that is not there any more.
  expect(says(await maria.click(pasted, 'Replace').reply())).toContain('Look at it again');
  noErrors();
});

it('lists, questions and menus are still pressed: Remove, Keep, Undo, Put back, pages, limits, check questions', async () => {
  const { discord, maria, added, list, restart, noErrors } = await restarting();
  for (const title of ['Lamps', 'Boats', 'Ropes']) await added(title);
  for (const claim of ['What are lamps?', 'Are lamps red?'])
    await maria.command('library check', { question: claim, statement: 'Lamps are red.' }).reply();
  const ask = async (article: string) => maria.command('library remove', { article }).reply();
  const [lamps, boats, ropes] = [await ask('lamps'), await ask('boats'), await ask('ropes')];
  const limits = await maria.command('library limit', { article: 'ropes' }).reply();
  const checks = await maria.command('library checks').reply();
  const shown = await maria.command('library list').reply();
  await restart();
  expect(says(await maria.click(lamps, 'Keep').reply())).toBe('It stays.');
  const removed = await maria.click(boats, 'Remove').reply();
  await maria.click(ropes, 'Remove').reply();
  expect(await list()).toMatch(/Recently removed[^]*(Boats[^]*Ropes|Ropes[^]*Boats)/);
  const after = await maria.command('library list').reply();
  await restart();
  expect(says(await maria.click(removed, 'Undo').reply())).toContain('Boats is in the library again.');
  const back =
    customIds(after)
      .filter((id) => id.includes('library-restore'))
      .at(-1) ?? '';
  await maria.click(after, back).reply();
  await maria.select(limits, customIds(limits)[0] ?? '', [discord.ids.general]).reply();
  const values = [...JSON.stringify(checks.components).matchAll(/"value":"([^"]+)"/gu)].map(([, value = '']) => value);
  const left = await maria.select(checks, menuOf(checks, '1:'), [values[0] ?? '']).reply();
  expect(says(left)).toContain('The check question is removed.');
  expect(says(shown)).toContain('Lamps');
  noErrors();
});

/** The moderator turns to the next page of a list and back, each after a restart; what the second page shows is the test's matter. */
async function turned(
  { maria, restart }: Awaited<ReturnType<typeof restarting>>,
  first: SeenMessage,
  ofPages: RegExp,
): Promise<SeenMessage> {
  await restart();
  const second = await maria.click(first, 'Next').reply();
  expect([second.id, says(second)]).toEqual([first.id, expect.stringMatching(ofPages)]);
  await restart();
  expect(written(await maria.click(second, 'Back').reply())).toBe(written(first));
  return second;
}

it('pages of articles and of check questions are still turned, to and fro', async () => {
  const there = await restarting();
  const { maria, noErrors } = there;
  const files = Array.from({ length: 10 }, (_, at) => fileOf(`Boat ${at}`));
  const preview = await maria.submit(await maria.command('library add').modal(), { files }).reply();
  await maria.click(preview, 'Add all 10').reply();
  await there.added('Lamps');
  const articles = await turned(there, await maria.command('library list').reply(), /Page 2 of 2/);
  expect([says(articles).includes('Lamps'), says(articles).includes('Boat')]).toEqual([true, false]);

  for (let number = 1; number <= 11; number++)
    await maria.command('library check', { question: `Which boat is number ${number}?`, statement: 'Boat 0' }).reply();
  const checks = await turned(there, await maria.command('library checks').reply(), /Page 2 of 2/);
  expect(says(checks)).not.toContain('number 1?');
  noErrors();
});

it('the author of a message still says whether it may be taught', async () => {
  const { discord, maria, restart, noErrors } = await restarting();
  const bob = discord.as(discord.ids.bob);
  const asked = async (text: string, question: string): Promise<SeenMessage> => {
    const message = bob.send(discord.ids.general, text);
    const dialog = await maria.contextMenu('Teach from this message', message).modal();
    await maria.click(await maria.submit(dialog, { questions: question }).reply(), 'Ask its author').reply();
    const post = bob.sees(discord.ids.general).find((each) => each.message_reference?.message_id === message.id);
    return post as SeenMessage;
  };
  const wanted = await asked('Bicycles stand behind the shed.', 'Where do bicycles stand?');
  const unwanted = await asked('Sledges hang under the roof.', 'Where do sledges hang?');
  await restart();
  expect(says(await bob.click(wanted, 'Yes').reply())).toContain('Thank you');
  expect(says(await bob.click(unwanted, 'No').reply())).toContain('do not keep it');
  await restart();
  expect(await answered(discord, 'Where do bicycles stand?')).toContain('behind the shed');
  expect(await answered(discord, 'Where do sledges hang?')).not.toContain('under the roof');
  noErrors();
});

it('an import is still confirmed or cancelled', async () => {
  const { maria, added, list, restart, noErrors } = await restarting();
  await added('Lamps');
  const exported = (await maria.command('library export').reply()).attachments[0];
  const data = await (await fetch(exported?.url ?? '')).text();
  await maria.click(await maria.command('library remove', { article: 'lamps' }).reply(), 'Remove').reply();
  const file = { name: 'library.json', data };
  const preview = await maria.command('library import', { file }).reply();
  const other = await maria.command('library import', { file }).reply();
  await restart();
  expect(says(await maria.click(other, 'Cancel').reply())).toContain('Cancelled');
  expect(says(await maria.click(preview, buttonId(preview, 'library-import')).reply())).toContain(
    'Imported articles: 1',
  );
  expect(await list()).toContain('Lamps');
  noErrors();
});

it('what is to be taught is still sent, taught, undone and put back', async () => {
  const { discord, maria, restart, services, noErrors } = await restarting();
  const question = 'Where can I leave my bicycle?';
  await answered(discord, question);
  Object.assign(services(), { drawChart: () => Promise.resolve(undefined) });
  const insights = await maria.command('insights').reply();
  const [, group = ''] = /"value":"([\w-]{16})"/u.exec(JSON.stringify(insights.components)) ?? [];
  const opened = await maria.select(insights, menuOf(insights, '1:insight:'), [group]).reply();
  await restart();
  const dialog = await maria.click(opened, 'Note …').modal();
  await restart();
  const preview = await maria.submit(dialog, { text: 'Behind the boathouse, in the racks.' }).reply();
  expect(says(preview)).toContain('Behind the boathouse');
  await restart();
  const taught = await maria.click(preview, 'Teach').reply();
  expect(await answered(discord, question)).toContain('Behind the boathouse');
  await restart();
  const out = await maria.click(taught, 'Undo').reply();
  expect(await answered(discord, question)).not.toContain('boathouse');
  await restart();
  await maria.click(out, 'Put back').reply();
  expect(await answered(discord, question)).toContain('Behind the boathouse');
  const list = await maria.command('library taught').reply();
  await restart();
  const values = [...JSON.stringify(list.components).matchAll(/"value":"([^"]+)"/gu)].map(([, value = '']) => value);
  const shown = await maria.select(list, menuOf(list, '1:taught-open'), [values[0] ?? '']).reply();
  expect(says(await maria.click(shown, 'Take out').reply())).toContain('Taken out.');
  noErrors();
});
