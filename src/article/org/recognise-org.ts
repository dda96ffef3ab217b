/** Spaces and tabs, not line ends: blank lines before every line would be gone over again and again. */
const SURE = [
  /^#\+(?:TITLE|AUTHOR|OPTIONS|STARTUP|DATE|FILETAGS):/imu,
  /^[ \t]*#\+BEGIN_\w+/imu,
  /^[ \t]*:PROPERTIES:[ \t]*$/mu,
];
const LIKELY = [
  /\[\[[^[\]\n]+\]\[[^[\]\n]+\]\]/u,
  /^\*{1,6} (?:TODO|DONE) /mu,
  /^\*{2,6} \S/mu,
  /^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED): [<[]\d{4}-/mu,
  /^[ \t]*\|-+(?:\+-+)+\|[ \t]*$/mu,
];
const LOOKED_AT = 100_000;

/** Whether a text is written in Org: its titles have stars, and something else is Org's alone. */
export function isOrg(source: string): boolean {
  const text = source.slice(0, LOOKED_AT);
  const count = (patterns: readonly RegExp[]): number => patterns.filter((pattern) => pattern.test(text)).length;
  const sure = count(SURE);
  if (!/^\*{1,6} \S/mu.test(text)) return sure > 1;
  return sure > 0 || count(LIKELY) > 1;
}
