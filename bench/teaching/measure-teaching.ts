import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { TaughtMatching } from '../../src/library/teaching/taught-matching.ts';
import type { Taught, TaughtNote } from '../../src/library/teaching/taught.ts';
import type { SearchReading } from '../../src/search/index.ts';

const root = join(import.meta.dirname, '../..');
const paraphrases = join(root, 'tests/fixtures/teaching/paraphrases.json');
const sets = join(root, '../shared/eval');

/** Where there are no question sets, nothing else is asked. */
export const hasQuestionSets = existsSync(sets);

/** Questions that are taught, the same in other words, and some that are near to them and ask something else. */
type Group = {
  readonly locale?: string;
  readonly questions: readonly string[];
  readonly asked: readonly string[];
  readonly near: readonly string[];
};

export type TeachingFigures = {
  readonly asked: number;
  /** How many of them brought what was taught for them, and how many of these surely; how many brought something else that was taught. */
  readonly right: number;
  readonly sure: number;
  readonly other: number;
  readonly near: number;
  readonly nearSure: number;
  readonly nearLikely: number;
  /** Questions of `../shared/eval`, in all its languages, and those of them that brought anything. */
  readonly elsewhere: number;
  readonly wrong: readonly string[];
  /** Milliseconds of one of these, the middle one and one in a hundred. */
  readonly ms: readonly [number, number];
};

/** Teaches all at once, and asks: of every so many groups, and so many questions of the sets at most. */
export async function measureTeaching(
  reading: SearchReading | undefined,
  { most, every = 1 }: { readonly most: number; readonly every?: number },
  tell: (line: string) => void = () => undefined,
): Promise<TeachingFigures> {
  const groups = JSON.parse(readFileSync(paraphrases, 'utf8')) as readonly Group[];
  const taught = groups.map(({ questions, locale = 'en' }, at): Taught<TaughtNote> => {
    const teaching = { kind: 'note', questions, text: 'So it is.', from: 'moderators' } as const;
    return { id: String(at), at: 0, locale, teaching };
  });
  const matching = new TaughtMatching(reading);
  await matching.prepare(taught);
  const ask = (text: string, locale = 'en') => matching.find({ text, locale }, taught);
  let [asked, right, sure, other, near, nearSure, nearLikely] = [0, 0, 0, 0, 0, 0, 0];
  for (const [at, group] of groups.entries()) {
    if (at % every !== 0) continue;
    for (const text of group.asked) {
      const found = await ask(text, group.locale);
      const isRight = found?.taught.id === String(at);
      asked += 1;
      if (isRight) right += 1;
      if (isRight && found.isSure) sure += 1;
      if (!isRight && found !== undefined) other += 1;
      if (!isRight) tell(`${found === undefined ? 'missed' : 'another'}: ${text}`);
    }
    for (const text of group.near) {
      const found = await ask(text, group.locale);
      near += 1;
      if (found?.isSure === true) nearSure += 1;
      if (found?.isSure === false) nearLikely += 1;
      if (found !== undefined) tell(`near, ${found.isSure ? 'sure' : 'likely'}: ${text}`);
    }
  }
  const wrong: string[] = [];
  const times: number[] = [];
  for (const { text, language } of questionsElsewhere(most)) {
    const before = performance.now();
    if ((await ask(text, language)) !== undefined) wrong.push(text);
    times.push(performance.now() - before);
  }
  times.sort((one, another) => one - another);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  const elsewhere = { elsewhere: times.length, wrong, ms: [at(0.5), at(0.99)] as const };
  return { asked, right, sure, other, near, nearSure, nearLikely, ...elsewhere };
}

/** So many questions, as many of each set, from all over it. */
function questionsElsewhere(most: number): readonly { readonly text: string; readonly language: string }[] {
  const files = globSync('*.jsonl', { cwd: sets }).sort();
  return files.flatMap((file) => {
    const lines = readFileSync(join(sets, file), 'utf8').trimEnd().split('\n');
    const all = lines.flatMap((line) => {
      const { language, questions } = JSON.parse(line) as {
        readonly language: string;
        readonly questions: readonly { readonly text: string }[];
      };
      return questions.map(({ text }) => ({ text, language }));
    });
    const each = Math.ceil(most / files.length);
    const step = Math.max(1, all.length / each);
    return Array.from({ length: Math.min(each, all.length) }, (_, at) => all[Math.floor(at * step)]).filter(
      (question) => question !== undefined,
    );
  });
}
