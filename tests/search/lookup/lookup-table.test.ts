import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Place } from '../../../src/article/article-places.ts';
import { readArticleFile } from '../../../src/article/read-article-file.ts';
import { Slices } from '../../../src/search/basics/slices.ts';
import { placeOfClaim } from '../../../src/search/index/article-index.ts';
import { type Entry, type SearchScope, searchScopeOf, Shard } from '../../../src/search/index/shard.ts';
import { languageOf } from '../../../src/search/language/languages.ts';
import { FuseRecords } from '../../../src/search/lookup/fuse-records.ts';
import { fuseText, fuseWords } from '../../../src/search/lookup/fuse-text.ts';
import { lookupClaims } from '../../../src/search/lookup/lookup-claims.ts';
import { placesAskedFor } from '../../../src/search/question/place-reference.ts';
import { LOOKUPS } from './lookup-cases.ts';

const ROOT = join(import.meta.dirname, '../../..');
const TABLE = readFileSync(join(ROOT, 'src/search/lookup/README.md'), 'utf8');

type Ready = { readonly scope: SearchScope; readonly entry: Entry; readonly records: FuseRecords };

const ready = new Map<string, Ready>();

const fileOf = (name: string): string =>
  ['data/articles', 'tests/fixtures/documents', `tests/fixtures/articles/${name}`]
    .flatMap((folder) =>
      globSync([`${name}.*`, 'source.*'], { cwd: join(ROOT, folder) }).map((file) => join(ROOT, folder, file)),
    )
    .at(0) ?? '';

beforeAll(async () => {
  const slices = new Slices();
  for (const name of new Set(LOOKUPS.map(([, article]) => article))) {
    const { article } = await readArticleFile(fileOf(name));
    const shard = new Shard(languageOf(article.language));
    const entry = await shard.prepare(article, slices);
    shard.commit(entry, 0);
    const records = new FuseRecords();
    records.add(entry.index, shard.vocabulary.language);
    ready.set(name, { scope: searchScopeOf(shard), entry, records });
  }
});

/** Fuse's own order of all claims, by all that is typed. */
function byFuse(typed: string, { entry: { index }, records }: Ready): Place[] {
  const query = fuseText(fuseWords(typed, () => false));
  const like = records.search(
    query,
    index.claims.map((_, at) => ({ index, at })),
  );
  return [...like].sort(([a, ofA], [b, ofB]) => ofB - ofA || a - b).map(([at]) => placeOfClaim(index, at));
}

/** What of a claim is found, and the place of what is meant: `1` of `3`; of what nothing is meant by, how many are found. */
function rankOf(wanted: string | undefined, found: readonly Place[]): string {
  if (wanted === undefined) return found.length === 0 ? 'none' : `${found.length} wrong`;
  const at = found.findIndex(({ claim, section }) =>
    claim === undefined ? section.claims.some(({ text }) => text.includes(wanted)) : claim.text.includes(wanted),
  );
  return at === -1 ? '–' : String(at + 1);
}

describe.each(LOOKUPS)('%s, %s: “%s”', (kind, article, typed, wanted) => {
  test('is found as the table says', () => {
    const of = ready.get(article);
    if (of === undefined) throw new RangeError(article);
    const scopes = [of.scope];
    const words = lookupClaims(typed, scopes, new FuseRecords());
    const numbered = placesAskedFor(typed, [of.entry.index.article])?.places ?? [];
    const together = [...numbered, ...lookupClaims(typed, scopes, of.records)];
    const ranks = [words, byFuse(typed, of), together].map((found) => rankOf(wanted, found));
    expect(TABLE).toContain(`| ${[kind, article, `\`${typed}\``, ...ranks].join(' | ')} |`);
    // The better of both, or one that is as good.
    const places = ranks.map((rank) => (rank === '–' ? 99 : Number.parseInt(rank, 10) || 0));
    expect(places[2]).toBeLessThanOrEqual(places[0] ?? 0);
  });
});

test('the table has no other rows', () => {
  expect(TABLE.split('\n').filter((line) => /^\| .*`/u.test(line))).toHaveLength(LOOKUPS.length);
});
