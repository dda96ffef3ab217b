import { setTimeout as pause } from 'node:timers/promises';
import { Clock, LocalDiscord, type TrafficEntry } from 'local-discord';
import { toSchedule } from '../../src/bot/schedule/scheduled-post.ts';
import { asGuildId, guildScope, newId, type RecordScope } from '../../src/library/ids.ts';
import type { Store } from '../../src/library/port.ts';
import { openStore } from '../../src/store/open-store.ts';
import { addServers, type AskedThere, discordWaitsMs, type OneServer, SteadyAsking } from './many-servers.ts';
import { ShardFleet } from './shard-fleet.ts';

export type KillOptions = {
  readonly processes: number;
  readonly servers: number;
  /** Questions a second, and how long it is asked before the kill and after the shard is back. */
  readonly rate: number;
  readonly seconds: number;
  readonly databaseUrl: string;
  /** How many shards Discord lets in at once, in five seconds; one by default. Who comes too early is refused. */
  readonly atOnce?: number;
  readonly reader?: 'on' | 'off';
};

/** Milliseconds. */
type Latency = { readonly count: number; readonly p50: number; readonly p95: number };

export type ShardKilled = {
  readonly asked: number;
  readonly answered: number;
  /** Asked in servers of the shard as it ended or while it was gone. */
  readonly whileGone: number;
  /** Of these, those whose answer came later than Discord itself waits for the first sign of one: its time stands still here. */
  readonly tooLate: number;
  /** Answers of the shard's last moment that were given and are not kept: what the write-behind allows for. */
  readonly lastBatch: number;
  readonly votes: number;
  readonly posts: number;
  /** How many came too early after another, and had to be made again. */
  readonly logIns: { readonly letIn: number; readonly tooEarly: number };
  /** From the kill until it answers again. */
  readonly goneMs: number;
  /** Of the servers of the other shards: before the kill; until the killed one's process is begun again; while it starts; and once it is back. */
  readonly others: Readonly<Record<'before' | 'gone' | 'starting' | 'after', Latency>>;
  /** What must never be: each in words. */
  readonly broken: readonly string[];
};

/** The one that is killed. */
const killed = 1;
/** In one server of so many something is posted at a time, while the shard is gone. */
const postEvery = 100;
/** So long before the posts are due it is killed; to plan one takes no longer than that. */
const killBeforeMs = 500;
const onePlannedMs = 50;
/** Who asked so long before the kill may have been told nothing. */
const patienceMs = 3_000;
/** What was given so long before the kill is written. */
const writtenAfterMs = 2_000;
/** After the last question, for the posts of the shard that is back. */
const postsWithinMs = 60_000;

/** Lets members of many servers ask steadily, kills one shard's process in the middle, and looks at what became of all. */
export async function killShard(
  options: KillOptions,
  tell: (text: string) => void = () => undefined,
): Promise<ShardKilled> {
  const { processes, servers: many, rate, seconds, databaseUrl, atOnce = 1 } = options;
  // Its time stands still: no answer is late because the machine is busy.
  await using discord = await LocalDiscord.start({
    traffic: { entries: 1 },
    clock: new Clock({ frozen: true }),
    logIns: { shards: processes, maxConcurrency: atOnce },
  });
  const servers = addServers(discord, many, processes);
  const sent = new Sent(discord);
  await using fleet = new ShardFleet(discord, { ...options, count: processes });
  tell(`${processes} processes for ${many} servers are starting`);
  await fleet.ready();
  // Opened while nobody asks yet: the machine may have no time for it later.
  await using store = await openStore(databaseUrl, { questionRetentionDays: 90 });
  const planned = servers.filter((_, at) => Math.floor(at / processes) % postEvery === 0);
  const due = await plan(store, discord, planned, seconds * 1000);
  const asking = new SteadyAsking(discord, servers, rate);
  tell(`asking ${rate} questions a second`);
  await pause(due - killBeforeMs - Date.now());
  fleet.kill(killed);
  const killedAt = performance.now();
  tell(`shard ${killed} is killed`);
  await fleet.started(killed, 2);
  const [begunAt, backAt] = [fleet.begun(killed), performance.now()];
  tell(`shard ${killed} is back after ${Math.round(backAt - killedAt)} ms`);
  await pause(seconds * 1000);
  const asked = await asking.end();
  await sent.all(planned, postsWithinMs);
  const status = await fleet.stop();
  const broken = status === 0 ? [] : [`it ended with status ${status}`];
  const looked = await look(store, asked, { killedAt, backAt });
  broken.push(...looked.broken, ...sent.faults(planned, looked.around));
  const letIn = discord.world.logIns.total - discord.world.logIns.remaining;
  const times = (from: number, to: number) =>
    asked.filter(({ server, askedAt }) => server.shard !== killed && askedAt >= from && askedAt < to);
  return {
    asked: asked.length,
    answered: asked.filter(({ answeredAt }) => answeredAt !== undefined).length,
    whileGone: looked.whileGone,
    tooLate: looked.tooLate,
    lastBatch: looked.lastBatch,
    votes: asked.filter(({ votedFor }) => votedFor !== undefined).length,
    posts: planned.length,
    logIns: { letIn, tooEarly: sent.logIns - letIn },
    goneMs: backAt - killedAt,
    others: {
      // At first all of them do everything for the first time.
      before: latency(times(killedAt - (seconds * 1000) / 2, killedAt)),
      gone: latency(times(killedAt, begunAt)),
      starting: latency(times(begunAt, backAt)),
      after: latency(times(backAt, Number.POSITIVE_INFINITY)),
    },
    broken,
  };
}

/** Due once it was asked for so long, and the shard is gone: when that is. */
async function plan(
  store: Store,
  discord: LocalDiscord,
  servers: readonly OneServer[],
  askedForMs: number,
): Promise<number> {
  const at = Date.now() + servers.length * onePlannedMs + askedForMs + killBeforeMs;
  for (const server of servers)
    await store.schedules.add(
      toSchedule(
        {
          id: newId(),
          scope: scopeOfServer(server),
          channelId: server.channel,
          memberId: discord.ids.owner,
          kind: 'summary',
          article: { id: 'russia-and-the-taliban', revision: '' },
          length: 'short',
          pin: false,
          thread: false,
          talk: 'question',
          locale: 'en',
          due: at,
          sent: [],
          failures: 0,
        },
        at,
      ),
    );
  return at;
}

type When = { readonly killedAt: number; readonly backAt: number };

async function look(store: Store, asked: readonly AskedThere[], { killedAt, backAt }: When) {
  const broken: string[] = [];
  const whileGone = asked.filter(
    ({ server, askedAt, answeredAt = backAt }) => server.shard === killed && askedAt < backAt && answeredAt > killedAt,
  );
  const tooLate = whileGone.filter(({ askedAt, answeredAt = backAt }) => answeredAt - askedAt > discordWaitsMs).length;
  let lastBatch = 0;
  const isAround = ({ server, askedAt }: AskedThere) =>
    server.shard === killed && askedAt > killedAt - patienceMs && askedAt < backAt;
  for (const one of asked) {
    if (one.answeredAt === undefined) broken.push(`a question on shard ${one.server.shard} was not answered`);
    if (one.votedFor !== undefined) {
      const { up } = await store.votes.count(scopeOfServer(one.server), one.votedFor);
      if (up !== 1) broken.push(`a vote that a member saw counted stands there ${up} times`);
    }
  }
  for (const [guild, there] of Map.groupBy(asked, ({ server }) => server.guild)) {
    const { questions } = await store.retention.summary(guildScope(asGuildId(guild)));
    const answered = there.filter(({ answeredAt }) => answeredAt !== undefined);
    const late = answered.filter((one) => isAround(one) && (one.answeredAt ?? 0) > killedAt - writtenAfterMs);
    // Where it was killed between the two, what was asked is kept although nobody saw the answer, and again once it is answered.
    const unseen = there.filter(isAround);
    const lost = answered.length - questions;
    if (lost > late.length) broken.push(`of ${answered.length} questions of a server ${questions} are kept`);
    else if (-lost > unseen.length) broken.push(`${answered.length} questions of a server are kept ${questions} times`);
    else lastBatch += Math.max(0, lost);
  }
  return { broken, around: asked.filter(isAround).length, whileGone: whileGone.length, tooLate, lastBatch };
}

function scopeOfServer({ guild }: OneServer): RecordScope {
  return guildScope(asGuildId(guild));
}

function latency(asked: readonly AskedThere[]): Latency {
  const times = asked.flatMap(({ askedAt, answeredAt }) => (answeredAt === undefined ? [] : [answeredAt - askedAt]));
  const sorted = times.toSorted((a, b) => a - b);
  const part = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return { count: sorted.length, p50: part(0.5), p95: part(0.95) };
}

/** What the bot has sent: first answers by interaction, posts by channel, and log-ins. */
class Sent {
  readonly #answers = new Map<string, number>();
  readonly #posts = new Map<string, number>();
  /** Asked for. */
  logIns = 0;

  constructor({ traffic }: LocalDiscord) {
    traffic.subscribe((entry) => this.#note(entry));
  }

  /** Waits until something was posted in each of these servers. */
  async all(servers: readonly OneServer[], withinMs: number): Promise<void> {
    const from = performance.now();
    while (servers.some(({ channel }) => !this.#posts.has(channel)) && performance.now() - from < withinMs)
      await pause(50);
  }

  /**
   * What was sent twice, or not at all. Each post is of as many messages as any other. `around`: so many were asked around the kill, of which
   * a process that takes over learns by a first answer that Discord refuses whether they, and the votes for them, were answered.
   */
  faults(planned: readonly OneServer[], around: number): readonly string[] {
    const again = [...this.#answers.values()].filter((times) => times > 1).length;
    const twice = again > 2 * around ? again : 0;
    const counts = planned.map(({ channel }) => this.#posts.get(channel) ?? 0);
    const usual = Math.min(...counts.filter((count) => count > 0));
    return [
      ...(twice > 0 ? [`${twice} interactions were answered twice`] : []),
      ...planned.flatMap(({ shard }, at) =>
        counts[at] === usual ? [] : [`a post due on shard ${shard} was made of ${counts[at]} messages, not ${usual}`],
      ),
    ];
  }

  #note({ kind, name, path, status }: TrafficEntry): void {
    if (kind === 'gateway' && name === 'Identify') this.logIns += 1;
    if (name === 'POST interactions/:interaction/:token/callback') count(this.#answers, path.split('/')[1] ?? '');
    if (name === 'POST channels/:channel/messages' && status < 300) count(this.#posts, path.split('/')[1] ?? '');
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
