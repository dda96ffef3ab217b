import { type APIModalSubmitInteraction, ComponentType } from 'discord-api-types/v10';
import type { AttachedFile, ComponentRequest } from '../../bot/request.ts';

/** What was typed, chosen and uploaded: in rows, as fields were sent before, or each under its label. */
export function modalValues(
  { data }: APIModalSubmitInteraction,
  fileBy: (id: string) => AttachedFile,
): Pick<ComponentRequest, 'fields' | 'choices' | 'uploads'> {
  const parts = data.components.flatMap((part) => {
    if ('components' in part) return part.components;
    return 'component' in part ? [part.component] : [];
  });
  const fields: Record<string, string> = {};
  const choices: Record<string, readonly string[]> = {};
  const uploads: Record<string, readonly AttachedFile[]> = {};
  for (const part of parts)
    if (part.type === ComponentType.TextInput) fields[part.custom_id] = part.value;
    else if (part.type === ComponentType.FileUpload) uploads[part.custom_id] = part.values.map(fileBy);
    else if ('values' in part) choices[part.custom_id] = part.values;
  return { fields, choices, uploads };
}
