import type { ArticleFormat } from '../../article-format.ts';

/** Markdown as GitHub, Obsidian, MkDocs, Docusaurus, Hugo and others write it, MDX among it, with details in YAML above it. */
export const markdownFormat: ArticleFormat = {
  name: 'markdown',
  extensions: ['.md', '.markdown', '.mdx'],
  mediaTypes: ['text/markdown', 'text/x-markdown', 'text/mdx'],
  async read(bytes, options) {
    const { readMarkdownDocument } = await import('./markdown-document.ts');
    return readMarkdownDocument(bytes, options);
  },
};
