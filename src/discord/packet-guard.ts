import { type Client, GatewayDispatchEvents } from 'discord.js';
import { type Logger, wordless } from '../log.ts';
import type { InteractionKey } from './responder.ts';

/** As much of an interaction as it takes to answer it. */
export type RawInteraction = InteractionKey & { readonly locale: string; readonly isAutocomplete: boolean };

type Packet = { readonly t?: unknown; readonly d?: unknown };
type PacketHandler = { handlePacket: (packet: Packet | undefined, shard: unknown) => boolean };

const autocomplete = 4;

/**
 * Keeps what the gateway sends from ending the process: the client throws at a payload that is not as it expects, and so may
 * whoever listens to it. It is logged, without what the payload says. `onInteraction` is called after each interaction, also
 * after those of a kind that the client passes over, so that whoever waits for an answer gets one.
 */
export function guardPackets(client: Client, onInteraction: (interaction: RawInteraction) => void, log: Logger): void {
  const gateway = client.ws as unknown as PacketHandler;
  const handle = gateway.handlePacket.bind(gateway);
  gateway.handlePacket = (packet, shard) => {
    let isHandled = false;
    try {
      isHandled = handle(packet, shard);
    } catch (error) {
      const event = String(packet?.t).slice(0, 60);
      log.error({ err: wordless(error), event }, 'the gateway sent what cannot be read; passed over');
    }
    const raw = packet?.t === GatewayDispatchEvents.InteractionCreate ? rawInteraction(packet.d) : undefined;
    if (raw !== undefined) onInteraction(raw);
    return isHandled;
  };
}

function rawInteraction(data: unknown): RawInteraction | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { id, token, application_id: applicationId, locale, type } = data as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof token !== 'string' || typeof applicationId !== 'string') return undefined;
  return {
    id,
    token,
    applicationId,
    locale: typeof locale === 'string' ? locale : 'en-US',
    isAutocomplete: type === autocomplete,
  };
}
