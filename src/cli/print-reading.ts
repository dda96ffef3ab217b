import { stripVTControlCharacters, styleText } from 'node:util';
import { warningInWords } from '../article/article-errors.ts';
import type { Article, Claim, Link, Section } from '../article/article-model.ts';
import { sectionNumber } from '../article/article-places.ts';
import type { LeftOut } from '../article/document-blocks.ts';
import { placeInWords } from '../article/document-place.ts';
import type { ReadArticle } from '../article/read-article.ts';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** One line for each claim, in order: the headings above it, a tab, and the claim as it is quoted, its line ends as `\n`. */
export function toPlainLines({ sections }: Article): string {
  return sections
    .flatMap(({ heading, claims }) =>
      claims.map(({ text }) => `${heading}\t${text.replaceAll('\n', String.raw`\n`)}\n`),
    )
    .join('');
}

/** For people: what a document was understood as, in colour where `colour` is on. Control characters are taken out. */
export function toReadingText(file: string, reading: ReadArticle, { colour }: { colour: boolean }): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const { article, leftOut, warnings } = reading;
  const lines = [
    ...detailLines(article, paint),
    ...warnings.map((warning) => paint('yellow', shown(warningInWords(file, warning)))),
    ...article.sections.flatMap((section, index) => sectionLines(section, index, paint)),
    ...leftOutLines(leftOut, paint),
  ];
  return lines.join('\n');
}

function shown(text: string): string {
  return stripVTControlCharacters(text);
}

function detailLines(article: Article, paint: Paint): readonly string[] {
  const { title, subtitle, author, aboutAuthor, date, sourceUrl, language, sections } = article;
  const claims = sections.reduce((sum, section) => sum + section.claims.length, 0);
  const details = {
    subtitle,
    author,
    'about the author': aboutAuthor,
    date,
    source: sourceUrl,
    language: languageInWords(language),
    claims: `${claims} in ${sections.length} ${sections.length === 1 ? 'section' : 'sections'}`,
  };
  const stated = Object.entries(details).flatMap(([name, value]) =>
    value === undefined ? [] : [`${paint('dim', `${name}:`)} ${shown(value)}`],
  );
  return [paint(['bold', 'underline'], shown(title)), ...stated];
}

/** "English (en)"; Unicode's name for what is in no language, or in several, is "root". */
function languageInWords(language: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(language);
  return `${language === 'und' ? 'not one that can be told' : name} (${language})`;
}

function sectionLines(section: Section, index: number, paint: Paint): readonly string[] {
  const { heading, question, claims } = section;
  const named = heading === '' ? '(no heading)' : shown(heading);
  const asks = question === undefined ? [] : [paint('dim', `  answers: ${shown(question)}`)];
  return [
    '',
    paint('bold', `${sectionNumber({ section, index })}  ${named}`),
    ...asks,
    ...claims.flatMap((claim) => claimLines(claim, paint)),
  ];
}

function claimLines(claim: Claim, paint: Paint): readonly string[] {
  const indent = ' '.repeat(claim.id.length + 4);
  const text = `${paint('cyan', claim.id)}  ${paintedText(claim, paint).replaceAll('\n', `\n${indent}`)}`;
  const where = claim.place === undefined ? '' : paint('dim', `  (${placeInWords(claim.place)})`);
  const notes = notesOf(claim).map((note) => paint('dim', `${indent}${shown(note)}`));
  return [`  ${text}${where}`, ...notes];
}

/** What leads in is no claim of its own, and stands out the least. */
function paintedText({ text, leadIn = '' }: Claim, paint: Paint): string {
  return leadIn === '' ? shown(text) : `${paint('dim', shown(leadIn))}${shown(text.slice(leadIn.length))}`;
}

function notesOf({ text, label, leadIn, codeFrom, columns, links = [], steps }: Claim): readonly string[] {
  return [
    ...(label === undefined ? [] : [`number: ${label}`]),
    ...(leadIn === undefined ? [] : [`lead-in: ${leadIn}`]),
    ...(columns === undefined ? [] : [`columns: ${columns.join(' | ')}`]),
    ...(steps === undefined ? [] : [`step of the list from ${steps}`]),
    ...(codeFrom === undefined ? [] : [`code: ${JSON.stringify(text.slice(codeFrom))}`]),
    ...links.map((link) => linkNote(text, link)),
  ];
}

function linkNote(text: string, { start, end, target }: Link): string {
  return `link: ${text.slice(start, end)} → ${target}`;
}

const LONGEST = 100;

function leftOutLines(leftOut: readonly LeftOut[], paint: Paint): readonly string[] {
  if (leftOut.length === 0) return [];
  const lines = leftOut.map(
    ({ place, text, reason }) => `  ${paint('cyan', placeInWords(place))}  ${reason}: ${paint('dim', shortened(text))}`,
  );
  return ['', paint('bold', 'Left out'), ...lines];
}

function shortened(text: string): string {
  const line = shown(text).replaceAll(/\s+/gu, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/\s?\S*$/u, '')} …` : line;
}
