import { beforeEach, describe, expect, it } from 'vitest';
import { localeOf, messages } from '../../src/bot/messages/index.ts';
import type { LocalDiscord } from 'local-discord';
import { shownText } from '../support/discord-markdown.ts';
import { type Docent, startDocent } from '../support/docent.ts';
import {
  buttonId,
  customIds,
  expectNoErrors,
  openOptions,
  says,
  sectionOption,
  written,
} from '../support/members-support.ts';

const trade = 'How much trade does Russia do with Afghanistan?';
/** That several claims say something of. */
const several = 'What does Russia plan in Afghanistan?';

let docent: Docent;
let discord: LocalDiscord;
const as = (who: 'alice' | 'bob' | 'moderator', locale?: string) =>
  discord.as(discord.ids[who], locale === undefined ? {} : { locale });

beforeEach(async () => {
  docent = await startDocent();
  discord = docent.discord;
  return () => expectNoErrors(docent);
});

describe('under an answer', () => {
  it('more results turn in place for whoever asked, and come privately for others', async () => {
    const answer = await as('alice').command('ask', { question: several }).reply();
    const page = await as('alice').click(answer, buttonId(answer, 'more')).reply();
    expect(page.id).toBe(answer.id);
    expect(says(page)).toContain('Also found');
    const copy = await as('bob').click(page, buttonId(page, 'more')).reply();
    expect(copy.ephemeral).toBe(true);
    expect(says(copy)).toContain('Here is a copy of your own');
    expect((await as('bob').click(copy, buttonId(copy, 'more')).reply()).id).toBe(copy.id);
    expect(says(discord.as(discord.ids.alice).sees().at(-1))).toBe(says(page));
  });

  it('the section and the neighbours come privately to whoever wants them', async () => {
    const answer = await as('alice').command('ask', { question: trade }).reply();
    const section = await as('bob')
      .click(await openOptions(as('bob'), answer), 'Section 2')
      .reply();
    expect(section.ephemeral).toBe(true);
    expect(says(section)).toContain('2.4');
    const around = await as('alice').click(answer, 'In context').reply();
    expect(around.ephemeral).toBe(true);
    expect(says(around)).toContain('2.3');
    expect((await as('alice').click(around, 'Section 2').reply()).ephemeral).toBe(true);
  });

  it('a private answer can be posted', async () => {
    const answer = await as('alice').command('ask', { question: trade, private: true }).reply();
    expect(as('bob').sees()).toEqual([]);
    const post = await as('alice').click(answer, 'Share with everyone').reply();
    expect(post.ephemeral).toBe(false);
    expect(says(as('bob').sees().at(-1))).toContain('$289 million');
    expect(post.pinged).toEqual([]);
    await expect
      .poll(async () => says(await as('alice').click(answer, 'Share with everyone').reply()))
      .toMatch(new RegExp(`already: https://discord.com/channels/\\d+/\\d+/${post.id}`));
  });

  it('votes are counted where everyone sees them', async () => {
    const answer = await as('alice').command('ask', { question: trade }).reply();
    await as('alice').click(answer, buttonId(answer, 'up')).reply();
    const counted = await as('bob').click(answer, buttonId(answer, 'down')).reply();
    expect(says(counted)).toBe(says(answer));
    expect(JSON.stringify(counted.components)).toMatch(/"label":"1".*"label":"1"/);
  });

  it('a follow-up opens a field and is answered where the answer was', async () => {
    const answer = await as('alice').command('ask', { question: trade }).reply();
    const modal = await as('bob')
      .click(await openOptions(as('bob'), answer), 'Follow-up')
      .modal();
    const next = await as('bob').submit(modal, { question: 'Who was the first foreign diplomat?' }).reply();
    expect(next.ephemeral).toBe(false);
    expect(says(next)).toContain('Zhirnov');
    const quiet = await as('alice').command('ask', { question: trade, private: true }).reply();
    const second = await as('alice')
      .click(await openOptions(as('alice'), quiet), 'Follow-up')
      .modal();
    expect((await as('alice').submit(second, { question: 'drug trafficking' }).reply()).ephemeral).toBe(true);
  });

  it('a refusal lets one choose a section to read', async () => {
    const refusal = await as('alice').command('ask', { question: 'best pizza recipe' }).reply();
    const read = await as('bob')
      .select(refusal, '1:read', [sectionOption(refusal, '3')])
      .reply();
    expect(read.ephemeral).toBe(true);
    expect(says(read)).toContain('drug trafficking');
  });
});

describe('reading', () => {
  it('/lookup suggests while one types, and shows the pick', async () => {
    expect((await as('alice').autocomplete('lookup', 'statement', '')).map(({ name }) => name[0])).toContain('2');
    const [first] = await as('alice').autocomplete('lookup', 'statement', 'network of schools');
    expect(first?.name).toMatch(/^2\.2 · /);
    const claim = String(first?.value);
    expect(says(await as('alice').command('lookup', { statement: claim }).reply())).toContain('2.3');
    expect((await as('alice').command('lookup', { statement: claim, public: true }).reply()).ephemeral).toBe(false);
  });

  it('/section shows the one that was picked', async () => {
    const [pick] = await as('alice').autocomplete('section', 'section', 'economic');
    const reply = await as('alice')
      .command('section', { section: String(pick?.value) })
      .reply();
    expect(says(reply)).toContain('2.1');
    expect(says(reply)).toContain('2.4');
  });

  it('/article shows what there is, and /ask can be told which', async () => {
    const reply = await as('alice').command('article').reply();
    expect(says(reply)).toContain('Ishan Crawford');
    const [pick] = await as('alice').autocomplete('ask', 'article', 'russia', { options: { question: trade } });
    const article = String(pick?.value);
    expect(says(await as('alice').command('ask', { question: trade, article }).reply())).toContain('$289 million');
    expect(says(await as('alice').command('article', { article }).reply())).toContain('4 statements');
  });
});

describe('talking', () => {
  it('a mention is answered under it, in a channel, a thread and a direct message', async () => {
    const alice = as('alice');
    const { bot, reading } = discord.ids;
    const root = alice.send(reading, 'Shall we talk about it here?');
    const thread = alice.thread(reading, 'talk', { on: root });
    for (const [channelId, text] of [
      [reading, `<@${bot}> ${trade}`],
      [thread, `<@${bot}> ${trade}`],
      [alice.dmId, trade],
    ] as const) {
      const asked = alice.send(channelId, text);
      const answer = await arrival(alice, channelId, ({ author }) => author.id === bot);
      expect(answer.message_reference?.message_id).toBe(asked.id);
      expect(says(answer)).toContain('$289 million');
      expect(answer.pinged).toEqual([]);
    }
  });

  it('a mention in reply to an answer is taken with the question before it', async () => {
    const alice = as('alice');
    const { bot, reading } = discord.ids;
    const answer = await alice.command('ask', { question: trade }, { channelId: reading }).reply();
    alice.send(reading, `<@${bot}> Who was the first foreign diplomat to meet the Taliban?`, { replyTo: answer });
    const next = await arrival(alice, reading, ({ id, author }) => author.id === bot && id !== answer.id);
    expect(says(next)).toContain('1.2');
  });

  it.each(['when was that?', 'why?'])('“%s” goes on from the answer that it replies to', async (question) => {
    const alice = as('alice');
    const { bot, reading } = discord.ids;
    const asked = 'When did the invasion of Ukraine start?';
    const answer = await alice.command('ask', { question: asked }, { channelId: reading }).reply();
    alice.send(reading, `<@${bot}> ${question}`, { replyTo: answer });
    const next = await arrival(alice, reading, ({ id, author }) => author.id === bot && id !== answer.id);
    expect(says(next)).toContain(`Going on from “${asked}”`);
    expect(says(next)).toContain('3.3');
  });
});

describe('on a message', () => {
  it('Find in the article shows privately what is nearest; moderators quote it under the message', async () => {
    const { general } = discord.ids;
    const message = as('bob').send(general, 'I read that Turkey supports a network of schools in Afghanistan.');
    const found = await as('alice').contextMenu('Find in the article', message).reply();
    expect(found.ephemeral).toBe(true);
    expect(says(found)).toContain('2.2');
    expect(JSON.stringify(found.components)).not.toContain('quote');
    expect(as('bob').sees(general)).toHaveLength(1);
    const look = await as('moderator').contextMenu('Find in the article', message).reply();
    expect(look.ephemeral).toBe(true);
    const [nearest = ''] = customIds(look).filter((id) => id.includes(':quote:'));
    const done = await as('moderator').click(look, nearest).reply();
    expect(done.content).toContain('https://discord.com/channels/');
    const posted = as('bob').sees(general).at(-1);
    expect(posted?.message_reference?.message_id).toBe(message.id);
    expect(says(posted)).toContain('2.2');
    expect(posted?.pinged).toEqual([]);
  });

  it('Answer this question answers under the message for everyone, mentioning nobody', async () => {
    const { general } = discord.ids;
    const message = as('bob').send(general, trade);
    const told = await as('alice').contextMenu('Answer this question', message).reply();
    expect(told.ephemeral).toBe(true);
    const posted = as('bob').sees(general).at(-1);
    expect(posted?.message_reference?.message_id).toBe(message.id);
    expect(says(posted)).toContain('$289 million');
    expect(posted?.pinged).toEqual([]);
    expect(posted).toBeDefined();
    if (posted === undefined) return;
    expect((await as('alice').click(posted, buttonId(posted, 'up')).reply()).id).toBe(posted.id);
  });
});

describe('/help and /privacy', () => {
  it('help is private, and shows moderators more', async () => {
    const shown = await as('alice').command('help').reply();
    expect(shown.ephemeral).toBe(true);
    for (const { name, type } of as('alice').commands())
      expect(written(shown)).toMatch(type === 1 ? new RegExp(`</${name}(?: \\S+)?:\\d+> \\S`) : new RegExp(name));
    expect(says(await as('moderator').command('help').reply()).length).toBeGreaterThanOrEqual(says(shown).length);
  });

  it('privacy shows what is kept, and deletes on a second word', async () => {
    const answer = await as('alice').command('ask', { question: trade }).reply();
    await as('alice').click(answer, buttonId(answer, 'up')).reply();
    const shown = await as('alice').command('privacy').reply();
    expect(says(shown)).toContain('questions 1, answers 1, votes 1');
    const sure = await as('alice').click(shown, 'Delete my data').reply();
    expect(says(await as('alice').click(sure, 'Delete').reply())).toContain('Records: 1');
    const again = await as('moderator').command('privacy').reply();
    const all = await as('moderator').click(again, 'Delete all of this server').reply();
    expect(says(await as('moderator').click(all, 'Keep').reply())).toContain('Nothing was deleted');
    const third = await as('moderator').command('privacy').reply();
    const really = await as('moderator').click(third, 'Delete all of this server').reply();
    await as('moderator').click(really, 'Delete').reply();
    expect(says(await as('alice').command('privacy').reply())).toContain('questions 0, answers 0');
  });
});

describe.each(['en-US', 'es-ES', 'es-419', 'de', 'fr', 'ru'])('in %s', (locale) => {
  it('every reply is in the member’s language', async () => {
    const alice = as('alice', locale);
    const words = messages[localeOf(locale)];
    const answer = await alice.command('ask', { question: trade }).reply();
    expect(JSON.stringify(answer.components)).toContain(`"${words.answerButtons.options}"`);
    expect(says(await alice.command('ask', { question: 'best pizza recipe' }).reply())).toContain(words.answer.covers);
    expect(says(await alice.command('article').reply())).toContain(words.articleCard.sections);
    expect(says(await alice.command('help').reply())).toContain(words.help.title);
    expect(says(await alice.command('privacy').reply())).toContain(words.privacy.title);
    expect(says(await alice.command('lookup', { statement: '2.1' }).reply())).toContain(words.reading.following(2));
    expect((await alice.click(await openOptions(alice, answer), words.answerButtons.followUp).modal()).title).toBe(
      words.followUp.title,
    );
    const found = await alice
      .contextMenu('Find in the article', alice.send(discord.ids.general, 'a cat video'))
      .reply();
    expect(says(found)).toContain(words.graded.none);
  });
});

async function arrival(
  actor: ReturnType<LocalDiscord['as']>,
  channelId: string,
  wanted: (message: ReturnType<typeof actor.sees>[number]) => boolean,
) {
  return await new Promise<ReturnType<typeof actor.sees>[number]>((resolve) => {
    const look = () => {
      const found = actor.sees(channelId).find(wanted);
      if (found !== undefined) resolve(found);
      return found;
    };
    if (look() !== undefined) return;
    const stop = actor.watch(() => {
      if (look() !== undefined) stop();
    });
  });
}

it('shows what it says, not how it is written', async () => {
  const answer = await as('alice').command('ask', { question: trade }).reply();
  expect(shownText(answer.content)).not.toMatch(/[*_`]/);
});
