import type {
  APIAllowedMentions,
  APIAttachment,
  APIEmbed,
  APIMessageTopLevelComponent,
  RESTAPIPoll,
} from 'discord-api-types/v10';
import { fieldError } from '../http/api-errors.ts';
import type { Call } from '../http/router.ts';
import type { MessageParts } from '../state/chat/stored-messages.ts';

/** A message's JSON once it has been checked. */
export type MessageJson = {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[] | null;
  readonly attachments?: readonly { readonly id: string | number; readonly description?: string }[] | null;
  readonly allowed_mentions?: APIAllowedMentions | null;
  readonly flags?: number | null;
  readonly poll?: RESTAPIPoll | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly tts?: boolean | null;
  readonly message_reference?: {
    readonly message_id: string;
    readonly fail_if_not_exists?: boolean;
    readonly type?: number;
  } | null;
};

/** What is to become of a message; absent parts stay absent, so that an edit leaves them. */
export function messageBody(
  call: Call,
  json: MessageJson,
  target: { readonly channelId: string; readonly before?: readonly APIAttachment[] },
): Partial<MessageParts> {
  const body: { -readonly [Key in keyof MessageParts]?: MessageParts[Key] } = {
    allowedMentions: json.allowed_mentions ?? undefined,
  };
  if (json.content !== undefined) body.content = json.content?.trim() ?? '';
  if (json.embeds !== undefined) body.embeds = json.embeds ?? [];
  if (json.components !== undefined) body.components = json.components ?? [];
  if (json.flags != null) body.flags = json.flags;
  if (json.attachments !== undefined || call.files.size > 0) body.attachments = attachments(call, json, target);
  return body;
}

/** Kept ones by their id, and the uploads in the order of their fields. */
function attachments(
  call: Call,
  json: MessageJson,
  { channelId, before = [] }: { readonly channelId: string; readonly before?: readonly APIAttachment[] },
): APIAttachment[] {
  const { world, files } = call;
  const kept =
    json.attachments == null
      ? before
      : before.filter(({ id }) => json.attachments?.some((one) => String(one.id) === id));
  for (const [index, { id }] of (json.attachments ?? []).entries())
    if (!files.has(String(id)) && !before.some((one) => one.id === String(id)))
      throw fieldError(
        ['attachments', String(index), 'id'],
        'ATTACHMENT_NOT_FOUND',
        'Attachment data or upload not found',
      );
  const added = Array.from(files, ([index, file]) => {
    const description = json.attachments?.find(({ id }) => String(id) === index)?.description;
    return world.files.add(file, { id: world.ids.next(), channelId, description });
  });
  return [...kept, ...added];
}
