import { stripVTControlCharacters, styleText } from 'node:util';
import { articlesOf, isOneNumber, nameAmong, signatures, titleOf } from '../reply/article-names.ts';
import { groupBySection, worthShowing } from '../reply/claim-quotes.ts';
import { notSaid, whyRefused } from '../../commands/ask/asked-words.ts';
import { wholeFacts } from '../../commands/ask/whole-facts.ts';
import type { Article, Claim } from '../article/article-model.ts';
import { numberToShow } from '../article/article-places.ts';
import { messages } from '../bot/messages/index.ts';
import { articleNamedIn, type Hit, type SearchResult, type Span } from '../search/index.ts';

const { answer, several, smalltalk } = messages.en;
/** Titles in one line of a terminal. */
const mostNamed = 4;
const nameLength = 60;

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/**
 * One JSON object: `question`, `status`, `confidence` (0 to 1), `corrections` (`from`, `to`), `hits`; `missing` (`kind`, `text`) where
 * something asked about is not said, `languages` of the articles where the question is in none of them; `about`, and `also`, where
 * the question is not about a claim. Stretches of a hit's text are `{ start, end, text }`, in UTF-16 units.
 */
export function toJson(result: SearchResult): string {
  const { question, status, confidence, corrections, hits, intent, missing, languages } = result;
  return JSON.stringify({
    question,
    status,
    confidence,
    corrections,
    ...(missing && { missing }),
    ...(languages && { languages }),
    hits: status === 'refused' ? [] : hits.map(jsonHit),
    ...('about' in intent && { about: intent.about }),
    ...('also' in intent && { also: intent.also }),
  });
}

/** `label`, `answer`, `leansOn` and `steps` are left out where there are none. */
function jsonHit({ article, claim, section, score, matched, answer: span, leansOn, steps }: Hit) {
  const stretch = ({ start, end }: Span) => ({ start, end, text: claim.text.slice(start, end) });
  return {
    claim: claim.id,
    ...(claim.label !== undefined && { label: claim.label }),
    section: section.heading,
    article: article.title,
    text: claim.text,
    score,
    ...(span && { answer: stretch(span) }),
    matched: matched.map(stretch),
    ...(leansOn && { leansOn: { claim: leansOn.id, text: leansOn.text } }),
    ...(steps && { steps: steps.map(({ id, text }) => ({ claim: id, text })) }),
  };
}

/** For people: sections, claims with their ids, and marked words where `colour` is on. Control characters are taken out. */
export function toText(result: SearchResult, articles: readonly Article[], { colour }: { colour: boolean }): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const { intent } = result;
  const ofSeveral = articles.length > 1;
  if (intent.kind === 'smalltalk') {
    const { about } = intent;
    const word = ofSeveral && (about === 'greeting' || about === 'help') ? several[about] : smalltalk[about];
    return [word, ...covers(articles)].join('\n');
  }
  if (intent.kind === 'whole') {
    const meant = ofSeveral ? articleNamedIn(result.question, articles) : articles[0];
    if (meant === undefined) return [several.which, ...covers(articles)].join('\n');
    return wholeFacts(intent, meant, messages.en)
      .map(({ text, as }) => `${as === 'line' ? '' : '  '}${stripVTControlCharacters(text)}`)
      .join('\n');
  }
  if (result.status === 'refused')
    return [
      intent.kind === 'empty'
        ? (ofSeveral ? several : answer).noQuestion
        : whyRefused(result, messages.en, { ofSeveral, shown: stripVTControlCharacters }),
      ...covers(articles),
    ].join('\n');
  const notes = result.corrections.map(({ from, to }) => paint('dim', answer.readAs(from, to)));
  const hits = result.hits.slice(0, worthShowing(result));
  const unsure =
    result.status === 'unsure'
      ? [
          paint(
            'yellow',
            isOneNumber(hits)
              ? several.sameNumber
              : [answer.unsure, ...notSaid(result.missing ?? [], messages.en, stripVTControlCharacters)].join(' '),
          ),
        ]
      : [];
  const from = signatures(articlesOf(hits));
  const lines = [...unsure, ...notes, ...hitLines(hits, articles, paint), '', paint('dim', from)];
  return lines.join('\n').trim();
}

/** The headings of the only article; several are named in one line. */
function covers(articles: readonly Article[]): readonly string[] {
  if (articles.length > 1) {
    const shown = articles
      .slice(0, mostNamed)
      .map((article) => stripVTControlCharacters(titleOf(article, messages.en)));
    return [several.library(articles.length, shown, articles.length - shown.length)];
  }
  const headings = articles.flatMap(({ sections }) => sections.map(({ heading }) => heading));
  const named = headings.filter((heading) => heading !== '');
  return named.length === 0 ? [] : [answer.covers, ...named.map((heading) => `  ${stripVTControlCharacters(heading)}`)];
}

/** Under each heading its claims; beside it their article, where there is more than one. */
function hitLines(hits: readonly Hit[], articles: readonly Article[], paint: Paint): readonly string[] {
  return groupBySection(hits).flatMap((group) => {
    const heading = [group.heading, nameAmong(group.article, articles, nameLength) ?? ''].filter((part) => part !== '');
    return [
      '',
      ...(heading.length === 0 ? [] : [paint('bold', stripVTControlCharacters(heading.join(' · ')))]),
      ...group.hits.flatMap((hit) => claimLines(hit, hits, paint)),
    ];
  });
}

/** The claim behind its id, and before it the claim that it leans on; or the whole list whose step it is. */
function claimLines(hit: Hit, shown: readonly Hit[], paint: Paint): readonly string[] {
  const { claim, leansOn, steps } = hit;
  if (steps !== undefined)
    return steps.map((step) =>
      line(step, step === claim ? claimText(hit, paint) : stripVTControlCharacters(step.text), paint),
    );
  const isShown = leansOn === undefined || shown.some((other) => other.claim === leansOn);
  const before = isShown ? [] : [paint('dim', `  ${nameOf(leansOn)}  ${stripVTControlCharacters(leansOn.text)}`)];
  return [...before, line(claim, claimText(hit, paint), paint)];
}

/** Lines of code and verse stand below each other. */
function line(claim: Claim, text: string, paint: Paint): string {
  return `  ${paint('cyan', nameOf(claim))}  ${text.replaceAll('\n', `\n${' '.repeat(nameOf(claim).length + 4)}`)}`;
}

const nameOf = (claim: Claim): string => numberToShow(claim) ?? '·';

function claimText({ claim, matched, answer: span }: Hit, paint: Paint): string {
  const kind = (at: number): Style | undefined => {
    if (span !== undefined && at >= span.start && at < span.end) return ['bold', 'green'];
    return matched.some(({ start, end }) => at >= start && at < end) ? 'green' : undefined;
  };
  let out = '';
  for (let from = 0; from < claim.text.length; ) {
    const style = kind(from);
    let to = from + 1;
    while (to < claim.text.length && String(kind(to)) === String(style)) to++;
    const piece = stripVTControlCharacters(claim.text.slice(from, to));
    out += style === undefined ? piece : paint(style, piece);
    from = to;
  }
  return out;
}
