import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { here, said } from '../../support/desk.ts';
import { openModeratorsDesk } from '../../support/moderators-desk.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * As the version before payloads had a version left it, a day after the desk's clock starts: a series that ended in the
 * middle of its second day, with the section sent and its poll not; a section that Discord refused twice; a section due
 * in two hours, to be pinned and with a thread; a whole summary in German due in three.
 */
const dump = join(import.meta.dirname, '../../fixtures/store/pending-schedules.sql');

const folder = mkdtempSync(join(tmpdir(), 'docent-pending-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function openPending(name: string) {
  const databaseUrl = join(folder, `${name}.sqlite`);
  const old = new DatabaseSync(databaseUrl);
  old.exec(readFileSync(dump, 'utf8'));
  old.close();
  const desk = await openModeratorsDesk({ databaseUrl });
  desk.advance(day);
  return desk;
}

it('schedules of an earlier version are posted as that version would have posted them', async () => {
  const desk = await openPending('posted');
  const { rooms } = desk;
  const story: unknown[] = [];
  for (;;) {
    const [next] = await desk.services.store.schedules.list(here);
    if (next === undefined) break;
    desk.advance(next.at - desk.services.now());
    const before = rooms.sent.length;
    await desk.due();
    const sent = rooms.sent.slice(before).map((each) => ({
      ...each,
      isPinned: rooms.pinned.includes(each.id),
      thread: rooms.threads.find(({ messageId }) => messageId === each.id)?.name ?? '',
    }));
    story.push({ at: new Date(next.at).toISOString(), sent });
  }
  const json = JSON.stringify(story, undefined, 2);
  await expect(`${json}\n`).toMatchFileSnapshot('../../golden/moderators/pending-posted.json');
});

it('schedules of an earlier version are listed', async () => {
  const desk = await openPending('listed');
  expect(said(await desk.command('summary scheduled'))).toMatchInlineSnapshot(`
    "### Scheduled posts
    **<t:1795608060:F>** · <t:1795608060:R>
    One section a day: Russia and the Taliban: a new partnership in the making?
    -# <#200000000000000001> · Scheduled by <@300000000000000001>
    **<t:1795608300:F>** · <t:1795608300:R>
    How Russia’s ties with the Taliban are part of its broader strategy to counter the West…
    -# <#200000000000000002> · Scheduled by <@300000000000000002>
    **<t:1795615200:F>** · <t:1795615200:R>
    Why Russia’s economic influence in Afghanistan is limited and doesn’t compare with that…
    -# <#200000000000000002> · Scheduled by <@300000000000000001>
    **<t:1795618800:F>** · <t:1795618800:R>
    Russia and the Taliban: a new partnership in the making?
    -# <#200000000000000001> · Scheduled by <@300000000000000002>"
  `);
});
