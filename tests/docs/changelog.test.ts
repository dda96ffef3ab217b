import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const changelog = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');

test('each release says first what an operator must do', () => {
  const releases = changelog.split(/^## /m).slice(1);
  expect(releases.length).toBeGreaterThan(0);
  for (const release of releases) {
    const [name = '', ...headings] = [...release.matchAll(/^(?:### )?(\S.*)$/gm)]
      .filter(([line], at) => at === 0 || line.startsWith('### '))
      .map(([, heading = '']) => heading);
    expect([name, headings[0]]).toEqual([name, 'Operators: what an operator must do']);
    const [, said = ''] = /### Operators: what an operator must do\n([^]*?)(?=^### |(?![^]))/m.exec(release) ?? [];
    // Steps in order, or that there is nothing to do.
    expect(said).toMatch(/^1\. \*\*|\bNothing\b/m);
  }
});
