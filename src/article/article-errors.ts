import { UserError } from '../errors.ts';
import { type DocumentPlace, placeInWords } from './document-place.ts';

type Trouble = {
  /** The file's name, or whatever else the article is known by. */
  readonly file: string;
  readonly place?: DocumentPlace;
  /** What is wrong, and what to do about it: a clause without a full stop, and a sentence with one. */
  readonly reason: string;
  readonly remedy: string;
  readonly cause?: unknown;
};

/** An error that names the file, the place where there is one, the reason and the remedy: `a.txt, line 3: … . Save …`. */
export function articleError(
  code: 'ARTICLE_UNREADABLE' | 'ARTICLE_EMPTY',
  { file, place, reason, remedy, cause }: Trouble,
): UserError {
  const where = place === undefined ? undefined : placeInWords(place);
  return new UserError(
    code,
    `${where === undefined ? file : `${file}, ${where}`}: ${reason}. ${remedy}`,
    { file, reason, ...(where !== undefined && { place: where }) },
    { cause },
  );
}
