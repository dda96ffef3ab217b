import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Ends what hangs. Nothing is expected to take so long, however busy the machine is. */
const patience = 120_000;

const shared = {
  // All files of a worker share the modules that they import: loading them took more time than the tests themselves. Hooks
  // therefore belong into a test file or into what it calls, never at the top of a module in `support`.
  isolate: false,
  testTimeout: patience,
  hookTimeout: patience,
  teardownTimeout: patience,
  setupFiles: `${import.meta.dirname}/tests/property-seed.ts`,
  expect: { poll: { timeout: patience / 2, interval: 20 } },
  // Where each process that a test starts keeps what Node made of our TypeScript: the next one starts in half the time.
  env: { NODE_COMPILE_CACHE: `${import.meta.dirname}/.cache/node` },
};

/** Files of few lines and much work: begun last, one of them keeps the others' workers waiting. */
const LONG =
  /\/(?:question-sets|endure|reliability|faults-\w+|main|page(?:-\w+)?|store|train|bot-bench|read-article|reading-process|real-reader|markdown-blocks|eval|health|takeover|container|production|on-postgres|read|statements|communities|layout|planted|several-processes|migrate|library-store|asked-store|postgres-\w+|deliveries|backup|reader-process|shards(?:-killed)?|library-races|two-servers|move|restore|watch-guilds|register-commands)\.test\.ts$/;

/** The longest files first, where nothing is known yet of how long each takes; Vitest itself begins with those of most lines. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // One project after the other: for a file of the other one a worker begins anew, and loads all that it imports again.
    const place = ({ project, moduleId }: TestSpecification) =>
      (project.name === 'unit' ? 2 : 0) + (LONG.test(moduleId) ? 0 : 1);
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    // Starts nothing before a test asks for it.
    globalSetup: './tests/support/database/postgres-on-demand.ts',
    sequence: { sequencer: LongestFirst },
    // One core less is the default, but more than half of the files' time they wait: for another process, a limit, a database.
    // A number, since of a percentage Vitest takes no more than there are cores.
    maxWorkers: Math.ceil(2.5 * availableParallelism()),
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/**/*.test.ts', 'local-discord/tests/**/*.test.ts'],
          exclude: ['tests/end-to-end/**', 'local-discord/tests/discordjs/**'],
        },
      },
      {
        test: {
          ...shared,
          name: 'end-to-end',
          include: ['tests/end-to-end/**/*.test.ts', 'local-discord/tests/discordjs/**/*.test.ts'],
        },
      },
    ],
  },
});
