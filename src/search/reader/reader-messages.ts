import type { EmbeddedText, Passage } from './reader-port.ts';

/** What the process that reads is sent. */
export type ReaderRequest =
  | { readonly kind: 'read' | 'stance'; readonly question: string; readonly passages: readonly Passage[] }
  | { readonly kind: 'ends'; readonly question: string; readonly passage: Passage; readonly words: readonly string[] }
  | { readonly kind: 'embed'; readonly texts: readonly EmbeddedText[] };

/** What it sends: whether it can read here, and then one reply to each request. */
export type ReaderReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unfit'; readonly reason: string }
  /** All numbers of all passages or texts, one after another. */
  | { readonly kind: 'numbers'; readonly numbers: Float32Array }
  | { readonly kind: 'failed'; readonly reason: string };
