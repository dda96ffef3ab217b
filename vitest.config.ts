import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // One core less is the default: on two cores that is one file after another.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'local-discord/tests/**/*.test.ts'],
          exclude: ['tests/end-to-end/**', 'local-discord/tests/discordjs/**'],
          // Random inputs take a second or two; a busy machine makes that many times as long.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['tests/end-to-end/**/*.test.ts', 'local-discord/tests/discordjs/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
