import { copyFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { defineConfig, type MarkdownRenderer } from 'vitepress';
import { withTables } from './generated-tables.ts';
import { pageGroups } from './sidebar.ts';

/** The documentation's site: `npm run docs` builds it into `docs/.vitepress/dist`. Nothing in it is fetched from elsewhere. */
export default defineConfig({
  title: 'Docent',
  description: 'A self-hosted Discord bot that answers questions about an article with the article’s own words',
  lang: 'en',
  head: [['style', {}, '.dark .light-only, html:not(.dark) .dark-only { display: none }']],
  themeConfig: {
    sidebar: pageGroups.map(({ text, items }) => ({ text, items: [...items] })),
    search: { provider: 'local' },
    outline: [2, 3],
  },
  markdown: {
    config: (md) => {
      fillTables(md);
      dropLinksOut(md);
      showByTheme(md);
    },
  },
  // Files that pages offer to take.
  buildEnd: ({ srcDir, outDir }) => {
    for (const file of ['docent-alerts.yml', 'docent.service']) copyFileSync(join(srcDir, file), join(outDir, file));
  },
});

function fillTables(md: MarkdownRenderer): void {
  md.core.ruler.before('normalize', 'tables', (state) => {
    state.src = withTables(state.src);
  });
}

/** Files of the repository outside docs/ (README.md, CONTRIBUTING.md) are named on the site, but are not there. */
function dropLinksOut(md: MarkdownRenderer): void {
  md.core.ruler.push('links-out', ({ tokens, env }) => {
    const folder = posix.dirname((env as { relativePath?: string }).relativePath ?? '');
    for (const token of tokens) {
      let out = false;
      token.children &&= token.children.filter((child) => {
        if (child.type === 'link_open') {
          const address = child.attrGet('href') ?? '';
          out = !/^(?:[a-z]+:|[/#])/.test(address) && posix.join(folder, address).startsWith('..');
          return !out;
        }
        return !(child.type === 'link_close' && out);
      });
    }
  });
}

/** A picture that is named `…-light.png` gives way to `…-dark.png` on a dark page. */
function showByTheme(md: MarkdownRenderer): void {
  const { image } = md.renderer.rules;
  if (image === undefined) return;
  md.renderer.rules.image = (tokens, index, ...rest) => {
    const token = tokens[index];
    const address = token?.attrGet('src') ?? '';
    if (token === undefined || !address.endsWith('-light.png')) return image(tokens, index, ...rest);
    token.attrSet('class', 'light-only');
    const light = image(tokens, index, ...rest);
    token.attrSet('src', address.replace(/-light\.png$/, '-dark.png'));
    token.attrSet('class', 'dark-only');
    return light + image(tokens, index, ...rest);
  };
}
