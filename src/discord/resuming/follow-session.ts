import { GatewayDispatchEvents, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { type Client, CloseCodes } from 'discord.js';
import type { GatewaySession } from './session-leases.ts';
import type { PacketHandler } from '../delivered/incoming.ts';

/** What the gateway delivers. */
export type Delivered = { readonly t: string; readonly d: unknown };

type Payload = { readonly op: number; readonly t?: string | null; readonly s?: number | null; readonly d?: unknown };

/** So long Discord may take to send again what was missed. */
const caughtUpWithinMs = 15_000;
/** What Discord calls an end that ends the session, too. */
const goodbye = 1_000;

export type Following = {
  /** Whether Discord still knew the session, once it has sent again all that was missed. Never rejects. */
  readonly caughtUp: Promise<boolean>;
  /** Ends the session for good. Can be called more than once. */
  readonly end: () => void;
};

/**
 * Resumes a session of the gateway that another process had, from where that one stopped: what it missed is delivered, and whatever
 * follows until the end. It is no log-in, and counts as none.
 */
export function followSession(
  { id, resumeUrl, sequence }: GatewaySession,
  token: string,
  onDelivered: (delivered: Delivered) => void,
): Following {
  const caughtUp = Promise.withResolvers<boolean>();
  const socket = new WebSocket(`${resumeUrl}?v=10&encoding=json`);
  let last = sequence;
  let beating: NodeJS.Timeout | undefined;
  const send = (op: Op, d: unknown) => socket.send(JSON.stringify({ op, d }));
  const beat = () => send(Op.Heartbeat, last);
  const end = () => {
    clearInterval(beating);
    clearTimeout(tooLong);
    caughtUp.resolve(false);
    if (socket.readyState < WebSocket.CLOSING) socket.close(goodbye);
  };
  const tooLong = setTimeout(end, caughtUpWithinMs);
  const receive = ({ op, t, s, d }: Payload) => {
    if (typeof s === 'number') last = s;
    if (op === Op.Hello) {
      beating = setInterval(beat, (d as { readonly heartbeat_interval: number }).heartbeat_interval);
      send(Op.Resume, { token, session_id: id, seq: sequence });
    } else if (op === Op.Heartbeat) beat();
    // It is too old, or Discord wants it elsewhere: there is another session by now.
    else if (op === Op.InvalidSession || op === Op.Reconnect) end();
    else if (op === Op.Dispatch && t === GatewayDispatchEvents.Resumed) {
      clearTimeout(tooLong);
      caughtUp.resolve(true);
    } else if (op === Op.Dispatch && typeof t === 'string') onDelivered({ t, d });
  };
  socket.addEventListener('message', ({ data }) => {
    const payload = parse(String(data));
    if (payload === undefined) end();
    else receive(payload);
  });
  socket.addEventListener('close', end);
  socket.addEventListener('error', end);
  return { caughtUp: caughtUp.promise, end };
}

function parse(text: string): Payload | undefined {
  try {
    return JSON.parse(text) as Payload;
  } catch {
    return undefined;
  }
}

/** What the client keeps its connections with. It says goodbye for good of itself, where it is not told otherwise. */
type Connections = { readonly destroy: (options: { readonly code: number; readonly reason: string }) => Promise<void> };

/** Closes the client's connections so that Discord goes on remembering their sessions, for whoever resumes them. */
export async function leaveSessions({ ws }: Client): Promise<void> {
  const { _ws: connections } = ws as unknown as { readonly _ws: Connections | null };
  await connections?.destroy({ code: CloseCodes.Resuming, reason: 'Another process resumes it' });
}

/** Handles what came in another way than from the client's own gateway, once the client is ready. */
export function handleDelivered(client: Client, shard: number, delivered: Delivered): void {
  (client.ws as unknown as PacketHandler).handlePacket(delivered, client.ws.shards.get(shard));
}
