import type { Message } from 'discord.js';

/** Names Docent, or is for nobody else. */
export function isTurnedTo(message: Message): boolean {
  return !message.inGuild() || message.mentions.users.has(message.client.user.id) || mentionsRole(message);
}

/** What is written below an answer in a thread of its own, to nobody else; readable where Docent may read what is not for it. */
export function mayGoOn(message: Message): boolean {
  const { content, reference, mentions } = message;
  return content !== '' && reference === null && mentions.users.size === 0 && isInOwnThread(message);
}

export function isInOwnThread({ channel, client }: Message): boolean {
  return channel.isThread() && channel.ownerId === client.user.id;
}

/** Invited bots get a role of their own name, and people often pick that one from the list. */
export function mentionsRole(message: Message): boolean {
  const role = message.guild?.members.me?.roles.botRole;
  return role != null && message.mentions.roles.has(role.id);
}

/** The text before, between and after Docent's names; of a forwarded message, that one's. */
export function partsAround(message: Message): readonly string[] {
  const own = [message.client.user.id, message.guild?.members.me?.roles.botRole?.id].filter((id) => id != null);
  const text = message.content === '' ? (message.messageSnapshots?.first()?.content ?? '') : message.content;
  return text.split(new RegExp(`<@[!&]?(?:${own.join('|')})>`, 'g')).map((part) => part.trim());
}
