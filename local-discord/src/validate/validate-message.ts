import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { Code, apiError } from '../http/api-errors.ts';
import { layout, actionRows } from './validate-components.ts';
import { embeds } from './validate-embeds.ts';
import { poll } from './validate-poll.ts';
import {
  boolean,
  check,
  integer,
  isRecord,
  list,
  model,
  oneOf,
  type Report,
  required,
  snowflake,
  text,
} from './schema.ts';

const maxMentions = 100;

const allowedMentions = model(
  {
    parse: list(oneOf('users', 'roles', 'everyone')),
    users: list(snowflake, { max: maxMentions }),
    roles: list(snowflake, { max: maxMentions }),
    replied_user: boolean,
  },
  (value, report) => {
    for (const kind of ['users', 'roles'] as const) {
      const parse = Array.isArray(value['parse']) ? (value['parse'] as unknown[]) : [];
      const named = Array.isArray(value[kind]) ? (value[kind] as unknown[]) : [];
      if (parse.includes(kind) && named.length > 0)
        report
          .at('parse')
          .add(
            'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
          );
    }
  },
);

const attachment = model({
  id: (value, report) => {
    if (typeof value !== 'number' && typeof value !== 'string')
      report.add('NUMBER_TYPE_COERCE', 'Value is not snowflake.');
  },
  filename: text({ max: 1_024 }),
  description: text({ max: 1_024 }),
});

const shared = {
  content: text({ max: 2_000 }),
  embeds,
  allowed_mentions: allowedMentions,
  flags: integer({ min: 0 }),
  attachments: list(attachment, { max: 10 }),
};

const posted = {
  ...shared,
  tts: boolean,
  poll,
  nonce: (value: unknown, report: Report) => {
    if (typeof value !== 'number') text({ max: 25 })(value, report);
  },
  enforce_nonce: boolean,
  message_reference: model({ message_id: required(snowflake), channel_id: snowflake, guild_id: snowflake }),
  sticker_ids: list(snowflake, { max: 3 }),
};

/** The flags that a bot may set on a new message. */
const settableFlags =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2 |
  MessageFlags.IsVoiceMessage;

/** @throws ApiError 50035 with every complaint, 50006 where nothing would be shown */
export function checkMessage(body: unknown, files: number): void {
  const value = isRecord(body) ? body : {};
  check(model({ ...posted, components: isLayout(value) ? layout : actionRows }, checkFlags, checkLayout), body);
  if (isEmpty(value) && value['poll'] == null && files === 0) throw apiError(Code.CannotSendAnEmptyMessage);
}

/** An edit: what is absent stays as it was `before`. @throws ApiError 50035, 50006 */
export function checkEdit(body: unknown, files: number, before: Pick<APIMessage, 'content' | 'flags'>): void {
  const value = isRecord(body) ? body : {};
  const components = isLayout(value) || isLayout(before) ? layout : actionRows;
  check(model({ ...shared, components }, checkFlags, checkLayout), body);
  const touches = ['content', 'embeds', 'components', 'attachments', 'files'].some((field) => field in value);
  if (touches && isEmpty({ ...before, ...value }) && files === 0) throw apiError(Code.CannotSendAnEmptyMessage);
}

function isLayout({ flags }: { readonly flags?: unknown }): boolean {
  return typeof flags === 'number' && (flags & MessageFlags.IsComponentsV2) !== 0;
}

function isEmpty(body: Record<string, unknown>): boolean {
  const { content, embeds: shown, components, attachments, sticker_ids: stickers } = body;
  const isBlank = typeof content !== 'string' || content.trim() === '';
  return (
    isBlank && [shown, components, attachments, stickers].every((held) => !Array.isArray(held) || held.length === 0)
  );
}

function checkFlags({ flags }: Record<string, unknown>, report: Report): void {
  if (typeof flags === 'number' && (flags & ~settableFlags) !== 0)
    report.at('flags').add('BITFIELD_INVALID', 'Flags that cannot be set');
}

/** A message of components alone has nothing else, and its texts are counted together. */
function checkLayout(body: Record<string, unknown>, report: Report): void {
  if (!isLayout(body)) return;
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids'] as const) {
    const held = body[field];
    if (held != null && held !== '' && !(Array.isArray(held) && held.length === 0))
      report
        .at(field)
        .add(
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        );
  }
  const { count, characters } = measure(body['components']);
  if (count > 40)
    report.at('components').add('COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', 'The total number of components exceeds 40');
  if (characters > 4_000)
    report
      .at('components')
      .add('COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'Component displayable text size exceeds maximum size of 4000');
}

function measure(value: unknown): { readonly count: number; readonly characters: number } {
  let count = 0;
  let characters = 0;
  const visit = (held: unknown): void => {
    if (Array.isArray(held)) return held.forEach(visit);
    if (!isRecord(held)) return;
    count += 1;
    if (typeof held['content'] === 'string') characters += held['content'].length;
    visit(held['components']);
    visit(held['accessory']);
  };
  visit(value);
  return { count, characters };
}
