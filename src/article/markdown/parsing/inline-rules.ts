import type { MarkdownIt, StateInline } from 'markdown-it';

/** How far the end of a wiki link or of a formula is looked for: nobody writes longer ones, and hostile text costs no more. */
const LONGEST_LINK = 300;
const LONGEST_FORMULA = 300;
const LONGEST_DISPLAY = 3_000;

const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u{3000}-\u{303F}\u{FF00}-\u{FF65}ー]/u;

/** Adds what no well-kept plugin offers for this parser: wiki links, formulas, and emphasis by `_` beside CJK letters. */
export function addInlineRules(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'wiki_link', wikiLink);
  md.inline.ruler.before('escape', 'formula', formula);
  for (const name of ['wiki_link', 'formula']) {
    md.renderer.rules[name] = (tokens, index) => md.utils.escapeHtml(tokens[index]?.content ?? '');
  }
  const State = md.inline.State;
  md.inline.State = class extends State {
    override scanDelims(start: number, canSplitWord: boolean): ReturnType<StateInline['scanDelims']> {
      return super.scanDelims(start, canSplitWord || (this.src.charAt(start) === '_' && isBesideCjk(this.src, start)));
    }
  };
}

function isBesideCjk(text: string, start: number): boolean {
  let end = start;
  while (text.charAt(end) === '_') end += 1;
  return CJK.test(text.charAt(start - 1)) || CJK.test(text.charAt(end));
}

/** `[[Page]]`, `[[Page#Part|text]]`; `![[file]]` shows another document, and has no words of this one. */
function wikiLink(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const embeds = src.startsWith('![[', pos);
  if (!embeds && !src.startsWith('[[', pos)) return false;
  const start = pos + (embeds ? 3 : 2);
  const within = src.slice(start, Math.min(start + LONGEST_LINK, state.posMax));
  const length = within.indexOf(']]');
  const inner = within.slice(0, length);
  if (length < 1 || /^\s|\s$|\n|\[\[/u.test(inner) || src.charAt(start + length + 2) === '(') return false;
  if (!silent && !embeds && !/^_?toc_?$/iu.test(inner)) {
    const [target = '', ...alias] = inner.split('|');
    const token = state.push('wiki_link', '', 0);
    token.content = alias.length > 0 ? alias.join('|').trim() : target.replace(/^#+/u, '').replaceAll(/#+\^?/gu, ' > ');
    token.meta = { target: target.replace(/\\$/u, '').trim() };
  }
  state.pos = start + length + 2;
  return true;
}

/** `$x_1$`, `$$…$$`, `\(…\)` and `\[…\]`: what is between is no Markdown. Prices ("$5 to $10") are none of these. */
function formula(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const [open, close, most] = src.startsWith('$$', pos)
    ? ['$$', '$$', LONGEST_DISPLAY]
    : src.startsWith('$', pos)
      ? ['$', '$', LONGEST_FORMULA]
      : src.startsWith('\\[', pos)
        ? ['\\[', '\\]', LONGEST_DISPLAY]
        : src.startsWith('\\(', pos)
          ? ['\\(', '\\)', LONGEST_FORMULA]
          : [];
  if (open === undefined || close === undefined || most === undefined) return false;
  const start = pos + open.length;
  const within = src.slice(start, Math.min(start + most, state.posMax));
  const length = within.indexOf(close);
  const inner = within.slice(0, length);
  if (length < 1 || inner.trim() === '' || (open === '$' && !isFormula(src, start, inner))) return false;
  if (open.startsWith('\\') && (!/[\\^_=+{}<>]/u.test(inner) || /\]\(|:\/\//u.test(inner))) return false;
  if (!silent) state.push('formula', '', 0).content = inner;
  state.pos = start + length + close.length;
  return true;
}

/** As Pandoc has it: no space within the dollars, and no digit before them or behind. */
function isFormula(src: string, start: number, inner: string): boolean {
  const before = src.charAt(start - 2);
  const after = src.charAt(start + inner.length + 1);
  return !/^\s|[\s\\]$|\n\s*\n/u.test(inner) && !/[\d\p{L}\\]/u.test(before) && !/[\d\p{L}]/u.test(after);
}
