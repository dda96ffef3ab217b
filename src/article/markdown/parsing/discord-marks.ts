/** What Discord puts into a message for an emoji of a server, a moment, and a command; mentions of people and channels stay. */
const MARK = /<(?:a?:(\w{2,32}):\d{10,20}|t:(-?\d{1,12})(?::([tTdDfFR]))?|(\/[\w -]{1,100}):\d{10,20})>/gu;
/** `||…||`, which is shown only to whoever wants to see it. */
const SPOILER = /(?<!\|)\|\|(?=[^\s|])([^|]{1,500}[^\s|]|[^\s|])\|\|(?!\|)/gu;

/** A text without Discord's own marks: emoji by their names, moments in UTC, what is hidden as any other text. */
export function withoutDiscordMarks(text: string): string {
  let plain = text;
  if (text.includes('<')) {
    plain = plain.replaceAll(MARK, (whole, emoji?: string, moment?: string, style?: string, command?: string) => {
      if (emoji !== undefined) return `:${emoji}:`;
      return moment === undefined ? (command ?? whole) : (momentOf(Number(moment), style) ?? whole);
    });
  }
  // Two bars at the edge of a table's row, or with only one beside them, are an empty cell.
  return plain.includes('||') && !/^\s*\|/u.test(plain) ? plain.replaceAll(SPOILER, '$1') : plain;
}

/** `2030-01-01 18:00 UTC`; the day or the time of day alone where that is what readers are shown. */
function momentOf(seconds: number, style = 'f'): string | undefined {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return undefined;
  const [day = '', time = ''] = moment.toISOString().split('T');
  const clock = `${time.slice(0, 5)} UTC`;
  if (style === 'd' || style === 'D') return day;
  return style === 't' || style === 'T' ? clock : `${day} ${clock}`;
}
