import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';

type Config = { testNamePattern: RegExp | undefined };
type Runner = {
  init: () => Promise<void>;
  readonly ctx: { readonly projects: readonly { readonly config: Config }[] };
};

const [vitest] = vitestPlugins;
if (vitest === undefined) throw new Error('Stryker has no runner for Vitest.');
const createOriginal = vitest.factory as unknown as (injector: unknown) => Runner;

/**
 * Stryker's Vitest runner picks a mutant's tests by a pattern that joins the names of suites and tests with spaces, where
 * Vitest 5 joins them with " > ": no test would run, and each mutant would count as survived. This runner mends the pattern
 * on its way. To be deleted once https://github.com/stryker-mutator/stryker-js/issues/6210 is closed.
 */
function createRunner(injector: unknown): Runner {
  const runner = createOriginal(injector);
  const init = runner.init.bind(runner);
  runner.init = async () => {
    await init();
    for (const { config } of runner.ctx.projects) mendPattern(config);
  };
  return runner;
}

function mendPattern(config: Config): void {
  let mended: RegExp | undefined;
  Object.defineProperty(config, 'testNamePattern', {
    enumerable: true,
    get: () => mended,
    set: (given: RegExp | undefined) => {
      mended = given && new RegExp(`^(?:${given.source.replaceAll(' ', '(?: > | )')})$`);
    },
  });
}

/** As Stryker's own, under a name of its own. `inject` says what the factory is given. */
export const strykerPlugins = [{ ...vitest, name: 'vitest-5', factory: Object.assign(createRunner, vitest.factory) }];
