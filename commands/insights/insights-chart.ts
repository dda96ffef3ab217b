import type { Chart } from '../../src/charts/day-chart.ts';
import type { Locale, Messages } from '../../src/bot/messages/index.ts';
import type { CountedDays } from './count-insights.ts';

/** Told apart by whoever sees few colours too: sky blue, yellow, vermilion. */
const colours = { answered: '#56b4e9', unsure: '#f0e442', refused: '#d55e00' };

/** Questions per day by what came of them, and the same in words for who does not see it. */
export function insightsChart(
  { counts, dayStarts, zone }: CountedDays,
  locale: Locale,
  { insights: { chart } }: Messages,
): { readonly chart: Chart; readonly alt: string } {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
  });
  const kinds = ['answered', 'unsure', 'refused'] as const;
  const bars = counts.days.map((day, at) => ({
    label: format.format(dayStarts[at]),
    values: kinds.map((kind) => day[kind]),
  }));
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const most = bars.reduce<(typeof bars)[number] | undefined>(
    (best, bar) => (best === undefined || total(bar.values) > total(best.values) ? bar : best),
    undefined,
  );
  return {
    chart: { title: chart.title, series: kinds.map((kind) => ({ name: chart[kind], colour: colours[kind] })), bars },
    alt: chart.alt(bars.length, most === undefined ? '' : `${most.label} (${total(most.values)})`),
  };
}
