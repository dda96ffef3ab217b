import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../src/article/article-model.ts';
import { makeArticle } from '../src/article/make-article.ts';
import { UserError } from '../src/errors.ts';

/** A question of a set, with the claims that answer it. */
export type SetQuestion = {
  readonly text: string;
  /** The same question as typed in a hurry. */
  readonly typos?: string;
  readonly gold: readonly string[];
  /** All claims of the answer, where `gold` is only its beginning. */
  readonly answer?: readonly string[];
  /** The answer's own words within the gold claim. */
  readonly span?: string;
  /** The questions of the same conversation before this one, oldest first. */
  readonly previous?: readonly string[];
};

export type SetArticle = {
  readonly article: Article;
  readonly questions: readonly SetQuestion[];
  /** Questions that the article seems to answer, and does not. */
  readonly unanswerable?: readonly string[];
};

type Where = { readonly file: string; readonly line: number };

/**
 * Reads a question set: one JSON object a line, an article with its questions; `.gz` is unpacked.
 * Throws `EVAL_SET_INVALID` with file, line and remedy at the first line that is not of that form.
 */
export function readSet(file: string): SetArticle[] {
  let text: string;
  try {
    const bytes = readFileSync(file);
    text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (error) {
    throw new UserError(
      'EVAL_SET_INVALID',
      `${file} cannot be read. Give the path of a question set, one JSON object a line.`,
      { file },
      { cause: error },
    );
  }
  const articles: SetArticle[] = [];
  // Some editors begin a file with a byte order mark.
  for (const [index, line] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    articles.push(readLine(line, { file, line: index + 1 }));
  }
  if (articles.length === 0) fail({ file, line: 1 }, 'has no articles', 'put one JSON object on each line');
  return articles;
}

function readLine(line: string, where: Where): SetArticle {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    fail(where, 'is not JSON', 'put one whole JSON object on the line');
  }
  const row = object(value, where, 'the line');
  const sections = list(row.sections, where, 'sections').map((item, section) => {
    const { heading, claims } = object(item, where, 'a section');
    return {
      heading: string(heading ?? '', where, 'heading'),
      claims: list(claims, where, 'claims').map((claim, index) => ({
        id: `${section + 1}.${index + 1}`,
        text: string(claim, where, 'a claim'),
      })),
    };
  });
  const article = makeArticle({
    id: string(row.id, where, 'id'),
    title: string(row.title ?? '', where, 'title'),
    ...(row.language === undefined ? {} : { language: string(row.language, where, 'language') }),
    sections,
  });
  const known = new Set(sections.flatMap(({ claims }) => claims.map(({ id }) => id)));
  const questions = list(row.questions, where, 'questions').map((item) => readQuestion(item, known, where));
  const unanswerable = list(row.unanswerable ?? [], where, 'unanswerable').map((item) =>
    asked(typeof item === 'string' ? item : object(item, where, 'an unanswerable question').text, where, 'text'),
  );
  return { article, questions, ...(unanswerable.length > 0 && { unanswerable }) };
}

function readQuestion(item: unknown, known: ReadonlySet<string>, where: Where): SetQuestion {
  const row = object(item, where, 'a question');
  const gold = claimIds(row.gold, 'gold', known, where);
  if (gold.length === 0) fail(where, 'has a question without gold claims', 'name at least one claim in `gold`');
  return {
    text: asked(row.text, where, 'text'),
    ...(row.typos === undefined ? {} : { typos: asked(row.typos, where, 'typos') }),
    gold,
    ...(row.answer === undefined ? {} : { answer: claimIds(row.answer, 'answer', known, where) }),
    ...(row.span === undefined ? {} : { span: string(row.span, where, 'span') }),
    ...(row.previous === undefined
      ? {}
      : { previous: list(row.previous, where, 'previous').map((text) => asked(text, where, 'previous')) }),
  };
}

function claimIds(value: unknown, what: string, known: ReadonlySet<string>, where: Where): string[] {
  return list(value, where, what).map((item) => {
    const id = string(item, where, `a claim in \`${what}\``);
    return known.has(id)
      ? id
      : fail(where, `names claim ${id}, which the article lacks`, `use one of its ${known.size} ids, such as 1.1`);
  });
}

function asked(value: unknown, where: Where, what: string): string {
  const text = string(value, where, what);
  return text.trim() === ''
    ? fail(where, `has an empty ${what} in a question`, 'write the question, or take it out')
    : text;
}

function object(value: unknown, where: Where, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  return fail(where, `has no object for ${what}`, 'write it as {"…": …}');
}

function list(value: unknown, where: Where, what: string): readonly unknown[] {
  return Array.isArray(value) ? value : fail(where, `has no list \`${what}\``, `add "${what}": […]`);
}

function string(value: unknown, where: Where, what: string): string {
  return typeof value === 'string' ? value : fail(where, `has no text for \`${what}\``, 'write it in double quotes');
}

function fail({ file, line }: Where, what: string, remedy: string): never {
  throw new UserError('EVAL_SET_INVALID', `${file}, line ${line} ${what}: ${remedy}.`, { file, line });
}
