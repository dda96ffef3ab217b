import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { databaseSecrets } from '../../../src/store/database-address.ts';
import { startDocent } from '../../support/docent.ts';
import { written } from '../../support/members-support.ts';
import { hasPostgres } from '../../support/database/postgres-database.ts';
import { PostgresProcess } from '../../support/database/postgres-process.ts';

const question = 'How much does Russia trade with Afghanistan?';

describe.runIf(hasPostgres)('Docent on a PostgreSQL database', () => {
  let server: PostgresProcess;
  beforeAll(async () => {
    server = await PostgresProcess.start();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('answers on while the server is away, and keeps what was asked and voted once it is back', async () => {
    const { discord, app, log } = await startDocent({ config: { databaseUrl: server.url } });
    const alice = discord.as(discord.ids.alice);
    const ask = () => alice.command('ask', { question }).reply();
    expect(JSON.stringify(await ask())).toContain('289 million');
    await server.stop();
    const replies = await Promise.all([ask(), ask(), ask()]);
    expect(replies.filter((reply) => JSON.stringify(reply).includes('289 million'))).toHaveLength(3);
    expect(written(await alice.command('help').reply())).toContain('/ask');
    const [first] = replies;
    if (first === undefined) throw new Error('there is no reply');
    const voteUp = /"custom_id":"([^"]*:up:[^"]*)"/.exec(JSON.stringify(first.components))?.[1] ?? '';
    const voting = alice.click(first, voteUp);
    await server.restart();
    expect(JSON.stringify((await voting.reply()).components)).toContain('"label":"1"');
    const scope = guildScope(asGuildId(discord.ids.guild));
    expect(await app.services.store.retention.summary(scope)).toMatchObject({ questions: 4, answers: 4, votes: 1 });
    for (const secret of databaseSecrets(server.url)) expect(log()).not.toContain(secret);
  });
});
