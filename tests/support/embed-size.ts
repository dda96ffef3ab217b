import type { Message } from '../../src/bot/reply.ts';

/** What Discord counts of all embeds of a message together. */
export function embedSize({ embeds = [] }: Message): number {
  const texts = embeds.flatMap(({ title, description, footer, author, fields = [] }) => [
    title,
    description,
    footer?.text,
    author?.name,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}
