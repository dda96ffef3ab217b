import { mkdir, writeFile } from 'node:fs/promises';
import { keyOf } from '../../src/article/likeliest-language.ts';
import { runCli } from '../../src/cli/run-cli.ts';

/** The parts of the package `eld` that it does not export. */
type NgramsFile = {
  readonly ngramsData: {
    readonly languages: Readonly<Record<string, string>>;
    readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
};
type MeansFile = { readonly avgScore: Readonly<Record<string, number>> };
type BytesFile = { readonly dictionary: readonly string[] };

const inside = (file: string): Promise<unknown> => import(new URL(`../${file}`, import.meta.resolve('eld/small')).href);

/** Makes data/languages again. */
await runCli(async () => {
  const { ngramsData } = (await inside('ngrams/small.js')) as NgramsFile;
  const { avgScore } = (await inside('avgScore.js')) as MeansFile;
  const { dictionary } = (await inside('dictionary.js')) as BytesFile;
  const languages = Object.values(ngramsData.languages);
  const grams = Object.entries(ngramsData.ngrams)
    .map(([piece, scores]) => ({ key: keyOf(piece), scores: Object.entries(scores) }))
    .sort((left, right) => left.key - right.key);
  const keys = Buffer.alloc(6 * grams.length);
  for (const [at, { key }] of grams.entries()) keys.writeUIntBE(key, 6 * at, 6);
  const counts = Uint8Array.from(grams, ({ scores }) => scores.length);
  const scores = Uint8Array.from(grams.flatMap(({ scores }) => scores.flatMap(([at, score]) => [Number(at), score])));
  const about = {
    count: grams.length,
    languages,
    means: languages.map((language) => avgScore[language]),
    bytes: dictionary.slice(0x80).join(''),
  };
  const folder = new URL('../../data/languages/', import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL('languages.json', folder), `${JSON.stringify(about, null, 2)}\n`);
  await writeFile(new URL('ngrams.bin', folder), Buffer.concat([keys, counts, scores]));
  process.stdout.write(`${grams.length} n-grams of ${languages.length} languages\n`);
  return 0;
});
