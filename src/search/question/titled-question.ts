import type { Article } from '../../article/article-model.ts';

/** What a text is called in the languages of the wording, where it stands for its title. */
const THIS: Readonly<Record<string, string>> = {
  en: 'this article',
  de: 'dieser artikel',
  es: 'este artículo',
  fr: 'cet article',
  ru: 'эта статья',
};
/** Articles of grammar before a title. */
const BEFORE = /(?:^|\s)(?:the|der|die|das|dem|den|el|la|los|las|le|les|l['’])$/iu;
const SHORTEST = 4;

/**
 * A question about a whole article as it would be asked where there is no other: "what are the server rules about?" as "what is this article
 * about?"; undefined where it has no article's title, or a title's first part before a colon or dash, as it is written.
 */
export function withoutTitle(question: string, articles: readonly Article[]): string | undefined {
  const text = question.toLowerCase();
  let found: { readonly at: number; readonly name: string; readonly language: string } | undefined;
  for (const { title, language } of articles) {
    for (const name of [title, title.split(/\s*[:–—|]\s+|\s[-–—]\s/u)[0] ?? '']) {
      if (name.length < SHORTEST || name.length <= (found?.name.length ?? 0)) continue;
      const at = text.indexOf(name.toLowerCase());
      if (at >= 0 && isWhole(text, at, at + name.length)) found = { at, name, language };
    }
  }
  const instead = found && THIS[found.language];
  if (found === undefined || instead === undefined) return undefined;
  const before = question
    .slice(0, found.at)
    .trimEnd()
    .replace(BEFORE, '')
    .replace(/\bare$/iu, 'is');
  return `${before} ${instead}${question.slice(found.at + found.name.length)}`.trim();
}

/** Whether a stretch begins and ends where words do. */
function isWhole(text: string, start: number, end: number): boolean {
  return !/[\p{L}\p{N}]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{N}]/u.test(text.slice(end));
}
