import type { DocumentPlace } from './document-place.ts';

/**
 * What every format is read into before an article is made of it, in document order: plain data, as it may come from another process.
 * A heading's `level` counts from 1, 1 being the widest; an item is one claim as it stands; a paragraph is running text.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly place: DocumentPlace }
  | { readonly kind: 'item'; readonly text: string; readonly place: DocumentPlace }
  | { readonly kind: 'paragraph'; readonly text: string; readonly place: DocumentPlace };

/** Text of the document that is no part of the article, and why. */
export type LeftOut = { readonly place: DocumentPlace; readonly text: string; readonly reason: LeftOutReason };

export type LeftOutReason =
  | 'page furniture'
  | 'by-line'
  | 'source or date'
  | 'caption'
  | 'HTML'
  | 'no words'
  | 'heading without text';
