import type { LeftOut } from '../../document-blocks.ts';
import { lineAt } from '../../document-place.ts';
import { cleanText } from '../../readable-text.ts';
import type { SourceLine } from '../text-lines.ts';

/** What stands above the text in a document of a known kind, taken from it. */
export type TextHead = {
  /** What comes below. */
  readonly lines: readonly SourceLine[];
  readonly leftOut: readonly LeftOut[];
  readonly title?: { readonly text: string; readonly number: number };
  readonly author?: string;
};

/** Lines as what is left out; blank ones are nothing. */
export function leftOutLines(lines: readonly SourceLine[], reason: LeftOut['reason']): LeftOut[] {
  return lines.flatMap(({ raw, number }) => {
    const text = cleanText(raw);
    return text === '' ? [] : [{ place: lineAt(number), text, reason }];
  });
}
