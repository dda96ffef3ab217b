import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import MarkdownIt from 'markdown-it';
import { withTables } from '../../docs/.vitepress/generated-tables.ts';
import { repository } from '../layout/cruise.ts';

export const docsFolder = join(repository, 'docs');

/** A page of docs/, as its makers see it: with the tables that are made from the code. */
export type Page = {
  /** Below docs/, with slashes and `.md`. */
  readonly path: string;
  readonly source: string;
  readonly links: readonly string[];
  readonly images: readonly string[];
  /** Each stretch of code within a line. */
  readonly codes: readonly string[];
  /** What stands in code blocks. */
  readonly blocks: readonly string[];
  /** Ids of headings, as links name them. */
  readonly anchors: readonly string[];
};

const markdown = new MarkdownIt({ html: true });

/** As VitePress makes ids of headings. */
function anchorOf(heading: string): string {
  return heading
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .replace(/^(\d)/, '_$1')
    .toLowerCase();
}

/** Reads Markdown into what tests look at. */
export function pageOf(path: string, text: string): Page {
  const source = withTables(text);
  const tokens = markdown.parse(source, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const attributes = (type: string, name: string) =>
    inline.flatMap((token) => (token.type === type ? [String(token.attrGet(name) ?? '')] : []));
  return {
    path,
    source,
    links: attributes('link_open', 'href'),
    images: attributes('image', 'src'),
    codes: inline.flatMap(({ type, content }) => (type === 'code_inline' ? [content] : [])),
    blocks: tokens.flatMap(({ type, content }) => (type === 'fence' || type === 'code_block' ? [content] : [])),
    anchors: tokens.flatMap(({ type }, index) =>
      type === 'heading_open'
        ? [anchorOf((tokens[index + 1]?.children ?? []).map(({ content }) => content).join(''))]
        : [],
    ),
  };
}

/** All pages of docs/. */
export function allPages(): readonly Page[] {
  return readdirSync(docsFolder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md') && !name.startsWith('.vitepress/'))
    .sort()
    .map((name) => pageOf(name, readFileSync(join(docsFolder, name), 'utf8')));
}

/** Where a link of a page leads: a path from docs/ (`../` leads out of it) and an anchor; undefined for other sites. */
export function target(page: Page, link: string): { readonly path: string; readonly anchor: string } | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path = '', anchor = ''] = link.split('#');
  return { path: path === '' ? page.path : posix.join(posix.dirname(page.path), path), anchor };
}
