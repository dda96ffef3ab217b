import { choiceField, type ActionField } from '../../src/bot/action.ts';

/** How far back can be looked. */
export const daysOffered = [7, 30, 90] as const;
export type InsightsDays = (typeof daysOffered)[number];

const texts = choiceField(['7', '30', '90'].map((text) => [text, text] as const));

export const insightsDays: ActionField<InsightsDays> = {
  write: String,
  read: (text) => {
    const read = texts.read(text);
    return typeof read === 'string' ? daysOf(Number(read)) : read;
  },
};

/** One of those that are offered; 30 without any. */
export function daysOf(given: number | undefined): InsightsDays {
  return daysOffered.find((days) => days === given) ?? 30;
}
