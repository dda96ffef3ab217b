import { escapeWithin, type Markdown } from '../../../src/bot/markdown.ts';
import { messages, type Messages } from '../../../src/bot/messages/index.ts';
import type { Services } from '../../../src/bot/services.ts';
import { guildScope, newId } from '../../../src/library/ids.ts';
import type { Teaching } from '../../../src/library/teaching/taught.ts';
import { titleOf } from '../../../src/reply/article-names.ts';
import { claimLine } from '../../../src/reply/claim-quotes.ts';
import { type AnswerChange, whatWouldChange } from '../../ask/taught/what-would-change.ts';
import type { LibraryRequest } from '../change-library.ts';

/** Questions that are read, and changes that are listed. */
const mostQuestions = 4_000;
const mostListed = 6;
const questionLength = 110;
const claimLength = 110;

/** Which of the questions that are kept would be answered differently, and how; good answers that would be lost come first. */
export async function effectLines(
  { teaching, changes: id = newId() }: { readonly teaching: Teaching; readonly changes?: string | undefined },
  request: LibraryRequest,
  { store, library, now }: Services,
): Promise<readonly Markdown[]> {
  const { locale, guildId } = request;
  const words = messages[locale];
  const { teaching: told } = words;
  const scope = guildScope(guildId);
  const asked = (await store.questions.list(scope, { limit: mostQuestions })).filter(
    ({ outcome }) => outcome !== 'smalltalk' && outcome !== 'empty',
  );
  const { texts } = await store.asked.count(scope, [0, now() + 1]);
  const votedDown = new Set(texts.flatMap(({ text, down }) => (down > 0 ? [text] : [])));
  const taught = { id, at: now(), locale, teaching };
  const { changes, looked, all } = await whatWouldChange(taught, asked, votedDown, request, library);
  if (changes.length === 0) return [told.noEffect];
  const losses = changes.filter(({ isLoss }) => isLoss).length;
  const more = changes.length - mostListed;
  return [
    ...(losses > 0 ? [`⚠️ **${told.loses(losses)}**`] : []),
    `**${told.effect(changes.length)}**`,
    ...changes.slice(0, mostListed).map((change) => changeLine(change, words)),
    ...(more > 0 ? [`-# ${told.moreEffect(more)}`] : []),
    ...(looked < all ? [`-# ${told.someOnly(looked)}`] : []),
  ];
}

function changeLine({ text, times, before, after, isLoss }: AnswerChange, words: Messages): Markdown {
  const line = `\`${times}×\` ${isLoss ? '⚠️ ' : ''}${escapeWithin(text, questionLength)}`;
  return `${line}\n-# ${answerOf(before, words)} → ${answerOf(after, words)}`;
}

/** What is answered, in a line. */
function answerOf({ result, hits: [first], note, article }: AnswerChange['after'], words: Messages): Markdown {
  const { teaching } = words;
  const { outcomes, nowNote } = teaching;
  if (note !== undefined) return `${nowNote}: ${escapeWithin(note.teaching.text, claimLength)}`;
  if (article !== undefined) return `${teaching.wholeArticle} ${escapeWithin(titleOf(article, words), claimLength)}`;
  if (result.status === 'refused' || first === undefined) return outcomes[result.status];
  return `${outcomes[result.status]}: ${claimLine(first.claim, claimLength).replaceAll('\n', ' ')}`;
}
