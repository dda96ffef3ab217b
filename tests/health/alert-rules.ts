import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type AlertRule = { readonly alert: string; readonly expr: string };

/** The rules that docs/operating.md offers. */
export function alertRules(): readonly AlertRule[] {
  const text = readFileSync(new URL('../../docs/docent-alerts.yml', import.meta.url), 'utf8');
  const { groups } = parse(text) as { readonly groups: readonly { readonly rules: readonly AlertRule[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

/** The alerts whose condition holds, given the metrics of some time ago and those of now; how long it has to hold is left out. */
export function firing(before: string, now: string): readonly string[] {
  return alertRules()
    .filter(({ expr }) => holds(expr, before, now))
    .map(({ alert }) => alert);
}

type Sample = { readonly name: string; readonly labels: string; readonly value: number };

/** As much of PromQL as the rules have: a term, or a quotient of two, compared with a number. A term is a selector, `increase` of one, or a sum. */
function holds(expr: string, before: string, now: string): boolean {
  const [, first = '', second, sign = '', limit = ''] = /^(.+?)(?: \/ (.+?))? (==|<|>) ([\d.e]+)$/.exec(expr) ?? [];
  const values = [first, second].map((each) => (each === undefined ? [1] : term(each, before, now)));
  const [ups = [], downs = []] = values;
  return ups.some((up) => downs.some((down) => compare(up / down, sign, Number(limit))));
}

function compare(value: number, sign: string, limit: number): boolean {
  if (sign === '==') return value === limit;
  return sign === '<' ? value < limit : value > limit;
}

function term(text: string, before: string, now: string): readonly number[] {
  const parts = /^(sum\()?(increase\()?(\w+)(?:\{([^}]*)\})?(?:\[\w+\])?\)*$/.exec(text);
  if (parts === null) throw new Error(`This cannot be looked up here: ${text}`);
  const [, sum, increase, name = '', wanted = ''] = parts;
  // Which job it is of is for Prometheus to add.
  const labels = wanted.split(',').filter((label) => label !== '' && !label.startsWith('job='));
  const select = (metrics: string) =>
    samplesOf(metrics).filter((it) => it.name === name && labels.every((label) => it.labels.includes(label)));
  const earlier = new Map(select(before).map((it) => [it.labels, it.value]));
  const values = select(now).map((it) => it.value - (increase === undefined ? 0 : (earlier.get(it.labels) ?? 0)));
  return sum === undefined ? values : [values.reduce((all, value) => all + value, 0)];
}

function samplesOf(metrics: string): readonly Sample[] {
  return [...metrics.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value = '']) => ({
    name,
    labels,
    value: Number(value),
  }));
}
