import { ButtonStyle } from 'discord-api-types/v10';
import { longMessage } from '../../src/reply/long-message.ts';
import { button, menu, optionLabel, rows } from '../../src/reply/message-parts.ts';
import { action, choiceField } from '../../src/bot/action.ts';
import { chatCommand, component } from '../../src/bot/command.ts';
import { mayModerate } from '../../src/bot/permissions.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { message, type Message, privately, type Reply } from '../../src/bot/reply.ts';
import type { Services } from '../../src/bot/services.ts';
import { escapeWithin } from '../../src/bot/markdown.ts';
import type { MemberNote } from '../../src/library/port.ts';
import { scopeOf } from '../../src/library/ids.ts';
import type { Request } from '../../src/bot/request.ts';
import { answerDays, graceDays, historyDays } from '../../src/library/days-kept.ts';

/** What can be deleted: a member's own everywhere, or everything of this server or direct message. */
type What = 'mine' | 'here';

const whatField = choiceField([
  ['mine', 'mine'],
  ['here', 'here'],
] as const);
const deleteAction = action('delete', { what: whatField });
const deleteNowAction = action('delete-now', { what: whatField });
const deleteNotAction = action('delete-not', {});
const takeBackAction = action('note-back', {});

/** Of a member's own notes. */
const mostNotes = 5;
const noteLength = 120;

/** In a direct message everything is the member's own. */
function mayDelete(what: What, { guildId, permissions }: Request): boolean {
  return what === 'mine' || guildId === undefined || mayModerate(permissions);
}

export const privacyCommand = chatCommand(
  { name: 'privacy', ...described('privacy') },
  {
    ephemeral: () => true,
    handle: async (request, services) => message(await privacyMessage(request, services)),
  },
);

async function privacyMessage(request: Request, { store, retentionDays }: Services, note?: string): Promise<Message> {
  const words = messages[request.locale];
  const { privacy, shelf, teaching } = words;
  const { questions, answers, votes, schedules } = await store.retention.summary(scopeOf(request));
  const notes = await store.memberNotes.list(request.userId);
  const kept = [
    retentionDays > 0 ? privacy.questions(retentionDays) : privacy.noQuestions,
    privacy.answers(answerDays(retentionDays)),
    privacy.votes,
    privacy.schedules,
    ...(request.guildId === undefined
      ? []
      : [shelf.keptOfIt(historyDays), teaching.keptAnswers, words.settings.kept, privacy.removed(graceDays)]),
  ];
  return longMessage({
    title: privacy.title,
    parts: [
      ...(note === undefined ? [] : [note]),
      kept.map((line) => `- ${line}`).join('\n'),
      privacy.notKept,
      privacy.now(questions, answers, votes, schedules),
      ...(notes.length === 0
        ? []
        : [[teaching.yourNotes(notes.length), ...notes.slice(0, mostNotes).map(noteLine)].join('\n')]),
    ],
    rows: [
      ...menu(teaching.takeBack, takeBackAction.id({}), notes.map(noteOption)),
      ...rows([
        button(privacy.deleteMine, deleteAction.id({ what: 'mine' })),
        ...(mayDelete('here', request)
          ? [
              button(
                request.guildId === undefined ? privacy.deleteTalk : privacy.deleteServer,
                deleteAction.id({ what: 'here' }),
              ),
            ]
          : []),
      ]),
    ],
  });
}

function noteLine({ taught }: MemberNote): string {
  return `- ${escapeWithin(taught.teaching.text, noteLength)}`;
}

/** Notes are found by their server and their id. */
function noteOption({ scope, taught }: MemberNote): { readonly label: string; readonly value: string } {
  return { label: optionLabel(taught.teaching.text) || '…', value: `${scope} ${taught.id}` };
}

/** The menu: an answer of the member's own that is no longer to be kept. */
export const takeNoteBack = component(takeBackAction, {
  answers: 'update',
  handle: async (request, services) => {
    const [value = ''] = request.values;
    const { memberNotes } = services.store;
    const own = (await memberNotes.list(request.userId)).find((note) => noteOption(note).value === value);
    if (own !== undefined) await memberNotes.takeBack(request.userId, own.scope, own.taught.id);
    const { takenBack } = messages[request.locale].teaching;
    return { kind: 'update', message: await privacyMessage(request, services, takenBack) };
  },
});

/** Asks once more before anything is deleted. */
export const askBeforeDeleting = component(deleteAction, {
  answers: 'update',
  handle: (request) => {
    const { privacy } = messages[request.locale];
    const { what } = request.args;
    if (!mayDelete(what, request)) return notAllowed(request);
    const here = request.guildId === undefined ? privacy.sureTalk : privacy.sureServer;
    return {
      kind: 'update',
      message: {
        content: what === 'mine' ? privacy.sureMine : here,
        components: rows([
          button(privacy.confirm, deleteNowAction.id({ what }), { style: ButtonStyle.Danger }),
          button(privacy.keep, deleteNotAction.id({})),
        ]),
      },
    };
  },
});

export const deleteNow = component(deleteNowAction, {
  answers: 'update',
  handle: async (request, { store, settings }) => {
    const { privacy } = messages[request.locale];
    const { what } = request.args;
    // Rights may have changed since the question was asked.
    if (!mayDelete(what, request)) return notAllowed(request);
    if (what === 'mine') return done(privacy.deletedMine(await store.retention.forgetMember(request.userId)));
    await store.retention.forgetScope(scopeOf(request), { butLibrary: true });
    if (request.guildId !== undefined) settings.forget(request.guildId);
    return done(privacy.deletedHere);
  },
});

export const deleteNot = component(deleteNotAction, {
  answers: 'update',
  handle: ({ locale }) => done(messages[locale].privacy.kept),
});

function done(content: string): Reply {
  return { kind: 'update', message: { content, components: [] } };
}

function notAllowed({ locale }: Request): Reply {
  return privately({ content: messages[locale].errors.notAllowed });
}
