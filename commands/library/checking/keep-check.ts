import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import type { ClaimPlace } from '../../../src/article/article-places.ts';
import { component, subcommand } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { escapeWithin, quote } from '../../../src/bot/markdown.ts';
import { described, messages } from '../../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import { guildScope, newId } from '../../../src/library/ids.ts';
import { failureToday } from '../../../src/library/check-questions.ts';
import { addCheck } from '../../../src/library/library-edits.ts';
import { claimLine } from '../../../src/reply/claim-quotes.ts';
import { placesOfNumber, resolvePlace } from '../../../src/reply/picked-places.ts';
import { claimChoices } from '../../../src/reply/place-choices.ts';
import { keepCheckAction } from '../../ask/answer-options.ts';
import { withStoredAnswer } from '../../ask/stored-answer.ts';
import { changeLibrary, inServer, type LibraryRequest } from '../change-library.ts';
import { insteadOf } from './list-checks.ts';

const questionLength = 300;
const claimLength = 300;

/** /library check: a question, and the claim that it must bring first. */
export const checkSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'check',
    ...described('library.check'),
    options: [
      {
        type: OptionType.String,
        name: 'question',
        ...described('library.check.question'),
        required: true,
        max_length: questionLength,
      },
      {
        type: OptionType.String,
        name: 'statement',
        ...described('library.check.claim'),
        required: true,
        autocomplete: true,
      },
    ],
  },
  {
    ephemeral: () => true,
    autocomplete: (request, { library }) =>
      library.read(request, (view) => claimChoices(view, request.focused.value, messages[request.locale])),
    handle: inServer((request, services) =>
      services.library.read(request, async (view) => {
        const { question, statement: typed } = request.options;
        const { articles } = await services.library.stored(request.guildId);
        const numbered = placesOfNumber(typed, view.articles).filter(
          ({ article, claim }) => claim !== undefined && articles.some(({ id }) => id === article.id),
        );
        if (numbered.length > 1) return privately({ content: messages[request.locale].checking.sameNumber });
        const place = numbered[0] ?? resolvePlace(view, typed);
        if (place?.claim === undefined) return privately({ content: messages[request.locale].checking.noClaim });
        return keep(question, { ...place, claim: place.claim }, request, services);
      }),
    ),
  },
);

/** *Keep as a check question*, under *Options* of an answer: what was asked, and the claim that came first. */
export const keepCheck = component(keepCheckAction, {
  answers: 'private',
  requires: manageMessages,
  command: 'library',
  handle: inServer((request, services) => keepAnswered(request.args.answerId, request, services)),
});

/** What an answer of Docent's answers, and its first claim. */
export function keepAnswered(answerId: string, request: LibraryRequest, services: Services): Promise<Reply> {
  return withStoredAnswer(answerId, request, services, async ({ record, hits: [first] }) => {
    const { answerNotes, checking } = messages[request.locale];
    if (record.question === undefined) return privately({ content: checking.noQuestion });
    if (first === undefined) return privately({ content: answerNotes.changed });
    return keep(record.question, first, request, services);
  });
}

async function keep(
  typed: string,
  { article, claim }: ClaimPlace,
  request: LibraryRequest,
  services: Services,
): Promise<Reply> {
  const { library, now } = services;
  const { checking } = messages[request.locale];
  const question = typed.trim().slice(0, questionLength).toWellFormed();
  if (question === '') return privately({ content: checking.noQuestion });
  const { articles } = await library.stored(request.guildId);
  if (articles.every(({ id }) => id !== article.id)) return privately({ content: checking.notOwn });
  const check = { id: newId(), question, articleId: article.id, claimId: claim.id, text: claim.text, at: now() };
  const known = await services.store.checks.list(guildScope(request.guildId), article.id);
  const isKept = known.some((other) => other.question === question && other.claimId === claim.id);
  if (!isKept) await changeLibrary(request, services, (before) => addCheck(before, check));
  const today = await failureToday(library, request.guildId, check);
  const lines = [
    `**${escapeWithin(question, questionLength)}**`,
    quote(claimLine(claim, claimLength)),
    checking.kept,
    ...(today === undefined ? [] : [`⚠️ ${insteadOf(today, checking)}`]),
  ];
  return privately({ content: lines.join('\n') });
}
