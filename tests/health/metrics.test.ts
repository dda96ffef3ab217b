import { describe, expect, it } from 'vitest';
import { Metrics } from '../../src/health/metrics.ts';
import { ReadinessCheck } from '../../src/health/readiness.ts';
import type { Vitals } from '../../src/health/vitals.ts';

const well: Vitals = {
  isStopping: () => false,
  isConnected: () => true,
  canWrite: () => Promise.resolve(true),
  hasArticles: () => true,
  articles: () => ({ read: 3, leftOut: 1 }),
  servers: () => 2,
  indexes: () => ({ count: 4, bytes: 5_000, maxBytes: 9_000, evictions: 7 }),
  caches: () => ({ settings: 1, libraries: 2, results: 3, reader: 4, meanings: 5 }),
  reader: () => ({
    isAvailable: true,
    queued: 2,
    starts: 3,
    failures: 1,
    residentBytes: () => Promise.resolve(100_000_000),
  }),
};

async function linesOf(vitals: Vitals, happens: (metrics: Metrics) => void = () => undefined): Promise<string[]> {
  const metrics = new Metrics();
  metrics.watch(vitals, new ReadinessCheck(vitals));
  happens(metrics);
  return (await metrics.text()).split('\n');
}

describe('metrics', () => {
  it('count what happens, and begin with 0', async () => {
    const before = await linesOf(well);
    for (const line of [
      'docent_questions_total{outcome="refused"} 0',
      'docent_discord_invalid_requests_total{status="401"} 0',
      'docent_answer_seconds_count{kind="mention"} 0',
      'docent_gateway_reconnects_total 0',
    ])
      expect(before).toContain(line);
    const after = await linesOf(well, ({ meter }) => {
      meter.asked('answered');
      meter.asked('answered');
      meter.answered('command', 30);
      meter.turnedAway('cooldown');
      meter.failed();
      meter.lost(2);
      meter.reconnecting();
      meter.responded(429, 'global');
      meter.heldBack();
    });
    for (const line of [
      'docent_questions_total{outcome="answered"} 2',
      'docent_answer_seconds_bucket{le="0.025",kind="command"} 0',
      'docent_answer_seconds_bucket{le="0.05",kind="command"} 1',
      'docent_answer_seconds_sum{kind="command"} 0.03',
      'docent_turned_away_total{reason="cooldown"} 1',
      'docent_failures_total 1',
      'docent_records_lost_total 2',
      'docent_gateway_reconnects_total 1',
      'docent_discord_rate_limits_total{scope="global"} 1',
      'docent_discord_held_back_total 1',
    ])
      expect(after).toContain(line);
  });

  it('count as invalid what Discord counts: 401, 403 and 429, but no 429 that others have used up', async () => {
    const lines = await linesOf(well, ({ meter }) => {
      for (const status of [200, 204, 400, 401, 403, 403, 404, 429, 500]) meter.responded(status);
      meter.responded(429, 'shared');
      meter.responded(403, 'shared');
    });
    const counted = lines.filter((line) => line.startsWith('docent_discord_invalid_requests_total'));
    expect(counted).toEqual([
      'docent_discord_invalid_requests_total{status="401"} 1',
      'docent_discord_invalid_requests_total{status="403"} 3',
      'docent_discord_invalid_requests_total{status="429"} 1',
    ]);
  });

  it('look up how Docent is each time', async () => {
    const lines = await linesOf(well);
    for (const line of [
      'docent_gateway_connected 1',
      'docent_store_writable 1',
      'docent_servers 2',
      'docent_articles 3',
      'docent_articles_left_out 1',
      'docent_indexes 4',
      'docent_index_bytes 5000',
      'docent_index_max_bytes 9000',
      'docent_index_evictions_total 7',
      'docent_cache_entries{cache="settings"} 1',
      'docent_cache_entries{cache="libraries"} 2',
      'docent_cache_entries{cache="results"} 3',
      'docent_cache_entries{cache="reader"} 4',
      'docent_cache_entries{cache="meanings"} 5',
      'docent_reader_available 1',
      'docent_reader_queue 2',
      'docent_reader_starts_total 3',
      'docent_reader_failures_total 1',
      'docent_reader_resident_memory_bytes 100000000',
    ])
      expect(lines).toContain(line);
    for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
      expect(lines.filter((line) => line.startsWith(`${name} `))).toHaveLength(1);
    const metrics = new Metrics();
    metrics.watch(well, new ReadinessCheck(well));
    await metrics.text();
    expect(await metrics.text()).toContain('docent_index_evictions_total 7\n');
  });

  it('say nothing of a reader that nobody wants, nor of memory that nobody knows', async () => {
    expect((await linesOf({ ...well, reader: () => undefined })).join('\n')).not.toContain('docent_reader');
    const residentBytes = () => Promise.resolve(undefined);
    const resting = { isAvailable: false, queued: 0, starts: 0, failures: 0, residentBytes };
    const lines = await linesOf({ ...well, reader: () => resting });
    expect(lines).toContain('docent_reader_available 0');
    expect(lines.filter((line) => line.startsWith('docent_reader_resident_memory_bytes'))).toEqual([]);
  });
});
