import type { Messages } from '../../src/bot/messages/index.ts';
import type { Missing, SearchResult } from '../../src/search/index.ts';

/** How a word of the question is shown: without what would be a format. */
type Shown = (word: string) => string;

const unchanged: Shown = (word) => word;

/** Why a question is refused: it is in no language of the articles, or they do not cover it, with what they have nothing about. */
export function whyRefused(
  { languages, missing = [] }: SearchResult,
  messages: Messages,
  shown: Shown = unchanged,
): string {
  const { writtenIn, notCovered } = messages.answer;
  if (languages !== undefined) return writtenIn(languages);
  return [notCovered, ...notSaid(missing, messages, shown)].join(' ');
}

/** What is not said of what was asked about, in one sentence; none where all is. */
export function notSaid(
  missing: readonly Missing[],
  { answer }: Messages,
  shown: Shown = unchanged,
): readonly string[] {
  if (missing.length === 0) return [];
  const named = missing.map(({ kind, text }) => (kind === 'direction' ? answer.quoted(shown(text)) : shown(text)));
  return [answer.nothingAbout(named)];
}
