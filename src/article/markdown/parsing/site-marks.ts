/** What Discord puts into a message for an emoji of a server, a moment, a command, a mention, and a place of its own. */
const MARK =
  /<(?:a?:(\w{2,32}):\d{10,20}|t:(-?\d{1,12})(?::([tTdDfFRsS]))?|(\/[\w -]{1,100}):\d{10,20}|(@[!&]?|#)\d{5,20}|id:(customize|browse|guide|home|linked-roles)(?::\d{1,20})?)>/gu;
/** Who is mentioned, Discord knows by a number alone; what kind it is says the sentence. */
const MENTIONED: Readonly<Record<string, string>> = { '@': '@member', '@!': '@member', '@&': '@role', '#': '#channel' };
const GUIDES: Readonly<Record<string, string>> = {
  customize: 'Channels & Roles',
  browse: 'Browse Channels',
  guide: 'Server Guide',
  home: 'Server Guide',
  'linked-roles': 'Linked Roles',
};
/** `||…||`, which is shown only to whoever wants to see it. */
const SPOILER = /(?<!\|)\|\|(?=[^\s|])([^|]{1,500}[^\s|]|[^\s|])\|\|(?!\|)/gu;

/** A text without Discord's own marks: emoji by their names, moments in UTC, mentions by their kind, what is hidden as any other text. */
export function withoutDiscordMarks(text: string): string {
  let plain = text;
  if (text.includes('<')) {
    plain = plain.replaceAll(MARK, (whole, ...found: (string | undefined)[]) => {
      const [emoji, moment, style, command, mention, guide] = found;
      if (emoji !== undefined) return `:${emoji}:`;
      if (mention !== undefined) return MENTIONED[mention] ?? whole;
      if (guide !== undefined) return GUIDES[guide] ?? whole;
      return moment === undefined ? (command ?? whole) : (momentOf(Number(moment), style) ?? whole);
    });
  }
  // Two bars at the edge of a table's row, or with only one beside them, are an empty cell.
  return plain.includes('||') && !/^\s*\|(?:[^|]|\|[\s|])/u.test(plain) ? plain.replaceAll(SPOILER, '$1') : plain;
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

/** What is hidden in a text; the ends of HTML's tags may stand beside such signs as well: `<b>!…!</b>`. */
const HIDDEN = /(?<!<[a-z][^<>]{0,200})>!(?=\S)([^\n]{1,1000}?)!<(?!\/[a-z])/giu;

/**
 * A line without Reddit's marks of what is hidden, which would be quotations: `>!…!<` in a text, or `>! …` before each of its lines.
 */
export function withoutSpoilers(line: string): string {
  return line
    .replaceAll(HIDDEN, '$1')
    .replace(/^(\s*)>!\s?/u, '$1')
    .replace(/(?<=\S)!<\s*$/u, '');
}

/** `^(…)`, with a link's brackets in it at most. A power has a number before it, and no words in it. */
const GROUP =
  /(^|[.!?:>]?\s|[\p{L}.!?:;,*_)"”>-])\^\(((?=[^\n]{0,300}?\p{L}{3})(?:[^()\n]|\([^()\n]{0,500}\)){3,1000})\)/gu;
const WORD = /(?<=^|[\s(])\^{1,3}(?=\*{0,3}\p{L})/gu;
/** One such word may be a mark of another kind, but where it is in bold. */
const ENOUGH = 2;
const SURE = /(?<=^|[\s(])\^{1,3}\*{2,3}\p{L}/u;

/** A text without Reddit's marks of small print: what ends or begins a sentence stands by itself, all else in brackets. */
export function withoutSmallPrint(text: string): string {
  const plain = text.replaceAll(GROUP, (whole: string, before: string, inner: string, at: number) => {
    const words = inner.trim().replaceAll(WORD, '');
    const goesOn = /^\s*[\p{L}\p{N}]/u.test(text.slice(at + whole.length)) && !/[.!?:]$/u.test(words);
    if (!goesOn && (before === '' || /[.!?:>]/u.test(before))) return `${before.trimEnd()} ${words}`;
    return `${before}${/\s/u.test(before) ? '' : ' '}(${words})`;
  });
  const isSmall = (plain.match(WORD)?.length ?? 0) >= ENOUGH || SURE.test(plain);
  return isSmall ? plain.replaceAll(WORD, '') : plain;
}
