import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Reply } from '../../src/bot/reply.ts';
import { shownText } from './discord-markdown.ts';

const styles: Partial<Record<ButtonStyle, string>> = {
  [ButtonStyle.Primary]: '!',
  [ButtonStyle.Danger]: '!!',
};

/** A reply as a member reads it, without colours and fonts: `[button]`, `{menu: choice | choice}`. */
export function plainView(reply: Reply): string {
  if (reply.kind === 'modal') {
    const fields = reply.modal.components.flatMap((each) =>
      each.type === ComponentType.Label && each.component.type === ComponentType.TextInput
        ? [`${each.label}: [${each.component.placeholder ?? ''}]`]
        : [],
    );
    return ['(a dialog)', reply.modal.title, ...fields].join('\n');
  }
  const { content, embeds = [], components = [] } = reply.message;
  const seen = reply.kind === 'update' ? ['(in place of the message)'] : reply.ephemeral ? ['(only you see this)'] : [];
  const shown = embeds.map(({ title, description = '', footer }) => {
    const parts = [title === undefined ? undefined : shownText(title), lines(description), footer?.text];
    return `| ${parts
      .filter((part) => part !== undefined)
      .join('\n\n')
      .replaceAll('\n', '\n| ')}`.replaceAll(/ +$/gm, '');
  });
  const rows = components.map((row) =>
    row.components
      .map((each) => {
        if (each.type === ComponentType.StringSelect)
          return `{${each.placeholder ?? ''}: ${each.options.map(({ label }) => label).join(' | ')}}`;
        if (each.type !== ComponentType.Button || !('custom_id' in each)) return '[?]';
        const label = [each.emoji?.name, each.label].filter((part) => part !== undefined).join(' ');
        return `[${label}]${styles[each.style] ?? ''}`;
      })
      .join(' '),
  );
  return [...seen, ...(content === undefined ? [] : [lines(content)]), ...shown, ...rows].join('\n');
}

/** Line by line: the parser drops the breaks between them. Quotes, lists and small print keep their sign. */
function lines(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => {
      const [, sign = '', text = ''] = /^((?:> )*(?:-# |- )?)(.*)$/.exec(line) ?? [];
      return sign + shownText(text.replaceAll(/<@(\d+)>/g, 'member $1'));
    })
    .join('\n');
}
