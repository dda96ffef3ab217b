import type { APIComponentInContainer } from 'discord-api-types/v10';
import { action } from '../../src/bot/action.ts';
import { escapeWithin, type Markdown } from '../../src/bot/markdown.ts';
import type { Locale, Messages } from '../../src/bot/messages/index.ts';
import type { FileToSend, Message } from '../../src/bot/reply.ts';
import type { VoteTotals } from '../../src/library/asked/asked-counts.ts';
import { titleOf } from '../../src/reply/article-names.ts';
import { claimLine } from '../../src/reply/claim-quotes.ts';
import { dividingLine, filePart, framed, picturePart, textPart } from '../../src/reply/long-message.ts';
import { menu } from '../../src/reply/message-parts.ts';
import type { Insights } from './count-insights.ts';
import { insightsDays, type InsightsDays } from './insights-days.ts';
import type { QuestionGroup } from './question-groups.ts';
import { type ArticleTimes, mostShown } from './shown-claims.ts';
import { groupName, isShownWhole } from './shown-words.ts';

/** A menu of the groups: its values are their ids. */
export const openGroupAction = action('insight', { days: insightsDays });

const mostGroups = 7;
const mostOptions = 25;
const mostClaims = 4;
const mostArticles = 4;
const mostNumbers = 8;
const nameLength = 100;
const claimLength = 110;
const titleLength = 60;

export type InsightsView = {
  readonly days: InsightsDays;
  readonly retentionDays: number;
  readonly insights: Insights;
  readonly articles: readonly ArticleTimes[];
  readonly files: readonly FileToSend[];
  /** Undefined where it could not be drawn. */
  readonly picture?: { readonly file: FileToSend; readonly alt: string };
};

/** What was asked, how well it was answered, what is shown most: within a message of Discord's, however much there is. */
export function insightsMessage(view: InsightsView, words: Messages, locale: Locale): Message {
  const { insights, articles, files, picture, days, retentionDays } = view;
  const { insights: told } = words;
  const kept = `-# ${told.keptDays(retentionDays)}`;
  const total = totalOf(insights);
  if (total === 0)
    return { layout: [framed([textPart(`### ${told.title(days)}`), textPart(`${told.none}\n${kept}`)])] };
  const parts = [
    textPart(`### ${told.title(days)}\n${summaryLines(insights, total, words, locale).join('\n')}`),
    ...(picture === undefined ? [] : [picturePart(picture.file.name, picture.alt)]),
    dividingLine(),
    ...groupParts(insights, days, words),
    dividingLine(),
    ...claimParts(articles, words),
    textPart(kept),
    ...files.map(({ name }) => filePart(name)),
  ];
  return { layout: [framed(parts)], files: [...(picture === undefined ? [] : [picture.file]), ...files] };
}

function totalOf({ counts }: Insights): number {
  return counts.days.reduce((sum, { answered, unsure, refused }) => sum + answered + unsure + refused, 0);
}

function summaryLines({ counts }: Insights, total: number, { insights: told }: Messages, locale: Locale) {
  const share = new Intl.NumberFormat(locale, { style: 'percent' });
  const outcomes = (['answered', 'unsure', 'refused'] as const).map((kind) => {
    const count = counts.days.reduce((sum, day) => sum + day[kind], 0);
    return told[kind](share.format(count / total), count);
  });
  return [
    told.total(total),
    ...outcomes.map((line) => `- ${line}`),
    told.votes(counts.votes.up, counts.votes.down),
    ...faultLines(counts.votes, told),
  ];
}

function faultLines({ down, faults }: VoteTotals, { faults: told }: Messages['insights']): readonly string[] {
  const without = down - Object.values(faults).reduce((sum, count) => sum + count, 0);
  const counts = { ...faults, none: without };
  return (['claim', 'outdated', 'question', 'none'] as const).flatMap((fault) =>
    counts[fault] > 0 ? [`- ${told[fault](counts[fault])}`] : [],
  );
}

function groupParts({ groups }: Insights, days: InsightsDays, words: Messages): readonly APIComponentInContainer[] {
  const { insights: told } = words;
  if (groups.length === 0) return [textPart(`**${told.toImprove}**\n${told.allWell}`)];
  const shown = groups.slice(0, mostGroups);
  const isHidden = groups.slice(0, mostOptions).some((group) => !isShownWhole(group));
  const more = groups.length - shown.length;
  const lines = [
    `**${told.toImprove}**`,
    ...shown.map(
      (group) => `\`${group.times}×\` ${escapeWithin(groupName(group), nameLength)}\n-# ${countsOf(group, words)}`,
    ),
    ...(more > 0 ? [`-# ${told.more(more)}`] : []),
    ...(isHidden ? [`-# ${told.hidden}`] : []),
  ];
  const options = groups
    .slice(0, mostOptions)
    .map((group) => ({ label: `${group.times}× ${groupName(group)}`, value: group.id }));
  return [textPart(lines.join('\n')), ...menu(told.open, openGroupAction.id({ days }), options)];
}

/** "not answered 3 · unsure 1 · 👎 2" */
export function countsOf(
  { outcomes, down }: Pick<QuestionGroup, 'outcomes' | 'down'>,
  { insights: { counts } }: Messages,
): string {
  return [
    ...(outcomes.refused > 0 ? [counts.refused(outcomes.refused)] : []),
    ...(outcomes.unsure > 0 ? [counts.unsure(outcomes.unsure)] : []),
    ...(down > 0 ? [`👎 ${down}`] : []),
  ].join(' · ');
}

function claimParts(articles: readonly ArticleTimes[], words: Messages): readonly APIComponentInContainer[] {
  const { insights: told } = words;
  const most = mostShown(articles, mostClaims);
  const named = (title: Markdown) => (articles.length > 1 ? `\n-# ${title}` : '');
  const shown = most.map(({ place: { article, claim }, times }) => {
    const line = claimLine(claim, claimLength).replaceAll('\n', ' ');
    return `\`${times}×\` ${line}${named(escapeWithin(titleOf(article, words), titleLength))}`;
  });
  const never = articles
    .map(({ article, claims }) => ({ article, all: claims.length, claims: claims.filter(({ times }) => times === 0) }))
    .filter(({ claims }) => claims.length > 0)
    .sort((left, right) => right.claims.length - left.claims.length)
    .slice(0, mostArticles)
    .map(({ article, all, claims }) => {
      const numbers = claims.slice(0, mostNumbers).map(({ place: { claim } }) => claim.id);
      const listed = [...numbers, ...(claims.length > mostNumbers ? ['…'] : [])].join(', ');
      return `${escapeWithin(titleOf(article, words), titleLength)}\n-# ${told.neverOf(claims.length, all)}: ${listed}`;
    });
  return [
    ...(shown.length === 0 ? [] : [textPart([`**${told.mostShown}**`, ...shown].join('\n'))]),
    ...(never.length === 0 ? [] : [textPart([`**${told.neverShown}**`, ...never].join('\n'))]),
  ];
}
