import type { ArticleFormat } from '../../article-format.ts';

/** Pages in MediaWiki's markup, as Wikipedia's and Fandom's wikis have them, and what such a wiki exports. */
export const wikitextFormat: ArticleFormat = {
  name: 'wikitext',
  extensions: ['.wiki', '.mediawiki', '.wikitext'],
  mediaTypes: ['text/x-wiki', 'text/mediawiki'],
  async read(bytes, options) {
    const { readWikitextDocument } = await import('./wikitext-document.ts');
    return readWikitextDocument(bytes, options);
  },
};
