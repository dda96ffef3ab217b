import { describe, expect, it } from 'vitest';
import { Metrics } from '../../src/health/metrics.ts';
import type { ReadinessCheck } from '../../src/health/readiness.ts';
import type { ReaderVitals, Vitals } from '../../src/health/vitals.ts';
import { alertRules, firing } from './alert-rules.ts';

type Changeable = { -readonly [Key in keyof Vitals]: Vitals[Key] };

const reads: ReaderVitals = {
  isAvailable: true,
  queued: 0,
  starts: 1,
  failures: 0,
  residentBytes: () => Promise.resolve(150_000_000),
};

/** Docent as it is when all is well; what happens to it is up to the test. Prometheus itself adds `up`. */
function watched() {
  const vitals: Changeable = {
    isStopping: () => false,
    isConnected: () => true,
    canWrite: () => Promise.resolve(true),
    hasArticles: () => true,
    articles: () => ({ read: 1, leftOut: 0 }),
    servers: () => 1,
    indexes: () => ({ count: 1, bytes: 1, maxBytes: 2, evictions: 0 }),
    caches: () => ({ settings: 1, libraries: 1, results: 1, reader: 1, meanings: 1 }),
    reader: () => reads,
  };
  const metrics = new Metrics();
  // What is looked up is looked up anew each time.
  metrics.watch(
    {
      ...vitals,
      isConnected: () => vitals.isConnected(),
      articles: () => vitals.articles(),
      reader: () => vitals.reader(),
    },
    { canWrite: () => vitals.canWrite() } as ReadinessCheck,
  );
  const scrape = async (up = 1) => `${await metrics.text()}up{job="docent"} ${up}\n`;
  return { vitals, meter: metrics.meter, scrape };
}

type Watched = ReturnType<typeof watched>;

/** What makes each alert fire, and no other. Lag and memory are this process's own: they are written over. */
const causes: Readonly<Record<string, (watched: Watched) => void>> = {
  DocentGatewayGone: ({ vitals }) => (vitals.isConnected = () => false),
  DocentStoreNotWritable: ({ vitals }) => (vitals.canWrite = () => Promise.resolve(false)),
  DocentRecordsLost: ({ meter }) => meter.lost(1),
  DocentInvalidRequests: ({ meter }) => {
    for (let times = 0; times < 501; times += 1) {
      meter.responded(403);
      meter.responded(429);
    }
  },
  DocentFailures: ({ meter }) => meter.failed(),
  DocentSlow: ({ meter }) => {
    for (let times = 0; times < 18; times += 1) meter.answered('mention', 20);
    meter.answered('command', 2_500);
  },
  DocentBusy: ({ meter }) => meter.turnedAway('busy'),
  DocentReconnects: ({ meter }) => {
    for (let times = 0; times < 6; times += 1) meter.reconnecting();
  },
  DocentReaderOff: ({ vitals }) => (vitals.reader = () => ({ ...reads, isAvailable: false })),
  DocentReaderFails: ({ vitals }) => (vitals.reader = () => ({ ...reads, failures: 4 })),
  DocentArticlesLeftOut: ({ vitals }) => (vitals.articles = () => ({ read: 1, leftOut: 1 })),
};

const rewritten: Readonly<Record<string, (metrics: string) => string>> = {
  DocentDown: (metrics) => metrics.replace(/^up\{.*$/m, 'up{job="docent"} 0'),
  DocentEventLoopLag: (metrics) => metrics.replace(/^(nodejs_eventloop_lag_p99_seconds) .*$/m, '$1 0.3'),
  DocentMemory: (metrics) => metrics.replace(/^(process_resident_memory_bytes) .*$/m, '$1 700000000'),
};

/** Of this process, whatever runs beside it: as of one where all is well. */
const calm = (metrics: string) =>
  metrics
    .replace(/^(nodejs_eventloop_lag_p99_seconds) .*$/m, '$1 0.01')
    .replace(/^(process_resident_memory_bytes) .*$/m, '$1 200000000');

describe('the alerts', () => {
  it('are silent where all is well', async () => {
    const { meter, scrape } = watched();
    const before = calm(await scrape());
    for (let times = 0; times < 20; times += 1) meter.answered('command', 20);
    meter.responded(200);
    meter.turnedAway('cooldown');
    meter.reconnecting();
    expect(firing(before, calm(await scrape()))).toEqual([]);
  });

  it.each(Object.entries(causes))('%s fires', async (alert, happens) => {
    const docent = watched();
    const before = calm(await docent.scrape());
    happens(docent);
    expect(firing(before, calm(await docent.scrape()))).toEqual([alert]);
  });

  it.each(Object.entries(rewritten))('%s fires', async (alert, rewrite) => {
    const metrics = calm(await watched().scrape());
    expect(firing(metrics, rewrite(metrics))).toEqual([alert]);
  });

  it('are all tried here', () => {
    const tried = [...Object.keys(causes), ...Object.keys(rewritten)];
    expect(alertRules().map(({ alert }) => alert)).toEqual(expect.arrayContaining(tried));
    expect(tried).toHaveLength(alertRules().length);
  });
});
