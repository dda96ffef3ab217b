import { type Linked, LinkedText } from '../markup/linked-text.ts';
import { cleanText } from '../readable-text.ts';

/** What names in a document stand for. */
export type RstNames = {
  /** Addresses by the names of links, in lower case. */
  readonly targets: ReadonlyMap<string, string>;
  /** Titles of sections by their labels, in lower case. */
  readonly titles: ReadonlyMap<string, string>;
  /** What stands between bars. */
  readonly substitutions: ReadonlyMap<string, string>;
};

const TOKEN = new RegExp(
  [
    /``(?<literal>(?:[^`]|`(?!`))+)``/u,
    /:(?<role>[\w:+.-]{1,60}):`(?<said>[^`]+)`/u,
    /(?<!\\)`(?<quoted>[^`]+)`(?<behind>__?|:(?<roleBehind>[\w:+.-]{1,60}):)?/u,
    /\*\*(?<strong>[^*\s](?:[^*]|\*(?!\*))*)\*\*/u,
    /(?<![\w*\\])\*(?<weak>[^*\s][^*]*)\*(?!\w)/u,
    /\|(?<name>[^|\s][^|]{0,80})\|(?:__?)?/u,
    /\s?\[(?<note>#?[\w.-]{0,60}|\*)\]_(?!\w)/u,
    /(?<![\p{L}\p{N}_`\\/])(?<word>[\p{L}\p{N}](?:[\w.+-]{0,80}[\p{L}\p{N}])?)__?(?![\p{L}\p{N}_]|[/.]\w)/u,
    /\\(?<escaped>.)/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

/** The text of reStructuredText's inline markup, with the links in it. Linear in time. */
export function rstInline(raw: string, names: RstNames): Linked {
  const source = cleanText(raw);
  const text = new LinkedText();
  let from = 0;
  for (const match of source.matchAll(TOKEN)) {
    text.push(source.slice(from, match.index));
    pushToken(text, match[0], match.groups ?? {}, names);
    from = match.index + match[0].length;
  }
  text.push(source.slice(from));
  return text.done();
}

type Groups = Readonly<Record<string, string | undefined>>;

function pushToken(text: LinkedText, whole: string, groups: Groups, names: RstNames): void {
  const { literal, role, said, quoted, behind, roleBehind, strong, weak, name, note, word, escaped } = groups;
  if (literal !== undefined) text.push(literal);
  else if (role !== undefined) pushRole(text, role, said ?? '', names);
  else if (roleBehind !== undefined) pushRole(text, roleBehind, quoted ?? '', names);
  else if (quoted !== undefined && behind !== undefined) pushReference(text, quoted, names);
  else if (quoted !== undefined) text.push(quoted);
  else if (strong !== undefined || weak !== undefined) text.push((strong ?? weak ?? '').replaceAll(/\\(.)/gu, '$1'));
  else if (name !== undefined) text.push(names.substitutions.get(name.toLowerCase()) ?? whole);
  else if (note !== undefined) text.push(/^(?:#.*|\*|\d+)$/u.test(note) ? '' : ` [${note}]`);
  else if (word !== undefined) {
    const target = names.targets.get(word.toLowerCase());
    const isReference = target !== undefined || names.titles.has(word.toLowerCase());
    text.push(isReference ? word : whole, target);
  } else text.push(escaped === ' ' ? '' : (escaped ?? ''));
}

/** "`the shop <https://example.org>`_", "`the shop`_" */
function pushReference(text: LinkedText, quoted: string, names: RstNames): void {
  const { shown, target } = parted(quoted);
  const key = (target ?? shown).replace(/_$/u, '').toLowerCase();
  const known = names.targets.get(key);
  text.push(shown, known ?? (target !== undefined && !target.endsWith('_') ? target : undefined));
}

function pushRole(text: LinkedText, role: string, said: string, names: RstNames): void {
  const { shown, target } = parted(said);
  const kind = role.split(':').at(-1) ?? role;
  if (kind === 'rfc' || kind === 'pep') text.push(`${kind.toUpperCase()} ${shown}`);
  else if (kind === 'guilabel' || kind === 'menuselection') text.push(shown.replaceAll(/&(?=\S)/gu, ''));
  else if (target !== undefined) text.push(shown, isWeb(target) ? target : undefined);
  else if (kind === 'ref' || kind === 'numref') text.push(names.titles.get(shown.toLowerCase()) ?? shown);
  else if (shown.startsWith('~')) text.push(shown.slice(1).split('.').at(-1) ?? shown);
  else text.push(shown.replace(/^!/u, ''));
}

/** "text <target>" in its parts. */
function parted(quoted: string): { shown: string; target?: string } {
  const open = quoted.lastIndexOf('<');
  if (open === -1 || !quoted.endsWith('>')) return { shown: quoted };
  const target = quoted.slice(open + 1, -1).trim();
  const shown = quoted.slice(0, open).trim();
  return { shown: shown === '' ? target : shown, target };
}

function isWeb(target: string): boolean {
  return /^(?:https?:|mailto:)/u.test(target);
}
