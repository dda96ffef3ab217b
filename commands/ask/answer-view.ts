import { type Locale, locales } from '../../src/bot/messages/index.ts';
import { hitsShown } from '../../src/reply/reply-parts.ts';

/**
 * How an answer is shown in one message: what its buttons carry in their custom ids, so that they work in any later run.
 * It grants nothing: the answer is looked up in the scope of whoever clicks.
 */
export type AnswerView = {
  readonly answerId: string;
  /** From 0. */
  readonly page: number;
  /** How many claims page 0 shows, 1 to `hitsShown`: beside a sure answer only those that come near to it. */
  readonly first: number;
  /** Who turns its pages. */
  readonly ownerId: string;
  /** Whether everyone in the channel sees it. */
  readonly open: boolean;
  /** The language it is in, whoever clicks. */
  readonly locale: Locale;
};

export function viewArgs({
  answerId,
  page,
  first,
  ownerId,
  open,
  locale,
}: AnswerView): [string, string, string, string, string, string] {
  return [answerId, String(page), String(first), ownerId, open ? 'o' : 'p', locale];
}

/** Undefined for what `viewArgs` never made. */
export function readView(args: readonly string[]): AnswerView | undefined {
  const [answerId, page, first, ownerId, mode, language, ...rest] = args;
  const locale = locales.find((known) => known === language);
  if (answerId === undefined || !isId(answerId) || page === undefined || !isPage(page)) return undefined;
  if (first === undefined || !/^[1-9]$/.test(first) || Number(first) > hitsShown) return undefined;
  if (ownerId === undefined || !isSnowflake(ownerId) || locale === undefined) return undefined;
  if ((mode !== 'o' && mode !== 'p') || rest.length > 0) return undefined;
  return { answerId, page: Number(page), first: Number(first), ownerId, open: mode === 'o', locale };
}

/** Which of the answer's claims the page shows: from the first, up to but without the last. */
export function pageRange({ page, first }: Pick<AnswerView, 'page' | 'first'>): { from: number; to: number } {
  const to = first + page * hitsShown;
  return { from: page === 0 ? 0 : to - hitsShown, to };
}

export function isId(text: string): boolean {
  return /^[\w-]{8,32}$/.test(text);
}

export function isPage(text: string): boolean {
  return /^\d{1,3}$/.test(text);
}

export function isSnowflake(text: string): boolean {
  return /^\d{5,20}$/.test(text);
}
