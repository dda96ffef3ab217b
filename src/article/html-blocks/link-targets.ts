import { attributeOf, type HtmlElement } from './html-tree.ts';

/** Where Google's documents send a reader first. */
const DETOUR = /^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/url\?/iu;

/** What a link leads to; empty for what only runs something. */
export function linkTarget(element: HtmlElement): string {
  const target = attributeOf(element, 'href')?.trim() ?? '';
  if (target === '#' || /^(?:javascript|data|vbscript):/iu.test(target)) return '';
  const beyond = DETOUR.test(target) && URL.canParse(target) ? new URL(target).searchParams.get('q') : null;
  return beyond ?? target;
}
