import { action, pageField } from '../../src/bot/action.ts';
import { Cooldown } from '../../src/bot/admission.ts';
import {
  type ChatCommand,
  type Component,
  component,
  type MessageCommand,
  type Repertoire,
} from '../../src/bot/command.ts';
import { Dispatcher } from '../../src/bot/dispatch.ts';
import { message, type Reply } from '../../src/bot/reply.ts';
import type { MentionRequest, Request, TargetMessage } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { noSettings, type ServerSettings, SettingsCache } from '../../src/library/server-settings.ts';
import { createLog } from '../../src/log.ts';

export const here = message({ content: 'here' });
export const request: Request = { id: '6', channelId: '2', userId: '3', locale: 'de', permissions: 0n };
export const target: TargetMessage = {
  id: '5',
  channelId: '2',
  authorId: '4',
  authorIsBot: true,
  content: '',
  embeds: [],
  otherText: '',
  files: [],
  customIds: [],
};
export const turn = action('turn', { page: pageField });

type Handlers = Partial<ReturnType<ChatCommand['handlers']['get']> & object>;

export const chat = (name: string, handler: Handlers = {}, subcommand = ''): ChatCommand => ({
  kind: 'chat',
  definition: { name, description: 'For a test' },
  handlers: new Map([[subcommand, { handle: () => here, ...handler }]]),
});
export const menu = (more: Partial<MessageCommand> = {}): MessageCommand => ({
  kind: 'message',
  definition: { name: 'On a message', type: 3 },
  ephemeral: false,
  handle: () => here,
  ...more,
});
export const turning = (more: Partial<Parameters<typeof component<{ page: number }>>[1]> = {}): Component =>
  component(turn, { answers: 'update', handle: () => here, ...more });

type Asks = (command: string, userId: string, channelId: string) => Promise<boolean>;

type Given = {
  readonly commands?: readonly (ChatCommand | MessageCommand)[];
  readonly components?: readonly Component[];
  readonly mention?: (request: MentionRequest) => Reply | Promise<Reply>;
  readonly isFor?: (request: MentionRequest) => boolean;
  readonly overheard?: NonNullable<Repertoire['overheard']>['handle'];
  readonly perMember?: number;
  readonly isGiven?: Asks;
  readonly isSwitchedOff?: Asks;
  /** What every server has set. */
  readonly settings?: Partial<ServerSettings>;
  readonly more?: Partial<Pick<Services, 'meter' | 'store'>>;
};

/** A dispatcher of commands made up for a test, with nothing behind it that they do not need. */
export function desk({
  commands = [],
  components = [],
  mention = () => here,
  isFor = () => true,
  overheard,
  perMember = 0,
  isGiven = () => Promise.resolve(false),
  isSwitchedOff = () => Promise.resolve(false),
  settings,
  more = {},
}: Given = {}) {
  let logged = '';
  const now = 1_000_000;
  const kept = { ...noSettings, ...settings };
  const services = {
    cooldown: new Cooldown({ windowSeconds: 60, perMember, perChannel: 0 }, () => now),
    channels: { isGiven, isSwitchedOff },
    settings: new SettingsCache(
      { read: () => Promise.resolve(kept), change: (_, change) => Promise.resolve(change(kept)) },
      () => now,
    ),
    log: createLog({ level: 'trace', destination: { write: (line) => void (logged += line) } }),
    ...more,
  } as unknown as Services;
  const dispatcher = new Dispatcher(
    {
      commands,
      components,
      mention: { isFor, handle: mention },
      ...(overheard && { overheard: { handle: overheard } }),
    },
    services,
  );
  return {
    services,
    dispatcher,
    log: () => logged,
    command: (name: string, subcommand = '', who: Partial<Request> = {}, options = {}) =>
      dispatcher.plan({ kind: 'chat', name, subcommand, request: { ...request, ...who, options } }),
    menu: (name = 'On a message', who: Partial<Request> = {}) =>
      dispatcher.plan({ kind: 'message', name, request: { ...request, ...who, target, isOwn: false } }),
    press: (customId: string, who: Partial<Request & { readonly message: TargetMessage }> = {}) =>
      dispatcher.plan({
        kind: 'component',
        customId,
        request: { ...request, ...who, values: [], fields: {}, choices: {}, uploads: {} },
      }),
    mentioned: (who: Partial<Request> = {}) => dispatcher.mentioned({ ...request, ...who, text: 'hello', files: [] }),
    hears: (who: Partial<Request> = {}) => dispatcher.overheard({ ...request, ...who, text: 'hello', files: [] }),
    typing: (name: string, subcommand = '', who: Partial<Request> = {}) =>
      dispatcher.autocomplete({
        name,
        subcommand,
        request: { ...request, ...who, options: {}, focused: { name: 'question', value: 'wh' } },
      }),
  };
}
