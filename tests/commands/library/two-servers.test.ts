import fc from 'fast-check';
import { type APIApplicationCommandOption, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Article } from '../../../src/article/article-model.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { OptionValues, Request } from '../../../src/bot/request.ts';
import { guildScope } from '../../../src/library/ids.ts';
import { addArticles, usualLimits } from '../../../src/library/library-edits.ts';
import { type Audience, everybody } from '../../../src/library/stored-library.ts';
import { ids, ordinary, partsIn } from '../../support/desk.ts';
import { everything, type ModeratorsDesk, openModeratorsDesk, start } from '../../support/moderators-desk.ts';

/**
 * Words that stand in every text of one server's articles and nowhere else; `secret` in what is for role 71, `hidden` in what is for
 * channel 5 only. Nobody asks with such a word in full, so that no reply repeats it from a question.
 */
const servers = [
  { guildId: ids.guild, channelId: '200000000000000021', word: 'xylophia', secret: 'ombrelith', hidden: 'quandaryx' },
  {
    guildId: ids.otherGuild,
    channelId: '200000000000000022',
    word: 'brumvolt',
    secret: 'tessaquil',
    hidden: 'vorpaline',
  },
] as const;
type Server = (typeof servers)[number];

const role = '710000000000000001';
const room = '200000000000000005';

/** The same but for the word, under the same ids in both servers. */
function articleWith(id: string, word: string): Article {
  const claims = [
    `The ${word} mascot lives in the tower of ${word}.`,
    `In 1984 ${word} sold 12 boats to Norway for $400.`,
    `Members who break the rules of ${word} are warned once.`,
    `${word} opens at 9 and closes at 5 o’clock.`,
  ];
  return {
    id,
    title: `The ${word} guide ${id}`,
    author: `Ann ${word}`,
    sourceUrl: `https://${word}.example/`,
    language: 'en',
    sections: ['History', 'Rules'].map((heading, section) => ({
      heading: `${heading} of ${word}`,
      claims: claims.map((text, at) => ({
        id: `${section + 1}.${at + 1}`,
        text: section === 0 ? text : `${text} So says rule ${at + 1}.`,
        links: [{ start: 0, end: 3, target: `https://${word}.example/${at}` }],
      })),
    })),
  };
}

async function fill(desk: ModeratorsDesk, { guildId, word, secret, hidden }: Server): Promise<void> {
  const by = { memberId: ids.alice, at: start };
  const put = (article: Article, audience: Audience = everybody) => ({
    article,
    audience,
    at: start,
    source: { kind: 'file', name: `${article.title}.md` } as const,
  });
  await desk.services.library.change(guildId, by, (before) =>
    addArticles(
      before,
      [
        put(articleWith('guide', word)),
        put(articleWith('second', word)),
        put(articleWith('secret', secret), { channelIds: [], roleIds: [role] }),
        put(articleWith('hidden', hidden), { channelIds: [room], roleIds: [] }),
      ],
      usualLimits,
    ),
  );
}

/** What is typed: beginnings, misspellings, what both servers' articles say, ids. */
const typed = [
  ...servers.flatMap(({ word, secret, hidden }) =>
    [word, secret, hidden].flatMap((each) => [each.slice(0, 4), each.slice(0, -1), `${each.slice(0, -2)}o mascot?`]),
  ),
  'Where does the mascot live?',
  'How many boats were sold to Norway in 1984?',
  'Who is warned?',
  'rules',
  'guide',
  'secret',
  'hidden',
  '1.1',
  '2.3',
  '2',
  '',
];

/** Whether an article is not for whoever asks. */
function isKeptFrom(
  audience: Audience | undefined,
  { roleIds, channelId }: { readonly roleIds: readonly string[]; readonly channelId: string },
): boolean {
  const { channelIds, roleIds: wanted } = audience ?? everybody;
  const lacksRole = wanted.length > 0 && !wanted.some((id) => roleIds.includes(id));
  return lacksRole || (channelIds.length > 0 && !channelIds.includes(channelId));
}

/** A number below `of`, from a seed that says which. */
function dice(seed: number): (of: number) => number {
  let state = seed >>> 0;
  return (of) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % of;
  };
}

type Leaf = {
  readonly name: string;
  readonly isForAll: boolean;
  readonly options: readonly APIApplicationCommandOption[];
};

/** Every command, or subcommand, with its options. */
const leaves: readonly Leaf[] = commands.flatMap(({ definition }) => {
  const { name } = definition;
  // Discord itself lets nobody else use those for moderators.
  const isForAll = !('default_member_permissions' in definition && definition.default_member_permissions !== undefined);
  const options = ('options' in definition ? definition.options : undefined) ?? [];
  const below = (options as readonly APIApplicationCommandOption[]).flatMap((option) =>
    option.type === OptionType.Subcommand
      ? [{ name: `${name} ${option.name}`, isForAll, options: option.options ?? [] }]
      : [],
  );
  if (below.length > 0) return below;
  return 'type' in definition && definition.type !== undefined && definition.type !== 1
    ? []
    : [{ name, isForAll, options }];
});
const menus = commands.flatMap(({ definition }) =>
  'type' in definition && definition.type === 3 ? [definition.name] : [],
);

it('two servers that do whatever can be done never get a word of each other’s articles', async () => {
  await fc.assert(fc.asyncProperty(fc.integer(), rummage), { numRuns: 12, endOnFailure: true });
});

async function rummage(seed: number): Promise<void> {
  const roll = dice(seed);
  const any = <T>(of: readonly T[]): T => of[roll(of.length)] as T;
  const desk = await openModeratorsDesk({ articles: [] });
  for (const server of servers) {
    desk.rooms.room({ id: server.channelId, guildId: server.guildId });
    await fill(desk, server);
  }
  /** Of both servers: what one was given is used in the other as well. */
  const values: string[] = [];
  const customIds: string[] = [];
  const modals: { readonly customId: string; readonly fields: readonly string[] }[] = [];
  const faults: string[] = [];
  let told = 0;
  for (let step = 0; step < 250; step += 1) {
    const server = any(servers);
    const moderates = roll(3) === 0;
    const who = {
      guildId: server.guildId,
      channelId: roll(4) === 0 ? room : server.channelId,
      userId: any([ids.alice, ids.bob]),
      roleIds: roll(3) === 0 ? [role] : [],
      permissions: moderates ? everything : ordinary,
      locale: any(['en', 'de', 'ru'] as const),
    } satisfies Partial<Request>;
    const posted = desk.rooms.sent.length;
    const logged = desk.log().length;
    const usable = leaves.filter(({ isForAll }) => moderates || isForAll);
    const word = (): string => (values.length > 0 && roll(3) === 0 ? any(values) : any(typed));
    const what = any(['command', 'command', 'typing', 'press', 'press', 'send', 'menu'] as const);
    // Moderators among them may have limited others by now, or none.
    const { articles } = await desk.services.library.stored(server.guildId);
    const limits = new Map(articles.map(({ id, audience }) => [id, audience]));
    const does = await act();
    const seen = [does.seen, JSON.stringify(desk.rooms.sent.slice(posted))].join('\n').toLowerCase();
    const note = `seed ${seed}, step ${step}: ${does.name} in ${server.word}’s server\n${seen}`;
    const foreign = servers.filter((each) => each !== server).flatMap((each) => [each.word, each.secret, each.hidden]);
    for (const marker of foreign) if (seen.includes(marker)) faults.push(`${marker}: ${note}`);
    for (const [id, marker] of [
      ['secret', server.secret],
      ['hidden', server.hidden],
    ] as const)
      if (!moderates && isKeptFrom(limits.get(id), who)) if (seen.includes(marker)) faults.push(`${marker}: ${note}`);
    if (seen.includes(server.word)) told += 1;
    const log = desk.log().slice(logged).toLowerCase();
    for (const { word: marker, secret, hidden } of servers)
      for (const each of [marker, secret, hidden])
        if (log.includes(each)) faults.push(`the log says ${each}: ${note}\n${log}`);
    if (/"level":(?:50|60)/u.test(log)) faults.push(`an error is logged: ${note}\n${log}`);
    expect(faults).toEqual([]);
    desk.advance(roll(20_000));
    if (roll(25) === 0) await desk.due();
    // Articles that were removed, renamed or limited in the meantime come anew.
    if (step % 60 === 59) {
      for (const each of servers) {
        await desk.services.store.retention.forgetScope(guildScope(each.guildId));
        await fill(desk, each);
      }
    }

    async function act(): Promise<{ readonly name: string; readonly seen: string }> {
      if (what === 'typing') {
        const leaf = any(
          usable.filter(({ options }) => options.some((option) => 'autocomplete' in option && option.autocomplete)),
        );
        const option = any(leaf.options.filter((each) => 'autocomplete' in each && each.autocomplete));
        const choices = await desk.typing(leaf.name, option.name, word(), {}, who);
        values.push(...choices.map(({ value }) => value));
        return { name: `typing in ${leaf.name}`, seen: JSON.stringify(choices.map(({ name }) => name)) };
      }
      if (what === 'press' && customIds.length > 0) {
        const customId = any(customIds);
        return take(`pressing ${customId}`, await desk.press(customId, { ...who, values: [word()] }));
      }
      if (what === 'send' && modals.length > 0) {
        const { customId, fields } = any(modals);
        const filled = Object.fromEntries(fields.map((field) => [field, word()]));
        return take(`sending ${customId}`, await desk.send(customId, { fields: filled }, who));
      }
      if (what === 'menu') {
        const name = any(menus);
        return take(name, await desk.menu(name, { content: any(typed) }, who));
      }
      const { name, options } = any(usable);
      return take(name, await desk.command(name, optionsFor(options), who));
    }

    function optionsFor(options: readonly APIApplicationCommandOption[]): OptionValues {
      const given = options.filter(({ required }) => required === true || roll(2) === 0);
      return Object.fromEntries(
        given.flatMap((option) => {
          const value = valueFor(option);
          return value === undefined ? [] : [[option.name, value]];
        }),
      );
    }

    function valueFor(
      option: APIApplicationCommandOption,
    ): string | number | boolean | ReturnType<ModeratorsDesk['file']> | undefined {
      if ('choices' in option && option.choices !== undefined && option.choices.length > 0)
        return any<{ readonly value: string | number }>(option.choices).value;
      const { type } = option;
      if (type === OptionType.String) return word();
      if (type === OptionType.Integer || type === OptionType.Number) return 1 + roll(4);
      if (type === OptionType.Boolean) return roll(2) === 0;
      if (type === OptionType.Channel) return server.channelId;
      if (type === OptionType.Attachment)
        return desk.file('notes.md', `# Notes\n\n${any(typed)} stands here, and more of it.\n`);
      return undefined;
    }

    function take(name: string, reply: Reply): { readonly name: string; readonly seen: string } {
      if (reply.kind === 'modal') {
        const parts = partsIn(reply.modal.components);
        const fields = parts.flatMap(({ custom_id: id }) => (typeof id === 'string' ? [id] : []));
        modals.push({ customId: reply.modal.custom_id, fields });
        return { name, seen: JSON.stringify(reply.modal) };
      }
      const bodies = [reply.message, ...(reply.kind === 'update' && reply.after !== undefined ? [reply.after] : [])];
      if (reply.kind === 'message' && reply.after !== undefined) bodies.push(reply.after(ids.message));
      for (const body of bodies) {
        const parts = partsIn([...(body.components ?? []), ...(body.layout ?? [])]);
        customIds.push(...parts.flatMap(({ custom_id: id }) => (typeof id === 'string' ? [id] : [])));
        values.push(
          ...parts.flatMap(({ options }) =>
            Array.isArray(options) ? (options as readonly { readonly value: string }[]).map(({ value }) => value) : [],
          ),
        );
      }
      const files = bodies.flatMap((body) => (body.files ?? []).map(({ data }) => new TextDecoder().decode(data)));
      return { name, seen: [JSON.stringify(bodies), ...files].join('\n') };
    }
  }
  // It is no test where nobody was told anything.
  expect(told).toBeGreaterThan(30);
  await desk.services.store[Symbol.asyncDispose]();
}
