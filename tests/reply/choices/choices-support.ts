import type { Article, Claim } from '../../../src/article/article-model.ts';
import { type ClaimPlace, findClaim, type Place, placeNumbered } from '../../../src/article/article-places.ts';
import { makeArticle } from '../../../src/article/make-article.ts';
import { Library } from '../../../src/library/library.ts';
import type { LibraryView } from '../../../src/library/library-view.ts';

/** An article by its title and its sections: of each its heading, then its claims. */
export function articleSaying(
  title: string,
  sections: readonly (readonly [heading: string, ...texts: readonly string[]])[],
): Article {
  return makeArticle({
    id: title.toLowerCase().replaceAll(' ', '-'),
    title,
    language: 'en',
    sections: sections.map(([heading, ...texts], index) => ({
      heading,
      claims: texts.map((text, at): Claim => ({ id: `${index + 1}.${at + 1}`, text })),
    })),
  });
}

/** The section of this number; throws where there is none. */
export function sectionOf(article: Article, number: string): Place {
  const found = placeNumbered(number, article);
  if (found === undefined) throw new Error('There is no such section.');
  return found;
}

/** The claim of this number; throws where there is none. */
export function claimOf(article: Article, number: string): ClaimPlace {
  const found = findClaim(number, article);
  if (found === undefined) throw new Error('There is no such claim.');
  return found;
}

export function libraryOf(...articles: readonly Article[]): Promise<LibraryView> {
  return new Library(articles).read({}, (view) => view);
}

export function namesOf(choices: readonly { readonly name: string }[]): readonly string[] {
  return choices.map(({ name }) => name);
}
