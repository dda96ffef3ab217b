import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import type { Claim } from '../../../src/article/article-model.ts';
import { findClaim } from '../../../src/article/article-places.ts';
import { action, pageField } from '../../../src/bot/action.ts';
import { component, subcommand } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { escapeWithin, type Markdown } from '../../../src/bot/markdown.ts';
import { described, type Messages, messages } from '../../../src/bot/messages/index.ts';
import { type Message, privately } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import { type FailedCheck, failureToday } from '../../../src/library/check-questions.ts';
import { guildScope } from '../../../src/library/ids.ts';
import { takeOutCheck } from '../../../src/library/library-edits.ts';
import type { CheckQuestion } from '../../../src/library/stored-library.ts';
import { claimLine } from '../../../src/reply/claim-quotes.ts';
import { longMessage } from '../../../src/reply/long-message.ts';
import { button, menu, optionLabel, rows } from '../../../src/reply/message-parts.ts';
import { changeOnce, inServer, type LibraryRequest } from '../change-library.ts';

const onPage = 10;
const questionLength = 100;
const claimLength = 90;
const titleLength = 40;

const turnChecksAction = action('checks', { page: pageField });
const removeCheckAction = action('check-remove', { page: pageField });
const moderators = { requires: manageMessages, command: 'library' } as const;

/** /library checks: all of them, and a menu to remove one. */
export const checksSubcommand = subcommand(
  { type: OptionType.Subcommand, name: 'checks', ...described('library.checks') },
  {
    ephemeral: () => true,
    handle: inServer(async (request, services) => privately(await checksMessage(0, request, services))),
  },
);

/** *Back* and *Next* */
export const turnChecks = component(turnChecksAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => ({
    kind: 'update',
    message: await checksMessage(request.args.page, request, services),
  })),
});

/** The menu: the question that was chosen goes. */
export const removeCheck = component(removeCheckAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const [id = ''] = request.values;
    const { isRemoved } = messages[request.locale].checking;
    const all = await services.store.checks.list(guildScope(request.guildId));
    const check = all.find((each) => each.id === id);
    // Gone already, it is as it was wanted: only nobody is told of it twice.
    if (check !== undefined) await changeOnce(request, services, () => takeOutCheck(check));
    return { kind: 'update', message: await checksMessage(request.args.page, request, services, isRemoved) };
  }),
});

async function checksMessage(
  page: number,
  { guildId, locale }: LibraryRequest,
  { library, store }: Services,
  note = '',
): Promise<Message> {
  const words = messages[locale];
  const { checking, adding } = words;
  const all = await store.checks.list(guildScope(guildId));
  if (all.length === 0) return longMessage({ parts: [[note, checking.none].filter((text) => text !== '').join('\n')] });
  const pages = Math.ceil(all.length / onPage);
  const shown = Math.min(page, pages - 1);
  const checks = all.slice(shown * onPage, (shown + 1) * onPage);
  const texts = await library.texts(guildId, [...new Set(checks.map(({ articleId }) => articleId))]);
  const { articles } = await library.stored(guildId);
  const lines: string[] = [];
  for (const check of checks) {
    const article = texts.find(({ id }) => id === check.articleId);
    const claim = article && findClaim(check.claimId, article)?.claim;
    const title = article === undefined ? '' : ` · ${escapeWithin(article.title, titleLength)}`;
    const expected =
      claim === undefined
        ? `${checking.gone}: ${escapeWithin(check.text, claimLength)}`
        : `${checking.expects}: ${lineOf(claim)}`;
    const isAway = articles.every(({ id }) => id !== check.articleId);
    const failure = isAway || claim === undefined ? undefined : await failureToday(library, guildId, check);
    lines.push(
      `**${escapeWithin(check.question, questionLength)}**`,
      `-# ${expected}${title}${isAway ? ` · ${checking.away}` : ''}`,
      ...(failure === undefined ? [] : [`-# ⚠️ ${insteadOf(failure, checking)}`]),
    );
  }
  return longMessage({
    title: checking.title(all.length),
    parts: [...(note === '' ? [] : [note]), lines.join('\n')],
    ...(pages > 1 && { foot: checking.page(shown + 1, pages) }),
    rows: [
      ...menu(checking.removeOne, removeCheckAction.id({ page: shown }), checks.map(optionOf)),
      ...rows([
        ...(shown > 0 ? [button(adding.back, turnChecksAction.id({ page: shown - 1 }))] : []),
        ...(shown < pages - 1 ? [button(adding.next, turnChecksAction.id({ page: shown + 1 }))] : []),
      ]),
    ],
  });
}

/** What a check question brings today, which is not what it must bring. */
export function insteadOf({ found }: FailedCheck, { today, nothingToday }: Messages['checking']): Markdown {
  return found === undefined ? nothingToday : `${today} ${lineOf(found.claim)}`;
}

function lineOf(claim: Claim): Markdown {
  return claimLine(claim, claimLength).replaceAll('\n', ' ');
}

function optionOf({ id, question }: CheckQuestion): { readonly label: string; readonly value: string } {
  return { label: optionLabel(question) || '?', value: id };
}
