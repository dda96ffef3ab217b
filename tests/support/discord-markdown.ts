import { ComponentType } from 'discord-api-types/v10';
import { parse as parseMarkdown } from 'discord-markdown-parser';

type Node = { readonly type: string; readonly content?: unknown; readonly name?: unknown };

/** Parses as Discord's client does, by a library that shares nothing with what is tested. */
function parse(markdown: string): readonly Node[] {
  return parseMarkdown(markdown, 'extended');
}

/** What a member reads. */
export function shownText(markdown: string): string {
  return parse(markdown).map(textOf).join('');
}

function textOf(node: Node): string {
  if (node.type === 'twemoji') return String(node.name);
  if (typeof node.content === 'string') return node.content;
  return Array.isArray(node.content) ? (node.content as readonly Node[]).map(textOf).join('') : '';
}

const noMarkup = new Set(['text', 'br', 'newline', 'twemoji']);

/** The kinds of markup in it: what shows something other than the characters themselves. */
export function markup(markdown: string): readonly string[] {
  const kinds = (node: Node): readonly string[] => [
    ...(noMarkup.has(node.type) ? [] : [node.type]),
    ...(Array.isArray(node.content) ? (node.content as readonly Node[]).flatMap(kinds) : []),
  ];
  return parse(markdown).flatMap(kinds);
}

/** The texts of a message that is made of components, in order. */
export function textsOf(parts: unknown): readonly string[] {
  if (Array.isArray(parts)) return parts.flatMap(textsOf);
  if (typeof parts !== 'object' || parts === null) return [];
  const { type, content, components, accessory } = parts as Record<string, unknown>;
  if (type === ComponentType.TextDisplay) return [String(content)];
  return [...textsOf(components), ...textsOf(accessory)];
}
