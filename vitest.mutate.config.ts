import { defineConfig } from 'vitest/config';

/** What `npm run mutate` runs: one project, and limits short enough for what a mutant makes endless. */
export default defineConfig({
  test: {
    isolate: false,
    globalSetup: './tests/support/database/postgres-on-demand.ts',
    include: ['**/*.test.ts'],
    testTimeout: 12_000,
    hookTimeout: 12_000,
    expect: { poll: { timeout: 2_000, interval: 20 } },
  },
});
