import { ButtonStyle } from 'discord-api-types/v10';
import { button, rows } from '../../src/reply/message-components.ts';
import { colours } from '../../src/reply/reply-parts.ts';
import { chatCommand, type Component } from '../../src/bot/command.ts';
import { mayModerate } from '../../src/bot/dispatch.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import { type Request, scopeOf } from '../../src/bot/request.ts';
import { answerDays } from '../../src/library/answer-days.ts';

/** What can be deleted: a member's own everywhere, or everything of this server or direct message. */
type What = 'mine' | 'here';

/** In a direct message everything is the member's own. */
function mayDelete(what: What, { guildId, permissions }: Request): boolean {
  return what === 'mine' || guildId === undefined || mayModerate(permissions);
}

export const privacy = chatCommand(
  { name: 'privacy', ...described('privacy') },
  {
    ephemeral: () => true,
    handle: async (request, { store, retentionDays }) => {
      const { privacy } = messages[request.locale];
      const { questions, answers, votes, schedules } = await store.retention.summary(scopeOf(request));
      const kept = [
        retentionDays > 0 ? privacy.questions(retentionDays) : privacy.noQuestions,
        privacy.answers(answerDays(retentionDays)),
        privacy.votes,
        privacy.schedules,
      ];
      return privately({
        embeds: [
          {
            title: privacy.title,
            description: [
              kept.map((line) => `- ${line}`).join('\n'),
              privacy.notKept,
              privacy.now(questions, answers, votes, schedules),
            ].join('\n\n'),
            color: colours.neutral,
          },
        ],
        components: rows([
          button(privacy.deleteMine, ['delete', 'mine']),
          ...(mayDelete('here', request)
            ? [button(request.guildId === undefined ? privacy.deleteTalk : privacy.deleteServer, ['delete', 'here'])]
            : []),
        ]),
      });
    },
  },
);

/** Asks once more before anything is deleted. */
export const askBeforeDeleting: Component = {
  kind: 'component',
  action: 'delete',
  answers: 'update',
  handle: (request) => {
    const { privacy } = messages[request.locale];
    const what = whatOf(request.args);
    if (what === undefined) return notAllowed(request, 'outdated');
    if (!mayDelete(what, request)) return notAllowed(request, 'notAllowed');
    const here = request.guildId === undefined ? privacy.sureTalk : privacy.sureServer;
    return {
      kind: 'update',
      message: {
        content: what === 'mine' ? privacy.sureMine : here,
        embeds: [],
        components: rows([
          button(privacy.confirm, ['delete-now', what], { style: ButtonStyle.Danger }),
          button(privacy.keep, ['delete-not']),
        ]),
      },
    };
  },
};

export const deleteNow: Component = {
  kind: 'component',
  action: 'delete-now',
  answers: 'update',
  handle: async (request, { store }) => {
    const { privacy } = messages[request.locale];
    const what = whatOf(request.args);
    if (what === undefined) return notAllowed(request, 'outdated');
    // Rights may have changed since the question was asked.
    if (!mayDelete(what, request)) return notAllowed(request, 'notAllowed');
    if (what === 'mine') return done(privacy.deletedMine(await store.retention.forgetMember(request.userId)));
    await store.retention.forgetScope(scopeOf(request));
    return done(privacy.deletedHere);
  },
};

export const deleteNot: Component = {
  kind: 'component',
  action: 'delete-not',
  answers: 'update',
  handle: ({ locale }) => done(messages[locale].privacy.kept),
};

function done(content: string): Reply {
  return { kind: 'update', message: { content, embeds: [], components: [] } };
}

function notAllowed({ locale }: Request, why: 'outdated' | 'notAllowed'): Reply {
  return privately({ content: messages[locale].errors[why] });
}

function whatOf([what]: readonly string[]): What | undefined {
  return what === 'mine' || what === 'here' ? what : undefined;
}
