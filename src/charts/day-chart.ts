/** A colour and a name for one kind of thing that is counted. */
type ChartSeries = { readonly name: string; readonly colour: string };

/** Bars that stand one on the other, a bar a day. */
export type Chart = {
  readonly title: string;
  readonly series: readonly ChartSeries[];
  /** For each day its label, and how many of each series. */
  readonly bars: readonly { readonly label: string; readonly values: readonly number[] }[];
};
