import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LocalDiscord } from 'local-discord';
import type { Page } from 'playwright-core';

const top = fileURLToPath(new URL('../..', import.meta.url));
/** Of no application. */
const someApplication = '112233445566778899';

/** Shows what two of the commands say by which Docent comes onto a server, as they said it just now. */
export async function showTerminal(
  page: Page,
  { token, apiUrl }: Pick<LocalDiscord, 'token' | 'apiUrl'>,
): Promise<void> {
  const invite = await linesOf('src/cli/invite.ts', { DISCORD_APPLICATION_ID: someApplication }, /^https:/);
  const start = await linesOf(
    'src/main.ts',
    { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DATABASE_URL: ':memory:', LOG_LEVEL: 'error' },
    /^Commands:/,
  );
  const parts = [
    ['cp .env.example .env', '# and put the token in'],
    ['npm run invite', ...invite],
    ['npm start', ...start],
  ];
  const text = parts
    .map(([command = '', ...said]) => `<b>$ ${escaped(command)}</b>\n${said.map(escaped).join('\n')}`)
    .join('\n\n');
  // Away from the page and its policy.
  await page.goto('about:blank');
  await page.setContent(`<style>${style}</style><article><pre>${text}</pre></article>`);
}

/** What a program of Docent's says until a line that is the last one; then it is told to end. */
async function linesOf(
  program: string,
  env: Readonly<Record<string, string>>,
  last: RegExp,
): Promise<readonly string[]> {
  const args = ['--import', './src/compile-cache.js', program];
  const child = spawn(process.execPath, args, { cwd: top, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const lines = () => said.split('\n').filter((line) => line !== '');
  try {
    for await (const chunk of child.stdout) {
      said += String(chunk);
      const found = lines();
      const end = said.endsWith('\n') ? found.findIndex((line) => last.test(line)) : -1;
      if (end >= 0) return found.slice(0, end + 1);
    }
    throw new Error(`${program} ended before it said what it should: ${said}`);
  } finally {
    child.kill('SIGTERM');
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const style = `
  :root { color-scheme: light dark; }
  body { margin: 0; background: light-dark(#f2f3f5, #1e1f22); color: light-dark(#1f2023, #dbdee1); }
  article { padding: 20px 24px; }
  pre { margin: 0; font: 17px/1.55 'DejaVu Sans Mono', 'Liberation Mono', monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
  b { color: light-dark(#1a6334, #7ee2a8); }
`;
