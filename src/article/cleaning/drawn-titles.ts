import type { Block } from '../document-blocks.ts';

/** No title is longer. */
const LONGEST = 120;
const LONGEST_CHANNEL = 60;

/** What people draw around their titles: lines, stars, petals, the letters and brackets of other scripts. What stands upright parts columns. */
const DRAWN = '─━┄┅┈┉┌-╍═╒-◿☆★✦✧✩-✰✶-✿❀-❋❖❥❦⋆⟡⊹﹒⭑⭒⊱⊰˗ˏˎˋˊ´¸˚°｡༺༻꧁꧂»«≫≪•·∙♡♥♦♪♫ー〜～―—–︶⌒「」【】〔〕';
/** What is a title's frame only several times in a row, and apart from its words: "=== Rules ===". */
const TYPED = '=~*+_#|/.:<>\\-';
const SIGN = new RegExp(`[${DRAWN}${TYPED}\\s]`, 'u');
/** What is nothing else than decoration where it stands on both sides; the other signs are bullets, dashes, quotes and points as well. */
const STRONG = /[─━┄┅┈┉┌-╍═╒-◿☆★✦✧✩-✰✶-✿❀-❋❖❥❦⋆⟡⊹﹒⭑⭒⊱⊰˗ˏˎˋˊ¸༺༻꧁꧂♡♥♦♪♫︶⌒]|[»«≫≪]{2}|[—–―〜～]{2}|ー{3}|^[「【〔]\s/u;
const RUN = /^(?:([=~*+#/-])\1{2,}|==|~~|\+\+)\s/u;
/** A line that is drawn before a title, or behind it. */
const BEFORE = /^[▬═─━┅╍▀▄█░▒▓]{2,}\s*(?=[^\s▬═─━┅╍▀▄█░▒▓>➤➢›→])/u;
const BEHIND = /(?<=[^\s▬═─━┅╍▀▄█░▒▓])\s*[▬═─━┅╍▀▄█░▒▓]{2,}$/u;
/** A channel's name, as servers decorate these: "📜・rules". */
const CHANNEL = /^(\p{Extended_Pictographic}\u{FE0F}?)\s?[・┃│︱｜|〢丨»]\s?(?=\p{L})/u;
/** The two halves of a pair of signs are one here. */
const PAIRS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '»«',
    '≫≪',
    '┓┏',
    '┛┗',
    '╗╔',
    '╝╚',
    '╮╭',
    '╯╰',
    '┐┌',
    '┘└',
    '⊰⊱',
    '༻༺',
    '꧂꧁',
    '」「',
    '】【',
    '〕〔',
    '><',
    'ˊ´',
    'ˋ´',
    'ˎˏ',
  ].map(([close = '', open = '']) => [close, open]),
);

/**
 * The title in a line that is decorated on both sides alike, or drawn out on one; undefined for any other line. Linear in its length.
 * @example drawnTitle('━━ Rules ━━') // 'Rules'
 */
export function drawnTitle(line: string): string | undefined {
  const text = line.trim();
  if (text.length > LONGEST || !/[^\s\p{L}\p{N}]|ー/u.test(text.charAt(0) + text.charAt(text.length - 1)))
    return undefined;
  const title = framed(text) ?? drawnOut(text);
  return title !== undefined && /\p{L}/u.test(title) && !/[.,;:。、]$/u.test(title) ? title : undefined;
}

/** The title in a line that looks like a channel's name, opens a paragraph and has none of its kind below: "📜・rules" above the rules. */
export function channelTitle(line: string, before = '', next = ''): string | undefined {
  const text = line.trim();
  const isTitle = CHANNEL.test(text) && text.length <= LONGEST_CHANNEL && !/[.,;:!?…]$|\s[-–—:]\s/u.test(text);
  return isTitle && before.trim() === '' && next.trim() !== '' && !CHANNEL.test(next.trim())
    ? text.replace(CHANNEL, '$1 ')
    : undefined;
}

/** A heading without what is drawn around it; any other block as it is. */
export function withoutDecoration(block: Block): Block {
  if (block.kind !== 'heading') return block;
  const { text, links } = block;
  const title = drawnTitle(text) ?? text.replace(CHANNEL, '$1 ');
  if (title === text) return block;
  const cut = text.indexOf(title) === -1 ? text.length - title.length : text.indexOf(title);
  const moved = links?.map((link) => ({ ...link, start: link.start - cut, end: link.end - cut }));
  return { ...block, text: title, ...(moved !== undefined && { links: moved }) };
}

function framed(text: string): string | undefined {
  let start = 0;
  while (start < text.length && SIGN.test(text.charAt(start))) start += 1;
  let end = text.length;
  while (end > start && SIGN.test(text.charAt(end - 1))) end -= 1;
  const open = text.slice(0, start);
  const close = text.slice(end);
  if (!STRONG.test(open) && !(RUN.test(open) && /\s/u.test(close))) return undefined;
  const [before, behind] = [signsOf(open), signsOf(close)];
  const isAlike = before.size > 0 && before.size === behind.size && [...before].every((sign) => behind.has(sign));
  return isAlike ? text.slice(start, end) : undefined;
}

function signsOf(drawn: string): ReadonlySet<string> {
  return new Set(Array.from(drawn.replaceAll(/\s/gu, ''), (sign) => PAIRS[sign] ?? sign));
}

function drawnOut(text: string): string | undefined {
  const title = text.replace(BEFORE, '').replace(BEHIND, '');
  return title === text ? undefined : title;
}
