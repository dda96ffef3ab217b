import type { Article } from '../../article/article-model.ts';
import { revisionOf } from '../../article/article-places.ts';
import { newId } from '../ids.ts';
import type { StoredLibrary } from '../stored-library.ts';
import { type Taught, type TaughtLink, type Teaching, teachingLimits } from './taught.ts';
import { placeAsNow } from './taught-places.ts';

/** What is taught, as a library's file has it: links name articles as they stand in the file. */
export type ExportedTaught = Omit<Taught, 'id'>;

/**
 * All that is the moderators': members' words stay with them, who could not take them back elsewhere. `articles`: those that links lead into.
 */
export function taughtToExport(all: readonly Taught[], articles: readonly Article[]): readonly ExportedTaught[] {
  return all
    .filter(({ teaching }) => !(teaching.kind === 'note' && teaching.from === 'member'))
    .map(({ id: _id, teaching, ...rest }) => ({
      ...rest,
      teaching: teaching.kind === 'link' ? { ...teaching, to: placeAsNow(teaching.to, articles) } : teaching,
    }));
}

/** An article as it stands in a file, and as it is here now: under another id its revision is another one. */
export type MovedArticle = { readonly inFile: Article; readonly here: Article };

/** What is not taught here yet, as much as there is room for. */
export function taughtToImport(
  exported: readonly ExportedTaught[],
  { taught }: Pick<StoredLibrary, 'taught'>,
  moved: readonly MovedArticle[],
): readonly Taught[] {
  const known = new Set(taught.map(({ teaching }) => keyOf(teaching)));
  return exported
    .filter(({ teaching }) => !known.has(keyOf(teaching)))
    .slice(0, Math.max(0, teachingLimits.taught - taught.length))
    .map(({ teaching, ...rest }) => ({
      ...rest,
      id: newId(),
      teaching: teaching.kind === 'link' ? moveLink(teaching, moved) : teaching,
    }));
}

function moveLink(link: TaughtLink, moved: readonly MovedArticle[]): TaughtLink {
  const { to } = link;
  const move = moved.find(({ inFile }) => inFile.id === to.articleId);
  if (move === undefined) return link;
  const articleId = move.here.id;
  if (to.kind === 'article') return { ...link, to: { ...to, articleId } };
  const revision = to.revision === revisionOf(move.inFile) ? revisionOf(move.here) : to.revision;
  return { ...link, to: { ...to, articleId, revision } };
}

/** Two that have the same teach the same. */
function keyOf(teaching: Teaching): string {
  if (teaching.kind === 'term') return JSON.stringify([teaching.term, teaching.means]);
  const answer = teaching.kind === 'note' ? teaching.text : teaching.to.kind;
  return JSON.stringify([teaching.questions, answer]);
}
