import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.ts';
import { parseEndsWeights } from './answer/span-weights.ts';
import { parseDecision, PRIOR_WEIGHTS } from './rank/decision.ts';
import { ClaimVectors } from './reader/claim-vectors.ts';
import { MANIFEST, readModelFolder } from './reader/model-folder.ts';
import { ReaderProcess, type ReaderProcessOptions } from './reader/reader-process.ts';
import { RememberingReader } from './reader/remembering-reader.ts';
import { VectorFiles } from './reader/vector-files.ts';
import type { SearchReading } from './reading-for-search.ts';

export type OpenReadingOptions = ReaderProcessOptions & {
  /** The model's folder; by default the one that comes with Docent, should there be one. */
  readonly model?: string | undefined;
  /** The folder in which the vectors of claims are kept; without one they are made at each start. */
  readonly vectors?: string | undefined;
};

const SHIPPED = fileURLToPath(new URL('../../data/reader/', import.meta.url));

/** A model's own weights for the decision, where it has learnt them. */
const DECISION = 'decision.json';
/** And for where an answer begins and ends in its claim. */
const ENDS = 'ends.json';

/**
 * What reads for search engines, with the model of a folder. Nothing is started before the first question or article; dispose of its
 * reader in the end. Undefined where Docent has no model.
 * @throws UserError `CONFIG_INVALID` where a folder is named that holds no model, `WEIGHTS_INVALID` where what it says of itself is wrong
 */
export function openReading({ model: named, vectors, ...options }: OpenReadingOptions): SearchReading | undefined {
  const folder = named ?? SHIPPED;
  if (!existsSync(join(folder, MANIFEST))) {
    if (named === undefined) return undefined;
    throw new UserError('CONFIG_INVALID', `READER_MODEL must be a folder with a ${MANIFEST}; ${named} has none.`, {
      variable: 'READER_MODEL',
    });
  }
  const model = readModelFolder(folder);
  const decision = join(folder, DECISION);
  const ends = join(folder, ENDS);
  const reader = new RememberingReader(new ReaderProcess(model, options));
  return {
    reader,
    vectors: new ClaimVectors({
      reader,
      model: model.files.embedder.sha256,
      dimensions: model.embedded.dimensions,
      ...(vectors !== undefined && { files: new VectorFiles(vectors) }),
    }),
    weights: existsSync(decision) ? parseDecision(readFileSync(decision, 'utf8'), decision) : PRIOR_WEIGHTS,
    ...(existsSync(ends) && { ends: parseEndsWeights(readFileSync(ends, 'utf8'), ends) }),
    languages: model.languages,
  };
}
