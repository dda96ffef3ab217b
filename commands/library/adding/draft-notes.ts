import type { Article } from '../../../src/article/article-model.ts';
import type { WarningSubject } from '../../../src/article/article-format.ts';
import type { LeftOutReason } from '../../../src/article/document-blocks.ts';
import { plain } from '../../../src/bot/markdown.ts';
import type { Services } from '../../../src/bot/services.ts';
import type { GuildId } from '../../../src/library/ids.ts';
import { infoOf } from '../../../src/library/library-view.ts';
import type { DocumentRead } from './documents.ts';
import { unfoundIn, type UnfoundNotes } from './unfound-notes.ts';

/** What whoever adds an article should know of it. */
export type DraftNotes = UnfoundNotes & {
  readonly leftOut: readonly (readonly [LeftOutReason, number])[];
  readonly warnings: readonly WarningSubject[];
  readonly hasNoHeadings: boolean;
  /** The title of an article here that says the same. */
  readonly sameText?: string;
  /** The document's own numbers. */
  readonly numbered?: { readonly first: string; readonly last: string; readonly count: number };
};

/** A text of so many claims wants headings. */
const wantsHeadings = 6;

export async function notesOn(
  { article, leftOut, warnings }: DocumentRead,
  guildId: GuildId,
  services: Services,
): Promise<DraftNotes> {
  const counts = Map.groupBy(leftOut, ({ reason }) => reason);
  const sameText = await titleOfSame(article, guildId, services);
  const numbered = ownNumbers(article);
  const claims = article.sections.reduce((sum, section) => sum + section.claims.length, 0);
  return {
    leftOut: [...counts].map(([reason, all]) => [reason, all.length] as const),
    warnings: warnings.map(({ about }) => about),
    hasNoHeadings: claims >= wantsHeadings && article.sections.every(({ heading }) => plain(heading) === ''),
    ...(sameText !== undefined && { sameText }),
    ...(numbered !== undefined && { numbered }),
    ...(await unfoundIn(article, services)),
  };
}

function ownNumbers({ sections }: Article): DraftNotes['numbered'] {
  const labels = [...new Set(sections.flatMap(({ claims }) => claims.flatMap(({ label }) => label ?? [])))];
  const [first] = labels;
  const last = labels.at(-1);
  return first === undefined || last === undefined ? undefined : { first, last, count: labels.length };
}

/** Texts are only loaded of articles of the same length: ids and titles may differ. */
async function titleOfSame(article: Article, guildId: GuildId, { library }: Services): Promise<string | undefined> {
  const { sections, claims } = infoOf(article);
  const isAsLong = (other: { readonly sections: number; readonly claims: number }) =>
    other.sections === sections && other.claims === claims;
  const stored = await library.stored(guildId);
  const own = await library.texts(
    guildId,
    stored.articles.filter(isAsLong).map(({ id }) => id),
  );
  const said = contentOf(article);
  return [...own, ...library.folder.filter((other) => isAsLong(infoOf(other)))].find(
    (other) => contentOf(other) === said,
  )?.title;
}

/** All that an article quotes, under its headings. */
export function contentOf({ sections }: Article): string {
  return JSON.stringify(sections.map(({ heading, claims }) => [heading, ...claims.map(({ text }) => text)]));
}
