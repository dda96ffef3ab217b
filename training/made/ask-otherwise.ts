import type { SeededRandom } from './seeded-random.ts';

/** Openings and words of questions that people use for one another. */
const SAME: readonly (readonly string[])[] = [
  ['how do i', 'how can i', 'how to', 'how should i', 'what is the way to', 'how does one'],
  ['can i', 'is it possible to', 'am i able to', 'may i', 'could i', 'is there a way to'],
  ['why does', 'what is the reason that', 'how come'],
  ['what is', "what's", 'what exactly is', 'can you explain'],
  ['where can i', 'where do i', 'where should i'],
  ['do i need to', 'do i have to', 'must i', 'should i'],
  ['change', 'modify', 'edit', 'adjust'],
  ['remove', 'delete', 'get rid of'],
  ['create', 'make', 'set up'],
  ['fix', 'solve', 'resolve', 'repair'],
  ['problem', 'issue', 'trouble'],
  ['error', 'failure', 'message'],
  ['use', 'work with'],
  ['install', 'set up'],
  ['get', 'obtain', 'receive'],
  ['start', 'begin', 'launch'],
  ['stop', 'end', 'quit'],
  ['find', 'locate', 'see'],
  ['send', 'submit'],
  ['allowed', 'permitted', 'ok'],
  ['need', 'require'],
  ['support', 'work on'],
  ['add', 'include', 'insert'],
  ['update', 'upgrade'],
  ['buy', 'purchase', 'order'],
  ['cost', 'price'],
  ['company', 'organisation'],
  ['people', 'users', 'members'],
  ['contact', 'reach', 'write to'],
  ['difference', 'distinction'],
];

/** Words that a hurried question does without. */
const SMALL = new Set(
  'a an the is are was were be do does did to of in on at for my i we you it this that there can could should would how what why when where which who'.split(
    ' ',
  ),
);

/** A question as another person might ask it: in other words, with fewer, as keywords, in a hurry; now and then as it is. */
export function askOtherwise(question: string, random: SeededRandom): string {
  if (random.chance(0.12)) return question;
  const worded = random.chance(0.5) ? inOtherWords(question, random) : question;
  const way = random.next();
  if (way < 0.4) return withoutWords(worded, random);
  if (way < 0.55) return keywords(worded);
  return way < 0.75 ? hurried(worded, random) : worded;
}

function inOtherWords(question: string, random: SeededRandom): string {
  let text = question;
  for (const group of SAME) {
    const found = group.find((words) => new RegExp(`\\b${words}\\b`, 'iu').test(text));
    if (found === undefined || random.chance(0.3)) continue;
    text = text.replace(new RegExp(`\\b${found}\\b`, 'iu'), random.one(group.filter((words) => words !== found)));
  }
  return text;
}

const isSmall = (word: string): boolean => SMALL.has(word.toLowerCase().replaceAll(/[^\p{L}]/gu, ''));

/** Each word of content goes in one case of four, but never all. */
function withoutWords(question: string, random: SeededRandom): string {
  const words = question.split(/\s+/u);
  const kept = words.filter((word) => isSmall(word) || !random.chance(0.25));
  return kept.some((word) => !isSmall(word)) ? kept.join(' ') : question;
}

function keywords(question: string): string {
  const words = question.split(/\s+/u).filter((word) => !isSmall(word));
  return words.length === 0
    ? question
    : words
        .join(' ')
        .replace(/[?.!]+$/u, '')
        .toLowerCase();
}

/** In a third of the longer words two letters change places. */
function hurried(question: string, random: SeededRandom): string {
  return question
    .split(' ')
    .map((word) => {
      if (!/^\p{L}{5,}\W*$/u.test(word) || !random.chance(0.35)) return word;
      const at = 1 + Math.floor(random.next() * 3);
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    })
    .join(' ');
}
