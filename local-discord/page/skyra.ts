import './skyra-avatars.ts';
import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-attachments.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-embed-fields.js';
import '@skyra/discord-components-core/discord-messages.js';
import { DiscordAuthorInfo } from '@skyra/discord-components-core/discord-author-info.js';
import { DiscordButton } from '@skyra/discord-components-core/discord-button.js';
import { DiscordCommand } from '@skyra/discord-components-core/discord-command.js';
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js';
import { DiscordEmbedField } from '@skyra/discord-components-core/discord-embed-field.js';
import { DiscordEmbedFooter } from '@skyra/discord-components-core/discord-embed-footer.js';
import { DiscordFileAttachment } from '@skyra/discord-components-core/discord-file-attachment.js';
import { DiscordLink } from '@skyra/discord-components-core/discord-link.js';
import { DiscordMention } from '@skyra/discord-components-core/discord-mention.js';
import { DiscordMessage } from '@skyra/discord-components-core/discord-message.js';
import { DiscordReply } from '@skyra/discord-components-core/discord-reply.js';
import { DiscordSystemMessage } from '@skyra/discord-components-core/discord-system-message.js';
import { DiscordVerifiedAuthorTag } from '@skyra/discord-components-core/discord-verified-author-tag.js';
import looks from './styles/skyra.css?raw';

/**
 * The components come with the colours of an earlier Discord, in two fixed themes. Here they take the page's: each gets its
 * part of `styles/skyra.css`, in which a line `@for discord-…` begins a part.
 */
const components = {
  'discord-author-info': DiscordAuthorInfo,
  'discord-button': DiscordButton,
  'discord-command': DiscordCommand,
  'discord-embed': DiscordEmbed,
  'discord-embed-field': DiscordEmbedField,
  'discord-embed-footer': DiscordEmbedFooter,
  'discord-file-attachment': DiscordFileAttachment,
  'discord-link': DiscordLink,
  'discord-mention': DiscordMention,
  'discord-message': DiscordMessage,
  'discord-reply': DiscordReply,
  'discord-system-message': DiscordSystemMessage,
  'discord-verified-author-tag': DiscordVerifiedAuthorTag,
} as const;

export function dressComponents(): void {
  for (const part of looks.split('/* @for ').slice(1)) {
    const [names = '', css = ''] = part.split(' */', 2);
    for (const name of names.split(' ')) {
      const component = components[name as keyof typeof components];
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      component.elementStyles = [...component.elementStyles, sheet];
    }
  }
}
