import { describe, expect, it } from 'vitest';
import { long, longId } from '../../support/articles.ts';
import { customIds, ids, idOf, isPrivate, labels, messageOf, openDesk, openOptions, said } from '../../support/desk.ts';

const question = 'village bridge arches';

async function asked(options: object = {}) {
  const desk = await openDesk({ articles: [long] });
  const reply = await desk.command('ask', { question, ...options });
  return { desk, reply };
}

describe('more', () => {
  it('turns to each page once, forth and back, for whoever asked', async () => {
    const { desk, reply } = await asked();
    const seen = [said(reply)];
    let page = reply;
    while (labels(page).some((label) => label.startsWith('More'))) {
      const forth = customIds(messageOf(page)).filter((id) => id.includes(':more:'));
      page = await desk.press(forth.at(-1) ?? '', messageOf(page));
      expect(page.kind).toBe('update');
      seen.push(said(page));
    }
    expect(seen).toHaveLength(3);
    const claims = seen.flatMap((text) => [...text.matchAll(/`(1\.\d+)`/g)].map(([, id]) => id));
    expect(new Set(claims).size).toBe(9);
    const back = await desk.press(idOf(page, 'more'), messageOf(page));
    expect(said(back)).toBe(seen[1]);
  });

  it('says under later pages that they are further from the question', async () => {
    const { desk, reply } = await asked();
    const page = await desk.press(idOf(reply, 'more'), messageOf(reply));
    expect(said(page)).toContain('Also found');
  });

  it('gives anyone else a private copy, which then is theirs to turn, in their language', async () => {
    const { desk, reply } = await asked();
    const bob = { userId: ids.bob, locale: 'de' as const };
    const copy = await desk.press(idOf(reply, 'more'), messageOf(reply), bob);
    expect(isPrivate(copy)).toBe(true);
    expect(said(copy)).toContain('Nur wer das geöffnet hat');
    const next = await desk.press(idOf(copy, 'more'), messageOf(copy), bob);
    expect(next.kind).toBe('update');
    expect(labels(copy)).toContain('📣');
  });

  it('keeps the language of a message whoever clicks', async () => {
    const { desk, reply } = await asked();
    const voted = await desk.press(idOf(reply, 'up'), messageOf(reply), { userId: ids.bob, locale: 'ru' });
    expect(labels(voted)).toContain('More (6)');
  });
});

describe('share with everyone', () => {
  it('is for whoever asked: another member’s click, however it was made, posts nothing', async () => {
    const { desk, reply } = await asked({ private: true });
    const forged = await desk.press(idOf(reply, 'share'), messageOf(reply), { userId: ids.bob, locale: 'fr' });
    expect(isPrivate(forged)).toBe(true);
    expect(said(forged)).toBe('Seule la personne qui a demandé peut publier ceci.');
    expect(isPrivate(await desk.press(idOf(reply, 'share'), messageOf(reply)))).toBe(false);
  });

  it('posts each page once, however often and however much later it is pressed', async () => {
    const { desk, reply } = await asked({ private: true });
    const press = (on = reply) => desk.press(idOf(on, 'share'), messageOf(on));
    const presses = await Promise.all([press(), press()]);
    expect(presses.filter(isPrivate)).toHaveLength(1);
    const again = await press();
    expect(isPrivate(again)).toBe(true);
    expect(said(again)).toBe('You have posted this in this channel already.');
    const second = await desk.press(idOf(reply, 'more'), messageOf(reply));
    expect(isPrivate(await press(second))).toBe(false);
    expect(isPrivate(await press(second))).toBe(true);
  });

  it('pressed again says where it stands, once that is known', async () => {
    const { desk, reply } = await asked({ private: true });
    const press = () => desk.press(idOf(reply, 'share'), messageOf(reply));
    const post = await press();
    if (post.kind === 'message') await post.sent?.('700000000000000007');
    const [, link] = /already: (\S+)$/.exec(said(await press())) ?? [];
    expect(link).toMatch(/^https:\/\/discord\.com\/channels\/\d+\/\d+\/700000000000000007$/);
  });

  it('that Discord did not take can be pressed again', async () => {
    const { desk, reply } = await asked({ private: true });
    const post = await desk.press(idOf(reply, 'share'), messageOf(reply));
    if (post.kind === 'message') await post.unsent?.();
    expect(isPrivate(await desk.press(idOf(reply, 'share'), messageOf(reply)))).toBe(false);
  });

  it('shows the page that is open to everyone, with who shared it', async () => {
    const { desk, reply } = await asked({ private: true });
    const second = await desk.press(idOf(reply, 'more'), messageOf(reply));
    const post = await desk.press(idOf(second, 'share'), messageOf(second));
    expect(isPrivate(post)).toBe(false);
    expect(said(post)).toContain(`<@${ids.alice}>`);
    expect(said(post)).toContain('Also found');
    expect(labels(post).join()).not.toContain('Share');
  });

  it('counts towards the cooldown', async () => {
    const desk = await openDesk({ articles: [long], perMember: 2 });
    const reply = await desk.command('ask', { question, private: true });
    await desk.press(idOf(reply, 'share'), messageOf(reply));
    expect(isPrivate(await desk.press(idOf(reply, 'share'), messageOf(reply)))).toBe(true);
  });
});

describe('votes', () => {
  it('counts one vote a person, changed by the other and taken back by the same', async () => {
    const { desk, reply } = await asked();
    const press = async (action: string, userId: string) => {
      const pressed = await desk.press(idOf(reply, action), messageOf(reply), { userId });
      return labels(pressed).filter((label) => /👍|👎/.test(label));
    };
    expect(await press('up', ids.alice)).toEqual(['👍1', '👎']);
    expect(await press('up', ids.bob)).toEqual(['👍2', '👎']);
    expect(await press('down', ids.bob)).toEqual(['👍1', '👎1']);
    expect(await press('down', ids.bob)).toEqual(['👍1', '👎']);
    expect(await press('up', ids.alice)).toEqual(['👍', '👎']);
  });

  it('leaves the text of the answer as it is', async () => {
    const { desk, reply } = await asked();
    const voted = messageOf(await desk.press(idOf(reply, 'up'), messageOf(reply)));
    expect(Object.keys(voted)).toEqual(['components']);
  });

  it('keeps the counts when a page is turned', async () => {
    const { desk, reply } = await asked();
    await desk.press(idOf(reply, 'down'), messageOf(reply));
    expect(labels(await desk.press(idOf(reply, 'more'), messageOf(reply)))).toContain('👎1');
  });
});

describe('whatever a custom id claims', () => {
  const actions = [
    'more',
    'up',
    'down',
    'post',
    'follow',
    'section',
    'around',
    'turn',
    'reply',
    'delete',
    'delete-now',
  ];

  it.each(actions)('%s with arguments that were never ours is refused privately', async (action) => {
    const { desk } = await asked();
    for (const args of ['', 'x', `../../etc:9:${ids.alice}:o:en`, `AAAAAAAAAAAA:-1:${ids.alice}:o:en`, 'a:b:c:d:e:f']) {
      const reply = await desk.press(`1:${action}:${args}`);
      expect(isPrivate(reply)).toBe(true);
      expect(said(reply)).not.toContain('went wrong');
    }
  });

  it('finds no answer of another server or of a direct message', async () => {
    const { desk, reply } = await asked({ private: true });
    for (const action of ['more', 'options', 'share']) {
      for (const who of [{ guildId: ids.otherGuild }, { guildId: undefined }]) {
        const elsewhere = await desk.press(idOf(reply, action), messageOf(reply), who as object);
        expect(isPrivate(elsewhere)).toBe(true);
        expect(said(elsewhere)).toContain('no longer have this answer');
      }
    }
  });

  it('says kindly what to do about a button from an older version or an unknown one', async () => {
    const { desk } = await asked();
    for (const id of ['0:more:abc', '2:more:abc', '1:nothing', 'pressme', '1:', ''])
      expect(said(await desk.press(id))).toContain('Please ask again with /ask.');
  });
});

it('works for an article whose id would not fit', async () => {
  const desk = await openDesk({ articles: [longId] });
  const reply = await desk.command('ask', { question: 'bumblebees temperatures' });
  const options = await openOptions(desk, reply);
  expect(said(await desk.press(idOf(options, 'section'), messageOf(options)))).toContain('shiver');
  expect(said(await desk.press(idOf(options, 'around'), messageOf(options)))).toContain('shiver');
});
