import { type APIAttachment, type APIModalSubmitInteraction, ComponentType } from 'discord-api-types/v10';
import type { AttachedFile, ComponentRequest } from '../../bot/request.ts';

/** The files of an interaction by id. The look-up throws for one that Discord did not describe. */
export function fileOf(attachments: Readonly<Record<string, APIAttachment>> = {}): (id: string) => AttachedFile {
  return (id) => {
    const attachment = Object.hasOwn(attachments, id) ? attachments[id] : undefined;
    if (attachment === undefined) throw new TypeError('no file is there');
    return attachedFile(attachment);
  };
}

type Described = Pick<APIAttachment, 'id' | 'filename' | 'size' | 'url' | 'content_type'>;

/** A file as Discord describes it. */
export function attachedFile({ id, filename: name, size, url, content_type: contentType }: Described): AttachedFile {
  return { id, name, size, url, ...(contentType != null && { contentType }) };
}

/** What was typed, chosen and uploaded: in rows, as fields were sent before, or each under its label. */
export function modalValues({
  data,
}: APIModalSubmitInteraction): Pick<ComponentRequest, 'fields' | 'choices' | 'uploads'> {
  const parts = data.components.flatMap((part) => {
    if ('components' in part) return part.components;
    return 'component' in part ? [part.component] : [];
  });
  const fields: Record<string, string> = {};
  const choices: Record<string, readonly string[]> = {};
  const uploads: Record<string, readonly AttachedFile[]> = {};
  const file = fileOf(data.resolved?.attachments);
  for (const part of parts)
    if (part.type === ComponentType.TextInput) fields[part.custom_id] = part.value;
    else if (part.type === ComponentType.FileUpload) uploads[part.custom_id] = part.values.map(file);
    else if ('values' in part) choices[part.custom_id] = part.values;
  return { fields, choices, uploads };
}
