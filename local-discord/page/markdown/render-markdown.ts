import { parse } from 'discord-markdown-parser';
import { type Child, h } from '../dom.ts';
import { blocks, type ListItem } from './markdown-parts.ts';
import { formatTimestamp } from './timestamp.ts';

/** What ids in a text stand for. */
export type Names = {
  readonly user: (id: string) => string | undefined;
  readonly channel: (id: string) => string | undefined;
  readonly role: (id: string) => { readonly name: string; readonly colour: string | undefined } | undefined;
  /** Whether a mention is of the one who reads. */
  readonly isMe: (id: string) => boolean;
  readonly locale: string;
  /** Goes to a channel, or to a message in it; `undefined` where there is no such channel here. */
  readonly jump: (channel: string, message: string | undefined) => (() => void) | undefined;
};

type Node = {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly id?: string;
  readonly name?: string;
  readonly fullName?: string;
  readonly level?: number;
  readonly target?: string;
  readonly timestamp?: string;
  readonly format?: string;
};

/** Discord's Markdown as elements. Every word of it goes into the page as text. */
export function renderMarkdown(source: string, names: Names): readonly Child[] {
  return blocks(source).map((block): Child => {
    switch (block.kind) {
      case 'text':
        return inline(block.text, names);
      case 'code':
        return h(
          'pre',
          { class: 'md-code', tabindex: 0, 'data-language': block.language || null },
          h('code', {}, block.text),
        );
      case 'quote':
        return h('blockquote', { class: 'md-quote' }, renderMarkdown(block.text, names));
      case 'list':
        return list(block.items, names);
    }
  });
}

/** Nested as deep as the items say. */
function list(items: readonly ListItem[], names: Names): HTMLElement {
  const [first] = items;
  const own = first?.depth ?? 0;
  const tag = first?.number === undefined ? 'ul' : 'ol';
  const element = h(tag, { class: 'md-list', start: first?.number ?? null });
  for (let index = 0; index < items.length; ) {
    const item = items[index];
    if (item === undefined) break;
    const next = items.findIndex((one, at) => at > index && one.depth <= own);
    const inner = items.slice(index + 1, next === -1 ? items.length : next);
    element.append(h('li', {}, inline(item.text, names), inner.length > 0 && list(inner, names)));
    index += inner.length + 1;
  }
  return element;
}

function inline(text: string, names: Names): readonly Child[] {
  return render(parse(text, 'extended'), names);
}

function render(nodes: Node['content'], names: Names): readonly Child[] {
  if (nodes === undefined) return [];
  return typeof nodes === 'string' ? [nodes] : nodes.map((node) => element(node, names));
}

function element(node: Node, names: Names): Child {
  const inner = () => render(node.content, names);
  switch (node.type) {
    case 'strong':
      return h('strong', {}, inner());
    case 'em':
      return h('em', {}, inner());
    case 'underline':
      return h('u', {}, inner());
    case 'strikethrough':
      return h('s', {}, inner());
    case 'inlineCode':
      return h('code', { class: 'md-inline-code' }, inner());
    case 'codeBlock':
      return h('pre', { class: 'md-code', tabindex: 0 }, h('code', {}, inner()));
    case 'blockQuote':
      return h('blockquote', { class: 'md-quote' }, inner());
    case 'heading':
      // A message's headings are not the page's: their level goes below the page's own.
      return h(
        'div',
        { class: `md-heading md-heading-${node.level}`, role: 'heading', 'aria-level': (node.level ?? 1) + 2 },
        inner(),
      );
    case 'subtext':
      return h('small', { class: 'md-subtext' }, inner());
    case 'spoiler':
      return spoiler(inner());
    case 'br':
    case 'newline':
      return h('br');
    case 'link':
    case 'autolink':
    case 'url':
      return link(node, names);
    default:
      return mention(node, names) ?? plain(node, names);
  }
}

/** Text, and whatever the parser knows that Discord shows as it stands. */
function plain(node: Node, names: Names): Child {
  if (node.type === 'twemoji') return node.name ?? '';
  return node.content === undefined ? (node.name ?? '') : render(node.content, names);
}

function mention(node: Node, names: Names): Child | undefined {
  const { id = '' } = node;
  switch (node.type) {
    case 'user':
      return pill('user', names.user(id) ?? 'unknown-user', names.isMe(id));
    case 'channel':
      return pill('channel', names.channel(id) ?? 'unknown');
    case 'role': {
      const role = names.role(id);
      return pill('role', role?.name ?? 'deleted-role');
    }
    case 'everyone':
    case 'here':
      return pill('user', node.type);
    case 'slashCommand':
      return pill('slash', node.fullName ?? '');
    case 'timestamp': {
      const seconds = Number(node.timestamp);
      const shown = formatTimestamp(seconds, node.format ?? 'f', names.locale);
      if (shown === undefined) return `<t:${node.timestamp}>`;
      const full = formatTimestamp(seconds, 'F', names.locale) ?? '';
      return h('time', { class: 'md-time', datetime: new Date(seconds * 1_000).toISOString(), title: full }, shown);
    }
    default:
      return undefined;
  }
}

function pill(type: string, name: string, isMe = false): HTMLElement {
  return h('discord-mention', { type, 'data-me': isMe }, name);
}

const followed = new Set(['http:', 'https:']);

const discordLink = /^https:\/\/discord\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?$/;

/** A link to a channel or message of this server stays in the page, as in Discord. */
function jumpLink(channel: string, isMessage: boolean, jump: () => void): Child {
  const shown = `#${channel}${isMessage ? ' › message' : ''}`;
  return h('button', { type: 'button', class: 'md-jump', on: { click: jump } }, shown);
}

/** A link whose target can be read, as Discord asks before it follows one. */
function link(node: Node, names: Names): Child {
  const { target = '' } = node;
  const url = URL.parse(target);
  if (url === null || !followed.has(url.protocol)) return render(node.content, names);
  const [, channel = '', message] = discordLink.exec(url.href) ?? [];
  const jump = names.jump(channel, message);
  if (jump !== undefined) return jumpLink(names.channel(channel) ?? '', message !== undefined, jump);
  return h(
    'a',
    { class: 'md-link', href: url.href, title: url.href, target: '_blank', rel: 'noopener noreferrer nofollow' },
    render(node.content, names),
  );
}

function spoiler(children: readonly Child[]): HTMLElement {
  const content = h('span', { class: 'md-spoiler-content', inert: true }, children);
  const element = h(
    'span',
    { class: 'md-spoiler', role: 'button', tabindex: 0, 'aria-label': 'Spoiler: show', 'aria-expanded': 'false' },
    content,
  );
  const show = () => {
    content.removeAttribute('inert');
    for (const name of ['role', 'tabindex', 'aria-label', 'aria-expanded']) element.removeAttribute(name);
    element.classList.add('shown');
  };
  element.addEventListener('click', show, { once: true });
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    show();
  });
  return element;
}
