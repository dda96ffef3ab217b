import { expect, test } from 'vitest';
import { LocalDiscord } from '../src/local-discord.ts';
import { formCodes, restOf } from './support/rest.ts';

const button = (customId: string) => ({ type: 2, style: 1, label: 'More', custom_id: customId });
const section = (customId: string) => ({
  type: 9,
  components: [{ type: 10, content: 'Text' }],
  accessory: button(customId),
});
const row = (customId: string) => ({ type: 1, components: [button(customId)] });
const container = (...components: object[]) => ({ type: 17, components });

const duplicated = 'COMPONENT_CUSTOM_ID_DUPLICATED';

test.each([
  ['beside one another', [section('a'), section('a')], `components.1.accessory.custom_id: ${duplicated}`],
  ['beside a row', [row('a'), section('a')], `components.1.accessory.custom_id: ${duplicated}`],
  ['before a row', [section('a'), row('a')], `components.1.components.0.custom_id: ${duplicated}`],
  [
    'in a container',
    [section('a'), container(section('b'), section('a'))],
    `components.1.components.1.accessory.custom_id: ${duplicated}`,
  ],
])('the custom id of a section’s button counts: the same one twice, %s, is refused', async (_, components, code) => {
  await using discord = await LocalDiscord.start();
  const answered = await restOf(discord)('POST', `channels/${discord.ids.general}/messages`, {
    flags: 1 << 15,
    components,
  });
  expect(answered.status).toBe(400);
  expect(formCodes(answered.json)).toEqual([code]);
});

test('buttons of sections with ids of their own are taken', async () => {
  await using discord = await LocalDiscord.start();
  const components = [section('a'), row('b'), container(section('c'))];
  const body = { flags: 1 << 15, components };
  expect(await restOf(discord)('POST', `channels/${discord.ids.general}/messages`, body)).toMatchObject({
    status: 200,
  });
});
