/**
 * Vitest's setup of each worker: `PROPERTY_SEED=N` lets every property test try the same cases in each run, as the integration run does. Without
 * it each run tries others; a failure prints its seed.
 */
import { configureGlobal, readConfigureGlobal } from 'fast-check';

const seed = Number.parseInt(process.env.PROPERTY_SEED ?? '', 10);
if (Number.isSafeInteger(seed)) configureGlobal({ ...readConfigureGlobal(), seed });
