import type { Article } from '../../../src/article/article-model.ts';

/** What a writer is ordered to do in one server's library. `at`: the time that it is to be, in milliseconds since 1970. */
export type LibraryOrder = { readonly server: string; readonly at: number } & (
  | { readonly do: 'add'; readonly articles: readonly OrderedText[] }
  | { readonly do: 'replace'; readonly text: OrderedText }
  | { readonly do: 'rename'; readonly id: string; readonly title: string }
  | { readonly do: 'remove' | 'restore' | 'default' | 'forget'; readonly id: string }
  | { readonly do: 'limit'; readonly id: string; readonly channelIds: readonly string[] }
  | { readonly do: 'draft' | 'drop draft'; readonly id: string }
  | { readonly do: 'check' | 'drop check'; readonly id: string; readonly articleId: string }
  | { readonly do: 'find'; readonly question: string }
  | { readonly do: 'purge' | 'look' | 'leave' | 'take syncs' }
);

/** An article in short: `madeArticle` makes the same of it wherever it is asked. Without an id, one that is free. */
export type OrderedText = { readonly id?: string; readonly title: string; readonly salt: number };

/** `code`: of the `UserError` with which it was refused. */
export type LibraryOutcome = {
  readonly revision?: number;
  readonly code?: string;
  /** What who asks is told of: ids of articles with the first claim of each. */
  readonly seen?: readonly (readonly [id: string, claim: string])[];
  /** What is found for a question. */
  readonly found?: readonly string[];
  readonly taken?: readonly string[];
};

/** A few dozen claims, of which every third stays the same whatever the salt. */
export function madeArticle({ id = '', title, salt }: OrderedText): Article {
  const claim = (section: number, at: number) =>
    at % 3 === 1
      ? `Quay ${section}.${at} of ${id} is open to everybody.`
      : `Boat ${salt} of ${id} carries ${salt + at} crates from pier ${section} to lock ${(at * salt) % 97}.`;
  return {
    id,
    title,
    language: 'en',
    sections: Array.from({ length: 1 + (salt % 4) }, (_, section) => ({
      heading: `Line ${section + 1}`,
      claims: Array.from({ length: 3 + ((salt + section) % 9) }, (__, at) => ({
        id: `${section + 1}.${at + 1}`,
        text: claim(section + 1, at),
      })),
    })),
  };
}

export function claimTexts({ sections }: Article): readonly string[] {
  return sections.flatMap(({ claims }) => claims.map(({ text }) => text));
}
