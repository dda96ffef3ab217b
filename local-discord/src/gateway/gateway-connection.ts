import { GatewayCloseCodes as Close, GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { Faults, GatewayStep } from '../faults.ts';
import type { Traffic } from '../traffic-log.ts';
import { allIntents, privilegedIntents } from './intents.ts';
import type { Session } from './session.ts';

const heartbeatIntervalMs = 41_250;
/** Discord's bound on what a client may send. */
const maxPerMinute = 120;

/** What a connection needs of the gateway that it belongs to. */
export type Host = {
  readonly faults: Faults;
  readonly traffic: Traffic;
  readonly token: () => string;
  readonly allowedIntents: number;
  readonly now: () => number;
  /** Undefined where the shard may not log in now: the connection was told why. */
  readonly identify: (
    connection: GatewayConnection,
    intents: number,
    shard: readonly [number, number],
  ) => Session | undefined;
  readonly findSession: (id: string) => Session | undefined;
  readonly resumed: (session: Session, connection: GatewayConnection) => void;
  readonly requestMembers: (session: Session, data: Record<string, unknown>) => void;
  readonly closed: (connection: GatewayConnection, code: number) => void;
};

type Payload = { readonly op: number; readonly d: unknown };

/** One WebSocket from HELLO to its end. */
export class GatewayConnection {
  readonly #socket: WebSocket;
  readonly #host: Host;
  #session: Session | undefined;
  #received: number[] = [];

  constructor(socket: WebSocket, host: Host) {
    this.#socket = socket;
    this.#host = host;
    socket.on('message', (data: Buffer) => this.#receive(data.toString('utf8')));
    socket.on('close', (code) => {
      this.#session?.detach(socket);
      host.closed(this, code);
    });
    socket.on('error', () => socket.terminate());
    if (!this.#isRefused('hello')) this.send(Op.Hello, { heartbeat_interval: heartbeatIntervalMs, _trace: [] });
  }

  get session(): Session | undefined {
    return this.#session;
  }

  send(op: number, data: unknown): void {
    const text = JSON.stringify({ op, d: data, t: null, s: null });
    this.#socket.send(text);
    this.#log('out', Op[op] ?? String(op), op, text);
  }

  close(code: number, reason = ''): void {
    this.#socket.close(code, reason);
  }

  /** Ends the connection without a close frame. */
  terminate(): void {
    this.#socket.terminate();
  }

  #receive(text: string): void {
    const payload = parse(text);
    if (payload === undefined) return this.close(Close.DecodeError, 'Error while decoding payload.');
    const safe = text.replaceAll(this.#host.token(), '[token]');
    this.#log('in', Op[payload.op] ?? String(payload.op), payload.op, safe);
    if (this.#isFlooding()) return this.close(Close.RateLimited, 'Rate limited.');
    switch (payload.op) {
      case Op.Heartbeat:
        if (!this.#host.faults.heartbeatsUnanswered) this.send(Op.HeartbeatAck, null);
        return;
      case Op.Identify:
        return this.#identify(payload.d);
      case Op.Resume:
        return this.#resume(payload.d);
      case Op.RequestGuildMembers:
        if (this.#session === undefined) return this.close(Close.NotAuthenticated, 'Not authenticated.');
        return this.#host.requestMembers(this.#session, record(payload.d));
      case Op.PresenceUpdate:
      case Op.VoiceStateUpdate:
      case Op.RequestSoundboardSounds:
        if (this.#session === undefined) this.close(Close.NotAuthenticated, 'Not authenticated.');
        return;
      default:
        return this.close(Close.UnknownOpcode, 'Unknown opcode.');
    }
  }

  #identify(data: unknown): void {
    const { token, intents, shard } = record(data);
    if (this.#session !== undefined) return this.close(Close.AlreadyAuthenticated, 'Already authenticated.');
    if (this.#isRefused('ready')) return;
    if (!isToken(token, this.#host.token())) return this.close(Close.AuthenticationFailed, 'Authentication failed.');
    if (typeof intents !== 'number' || !Number.isInteger(intents) || (intents & ~allIntents) !== 0)
      return this.close(Close.InvalidIntents, 'Invalid intent(s).');
    if ((intents & privilegedIntents & ~this.#host.allowedIntents) !== 0)
      return this.close(Close.DisallowedIntents, 'Disallowed intent(s).');
    const [id, count] = Array.isArray(shard) ? (shard as unknown[]) : [0, 1];
    if (typeof id !== 'number' || typeof count !== 'number' || id < 0 || id >= count)
      return this.close(Close.InvalidShard, 'Invalid shard.');
    this.#session = this.#host.identify(this, intents, [id, count]);
  }

  #resume(data: unknown): void {
    const { token, session_id: sessionId, seq } = record(data);
    if (!isToken(token, this.#host.token())) return this.close(Close.AuthenticationFailed, 'Authentication failed.');
    const session = typeof sessionId === 'string' ? this.#host.findSession(sessionId) : undefined;
    if (session === undefined) return this.send(Op.InvalidSession, false);
    if (typeof seq !== 'number' || seq > session.sequence) return this.close(Close.InvalidSeq, 'Invalid seq.');
    session.attach(this.#socket);
    this.#session = session;
    if (session.replay(seq)) return this.#host.resumed(session, this);
    session.detach(this.#socket);
    this.#session = undefined;
    this.send(Op.InvalidSession, false);
  }

  /** Attaches the session's stream to this socket; READY goes out on it. */
  take(session: Session): void {
    this.#session = session;
    session.attach(this.#socket);
  }

  /** A planned fault in place of what comes next: closed, or left without an answer. */
  #isRefused(step: GatewayStep): boolean {
    const refusal = this.#host.faults.takeRefusal(step);
    if (refusal?.code !== undefined) this.close(refusal.code, 'Fault.');
    return refusal !== undefined;
  }

  #isFlooding(): boolean {
    const now = this.#host.now();
    this.#received.push(now);
    if (this.#received.length <= maxPerMinute) return false;
    this.#received = this.#received.filter((time) => time > now - 60_000);
    return this.#received.length > maxPerMinute;
  }

  #log(direction: 'in' | 'out', name: string, status: number, text: string): void {
    const [request, response] = direction === 'in' ? [text, ''] : ['', text];
    this.#host.traffic.record({
      kind: 'gateway',
      direction,
      name,
      path: '',
      status,
      code: undefined,
      ms: 0,
      request,
      response,
      files: [],
    });
  }
}

/** Clients send the bare token, or with its scheme. */
function isToken(given: unknown, token: string): boolean {
  return given === token || given === `Bot ${token}`;
}

function parse(text: string): Payload | undefined {
  try {
    const { op, d } = record(JSON.parse(text));
    return typeof op === 'number' ? { op, d } : undefined;
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
