import { OverwriteType, PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import { join } from 'node:path';
import type { LocalDiscord } from 'local-discord';
import { describe, expect, it } from 'vitest';
import { startDocent } from '../support/docent.ts';
import { customIds, says, written } from '../support/members-support.ts';
import { allow, articleFolder, deny, eventually, folder, handOver, posts } from '../support/reading-room.ts';

const start = Date.UTC(2026, 10, 24, 12);
const hour = 3_600_000;
const day = 24 * hour;

/** A clock that tests move. */
function clock() {
  let at = start;
  return { now: () => at, advance: (ms: number) => void (at += ms) };
}

describe('/summary post', () => {
  it('shows a preview, posts it where it was meant to go, pins it and opens a thread', async () => {
    const { discord } = await startDocent();
    const { moderator, reading, general, alice } = discord.ids;
    const maria = discord.as(moderator);
    const options = { section: '2', length: 'full', channel: reading, pin: true, thread: true };
    const preview = await maria.command('summary post', options).reply();
    expect(preview.ephemeral).toBe(true);
    expect(written(preview)).toContain(`goes to <#${reading}>`);
    expect(posts(discord, reading)).toEqual([]);

    const done = await maria.click(preview, 'Post').reply();
    const [post, ...more] = posts(discord, reading);
    expect(more).toEqual([]);
    expect(written(done)).toContain(`/${reading}/${post?.id}`);
    expect(customIds(done)).toEqual([]);
    expect(post && written(post)).toContain(`Posted by <@${moderator}>`);
    expect(post?.pinged).toEqual([]);
    expect(post?.pinned).toBe(true);
    expect(post?.thread?.name).toMatch(/^Why Russia’s economic influence/);
    const said = says(post);
    for (const id of ['2.1', '2.2', '2.3', '2.4']) expect(said).toContain(id);
    expect(said).not.toContain('1.1');
    expect(posts(discord, general)).toEqual([]);
    expect(discord.as(alice).sees(general)).toEqual([]);
  });

  it('suggests sections while one is typed, and takes the one picked', async () => {
    const { discord } = await startDocent();
    const maria = discord.as(discord.ids.moderator);
    const all = await maria.autocomplete('summary post', 'section', '');
    expect(all.map(({ name }) => name[0])).toEqual(['1', '2', '3']);
    const [found] = await maria.autocomplete('summary post', 'section', 'economic infl');
    expect(found?.name).toMatch(/^2 · Why Russia’s economic/);
    const preview = await maria.command('summary post', { section: String(found?.value) }).reply();
    expect(written(preview).match(/^### \d/gm)).toEqual(['### 2']);
  });

  it('posts nothing once cancelled', async () => {
    const { discord } = await startDocent();
    const maria = discord.as(discord.ids.moderator);
    const preview = await maria.command('summary post').reply();
    const done = await maria.click(preview, 'Cancel').reply();
    expect(written(done)).toBe('Cancelled. Nothing was posted.');
    expect(posts(discord, discord.ids.general)).toEqual([]);
  });

  it('splits a long one over messages; every claim arrives, in order', async () => {
    const claims = Array.from(
      { length: 60 },
      (_, n) => `Claim ${n} ${`tells something about number ${n} `.repeat(9)}.`,
    );
    const articlesDir = articleFolder('A long article', [
      ['The first half', claims.slice(0, 30)],
      ['The second half', claims.slice(30)],
    ]);
    const { discord } = await startDocent({ config: { articlesDir } });
    const maria = discord.as(discord.ids.moderator);
    const preview = await maria.command('summary post', { length: 'full', thread: true }).reply();
    expect(written(preview)).toContain('Message 1 of 6');
    const second = await maria.click(preview, 'Next').reply();
    expect(written(second)).toContain('Message 2 of 6');
    await maria.click(second, 'Post').reply();
    const sent = posts(discord, discord.ids.general);
    expect(sent).toHaveLength(6);
    const said = sent.map(says).join('\n');
    const at = claims.map((claim) => said.indexOf(claim.replaceAll(/\s+/g, ' ')));
    expect(at).not.toContain(-1);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(sent.map(({ thread }) => thread !== undefined)).toEqual([false, false, false, false, false, true]);
  });

  it('names exactly what Docent lacks, in the member’s language, before anything is posted', async () => {
    const { discord } = await startDocent();
    const { moderator, reading, botRole, general } = discord.ids;
    deny(discord, reading, botRole, OverwriteType.Role, Flag.PinMessages | Flag.SendPolls);
    const maria = discord.as(moderator, { locale: 'de' });
    const options = { channel: reading, pin: true, thread: true };
    await eventually(async () => {
      const refused = await maria.command('summary post', options).reply();
      expect(written(refused)).toBe(`Um in <#${reading}> zu posten, fehlt mir noch:\n- **Nachrichten anpinnen**`);
      expect(refused.ephemeral).toBe(true);
    });
    expect(posts(discord, reading)).toEqual([]);
    expect(posts(discord, general)).toEqual([]);
  });

  it('names what the member lacks there, and finds what went missing after the preview', async () => {
    const { discord } = await startDocent();
    const { moderator, reading } = discord.ids;
    const maria = discord.as(moderator);
    const preview = await maria.command('summary post', { channel: reading }).reply();
    deny(discord, reading, moderator, OverwriteType.Member, Flag.SendMessages);
    const refused = await eventually(async () => {
      const answer = await maria.click(preview, 'Post').reply();
      expect(written(answer)).toBe(`To post in <#${reading}> you still need:\n- **Send Messages**`);
      return answer;
    });
    expect(refused.ephemeral).toBe(true);
    expect(posts(discord, reading)).toEqual([]);
    const again = await maria.command('summary post', { channel: reading, pin: true }).reply();
    expect(written(again)).toContain('- **Send Messages**');

    allow(discord, reading);
    await eventually(async () => {
      const posted = await maria.click(preview, 'Post').reply();
      expect(written(posted)).toMatch(/^Posted in/);
    });
  });

  it('does nothing for an ordinary member who presses a moderator’s button, or for a moderator no more', async () => {
    const { discord } = await startDocent();
    const { moderator, alice, guild, general } = discord.ids;
    const preview = await discord.as(moderator).command('summary post').reply();
    handOver(discord, preview, alice);
    for (const label of ['Post', 'Cancel']) {
      const refused = await discord.as(alice).click(preview, label).reply();
      expect(written(refused)).toBe('You need the Manage Messages permission here to do that.');
      expect(refused.ephemeral).toBe(true);
    }
    handOver(discord, preview, moderator);
    const member = discord.world.guilds.get(guild)?.members.get(moderator);
    if (member !== undefined) member.roles = [];
    const refused = await discord.as(moderator).click(preview, 'Post').reply();
    expect(written(refused)).toBe('You need the Manage Messages permission here to do that.');
    expect(posts(discord, general)).toEqual([]);
  });

  it('is not for ordinary members', async () => {
    const { discord } = await startDocent();
    const names = (id: string) =>
      discord
        .as(id)
        .commands()
        .map(({ name }) => name);
    expect(names(discord.ids.moderator)).toEqual(expect.arrayContaining(['summary', 'quiz']));
    expect(names(discord.ids.alice)).not.toContain('quiz');
    for (const what of ['post', 'today', 'scheduled']) {
      const refused = await discord.as(discord.ids.alice).command(`summary ${what}`).reply();
      expect(refused.content).toContain('Manage Messages');
      expect(refused.ephemeral).toBe(true);
    }
  });

  it('goes on after Discord failed in the middle: nothing twice, nothing lost', async () => {
    const { now, advance } = clock();
    const claims = Array.from({ length: 40 }, (_, n) => `Claim ${n} ${`says what number ${n} is `.repeat(14)}.`);
    const articlesDir = articleFolder('A long article', [['All of it', claims]]);
    const { discord, log } = await startDocent({ config: { articlesDir }, overrides: { now } });
    const { moderator, general } = discord.ids;
    const maria = discord.as(moderator);
    const preview = await maria.command('summary post', { length: 'full', pin: true }).reply();
    // The first one arrives, but its answer gets lost; pinning fails as often as the client tries.
    discord.faults.fail(/channels\/\d+\/messages$/, { status: 500, arrives: true, times: 1 });
    discord.faults.fail(/pins/, { status: 500, times: 4 });
    const answer = await maria.click(preview, 'Post').reply();
    expect(written(answer)).toContain('I keep trying');
    const before = posts(discord, general).length;
    expect(before).toBeGreaterThan(1);
    expect(posts(discord, general)[0]?.pinned).toBe(false);
    advance(2 * 60_000);
    await eventually(() => expect(posts(discord, general)[0]?.pinned).toBe(true));
    expect(posts(discord, general)).toHaveLength(before);
    const said = posts(discord, general).map(written);
    expect(claims.filter((_, n) => said.join('\n').split(`\`1.${n + 1}\``).length !== 2)).toEqual([]);
    expect(log()).toContain('a scheduled post failed; it is tried again');
    // It is taken off the list a moment after it is pinned.
    const listed = async () => written(await maria.command('summary scheduled').reply());
    await expect.poll(listed).toMatch(/^Nothing is scheduled/m);
  });
});

describe('scheduled', () => {
  it('is shown as a time, listed, and posted once, after a restart too', async () => {
    const { now, advance } = clock();
    const settings = { config: { databaseUrl: join(folder(), 'docent.sqlite') }, overrides: { now } };
    const first = await startDocent(settings);
    const { discord } = first;
    const { moderator, reading } = discord.ids;
    const maria = discord.as(moderator);
    const preview = await maria.command('summary post', { channel: reading, when: 'in 2h' }).reply();
    const time = `<t:${(start + 2 * hour) / 1000}:F>`;
    expect(written(preview)).toContain(time);
    expect(written(preview)).toContain('Times are read as UTC');
    const done = await maria.click(preview, 'Schedule').reply();
    expect(written(done)).toContain(time);
    await first.stop();

    const second = await startDocent({ ...settings, on: discord });
    const listed = await maria.command('summary scheduled').reply();
    expect(written(listed)).toContain(time);
    expect(written(listed)).toContain(`<#${reading}>`);
    expect(posts(discord, reading)).toEqual([]);
    advance(3 * hour);
    await eventually(() => expect(posts(discord, reading)).toHaveLength(1));
    await second.stop();

    await startDocent({ ...settings, on: discord });
    const after = await maria.command('summary scheduled').reply();
    expect(written(after)).toMatch(/^Nothing is scheduled/m);
    expect(posts(discord, reading)).toHaveLength(1);
    expect(posts(discord, reading).map(written)[0]).toContain(`Posted by <@${moderator}>`);
  });

  it('is called off from the list, and from under its confirmation', async () => {
    const { now, advance } = clock();
    const { discord } = await startDocent({ overrides: { now } });
    const { moderator, alice, general } = discord.ids;
    const maria = discord.as(moderator);
    for (const when of ['tomorrow 9:00', '5 December 18:00'])
      await maria.click(await maria.command('summary post', { when }).reply(), 'Schedule').reply();
    const third = await maria.command('summary post', { when: 'in 3h' }).reply();
    const confirmed = await maria.click(third, 'Schedule').reply();
    const left = await maria.click(confirmed, 'Call off').reply();
    expect(written(left)).toMatch(/^Called off\.$/m);
    expect(written(left).match(/:F>/g)).toHaveLength(2);

    const listed = await maria.command('summary scheduled').reply();
    const [one, two] = [...JSON.stringify(listed.components).matchAll(/"value":"([^"]+)"/g)].map(([, value]) => value);
    handOver(discord, listed, alice);
    const refused = await discord
      .as(alice)
      .select(listed, '1:unschedule', [one ?? ''])
      .reply();
    expect(written(refused)).toBe('You need the Manage Messages permission here to do that.');
    handOver(discord, listed, moderator);
    const rest = await maria.select(listed, '1:unschedule', [one ?? '']).reply();
    expect(written(rest).match(/:F>/g)).toHaveLength(1);
    const none = await maria.select(rest, '1:unschedule', [two ?? '']).reply();
    expect(written(none)).toMatch(/^Nothing is scheduled/m);
    advance(30 * day);
    const again = await maria.command('summary scheduled').reply();
    expect(written(again)).toMatch(/^Nothing is scheduled/m);
    expect(posts(discord, general)).toEqual([]);
  });

  it.each([
    ['nonsense', 'when pigs fly', 'I could not read that time.'],
    ['a time that is over', '2020-01-01 10:00', 'That time is over.'],
    ['a time too far away', '2062-01-01', 'That is more than a year away.'],
  ])('kindly refuses %s', async (_, when, says) => {
    const { discord } = await startDocent({ overrides: { now: clock().now } });
    const refused = await discord.as(discord.ids.moderator).command('summary post', { when }).reply();
    expect(written(refused)).toContain(says);
    expect(refused.ephemeral).toBe(true);
  });
});

describe('/summary today', () => {
  it('posts a section a day with a poll, until the last, whatever restarts between', async () => {
    const { now, advance } = clock();
    const settings = { config: { databaseUrl: join(folder(), 'docent.sqlite') }, overrides: { now } };
    const first = await startDocent(settings);
    const { discord } = first;
    const { moderator, reading, alice } = discord.ids;
    const maria = discord.as(moderator);
    const preview = await maria.command('summary today', { channel: reading, start: 'tomorrow 9:00' }).reply();
    expect(written(preview)).toContain('one section a day');
    const poll = await maria.click(preview, 'Next').reply();
    expect(written(poll)).toContain('📊 Which of these do you want to talk about?');
    await maria.click(poll, 'Schedule').reply();
    expect(posts(discord, reading)).toEqual([]);

    advance(day);
    await eventually(() => expect(posts(discord, reading)).toHaveLength(2));
    await first.stop();
    advance(day);
    const second = await startDocent({ ...settings, on: discord });
    await eventually(() => expect(posts(discord, reading)).toHaveLength(4));
    await eventually(async () => {
      const listed = await maria.command('summary scheduled').reply();
      expect(written(listed)).toContain(`<t:${Date.UTC(2026, 10, 27, 9) / 1000}:F>`);
    });
    await second.stop();
    advance(day);
    await startDocent({ ...settings, on: discord });
    await eventually(() => expect(posts(discord, reading)).toHaveLength(6));

    const sent = posts(discord, reading);
    expect(sent.map((each) => /Day \d of 3/.exec(written(each))?.[0])).toEqual([
      'Day 1 of 3',
      undefined,
      'Day 2 of 3',
      undefined,
      'Day 3 of 3',
      undefined,
    ]);
    const answers = sent[3]?.poll?.answers.map(({ poll_media: { text = '' } }) => text) ?? [];
    expect(answers.length).toBeGreaterThanOrEqual(2);
    expect(new Set(answers).size).toBe(answers.length);
    expect(answers.filter((text) => /^\d|…$/.test(text))).toEqual([]);
    expect(answers.filter((text) => text.length > 55)).toEqual([]);
    const [last] = sent.slice(-1);
    if (last !== undefined) discord.as(alice).vote(last, [1]);
    advance(30 * day);
    await eventually(async () => {
      const listed = await maria.command('summary scheduled').reply();
      expect(written(listed)).toMatch(/^Nothing is scheduled/m);
    });
    expect(posts(discord, reading)).toHaveLength(6);
  });

  it('begins at once without a start, with a question where one is wished for', async () => {
    const { discord } = await startDocent();
    const { moderator, general } = discord.ids;
    const maria = discord.as(moderator);
    const preview = await maria.command('summary today', { talk: 'question' }).reply();
    const done = await maria.click(preview, 'Post').reply();
    expect(written(done)).toContain('The next section follows in a day.');
    expect(posts(discord, general).map((each) => written(each).split('\n')[0])).toEqual([
      '## Russia and the Taliban: a new partnership in the making?',
      '💬 **Which of these do you want to talk about?**',
    ]);
    const called = await maria.click(done, 'Call off').reply();
    expect(written(called)).toMatch(/^Called off\.$/m);
  });
});

/** What only the moderator sees of a quiz, once it is there. */
function reveals(discord: LocalDiscord) {
  const { moderator, general } = discord.ids;
  return eventually(() => {
    const found = discord
      .as(moderator)
      .sees(general)
      .findLast(({ ephemeral, content }) => ephemeral && content.includes('end the quiz'));
    if (found === undefined) throw new Error('The moderator was given no button.');
    return found;
  });
}

describe('/quiz', () => {
  it('tells each member privately whether they were right, and counts first answers only', async () => {
    const settings = { config: { databaseUrl: join(folder(), 'docent.sqlite') } };
    const first = await startDocent(settings);
    const { discord } = first;
    const { moderator, alice, bob } = discord.ids;
    const quiz = await discord.as(moderator).command('quiz', { section: '3' }).reply();
    expect(quiz.ephemeral).toBe(false);
    expect(written(quiz)).toContain('\\_\\_\\_\\_\\_');
    const [row] = quiz.components ?? [];
    const ids = row?.type === 1 ? row.components.map((each) => ('custom_id' in each ? each.custom_id : '')) : [];
    expect(ids.length).toBeGreaterThanOrEqual(3);
    const isRight = (id: string) => id.split(':').at(-1) === id.split(':').at(-2);
    const right = ids.find(isRight) ?? '';
    const wrong = ids.find((id) => !isRight(id)) ?? '';
    // The buttons work in the next run of the bot too.
    await first.stop();
    await startDocent({ ...settings, on: discord });

    const no = await discord.as(alice).click(quiz, wrong).reply();
    expect(no.ephemeral).toBe(true);
    expect(written(no)).toMatch(/❌ Not quite/);
    expect(written(no)).toMatch(/> `3\.\d` .*\*\*.+\*\*/);
    expect(written(no)).toMatch(/-# Right so far: 0 of 1/);
    const late = await discord.as(alice).click(quiz, right).reply();
    expect(written(late)).toMatch(/Only your first answer counts/);
    const yes = await discord.as(bob).click(quiz, right).reply();
    expect(written(yes)).toContain('✅ Right!');
    expect(written(yes)).toMatch(/-# Right so far: 1 of 2/);

    // Nobody is shown a button that would refuse them: the moderator alone has the one that reveals.
    expect(JSON.stringify(quiz.components)).not.toContain('Reveal');
    await discord
      .as(moderator)
      .click(await reveals(discord), 'Reveal to all')
      .reply();
    const revealed = discord
      .as(bob)
      .sees(discord.ids.general)
      .find(({ id }) => id === quiz.id);
    expect(revealed && written(revealed)).toMatch(/-# Right: 1 of 2/);
    expect(revealed?.components).toEqual([]);
  });

  it('asks by a poll of Discord’s, whose answer anyone is shown, or everyone by a moderator', async () => {
    const { discord } = await startDocent();
    const { moderator, alice } = discord.ids;
    const quiz = await discord.as(moderator).command('quiz', { as: 'poll' }).reply();
    expect(quiz.poll?.question.text).toContain('_____');
    expect(quiz.poll?.answers.length).toBeGreaterThanOrEqual(3);
    const shown = await discord.as(alice).click(quiz, 'Show me the answer').reply();
    expect(shown.ephemeral).toBe(true);
    const answer = /> .*?\*\*(.+?)\*\*/.exec(written(shown))?.[1];
    expect(quiz.poll?.answers.map(({ poll_media: { text } }) => text)).toContain(answer);
    const told = await discord
      .as(moderator)
      .click(await reveals(discord), 'Reveal to all')
      .reply();
    expect(told.ephemeral).toBe(false);
    expect(written(told)).toBe(written(shown));
  });

  it('asks about no claim twice in a row, also after a restart', async () => {
    const settings = { config: { databaseUrl: join(folder(), 'docent.sqlite') } };
    const first = await startDocent(settings);
    const { discord } = first;
    const asked: (string | undefined)[] = [];
    const ask = async () => {
      const quiz = await discord.as(discord.ids.moderator).command('quiz').reply();
      asked.push(/:(\d+\.\d+)-\d+-\d+:/.exec(JSON.stringify(quiz.components))?.[1]);
    };
    for (let n = 0; n < 4; n++) await ask();
    await first.stop();
    await startDocent({ ...settings, on: discord });
    for (let n = 0; n < 4; n++) await ask();
    for (const [at, id] of asked.entries()) if (at > 0) expect(id).not.toBe(asked[at - 1]);
    expect(asked).not.toContain(undefined);
  });

  it('says so where an article has too little to ask for', async () => {
    const articlesDir = articleFolder('Plain words', [['Only this', ['nothing here has a name.', 'nor any number.']]]);
    const { discord } = await startDocent({ config: { articlesDir } });
    const refused = await discord.as(discord.ids.moderator).command('quiz').reply();
    expect(written(refused)).toContain('I cannot make a quiz of this');
    expect(refused.ephemeral).toBe(true);
  });
});
