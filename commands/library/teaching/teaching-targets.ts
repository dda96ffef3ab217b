import { setTimeout as pause } from 'node:timers/promises';
import { type Place, revisionOf, sectionNumber } from '../../../src/article/article-places.ts';
import { messages, type Messages } from '../../../src/bot/messages/index.ts';
import type { Services } from '../../../src/bot/services.ts';
import type { LibraryView } from '../../../src/library/library-view.ts';
import type { TaughtPlace } from '../../../src/library/teaching/taught.ts';
import { articlesOf } from '../../../src/reply/article-names.ts';
import { type MenuOption, optionLabel } from '../../../src/reply/message-parts.ts';
import { articleChoices, type Choice, choicesAmong, claimChoices } from '../../../src/reply/place-choices.ts';
import { articlesNamed, containsTyped, typedText } from '../../../src/reply/picked-places.ts';
import { findArticle, readPlaceValue, resolveRef } from '../../../src/reply/places.ts';
import type { LibraryRequest } from '../change-library.ts';

const mostChoices = 25;
const mostNear = 10;
const mostArticles = 3;
/** Sections and articles that are offered beside the claims that were found in them. */
const mostWhole = 8;
/** A dialog cannot wait for longer. */
const nearWithinMs = 700;

/** What lies nearest to a question, to choose from; nothing where that takes too long. */
export async function nearTargets(
  question: string,
  request: LibraryRequest,
  { library }: Services,
): Promise<readonly Choice[]> {
  if (question === '') return [];
  const searching = library.read(request, async (view) => {
    const words = messages[request.locale];
    const { hits } = await view.search(question, { limit: mostNear });
    const places = hits.map(({ article, index, section, claim }) => ({ article, index, section, claim }));
    return withWhole(choicesAmong(places, view, words), view, words);
  });
  return (await Promise.race([searching.catch(() => []), pause(nearWithinMs, undefined, { ref: false })])) ?? [];
}

/** Places that a text may mean, as /lookup finds them, and articles by their titles; a single one alone. */
function targetsFor(typed: string, library: LibraryView, words: Messages): readonly Choice[] {
  const text = typedText(typed);
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const titled = articlesNamed(text, library.articles).filter(({ title }) => containsTyped(title, text));
  const articles = articleChoices(titled.slice(0, mostArticles), '', words);
  const found = [...articles, ...claimChoices(library, text, words)];
  return found.length < 2 ? found : withWhole(found, library, words);
}

/** What was found, and the sections and articles that it stands in: all of one may be what answers. */
function withWhole(found: readonly Choice[], library: LibraryView, words: Messages): readonly Choice[] {
  const places = found.flatMap(({ value }) => {
    const ref = readPlaceValue(value);
    const place = ref === undefined ? 'gone' : resolveRef(ref, library.articles);
    return typeof place === 'string' ? [] : [place];
  });
  const sections = places.map(({ article, index, section }) => ({ article, index, section }));
  const whole = [
    ...choicesAmong(sections, library, words).slice(0, mostWhole - mostArticles),
    ...articleChoices(articlesOf(places).slice(0, mostArticles), '', words),
  ].filter(({ value }) => !found.some((each) => each.value === value));
  return [...found.slice(0, mostChoices - whole.length), ...whole];
}

/** Choices as a menu has them: of what is more than a claim it is said what it is. */
export function targetOptions(choices: readonly Choice[], { teaching }: Messages): readonly MenuOption[] {
  return choices.map(({ name, value }) => {
    const number = readPlaceValue(value)?.number;
    const what = number === undefined ? teaching.wholeArticle : number.includes('.') ? undefined : teaching.section;
    return { label: optionLabel(name) || value, value, ...(what !== undefined && { description: what }) };
  });
}

/** The place that was chosen; undefined where it is not there as it was any more, or not for whoever chose it. */
export function targetOf(value: string, { articles }: Pick<LibraryView, 'articles'>): TaughtPlace | undefined {
  const ref = readPlaceValue(value);
  if (ref !== undefined) {
    const place = resolveRef(ref, articles);
    return typeof place === 'string' ? undefined : taughtPlace(place);
  }
  const article = findArticle(value, articles);
  return article && { kind: 'article', articleId: article.id };
}

function taughtPlace({ article, section, index, claim }: Place): TaughtPlace {
  const at = { articleId: article.id, revision: revisionOf(article) };
  if (claim !== undefined) return { kind: 'claims', ...at, claimIds: [claim.id] };
  return { kind: 'section', ...at, section: sectionNumber({ section, index }) };
}

/** What a search in a dialog found. */
export function findTargets(typed: string, request: LibraryRequest, { library }: Services): Promise<readonly Choice[]> {
  return library.read(request, (view) => targetsFor(typed, view, messages[request.locale]));
}
