import type { ServerResponse } from 'node:http';
import type { Actor } from '../members/actor.ts';
import type { LocalDiscord } from '../local-discord.ts';
import type { WorldEvent } from '../state/world-model.ts';
import type { TrafficEntry } from '../traffic-log.ts';
import type { Events, TrafficView } from './protocol.ts';
import { channelViews, messageView } from './views.ts';

/** A proxy or browser may close a stream on which nothing is said. */
const heartbeatMs = 20_000;

/** Tells one page, from now on, what its member sees and what goes between the bot and the local Discord. */
export class EventStream {
  readonly #discord: LocalDiscord;
  readonly #actor: Actor;
  readonly #response: ServerResponse;
  readonly #ends: readonly (() => void)[];

  constructor(discord: LocalDiscord, actor: Actor, response: ServerResponse, closed: () => void) {
    this.#discord = discord;
    this.#actor = actor;
    this.#response = response;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(':\n\n');
    const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs).unref();
    this.#ends = [
      actor.watch((event) => this.#tell(event)),
      discord.traffic.subscribe((entry) => this.send('traffic', trafficView(entry))),
      () => clearInterval(heartbeat),
      closed,
    ];
    response.on('close', () => {
      for (const end of this.#ends) end();
    });
  }

  send<Name extends keyof Events>(name: Name, data: Events[Name]): void {
    this.#response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #tell({ name, data, channel }: WorldEvent): void {
    if (name.startsWith('THREAD_') || name.startsWith('CHANNEL_')) {
      // A channel that goes is told of while it is still there.
      queueMicrotask(() => this.send('channels', channelViews(this.#discord, this.#actor)));
      return;
    }
    if (!name.startsWith('MESSAGE_') || channel === undefined) return;
    const { id, ids, message_id: about } = data as { id?: string; ids?: readonly string[]; message_id?: string };
    if (name === 'MESSAGE_DELETE' || name === 'MESSAGE_DELETE_BULK') {
      this.send('deleted', { channel: channel.id, ids: ids ?? [id ?? ''] });
      return;
    }
    // Votes are told before they are counted.
    queueMicrotask(() => {
      const view = messageView(this.#discord, this.#actor, channel.id, about ?? id ?? '');
      if (view !== undefined) this.send('message', view);
    });
  }
}

export function trafficView(entry: TrafficEntry): TrafficView {
  return entry;
}
