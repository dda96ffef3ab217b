import type { Markdown } from '../../../src/bot/markdown.ts';
import type { Services } from '../../../src/bot/services.ts';
import type { LibraryRequest } from '../change-library.ts';
import type { TeachingDraft } from './teaching-draft.ts';

/** Which of the questions that are kept would be answered differently, and how. */
export function effectLines(_: TeachingDraft, __: LibraryRequest, ___: Services): Promise<readonly Markdown[]> {
  return Promise.resolve([]);
}
