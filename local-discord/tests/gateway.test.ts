import { GatewayIntentBits } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { LocalDiscord } from '../src/local-discord.ts';
import type { LogInOptions } from '../src/state/log-ins.ts';

type Payload = { readonly op: number; readonly t: string | null; readonly s: number | null; readonly d: unknown };

/** A bare gateway client. */
class Socket {
  readonly #socket: WebSocket;
  readonly #received: Payload[] = [];
  readonly closed: Promise<number>;
  #wake: () => void = () => undefined;

  constructor(discord: LocalDiscord, query = 'v=10&encoding=json') {
    this.#socket = new WebSocket(`${discord.url.replace('http', 'ws')}/?${query}`);
    this.#socket.on('message', (data: Buffer) => {
      this.#received.push(JSON.parse(data.toString('utf8')) as Payload);
      this.#wake();
    });
    this.closed = new Promise((resolve) => void this.#socket.once('close', resolve));
    this.#socket.on('error', () => undefined);
  }

  send(op: number, d: unknown): void {
    this.sendText(JSON.stringify({ op, d }));
  }

  sendText(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
    else this.#socket.once('open', () => this.#socket.send(text));
  }

  terminate(): void {
    this.#socket.terminate();
  }

  goodbye(): void {
    this.#socket.close(1000);
  }

  /** The next payload. */
  async next(): Promise<Payload> {
    while (this.#received.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#received.shift() as Payload;
  }

  /** Passes over payloads up to this event. */
  async until(name: string): Promise<Payload> {
    let payload = await this.next();
    while (payload.t !== name) payload = await this.next();
    return payload;
  }
}

let discord: LocalDiscord;
let socket: Socket;

beforeEach(async () => {
  discord = await LocalDiscord.start();
  socket = new Socket(discord);
  await socket.next();
});
afterEach(() => discord.close());

const identify = (more: object = {}) => ({
  token: discord.token,
  intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages,
  properties: {},
  ...more,
});

test('a connection begins with HELLO', async () => {
  const { op, d } = await new Socket(discord).next();
  expect({ op, d }).toEqual({ op: 10, d: { heartbeat_interval: 41_250, _trace: [] } });
});

describe('what ends a connection', () => {
  const cases: readonly (readonly [string, number, (socket: Socket) => void])[] = [
    ['a wrong token', 4004, (it) => it.send(2, identify({ token: 'wrong' }))],
    ['an unknown op', 4001, (it) => it.send(99, null)],
    ['what is not JSON', 4002, (it) => it.sendText('{')],
    ['acting before IDENTIFY', 4003, (it) => it.send(8, {})],
    ['a presence before IDENTIFY', 4003, (it) => it.send(3, {})],
    ['identifying twice', 4005, (it) => [it.send(2, identify()), it.send(2, identify())]],
    ['intents that there are not', 4013, (it) => it.send(2, identify({ intents: 1 << 30 }))],
    ['intents that are no number', 4013, (it) => it.send(2, identify({ intents: 'all' }))],
    ['intents that were not given', 4014, (it) => it.send(2, identify({ intents: GatewayIntentBits.GuildMembers }))],
    ['a shard that there is not', 4010, (it) => it.send(2, identify({ shard: [2, 2] }))],
    ['resuming with a wrong token', 4004, (it) => it.send(6, { token: 'wrong', session_id: 'x', seq: 1 })],
    [
      'more than 120 payloads a minute',
      4008,
      (it) => {
        for (let at = 0; at < 121; at += 1) it.send(1, null);
      },
    ],
  ];
  test.each(cases)('%s: %i', async (_name, code, act) => {
    act(socket);
    expect(await socket.closed).toBe(code);
  });

  test('another version: 4012', async () => {
    expect(await new Socket(discord, 'v=6&encoding=json').closed).toBe(4012);
  });

  test('a planned close on IDENTIFY happens once', async () => {
    discord.faults.refuse('ready', { code: 4014 });
    socket.send(2, identify());
    expect(await socket.closed).toBe(4014);
    const second = new Socket(discord);
    second.send(2, identify());
    expect((await second.until('READY')).s).toBe(1);
  });
});

describe('heartbeats', () => {
  test('are acknowledged, until they are not', async () => {
    socket.send(1, null);
    expect(await socket.next()).toMatchObject({ op: 11 });
    discord.faults.heartbeatsUnanswered = true;
    socket.send(1, null);
    discord.faults.reconnect();
    expect(await socket.next()).toMatchObject({ op: 7 });
  });
});

describe('resuming', () => {
  async function ready(): Promise<{ readonly session_id: string }> {
    socket.send(2, identify());
    const { d } = await socket.until('READY');
    await socket.until('GUILD_CREATE');
    return d as { readonly session_id: string };
  }

  test('brings what was missed, from the number that the client names', async () => {
    const { session_id } = await ready();
    const alice = discord.as(discord.ids.alice);
    alice.send(discord.ids.general, 'One');
    await socket.until('MESSAGE_CREATE');
    socket.terminate();
    alice.send(discord.ids.general, 'Two');
    const again = new Socket(discord);
    again.send(6, { token: discord.token, session_id, seq: 2 });
    const numbers = [(await again.until('MESSAGE_CREATE')).s, (await again.until('MESSAGE_CREATE')).s];
    expect(numbers).toEqual([3, 4]);
    expect((await again.until('RESUMED')).s).toBe(5);
  });

  test('a number that was never sent: 4007', async () => {
    const { session_id } = await ready();
    const again = new Socket(discord);
    again.send(6, { token: discord.token, session_id, seq: 99 });
    expect(await again.closed).toBe(4007);
  });

  test('is refused with op 9 where more was missed than is kept', async () => {
    const { session_id } = await ready();
    socket.terminate();
    for (let count = 0; count < 4_100; count += 1) discord.as(discord.ids.alice).send(discord.ids.general, 'Hello');
    const again = new Socket(discord);
    again.send(6, { token: discord.token, session_id, seq: 2 });
    await again.next();
    expect(await again.next()).toMatchObject({ op: 9, d: false });
  });

  test('is refused with op 9 after a goodbye, after three minutes, and for no session', async () => {
    const refused = async (session_id: string) => {
      const again = new Socket(discord);
      again.send(6, { token: discord.token, session_id, seq: 1 });
      await again.next();
      expect(await again.next()).toMatchObject({ op: 9, d: false });
      again.terminate();
    };
    await refused('none');
    const first = await ready();
    socket.goodbye();
    await socket.closed;
    await refused(first.session_id);

    socket = new Socket(discord);
    const second = await ready();
    socket.terminate();
    await socket.closed;
    // The server must have noticed first.
    await expect.poll(() => discord.connections).toBe(0);
    discord.clock.advance(200_000);
    await refused(second.session_id);
  });
});

test('members are sent in answer to op 8', async () => {
  socket.send(2, identify());
  const { guild, alice } = discord.ids;
  socket.send(8, { guild_id: guild, user_ids: [alice, '123456789012345678'], nonce: 'n' });
  const { d } = await socket.until('GUILD_MEMBERS_CHUNK');
  expect(d).toMatchObject({
    members: [{ user: { username: 'alice' } }],
    not_found: ['123456789012345678'],
    nonce: 'n',
  });
});

test('servers are spread over shards, and DMs go to the first', async () => {
  const other = new Socket(discord);
  const own = Number((BigInt(discord.ids.guild) >> 22n) % 2n);
  const intents = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;
  socket.send(2, identify({ intents, shard: [own, 2] }));
  other.send(2, identify({ intents, shard: [1 - own, 2] }));
  expect((await socket.until('READY')).d).toMatchObject({ guilds: [{ id: discord.ids.guild }] });
  expect((await other.until('READY')).d).toMatchObject({ guilds: [] });
  const alice = discord.as(discord.ids.alice);
  alice.send(alice.dmId, 'Hello');
  const first = own === 0 ? socket : other;
  expect((await first.until('MESSAGE_CREATE')).d).toMatchObject({ content: 'Hello' });
});

test('a server can be put on a shard, whatever the time', async () => {
  const { owner } = discord.ids;
  const of = (id: number) => discord.addServer({ name: `Of ${id}`, ownerId: owner, shard: [id, 3] }).guild;
  const made = [of(0), of(1), of(2), of(1), of(1)];
  expect(made.map((id) => Number((BigInt(id) >> 22n) % 3n))).toEqual([0, 1, 2, 1, 1]);
  expect(new Set(made).size).toBe(5);
  socket.send(2, identify({ shard: [1, 3] }));
  const { guilds } = (await socket.until('READY')).d as { readonly guilds: readonly { readonly id: string }[] };
  expect(guilds.map(({ id }) => id)).toEqual(expect.arrayContaining([made[1], made[3], made[4]]));
  expect(discord.shards).toEqual([[1, 3]]);
});

describe('log-ins', () => {
  const start = async (logIns: LogInOptions) => {
    const limited = await LocalDiscord.start({ logIns });
    onTestFinished(() => limited.close());
    const logIn = async (shard: readonly [number, number]) => {
      const own = new Socket(limited);
      await own.next();
      own.send(2, { ...identify({ shard }), token: limited.token });
      return own;
    };
    return { limited, logIn };
  };

  test('are told, and held to, by the rest of the shard divided by how many may come at once', async () => {
    const { limited, logIn } = await start({ shards: 4, maxConcurrency: 2 });
    const told = await fetch(`${limited.apiUrl}/v10/gateway/bot`, {
      headers: { authorization: `Bot ${limited.token}` },
    });
    expect(await told.json()).toMatchObject({
      shards: 4,
      session_start_limit: { max_concurrency: 2, remaining: 1_000 },
    });
    expect((await (await logIn([0, 4])).next()).t).toBe('READY');
    expect((await (await logIn([1, 4])).next()).t).toBe('READY');
    expect(await (await logIn([2, 4])).next()).toMatchObject({ op: 9, d: false });
    expect(limited.world.logIns.remaining).toBe(998);
  });

  test('are so many a day: then the token holds no longer', async () => {
    const { logIn } = await start({ total: 1 });
    expect((await (await logIn([0, 1])).next()).t).toBe('READY');
    expect(await (await logIn([0, 1])).closed).toBe(4004);
  });

  test('of a shard with more than 2,500 servers are refused: 4011', async () => {
    const { limited, logIn } = await start({});
    for (let at = 0; at < 2_500; at += 1) addGuildOfBot(limited);
    expect(await (await logIn([0, 1])).closed).toBe(4011);
    expect((await (await logIn([0, 2])).next()).t).toBe('READY');
  });
});

/** No more of a server than it takes to be counted. */
function addGuildOfBot({ world, ids }: LocalDiscord): void {
  const { guild } = ids;
  const id = String(BigInt(guild) - (BigInt(world.guilds.size) << 22n));
  const first = world.guilds.get(guild);
  if (first !== undefined) world.guilds.set(id, { ...first, id });
}
