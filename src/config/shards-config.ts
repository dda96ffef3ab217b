import { type Env, invalid, variableOf, whole } from './variables.ts';

export type ShardsConfig = {
  /** Of Discord's shards, `count` in all, those that this process serves. */
  readonly shards: { readonly ids: readonly number[]; readonly count: number };
  /** How many shards this process starts one process each for, as many as Discord recommends for `auto`; absent: it is one itself. */
  readonly processes?: number | 'auto';
};

/** On one machine; more want several, and somebody who starts processes there. */
const mostHere = 64;
const mostShards = 10_000;
const inMemory = /^(?::memory:|sqlite::memory:)$/;

/** @throws UserError `CONFIG_INVALID` where the variables contradict each other */
export function parseShards(env: Env): ShardsConfig {
  const [here, ids, count] = ['SHARDS', 'SHARD_IDS', 'SHARD_COUNT'].map((name) => variableOf(env, name));
  if (here === undefined && ids === undefined && count === undefined) return { shards: { ids: [0], count: 1 } };
  if (here !== undefined && (ids !== undefined || count !== undefined))
    throw invalid('SHARDS', 'unset where SHARD_IDS and SHARD_COUNT say what this process serves');
  if (variableOf(env, 'DISCORD_TOKEN') === undefined)
    throw invalid('DISCORD_TOKEN', 'set where there are shards: the local Discord needs none');
  const parsed = here === undefined ? parseServed(env) : parseHere(env, here);
  const isShared = parsed.processes !== undefined || parsed.shards.ids.length < parsed.shards.count;
  if (isShared && inMemory.test(variableOf(env, 'DATABASE_URL') ?? ''))
    throw invalid('DATABASE_URL', 'a database that several processes can share, where each serves some of the shards');
  return parsed;
}

function parseHere(env: Env, here: string): ShardsConfig {
  const shards = { ids: [0], count: 1 };
  if (here === 'auto') return { shards, processes: 'auto' };
  if (!/^\d+$/.test(here) || Number(here) < 1 || Number(here) > mostHere)
    throw invalid('SHARDS', `auto, or a whole number from 1 to ${mostHere}`);
  const processes = whole(env, 'SHARDS', 1, 1, mostHere);
  return { shards, ...(processes > 1 && { processes }) };
}

/** For whoever starts processes on several machines, and tells each what it serves. */
function parseServed(env: Env): ShardsConfig {
  if (variableOf(env, 'SHARD_COUNT') === undefined)
    throw invalid('SHARD_COUNT', 'set beside SHARD_IDS: the number of shards in all, the same for each process');
  const count = whole(env, 'SHARD_COUNT', 1, 1, mostShards);
  const ids = listed(variableOf(env, 'SHARD_IDS') ?? '');
  if (ids === undefined || ids.length === 0 || ids.some((id) => id >= count) || new Set(ids).size < ids.length)
    throw invalid('SHARD_IDS', `numbers from 0 to ${count - 1} (SHARD_COUNT less one), each once, such as 0,1 or 0-1`);
  if (ids.length < count && variableOf(env, 'DATABASE_URL') === undefined)
    throw invalid(
      'DATABASE_URL',
      'set where SHARD_IDS leaves shards to other processes: each must reach the same PostgreSQL database, as postgres://…',
    );
  return { shards: { ids, count } };
}

/** `0,1` or `0-3`, or both; undefined for what is neither. */
function listed(given: string): readonly number[] | undefined {
  const found: number[] = [];
  for (const part of given.split(',').map((each) => each.trim())) {
    const [, first = '', last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? [];
    if (first === '' || Number(last) < Number(first)) return undefined;
    for (let id = Number(first); id <= Number(last); id += 1) found.push(id);
  }
  return found;
}
