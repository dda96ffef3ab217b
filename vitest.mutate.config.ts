import { defineConfig } from 'vitest/config';

/** What `npm run mutate` runs: one project, and limits short enough for what a mutant makes endless, long enough for a busy machine. */
export default defineConfig({
  test: {
    isolate: false,
    globalSetup: './tests/support/database/postgres-on-demand.ts',
    include: ['**/*.test.ts'],
    testTimeout: 15_000,
    hookTimeout: 15_000,
    expect: { poll: { timeout: 5_000, interval: 20 } },
  },
});
