import { escapeWithin } from '../../src/bot/markdown.ts';
import type { Locale, Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { OutcomeCounts } from '../../src/library/asked/asked-counts.ts';
import type { Unanswered, Week } from './count-week.ts';

const mostQuestions = 5;
const nameLength = 120;

type Shown = {
  readonly zone: string;
  readonly locale: Locale;
  readonly retentionDays: number;
  /** How /insights is called where it is read. */
  readonly command: string;
};

/** What was asked in a week, in words. */
export function digestMessage(week: Week, { zone, locale, retentionDays, command }: Shown, words: Messages): Message {
  const { digest, insights } = words;
  const day = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
  });
  const foot = [digest.more(command), insights.keptDays(retentionDays)].map((line) => `-# ${line}`);
  return {
    content: [
      `**${digest.title(day.format(week.first), day.format(week.last))}**`,
      ...(totalOf(week.counts) === 0 ? [digest.none] : countLines(week, words, locale)),
      ...foot,
    ].join('\n'),
  };
}

function countLines({ counts, before, unanswered }: Week, words: Messages, locale: Locale): readonly string[] {
  const { digest, insights } = words;
  const total = totalOf(counts);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const isCompared = before !== undefined && totalOf(before) > 0;
  const share = (of: OutcomeCounts, kind: keyof OutcomeCounts) => percent.format(of[kind] / totalOf(of));
  const beside = (text: string) => (isCompared ? ` · ${digest.before(text)}` : '');
  const outcomes = (['answered', 'unsure', 'refused'] as const).map((kind) => {
    const line = insights[kind](share(counts, kind), counts[kind]);
    return `- ${line}${isCompared ? beside(share(before, kind)) : ''}`;
  });
  const shown = unanswered.slice(0, mostQuestions);
  return [
    `${digest.total(total)}${isCompared ? beside(String(totalOf(before))) : ''}`,
    ...outcomes,
    ...(shown.length === 0 ? [digest.allAnswered] : [`**${digest.notAnswered}**`]),
    ...shown.map((question) => questionLine(question, isCompared, digest)),
    ...(shown.some(({ isShort }) => isShort) ? [`-# ${digest.hidden}`] : []),
  ];
}

function questionLine({ name, times, before }: Unanswered, isCompared: boolean, digest: Messages['digest']): string {
  const change = before === 0 ? digest.isNew : digest.before(`${before}×`);
  return `\`${times}×\` ${escapeWithin(name, nameLength)}${isCompared ? ` · ${change}` : ''}`;
}

function totalOf({ answered, unsure, refused }: OutcomeCounts): number {
  return answered + unsure + refused;
}
