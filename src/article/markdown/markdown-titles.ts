import type { Token } from 'markdown-it';
import { cleanText } from '../readable-text.ts';
import { type InlineContext, readLinesOf } from './markdown-inline.ts';
import { joinLines } from './markdown-paragraphs.ts';
import { markdownParser } from './parsing/markdown-parser.ts';

/** Reads titles and other texts of one line that the parser gives as they are written. */
export class MarkdownTitles {
  readonly #context: InlineContext;

  constructor(context: InlineContext) {
    this.#context = context;
  }

  /** A title without its markup. */
  plain(title: string | undefined): string | undefined {
    return title !== undefined && /[*_`[\]<&\\:$=~]/u.test(title) ? this.textOf(this.parse(title)) : title;
  }

  parse(text: string): Token {
    const [token] = markdownParser().parseInline(text, this.#context.notes);
    if (token === undefined) throw new Error('The parser gave no token for a line.');
    return token;
  }

  textOf(inline: Token): string {
    return cleanText(joinLines(readLinesOf(inline, this.#context)).text);
  }
}

/** A heading without what programs are told at its end: `{-}`, `{key=value}`, `:id=part`. */
export function withoutAttributes(heading: string): string {
  return heading.replace(/\s*(?:\{\s*(?:-|[\w-]+=[^{}]*)\s*\}|:(?:id|class)=\S+|\{docsify[^}]*\})\s*$/u, '');
}
