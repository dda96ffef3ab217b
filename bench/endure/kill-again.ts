import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { LocalDiscord } from 'local-discord';
import { asGuildId, guildScope } from '../../src/library/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startDiscord } from '../bot/ask-members.ts';
import { questionAt } from '../bot/bot-questions.ts';
import { voteButton } from '../bot/vote-button.ts';
import { DocentProcess } from './docent-process.ts';

export type Killed = {
  readonly kills: number;
  readonly answers: number;
  readonly votes: number;
  /** Answers that were given but not written yet, the most in one kill: what the write-behind allows for. */
  readonly lostAtMost: number;
  /** What must never be: each in words. */
  readonly broken: readonly string[];
};

/** One in so many is killed while it starts. */
const killEarlyEvery = 4;
const longestStartMs = 2_000;
const longestLifeMs = 1_500;

/** What members saw in one life of Docent: answers by id, in order, and how many of them there were at the last vote. */
type Life = { readonly answers: string[]; readonly voted: string[]; sureUpTo: number };

/** Starts Docent on one database so many times, asks and votes, kills it in the middle, and looks at what it left. */
export async function killAgain(kills: number, tell: (text: string) => void = () => undefined): Promise<Killed> {
  const folder = await mkdtemp(join(tmpdir(), 'docent-kills-'));
  const path = join(folder, 'docent.sqlite');
  const broken: string[] = [];
  const voted: string[] = [];
  let answers = 0;
  let lostAtMost = 0;
  try {
    await using discord = await startDiscord();
    for (let kill = 1; kill <= kills; kill += 1) {
      const life = await liveAndDie(discord, path, kill % killEarlyEvery === 1);
      answers += life.answers.length;
      voted.push(...life.voted);
      const left = await inspect(path, discord, life, kill === kills ? voted : life.voted);
      broken.push(...left.broken.map((what) => `after kill ${kill}: ${what}`));
      lostAtMost = Math.max(lostAtMost, left.lost);
      tell(`${kill} of ${kills} kills: ${answers} answers, ${voted.length} votes, ${broken.length} faults`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return { kills, answers, votes: voted.length, lostAtMost, broken };
}

async function liveAndDie(discord: LocalDiscord, path: string, early: boolean): Promise<Life> {
  const life: Life = { answers: [], voted: [], sureUpTo: 0 };
  await using docent = new DocentProcess(discord, path);
  if (early) {
    await pause(Math.random() * longestStartMs);
  } else {
    await docent.ready();
    const living = live(discord, life, docent.ended);
    await pause(Math.random() * longestLifeMs);
    await docent.kill();
    await living;
  }
  return life;
}

/** One question after another, every third answer voted for, until Docent has ended. */
async function live(discord: LocalDiscord, life: Life, ended: Promise<unknown>): Promise<void> {
  const { alice, bob } = discord.ids;
  const dead = ended.then(() => undefined);
  const unlessDead = <T>(work: Promise<T>): Promise<T | undefined> => Promise.race([work.catch(() => dead), dead]);
  for (let number = 0; ; number += 1) {
    const question = questionAt(number);
    const reply = await unlessDead(discord.as(alice).command('ask', { question }).reply());
    if (reply === undefined) return;
    const up = voteButton(reply);
    if (up === undefined) continue;
    life.answers.push(up.answerId);
    if (life.answers.length % 3 !== 0) continue;
    if ((await unlessDead(discord.as(bob).click(reply, up.customId).reply())) === undefined) return;
    life.voted.push(up.answerId);
    life.sureUpTo = life.answers.length;
  }
}

async function inspect(path: string, { ids }: LocalDiscord, life: Life, voted: readonly string[]) {
  const broken: string[] = [];
  const scope = guildScope(asGuildId(ids.guild));
  await using store = await openStore(path, { questionRetentionDays: 90 });
  const kept = await Promise.all(life.answers.map(async (id) => (await store.answers.find(scope, id)) !== undefined));
  const firstLost = kept.includes(false) ? kept.indexOf(false) : kept.length;
  if (kept.slice(firstLost).includes(true)) broken.push('an answer was lost, and a later one was kept');
  if (firstLost < life.sureUpTo) broken.push('an answer was lost that was given before a vote was counted');
  for (const id of voted)
    if ((await store.votes.count(scope, id)).up !== 1) broken.push('a vote was lost that a member saw counted');
  const reader = new DatabaseSync(path, { readOnly: true });
  const checks = ['integrity_check', 'foreign_key_check'].flatMap((check) => reader.prepare(`PRAGMA ${check}`).all());
  reader.close();
  if (checks.some((row) => row['integrity_check'] !== 'ok')) broken.push('the database is damaged');
  return { broken, lost: kept.length - firstLost };
}
