import { UserError } from '../errors.ts';
import type { ReadingWarning } from './article-format.ts';
import { type DocumentPlace, placeInWords } from './document-place.ts';

/** What is wrong with most of the documents that cannot be read. `no-text`: bytes that are no text, such as a picture's. */
export type DocumentTrouble = 'password' | 'scan' | 'damaged' | 'no-text' | 'too-long' | 'slow';

type Trouble = {
  /** The file's name, or whatever else the article is known by. */
  readonly file: string;
  readonly place?: DocumentPlace;
  /** One word for what is wrong, for those who word it themselves; absent for what hardly ever is. */
  readonly trouble?: DocumentTrouble;
  /** What is wrong, and what to do about it: a clause without a full stop, and a sentence with one. */
  readonly reason: string;
  readonly remedy: string;
  readonly cause?: unknown;
};

/** An error that names the file, the place where there is one, the reason and the remedy: `a.txt, line 3: … . Save …`. */
export function articleError(
  code: 'ARTICLE_UNREADABLE' | 'ARTICLE_EMPTY',
  { file, place, trouble, reason, remedy, cause }: Trouble,
): UserError {
  const where = place === undefined ? undefined : placeInWords(place);
  return new UserError(
    code,
    `${fileAndPlace(file, place)}: ${reason}. ${remedy}`,
    { file, reason, ...(where !== undefined && { place: where }), ...(trouble !== undefined && { trouble }) },
    { cause },
  );
}

/** For what a reader stumbles over that nobody foresaw: no reason to go without the other articles. */
export function unforeseenError(file: string, message: string, cause?: unknown): UserError {
  const reason = `it cannot be read (${message})`;
  return articleError('ARTICLE_UNREADABLE', { file, reason, remedy: 'Convert it, or take it away.', cause });
}

/** A warning with the file and the place that it is about: `a.txt, line 3: A character here is …`. */
export function warningInWords(file: string, { text, place }: ReadingWarning): string {
  return `${fileAndPlace(file, place)}: ${text}`;
}

function fileAndPlace(file: string, place: DocumentPlace | undefined): string {
  return place === undefined ? file : `${file}, ${placeInWords(place)}`;
}
