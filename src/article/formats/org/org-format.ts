import type { ArticleFormat } from '../../article-format.ts';

/** Org, as Emacs has it. */
export const orgFormat: ArticleFormat = {
  name: 'org',
  extensions: ['.org'],
  mediaTypes: ['text/org', 'text/x-org'],
  async read(bytes, options) {
    const { readOrgDocument } = await import('./org-document.ts');
    return readOrgDocument(bytes, options);
  },
};
