import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDocent } from '../../support/docent.ts';
import { customIds, openOptions, says, written } from '../../support/members-support.ts';
import { folder } from '../../support/reading-room.ts';

/** Alice, and Docent with these articles. */
async function withArticles(files: Readonly<Record<string, string>>) {
  const articlesDir = join(folder(), 'articles');
  mkdirSync(articlesDir);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(articlesDir, name), text);
  const cooldown = { windowSeconds: 0, perMember: 0, perChannel: 0 };
  const { discord } = await startDocent({ config: { articlesDir, cooldown } });
  const alice = discord.as(discord.ids.alice);
  return { alice, ask: (question: string) => alice.command('ask', { question }).reply() };
}

const guide = `# Kiln guide

## Running it

To run it:

\`\`\`
mkdir app
cd app
run --all \\
  --fast
\`\`\`

## Help

- Ask in [the forum](https://example.org/forum).

## Restarting

To restart:

1. Press the red button.
2. Wait for a minute.
3. Press the green button.
`;

it('code stands line for line in a block, a link leads where it leads, and steps come all and in order', async () => {
  const { ask } = await withArticles({ 'guide.md': guide });
  expect(written(await ask('how do I run it'))).toContain(
    '```\n> mkdir app\n> cd app\n> run --all \\\n>   --fast\n> ```',
  );
  expect(written(await ask('where do I ask'))).toContain('https://example.org/forum');
  const steps = says(await ask('how do I restart'));
  expect(steps).toMatch(/Press the red button\.[^]*Wait for a minute\.[^]*Press the green button\./);
});

it.each([900, 6_000])(
  'what answers is seen in a text of %i characters before it, in the answer and among its neighbours',
  async (length) => {
    const filler = 'The club keeps its boats in the long shed by the river. '
      .repeat(Math.ceil(length / 56))
      .slice(0, length);
    const { alice, ask } = await withArticles({
      'club.md': `# Rowing club\n\n## Joining\n\n- ${filler.trim()} Membership costs twelve crowns a year.\n- Guests row for free.\n`,
    });
    const answer = await ask('How much does membership cost?');
    expect(says(answer)).toContain('twelve crowns');
    const button = /"label":"(In context|Around [^"]+)"/u;
    const direct = button.exec(JSON.stringify(answer.components));
    const from = direct === null ? await openOptions(alice, answer) : answer;
    const label = button.exec(JSON.stringify(from.components))?.[1] ?? '';
    expect(says(await alice.click(from, label).reply())).toContain('twelve crowns');
  },
);

it('signs that a name is told by tell it from others', async () => {
  const { ask } = await withArticles({
    'languages.md':
      '# Build notes\n\n## Languages\n\n- C is compiled with gcc 13.\n- C++ is compiled with g++ 13.\n- C# runs on Mono.\n',
  });
  expect(says(await ask('C++'))).toMatch(/^[^]{0,120}C\+\+ is compiled with g\+\+ 13\./u);
  expect(says(await ask('C#'))).toMatch(/^[^]{0,120}C# runs on Mono\./u);
  expect(says(await ask('how is C++ compiled'))).toContain('C++ is compiled with g++ 13.');
});

it('a library of forty-one articles refuses within a glance, and a menu leads to them', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 41 }, (_, at) => [
      `club-${at}.md`,
      `# The handbook of the rowing club number ${at + 1}\n\n## Boats\n\n- Boat ${at + 1} is moored at pier ${at + 1}.\n`,
    ]),
  );
  const { ask } = await withArticles(files);
  const refusal = await ask('Who won the world cup?');
  const lines = written(refusal).split('\n');
  expect(lines.length).toBeLessThanOrEqual(4);
  expect(written(refusal).length).toBeLessThan(400);
  expect(written(refusal)).toContain('41 articles: ');
  expect(customIds(refusal)).toHaveLength(1);
});
