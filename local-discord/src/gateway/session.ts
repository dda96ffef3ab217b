import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { EventName } from '../state/world-model.ts';

/** How many sent events a session can replay. */
const replayable = 2_000;

export type Sent = (name: string, op: number, text: string) => void;

/** One logged-in bot: it outlives its socket, so that it can be resumed. */
export class Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  readonly #sent: Sent;
  #socket: WebSocket | undefined;
  /** Told in this turn, to be sent once whatever told it is done. */
  #unsent: { readonly name: string; readonly text: string }[] = [];
  #sequence = 0;
  #replay: { readonly sequence: number; readonly name: string; readonly text: string }[] = [];

  constructor(id: string, intents: number, shard: readonly [number, number], sent: Sent) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.#sent = sent;
  }

  get connected(): boolean {
    return this.#socket !== undefined;
  }

  /** The last event's number. */
  get sequence(): number {
    return this.#sequence;
  }

  attach(socket: WebSocket): void {
    this.#socket = socket;
    // What the one before was not sent is replayed.
    this.#unsent = [];
  }

  detach(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#unsent = [];
  }

  dispatch(name: EventName, data: object): void {
    this.#sequence += 1;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: name, s: this.#sequence, d: data });
    this.#replay.push({ sequence: this.#sequence, name, text });
    if (this.#replay.length > 2 * replayable) this.#replay = this.#replay.slice(-replayable);
    this.#write(name, text);
  }

  /** Sends again what came after `sequence`. False where that is no longer known. */
  replay(sequence: number): boolean {
    const oldest = this.#replay[0]?.sequence ?? this.#sequence + 1;
    if (sequence > this.#sequence || sequence + 1 < oldest) return false;
    for (const event of this.#replay) if (event.sequence > sequence) this.#write(event.name, event.text);
    return true;
  }

  /** As on Discord, an answer by HTTP does not wait until what comes of it is told. */
  #write(name: string, text: string): void {
    if (this.#socket === undefined) return;
    this.#unsent.push({ name, text });
    if (this.#unsent.length === 1) process.nextTick(() => this.#send());
  }

  #send(): void {
    for (const { name, text } of this.#unsent.splice(0)) {
      this.#socket?.send(text);
      this.#sent(name, GatewayOpcodes.Dispatch, text);
    }
  }
}
