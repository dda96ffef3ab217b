import { setTimeout as pause } from 'node:timers/promises';
import type { LocalDiscord, SeenMessage } from 'local-discord';
import { newQuestionAt } from '../bot/bot-questions.ts';
import { voteButton } from '../bot/vote-button.ts';

/** A server of many, with its one channel. */
export type OneServer = { readonly guild: string; readonly channel: string; readonly shard: number };

/** How much there is in each, besides its one channel and two members who ask. */
export type ServerSize = { readonly channels: number; readonly roles: number };

/** Makes so many servers, spread evenly over the shards. */
export function addServers(
  discord: LocalDiscord,
  servers: number,
  count: number,
  { channels, roles }: ServerSize = { channels: 0, roles: 0 },
): readonly OneServer[] {
  const { owner, alice, bob } = discord.ids;
  const { world } = discord;
  return Array.from({ length: servers }, (_, at): OneServer => {
    const shard = at % count;
    const details = { name: `Server ${at}`, ownerId: owner, memberIds: [alice, bob], shard: [shard, count] as const };
    const { guild, general } = discord.addServer(details);
    for (let channel = 0; channel < channels; channel += 1)
      discord.addChannel({ guildId: guild, name: `channel-${channel}` });
    const made = world.guilds.get(guild);
    if (made !== undefined) for (let role = 0; role < roles; role += 1) world.role(made, { name: `Role ${role}` });
    return { guild, channel: general, shard };
  });
}

/** A question in one of them: when it was asked, and when it was answered or, without `answeredAt`, given up. */
export type AskedThere = {
  readonly server: OneServer;
  readonly askedAt: number;
  readonly answeredAt?: number;
  /** The answer that a member has seen a vote of theirs counted for. */
  readonly votedFor?: string;
};

const tickMs = 4;
export const discordWaitsMs = 3_000;
/** A machine that gives an answer no time for so long is none to tell anything by. */
const mostWaitMs = 60_000;
/** One answer in so many is voted for. */
const voteEvery = 5;

/** Asks so many questions a second, in one server after the other, until told to end; then waits for the last. */
export class SteadyAsking {
  readonly #discord: LocalDiscord;
  readonly #servers: readonly OneServer[];
  readonly #asked: Promise<AskedThere>[] = [];
  readonly #asking: Promise<void>;
  readonly #waiting = new Set<AskedThere>();
  readonly #givenUp = Promise.withResolvers<undefined>();
  #isOver = false;

  constructor(discord: LocalDiscord, servers: readonly OneServer[], rate: number) {
    this.#discord = discord;
    this.#servers = servers;
    this.#asking = this.#go(rate);
  }

  /** Waits for what was not answered yet, as long as a machine may take, then lets Discord give up. */
  async end(): Promise<readonly AskedThere[]> {
    this.#isOver = true;
    await this.#asking;
    const from = performance.now();
    while (this.#waiting.size > 0 && performance.now() - from < mostWaitMs) await pause(tickMs);
    this.#discord.clock.advance(discordWaitsMs);
    this.#givenUp.resolve(undefined);
    return Promise.all(this.#asked);
  }

  async #go(rate: number): Promise<void> {
    const from = performance.now();
    while (!this.#isOver) {
      const due = ((performance.now() - from) / 1000) * rate;
      while (this.#asked.length < due) this.#asked.push(this.#ask(this.#asked.length));
      await pause(tickMs);
    }
  }

  async #ask(at: number): Promise<AskedThere> {
    const { alice, bob } = this.#discord.ids;
    const server = this.#servers[at % this.#servers.length];
    if (server === undefined) throw new Error('There are no servers.');
    const askedAt = performance.now();
    const where = { channelId: server.channel };
    const question = newQuestionAt(at);
    const reply = await this.#wait(server, this.#discord.as(alice).command('ask', { question }, where).reply());
    if (reply === undefined) return { server, askedAt };
    const answeredAt = performance.now();
    const up = at % voteEvery === 0 ? voteButton(reply) : undefined;
    if (up === undefined) return { server, askedAt, answeredAt };
    const press = this.#discord.as(bob).click(reply, up.customId);
    const voted = await this.#wait(server, press.reply());
    // Of an answer that a killed process had not written yet, a message of its own says to ask anew, in place of the count or under it.
    const isCounted = voted !== undefined && voted.id === reply.id && press.messages().length === 0;
    return { server, askedAt, answeredAt, ...(isCounted && { votedFor: up.answerId }) };
  }

  async #wait(server: OneServer, reply: Promise<SeenMessage>): Promise<SeenMessage | undefined> {
    const waiting = { server, askedAt: performance.now() };
    this.#waiting.add(waiting);
    const seen = await Promise.race([orNothing(reply), this.#givenUp.promise]);
    this.#waiting.delete(waiting);
    return seen;
  }
}

async function orNothing(reply: Promise<SeenMessage>): Promise<SeenMessage | undefined> {
  try {
    return await reply;
  } catch {
    return undefined;
  }
}
