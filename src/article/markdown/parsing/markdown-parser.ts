import type { MarkdownIt } from 'markdown-it';
import { createRequire } from 'node:module';
import { addInlineRules } from './inline-rules.ts';

type Plugin = (md: MarkdownIt, ...options: readonly unknown[]) => void;

const require = createRequire(import.meta.url);

let parser: MarkdownIt | undefined;

/** CommonMark with GitHub's tables, and what others have added to it. Loaded for the first Markdown file. */
export function markdownParser(): MarkdownIt {
  parser ??= makeParser();
  return parser;
}

function makeParser(): MarkdownIt {
  const md = new (require('markdown-it') as new (options: object) => MarkdownIt)({ html: true });
  pluginOf(require('markdown-it-footnote'))(md);
  pluginOf(require('markdown-it-deflist'))(md);
  pluginOf(require('markdown-it-cjk-friendly'))(md);
  pluginOf(require('markdown-it-mark'))(md);
  pluginOf(require('markdown-it-admon'))(md);
  pluginOf(require('markdown-it-container'))(md, 'box', { validate: (title: string) => title.trim() !== '' });
  (require('markdown-it-emoji') as { readonly full: Plugin }).full(md, { shortcuts: {} });
  onlyWhereNamed(md);
  addInlineRules(md);
  const parseInline = md.inline.parse.bind(md.inline);
  md.inline.parse = (text, parser, env, tokens) => {
    if (!isMostlyBrackets(text)) {
      parseInline(text, parser, env, tokens);
      return;
    }
    const state = new md.inline.State(text, parser, env, tokens);
    state.pending = text;
    state.pushPending();
  };
  // A note is read where it stands, whether anything refers to it or not.
  md.core.ruler.disable('footnote_tail');
  // Targets stay as they are written; which of them anybody may follow is decided where they are shown.
  md.normalizeLink = (url) => url;
  md.normalizeLinkText = (url) => url;
  md.validateLink = () => true;
  return md;
}

/** The rule for emoji tries each of two thousand names on every text: only those texts are to be tried that have one between colons. */
function onlyWhereNamed(md: MarkdownIt): void {
  const rule = md.core.ruler.getRules('').find(({ name }) => name === 'emoji_replace');
  if (rule === undefined) return;
  md.core.ruler.at('emoji', (state) => {
    const tokens = state.tokens.filter(({ content }) => /:[\w+-]{1,60}:/u.test(content));
    if (tokens.length > 0) rule(Object.assign(Object.create(state) as typeof state, { tokens }));
  });
}

function pluginOf(loaded: unknown): Plugin {
  const either = loaded as Plugin | { readonly default: Plugin };
  return typeof either === 'function' ? either : either.default;
}

/** Text that nobody wrote to be read, and that the parser would try for seconds to find links in. */
function isMostlyBrackets(text: string): boolean {
  return text.length > 1_000 && (text.match(/\[/gu)?.length ?? 0) * 4 > text.length;
}
