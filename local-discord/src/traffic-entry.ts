/** One request with its answer, or one gateway event. */
export type TrafficEntry = {
  /** Counts from 1. */
  readonly id: number;
  /** Milliseconds since 1970, on the local Discord's clock. */
  readonly at: number;
  readonly kind: 'rest' | 'gateway';
  /** `in`: from the bot. `out`: from the local Discord. Requests are `in`, with their answer beside them. */
  readonly direction: 'in' | 'out';
  /** `POST channels/:channel/messages`, or a gateway event's name or op. */
  readonly name: string;
  /** The path with its ids, tokens taken out; empty for the gateway. */
  readonly path: string;
  /** HTTP status, 0 where none was sent; of the gateway, its op. */
  readonly status: number;
  /** Discord's error code, where there is one. */
  readonly code: number | undefined;
  /** How long the answer took; 0 for gateway events. */
  readonly ms: number;
  /** JSON as sent by the bot, or empty. Of a form, its `payload_json`. */
  readonly request: string;
  /** JSON as sent to the bot, or empty. */
  readonly response: string;
  readonly files: readonly { readonly name: string; readonly type: string; readonly size: number }[];
};
