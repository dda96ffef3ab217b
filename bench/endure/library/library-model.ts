import { claimTexts, type LibraryOrder, madeArticle, type OrderedText } from './library-orders.ts';

/** What is to be kept of one server, in plain data: made of the orders that were done, or read from a database. */
export type ServerRecords = {
  readonly revision: number;
  readonly articles: readonly ArticleRecord[];
  /** The last to go first. */
  readonly removed: readonly ArticleRecord[];
  readonly defaultId: string | undefined;
  /** Ids, in order. */
  readonly drafts: readonly string[];
  /** `id article`, in order. */
  readonly checks: readonly string[];
  /** `at action article`, the newest first, the newest only. */
  readonly history: readonly string[];
};

export type ArticleRecord = {
  readonly id: string;
  readonly title: string;
  readonly claims: readonly string[];
  readonly channelIds: readonly string[];
  readonly removedAt?: number;
  readonly wasDefault?: true;
};

export const noRecords: ServerRecords = {
  revision: 0,
  articles: [],
  removed: [],
  defaultId: undefined,
  drafts: [],
  checks: [],
  history: [],
};

export const mostHistory = 40;
const UNDO_MS = 86_400_000;

/** What is kept once an order is done. By itself on purpose: it knows nothing of how Docent does it. */
export function afterOrder(before: ServerRecords, order: LibraryOrder): ServerRecords {
  const { articles, removed, drafts, checks } = before;
  const { at } = order;
  const changed = (action: string, article: string | readonly string[], after: Partial<ServerRecords>): ServerRecords =>
    withoutOld(
      {
        ...before,
        revision: before.revision + 1,
        history: [[article].flat().map((id) => `${at} ${action} ${id}`), before.history].flat().slice(0, mostHistory),
        ...after,
      },
      at,
    );
  /** What is so already stands in no history. */
  const asItWas = (): ServerRecords => withoutOld({ ...before, revision: before.revision + 1 }, at);
  const edited = (id: string, edit: Partial<ArticleRecord>) => ({
    articles: articles.map((each) => (each.id === id ? { ...each, ...edit } : each)),
  });
  switch (order.do) {
    case 'add': {
      const added = order.articles.map(({ id = '' }) => id);
      return changed(added.length === 1 ? 'add' : 'import', added.toReversed(), {
        articles: [...articles, ...order.articles.map(recordOf)],
      });
    }
    case 'replace': {
      const { id = '' } = order.text;
      return changed('replace', id, edited(id, { claims: claimTexts(madeArticle(order.text)) }));
    }
    case 'rename':
      return changed('rename', order.id, edited(order.id, { title: order.title }));
    case 'limit': {
      const now = articles.find(({ id }) => id === order.id)?.channelIds ?? [];
      if (now.join() === order.channelIds.join()) return asItWas();
      return changed('limit', order.id, edited(order.id, { channelIds: order.channelIds }));
    }
    case 'default':
      return before.defaultId === order.id ? asItWas() : changed('default', '', { defaultId: order.id });
    case 'remove': {
      const isDefault = before.defaultId === order.id;
      const gone = articles
        .filter(({ id }) => id === order.id)
        .map((each) => ({ ...each, removedAt: at, ...(isDefault && { wasDefault: true as const }) }));
      const defaultId = isDefault ? undefined : before.defaultId;
      return changed('remove', order.id, {
        articles: articles.filter(({ id }) => id !== order.id),
        removed: [...gone, ...removed],
        defaultId,
      });
    }
    case 'restore': {
      const back = removed
        .filter(({ id }) => id === order.id)
        .map(({ id, title, claims, channelIds }) => ({ id, title, claims, channelIds }));
      return changed('restore', order.id, {
        articles: [...articles, ...back],
        removed: removed.filter(({ id }) => id !== order.id),
        defaultId: before.defaultId ?? removed.find(({ id, wasDefault }) => id === order.id && wasDefault)?.id,
      });
    }
    case 'draft':
      return { ...before, drafts: [...drafts, order.id].toSorted() };
    case 'drop draft':
      return { ...before, drafts: drafts.filter((id) => id !== order.id) };
    case 'check':
      return changed('check', order.articleId, { checks: [...checks, `${order.id} ${order.articleId}`].toSorted() });
    case 'drop check':
      return changed('uncheck', order.articleId, {
        checks: checks.filter((check) => check !== `${order.id} ${order.articleId}`),
      });
    case 'forget':
      return noRecords;
    case 'find':
    case 'look':
    case 'purge':
    case 'leave':
    case 'take syncs':
      return before;
  }
}

/** Without what was taken out too long ago to be put back, and the check questions of it. */
function withoutOld(records: ServerRecords, at: number): ServerRecords {
  const old = records.removed.filter(({ removedAt = at }) => removedAt < at - UNDO_MS).map(({ id }) => id);
  return {
    ...records,
    removed: records.removed.filter(({ id }) => !old.includes(id)),
    checks: records.checks.filter((check) => !old.includes(check.split(' ')[1] ?? '')),
  };
}

function recordOf(text: OrderedText): ArticleRecord {
  return { id: text.id ?? '', title: text.title, claims: claimTexts(madeArticle(text)), channelIds: [] };
}

/** Something that may be done with what is there; `number` was never given before. */
export function nextOrder(server: string, records: ServerRecords, number: number, at: number): LibraryOrder {
  const { articles, removed, drafts, checks } = records;
  const any = <T>(of: readonly T[]): T | undefined => of[Math.floor(Math.random() * of.length)];
  const [article, gone, draft, check] = [any(articles), any(removed), any(drafts), any(checks)];
  const here = { server, at };
  const text = (id: string): OrderedText => ({ id, title: `Boats of ${id}`, salt: number });
  const orders: LibraryOrder[] = [
    { ...here, do: 'draft', id: `draft-${number}` },
    { ...here, do: 'look' },
    ...(articles.length < 30 ? [{ ...here, do: 'add' as const, articles: [text(`text-${number}`)] }] : []),
    ...(articles.length < 25 && number % 3 === 0
      ? [{ ...here, do: 'add' as const, articles: [1, 2, 3].map((part) => text(`text-${number}-${part}`)) }]
      : []),
    ...(number % 97 === 0 ? [{ ...here, do: 'forget' as const, id: '' }] : []),
    ...(gone === undefined ? [] : [{ ...here, do: 'restore' as const, id: gone.id }]),
    ...(draft === undefined ? [] : [{ ...here, do: 'drop draft' as const, id: draft }]),
    ...(article === undefined
      ? []
      : [
          { ...here, do: 'replace' as const, text: text(article.id) },
          { ...here, do: 'rename' as const, id: article.id, title: `Boats, ${number}` },
          { ...here, do: 'limit' as const, id: article.id, channelIds: number % 2 === 0 ? [] : ['1', '2'] },
          { ...here, do: 'remove' as const, id: article.id },
          { ...here, do: 'default' as const, id: article.id },
          { ...here, do: 'check' as const, id: `check-${number}`, articleId: article.id },
        ]),
    ...(check === undefined
      ? []
      : [{ ...here, do: 'drop check' as const, id: check.split(' ')[0] ?? '', articleId: check.split(' ')[1] ?? '' }]),
  ];
  return any(orders) ?? { ...here, do: 'look' };
}
