import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatCommand } from '../../src/bot/command.ts';
import { LocalDiscord } from 'local-discord';
import { App } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import { firing } from '../health/alert-rules.ts';
import { hasPostgres } from '../support/database/postgres-database.ts';
import { PostgresProcess } from '../support/database/postgres-process.ts';
import { type Docent, type DocentOptions, startDocent } from '../support/docent.ts';
import { articleFolder, folder } from '../support/reading-room.ts';
import { runScript, Script } from '../support/run-script.ts';

const health = { port: 0, host: '127.0.0.1' } as const;
const question = 'How much does Russia trade with Afghanistan?';

async function start(options: DocentOptions = {}): Promise<Docent> {
  return startDocent({ ...options, config: { health, ...options.config } });
}

async function get({ app }: Pick<Docent, 'app'>, path: string): Promise<string> {
  return (await fetch(`${app.healthUrl}${path}`)).text();
}

/** The status, and what is said. */
async function ready({ app }: Pick<Docent, 'app'>): Promise<string> {
  const response = await fetch(`${app.healthUrl}/ready`);
  return `${response.status} ${(await response.text()).trim()}`;
}

const isReady = '200 {"status":"ready"}';

/** The value of a metric, with its labels as they are written. */
async function metric(docent: Docent, name: string): Promise<number> {
  const line = (await get(docent, '/metrics')).split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

describe('health over HTTP', () => {
  it('is off unless a port is named', async () => {
    const { app } = await startDocent();
    expect(app.healthUrl).toBeUndefined();
  });

  it('says that Docent lives, and is ready', async () => {
    const docent = await start();
    expect(await get(docent, '/live')).toBe('{"status":"live"}\n');
    expect(await ready(docent)).toBe(isReady);
    const url = docent.app.healthUrl ?? '';
    expect((await fetch(`${url}/else`)).status).toBe(404);
    const posted = await fetch(`${url}/ready`, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await fetch(`${url}/metrics?from=anywhere`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('content-type')).toContain('text/plain');
    await docent.stop();
    await expect(fetch(`${url}/live`)).rejects.toThrow('fetch failed');
  });

  it('says while Docent starts that the gateway is missing, and that a port is taken', async () => {
    await using discord = await LocalDiscord.start();
    discord.faults.refuse('hello');
    const log = createLog({ level: 'silent' });
    const config = { ...parseConfig({ READER: 'off' }), databaseUrl: ':memory:', health };
    await using app = await App.create(config, { token: discord.token, apiUrl: discord.apiUrl }, log, {
      readyWithinMs: 3_000,
    });
    const starting = app.start().catch((error: unknown) => error);
    await expect.poll(() => app.healthUrl).toBeDefined();
    await expect.poll(() => ready({ app })).toBe('503 {"status":"not ready","missing":["gateway"]}');
    expect(await get({ app }, '/live')).toContain('live');
    const taken = { port: Number(new URL(app.healthUrl ?? '').port), host: '127.0.0.1' };
    await using second = await App.create({ ...config, health: taken }, { token: 'a.b.c' }, log);
    await expect(second.start()).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(`HEALTH_PORT ${taken.port}`),
    });
    await using third = await App.create(
      { ...config, health: { port: 0, host: '192.0.2.1' } },
      { token: 'a.b.c' },
      log,
    );
    await expect(third.start()).rejects.toMatchObject({ message: expect.stringContaining('HEALTH_HOST') });
    expect(await starting).toMatchObject({ code: 'DISCORD_UNREACHABLE' });
  });

  it('says while Docent starts that its articles are missing, until they can be searched', async () => {
    await using discord = await LocalDiscord.start();
    const config = { ...parseConfig({ READER: 'off' }), databaseUrl: ':memory:', health };
    const connection = { token: discord.token, apiUrl: discord.apiUrl };
    await using app = await App.create(config, connection, createLog({ level: 'silent' }));
    const { library } = app.services;
    const searchable = Promise.withResolvers<void>();
    const read = library.read.bind(library);
    Object.assign(library, {
      read: async (...given: Parameters<typeof read>) => {
        await searchable.promise;
        return read(...given);
      },
    });
    const starting = app.start();
    await expect.poll(() => app.healthUrl).toBeDefined();
    expect(await ready({ app })).toBe('503 {"status":"not ready","missing":["gateway","articles"]}');
    searchable.resolve();
    await starting;
    expect(await ready({ app })).toBe(isReady);
  });

  it('notices that the gateway is gone, and that it is back', async () => {
    const docent = await start();
    const before = await get(docent, '/metrics');
    docent.discord.faults.refuse('socket', { times: 2 });
    docent.discord.faults.dropSockets();
    await expect.poll(() => ready(docent)).toBe('503 {"status":"not ready","missing":["gateway"]}');
    const gone = await get(docent, '/metrics');
    expect(firing(before, gone)).toContain('DocentGatewayGone');
    await expect.poll(() => ready(docent)).toBe(isReady);
    expect(firing(before, await get(docent, '/metrics'))).not.toContain('DocentGatewayGone');
    expect(await metric(docent, 'docent_gateway_reconnects_total')).toBeGreaterThan(0);
  });

  it('notices that the store takes nothing, and that it does again', async () => {
    const databaseUrl = join(folder(), 'docent.sqlite');
    const docent = await start({ config: { databaseUrl } });
    const before = await get(docent, '/metrics');
    const other = new DatabaseSync(databaseUrl);
    other.exec('BEGIN IMMEDIATE');
    await expect.poll(() => ready(docent)).toBe('503 {"status":"not ready","missing":["store"]}');
    expect(firing(before, await get(docent, '/metrics'))).toContain('DocentStoreNotWritable');
    other.close();
    await expect.poll(() => ready(docent)).toBe(isReady);
  });

  it('says that it is stopping until what is under way is done', async () => {
    const begun = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const slow = chatCommand(
      { name: 'slow', description: 'For a test', options: [] },
      {
        handle: async () => {
          begun.resolve();
          await answer.promise;
          return { kind: 'message', message: { content: 'at last' } };
        },
      },
    );
    const docent = await start({ overrides: { commands: [slow] } });
    const asked = docent.discord.as(docent.discord.ids.alice).command('slow', {});
    await begun.promise;
    const stopping = docent.stop();
    expect(await ready(docent)).toMatch(/^503 \{"status":"stopping"/);
    answer.resolve();
    await stopping;
    expect((await asked.reply()).content).toBe('at last');
  });

  describe.runIf(hasPostgres)('on PostgreSQL', () => {
    let server: PostgresProcess;
    beforeAll(async () => {
      server = await PostgresProcess.start();
    });
    afterAll(() => server[Symbol.asyncDispose]());

    it('notices that the server is away, and that it is back', async () => {
      const docent = await start({ config: { databaseUrl: server.url } });
      expect(await ready(docent)).toBe(isReady);
      await server.stop();
      await expect.poll(() => ready(docent)).toBe('503 {"status":"not ready","missing":["store"]}');
      await server.restart();
      await expect.poll(() => ready(docent)).toBe(isReady);
    });
  });
});

describe('metrics', () => {
  it('count questions by outcome, answers by way and time, and nothing of whom or what', async () => {
    const docent = await start({ config: { cooldown: { windowSeconds: 60, perMember: 3, perChannel: 0 } } });
    const { discord } = docent;
    const { alice, bob, general, bot, guild } = discord.ids;
    await discord.as(alice).command('ask', { question }).reply();
    await discord.as(alice).command('ask', { question: 'who won the world cup canary' }).reply();
    await discord.as(alice).command('ask', { question: 'thank you' }).reply();
    expect((await discord.as(alice).command('ask', { question }).reply()).content).toContain('Ask again in');
    discord.as(bob).send(general, `<@${bot}> ${question}`);
    await discord.as(bob).autocomplete('lookup', 'statement', 'tal');
    await expect.poll(() => metric(docent, 'docent_answer_seconds_count{kind="mention"}')).toBe(1);
    await expect.poll(() => metric(docent, 'docent_answer_seconds_count{kind="autocomplete"}')).toBe(1);
    expect(await metric(docent, 'docent_questions_total{outcome="answered"}')).toBe(2);
    expect(await metric(docent, 'docent_questions_total{outcome="refused"}')).toBe(1);
    expect(await metric(docent, 'docent_questions_total{outcome="smalltalk"}')).toBe(1);
    expect(await metric(docent, 'docent_turned_away_total{reason="cooldown"}')).toBe(1);
    expect(await metric(docent, 'docent_answer_seconds_count{kind="command"}')).toBe(4);
    expect(await metric(docent, 'docent_indexes')).toBeGreaterThan(0);
    expect(await metric(docent, 'docent_servers')).toBe(1);
    // Each question that was looked for is remembered with what it found, and whose server it was asked in.
    const cached = (cache: string) => metric(docent, `docent_cache_entries{cache="${cache}"}`);
    expect(await cached('results')).toBeGreaterThanOrEqual(2);
    expect([await cached('settings'), await cached('libraries')]).toEqual([1, 1]);
    expect([await cached('reader'), await cached('meanings')]).toEqual([0, 0]);
    const text = await get(docent, '/metrics');
    for (const word of [alice, bob, general, bot, guild, discord.token, 'canary', 'Afghanistan', 'taliban'])
      expect(text.toLowerCase()).not.toContain(word.toLowerCase());
    // No id in any label.
    expect(text).not.toMatch(/"\d{5,}"/);
    // As many however many ask, and wherever.
    const linesOf = (metrics: string) => metrics.split('\n').filter((line) => line.startsWith('docent_'));
    await discord
      .as(bob)
      .command('ask', { question: 'Who is the ambassador?' }, { channelId: discord.ids.reading })
      .reply();
    expect(linesOf(await get(docent, '/metrics'))).toHaveLength(linesOf(text).length);
  });

  it('count what Discord refuses, and where its limits are met', async () => {
    const docent = await start();
    const { discord } = docent;
    const { alice, general, bot } = discord.ids;
    const post = 'POST channels/:channel/messages';
    discord.faults.fail(post, { status: 403, code: 50_013, message: 'Missing Permissions' });
    discord.as(alice).send(general, `<@${bot}> ${question}`);
    await expect.poll(() => metric(docent, 'docent_discord_invalid_requests_total{status="403"}')).toBe(1);
    discord.faults.rateLimit(post);
    discord.as(alice).send(general, `<@${bot}> ${question}`);
    await expect.poll(() => metric(docent, 'docent_discord_invalid_requests_total{status="429"}')).toBe(1);
    expect(await metric(docent, 'docent_discord_rate_limits_total{scope="user"}')).toBe(1);
    discord.faults.rateLimit('callback', { global: true });
    await discord.as(alice).command('ask', { question }).reply();
    expect(await metric(docent, 'docent_discord_invalid_requests_total{status="429"}')).toBe(2);
    expect(await metric(docent, 'docent_discord_rate_limits_total{scope="global"}')).toBe(1);
    discord.faults.fail(post, { status: 401, message: '401: Unauthorized' });
    discord.as(alice).send(general, `<@${bot}> ${question}`);
    await expect.poll(() => metric(docent, 'docent_discord_invalid_requests_total{status="401"}')).toBe(1);
    await expect.poll(() => metric(docent, 'docent_answer_seconds_count{kind="mention"}')).toBe(2);
  });

  it('count a handler that fails, and tell of files that cannot be read', async () => {
    const broken = chatCommand(
      { name: 'broken', description: 'For a test', options: [] },
      {
        handle: () => {
          throw new Error('the disk is full');
        },
      },
    );
    const articlesDir = articleFolder('Ferries', [['Times', ['The ferry leaves at nine.']]]);
    await cp(join(import.meta.dirname, '../../data/reader/reader.onnx'), join(articlesDir, 'picture.pdf'));
    const docent = await start({ config: { articlesDir }, overrides: { commands: [broken] } });
    const before = (await get(docent, '/metrics')).replace(/^docent_articles_left_out .*$/m, '');
    await docent.discord.as(docent.discord.ids.alice).command('broken', {}).reply();
    const fired = firing(before, await get(docent, '/metrics'));
    expect(fired).toEqual(expect.arrayContaining(['DocentFailures', 'DocentArticlesLeftOut']));
  });

  it('tell of a reader that does not run here', async () => {
    const model = folder();
    // Without what it reads with.
    for (const file of ['reader.json', 'tokenizer.json', 'decision.json'])
      await cp(join(import.meta.dirname, '../../data/reader', file), join(model, file));
    const docent = await start({ config: { reader: { on: true, model } } });
    const before = await get(docent, '/metrics');
    await docent.discord.as(docent.discord.ids.alice).command('ask', { question }).reply();
    await expect.poll(async () => firing(before, await get(docent, '/metrics'))).toContain('DocentReaderOff');
    expect(await ready(docent)).toBe(isReady);
  });
});

describe('npm run health', () => {
  it('says whether the bot that runs is ready, by its exit status too', async () => {
    await using discord = await LocalDiscord.start({ botName: 'Docent' });
    const bot = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: ':memory:' };
    await using docent = new Script('src/main.ts', [], { ...bot, HEALTH_PORT: '0' });
    await expect.poll(() => docent.out).toMatch(/Health and metrics: http:\/\/127\.0\.0\.1:\d+\n/);
    const port = /Health and metrics: \S+:(\d+)/.exec(docent.out)?.[1] ?? '';
    const ask = (env: Record<string, string>) => runScript('src/cli/health.ts', [], env);
    expect(await ask({ HEALTH_PORT: port, HEALTH_HOST: '0.0.0.0' })).toEqual({
      status: 0,
      out: '{"status":"ready"}\n',
      err: '',
    });
    docent.signal('SIGTERM');
    expect(await docent.ended()).toMatchObject({ status: 0 });
    expect(await ask({ HEALTH_PORT: port })).toMatchObject({
      status: 1,
      out: expect.stringContaining('Nobody answers'),
    });
    expect(await ask({})).toMatchObject({ status: 78, err: expect.stringContaining('HEALTH_PORT') });
  });
});
