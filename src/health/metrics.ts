import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AskedBy, LimitScope, Meter } from '../bot/meter.ts';
import type { ReadinessCheck } from './readiness.ts';
import type { Vitals } from './vitals.ts';

const outcomes: readonly Parameters<Meter['asked']>[0][] = [
  'answered',
  'unsure',
  'refused',
  'whole',
  'smalltalk',
  'empty',
];
const scopes: readonly LimitScope[] = ['user', 'global', 'shared'];
const kinds: readonly AskedBy[] = ['command', 'menu', 'component', 'mention', 'autocomplete'];
/** Discord counts requests that it answers so, and bars an address after 10,000 of them in ten minutes. */
const INVALID = [401, 403, 429];
/** Seconds: words take milliseconds, reading some hundred, and after three Discord no longer waits. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];

/** What happens, counted for Prometheus. Each label has a few values that are known beforehand. */
export class Metrics {
  readonly #registry = new Registry();
  readonly meter: Meter = this.#counting();

  constructor() {
    // Of the process and of Node: memory, processor, the event loop's lag, garbage collection.
    collectDefaultMetrics({ register: this.#registry });
  }

  readonly contentType: string = this.#registry.contentType;

  /** In Prometheus's text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Adds what is looked up each time that the metrics are read. */
  watch(vitals: Vitals, readiness: ReadinessCheck): void {
    const is = (condition: boolean): number => (condition ? 1 : 0);
    this.#gauge('docent_gateway_connected', '1 while Discord delivers to this process', () => is(vitals.isConnected()));
    this.#gauge('docent_store_writable', '1 while the database takes what is written', async () =>
      is(await readiness.canWrite()),
    );
    this.#gauge('docent_servers', 'Servers that Docent is in', () => vitals.servers());
    this.#gauge('docent_articles', 'Articles of the folder that are read', () => vitals.articles().read);
    this.#gauge(
      'docent_articles_left_out',
      'Files of the folder that could not be read',
      () => vitals.articles().leftOut,
    );
    this.#gauge('docent_indexes', 'Indexes that are kept', () => vitals.indexes().count);
    this.#gauge('docent_index_bytes', 'What they take, as reckoned by their claims', () => vitals.indexes().bytes);
    this.#gauge('docent_index_max_bytes', 'What they may take: INDEX_MEMORY_MB', () => vitals.indexes().maxBytes);
    this.#total('docent_index_evictions_total', 'Indexes that gave way to others', () => vitals.indexes().evictions);
    this.#caches(vitals);
    if (vitals.reader() === undefined) return;
    this.#gauge('docent_reader_available', '1 while the reader reads, or would when asked', () =>
      is(vitals.reader()?.isAvailable === true),
    );
    this.#gauge('docent_reader_queue', 'What waits to be read, with what is being read', () => vitals.reader()?.queued);
    this.#total('docent_reader_starts_total', "Starts of the reader's process", () => vitals.reader()?.starts);
    this.#total('docent_reader_failures_total', "Failures of the reader's process", () => vitals.reader()?.failures);
    this.#gauge('docent_reader_resident_memory_bytes', "What the reader's process holds", () =>
      vitals.reader()?.residentBytes(),
    );
  }

  #caches(vitals: Vitals): void {
    const gauge = new Gauge({
      name: 'docent_cache_entries',
      help: 'What each other cache holds',
      labelNames: ['cache'],
      registers: [],
      collect() {
        for (const [cache, entries] of Object.entries(vitals.caches())) this.set({ cache }, entries);
      },
    });
    this.#registry.registerMetric(gauge);
  }

  #counting(): Meter {
    const registers = [this.#registry];
    const count = (name: string, help: string) => new Counter({ name, help, registers });
    const questions = new Counter({
      name: 'docent_questions_total',
      help: 'Questions, by what came of them',
      labelNames: ['outcome'],
      registers,
    });
    const answers = new Histogram({
      name: 'docent_answer_seconds',
      help: 'From when something came in until Discord had the answer',
      labelNames: ['kind'],
      buckets: BUCKETS,
      registers,
    });
    const turnedAway = new Counter({
      name: 'docent_turned_away_total',
      help: 'Requests that were told to come again: too many waited, or somebody asked too often',
      labelNames: ['reason'],
      registers,
    });
    const failures = count(
      'docent_failures_total',
      'Requests whose handler failed unforeseen, or whose answer Discord refused',
    );
    const lost = count('docent_records_lost_total', 'Questions and answers that the database will never take');
    const reconnects = count('docent_gateway_reconnects_total', 'Connections to the gateway that were lost');
    const invalid = new Counter({
      name: 'docent_discord_invalid_requests_total',
      help: 'Requests that Discord counts as invalid; after 10,000 in ten minutes it bars an address',
      labelNames: ['status'],
      registers,
    });
    const limits = new Counter({
      name: 'docent_discord_rate_limits_total',
      help: 'Requests that met a limit of Discord (429), by whose it is',
      labelNames: ['scope'],
      registers,
    });
    const heldBack = count(
      'docent_discord_held_back_total',
      'Requests that waited so as not to meet a limit of Discord',
    );
    // What has not happened yet is there as 0: only so can a rate tell the first time.
    for (const outcome of outcomes) questions.inc({ outcome }, 0);
    for (const kind of kinds) answers.zero({ kind });
    for (const reason of ['busy', 'cooldown']) turnedAway.inc({ reason }, 0);
    for (const status of INVALID) invalid.inc({ status }, 0);
    for (const scope of scopes) limits.inc({ scope }, 0);
    return {
      asked: (outcome) => questions.inc({ outcome }),
      answered: (kind, tookMs) => answers.observe({ kind }, tookMs / 1_000),
      turnedAway: (reason) => turnedAway.inc({ reason }),
      failed: () => failures.inc(),
      lost: (records) => lost.inc(records),
      reconnecting: () => reconnects.inc(),
      responded: (status, limit = 'user') => {
        if (status === 429) limits.inc({ scope: limit });
        if (INVALID.includes(status) && !(status === 429 && limit === 'shared')) invalid.inc({ status });
      },
      heldBack: () => heldBack.inc(),
    };
  }

  #gauge(name: string, help: string, look: () => Looked | Promise<Looked>): void {
    const gauge = new Gauge({
      name,
      help,
      registers: [],
      async collect() {
        const value = await look();
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
    this.#registry.registerMetric(gauge);
  }

  /** What is counted elsewhere. */
  #total(name: string, help: string, look: () => Looked): void {
    const counter = new Counter({
      name,
      help,
      registers: [],
      collect() {
        this.reset();
        this.inc(look() ?? 0);
      },
    });
    this.#registry.registerMetric(counter);
  }
}

type Looked = number | undefined;
