import type { Article } from '../../src/article/article-model.ts';
import type { Locale } from '../../src/bot/messages/index.ts';
import type { Order, Talk } from './summary-order.ts';

/** What is to be posted, and how far that has come: the payload of a schedule. */
export type Task = {
  readonly articleId: string;
  /** The section to post, from 0; absent: all. Its heading finds it again in an article that has changed. */
  readonly section?: { readonly index: number; readonly heading: string };
  readonly length: 'short' | 'full';
  readonly pin: boolean;
  readonly thread: boolean;
  readonly talk: Talk;
  readonly locale: Locale;
  /** When it was to be posted, in milliseconds. */
  readonly due: number;
  /** Messages of this post that are sent, by id, in order. */
  readonly sent: readonly string[];
};

export function taskOf(order: Order, article: Article, locale: Locale, now: number): Task {
  const index = order.kind === 'daily' ? 0 : order.section;
  const { length, pin, thread, talk } = order;
  return {
    articleId: article.id,
    ...(index !== undefined && { section: sectionAt(index, article) }),
    length: order.kind === 'daily' ? 'full' : length,
    pin,
    thread,
    talk,
    locale,
    due: order.at ?? now,
    sent: [],
  };
}

export function sectionAt(index: number, article: Article): { readonly index: number; readonly heading: string } {
  return { index, heading: article.sections[index]?.heading ?? '' };
}

export function writeTask(task: Task): string {
  return JSON.stringify(task);
}

/** A payload that `writeTask` made, in this version or an earlier one. */
export function readTask(payload: string): Task {
  return JSON.parse(payload) as Task;
}

/** Where the task's section stands in the article by now: in its old place, or wherever its heading is. */
export function sectionIndex({ section }: Task, { sections }: Article): number | undefined {
  if (section === undefined) return undefined;
  if (sections[section.index]?.heading === section.heading) return section.index;
  const found = sections.findIndex(({ heading }) => heading === section.heading);
  return found < 0 ? undefined : found;
}
