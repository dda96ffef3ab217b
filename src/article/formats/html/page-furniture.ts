import type { LeftOutReason } from '../../document-blocks.ts';
import type { HtmlBlock } from '../../html-blocks/block-writer.ts';
import { headingLevel } from '../../html-blocks/element-kinds.ts';
import { attributeOf, type HtmlElement, isElement } from '../../html-blocks/html-tree.ts';
import { linkedIn } from './page-lines.ts';

/** A part of a page by this name is no furniture if it holds more of the page's text than that. */
const MOST_OF_PAGE = 0.4;
/** A part of links has more than that of its text in links. */
const MOSTLY_LINKED = 0.6;

const named = (words: string): RegExp => new RegExp(`(?:^|[\\s_-])(?:${words})(?:[\\s_-]|$)`, 'u');

type Named = {
  readonly reason: LeftOutReason;
  readonly pattern: RegExp;
  /** A longer part is called so for another reason. */
  readonly longest?: number;
  /** Whether it must be made of links. */
  readonly linked?: boolean;
};

/** What people call the parts of a page that are none of its article, as words of their classes. */
const NAMES: readonly Named[] = [
  {
    reason: 'caption',
    pattern: named(
      '(?:wp-|media-|image-|photo-|img-|featured-image-)?(?:captions?|credits?)(?:-text)?|photo|image-(?:source|credit)',
    ),
    longest: 600,
  },
  {
    reason: 'by-line',
    pattern: named(
      'bylines?|entry-byline|(?:post-?|entry-?)?author(?:-?(?:bio|box|info|text|card|details|about))?|about-(?:the-)?author|bio|authors?-?bio|contributors?',
    ),
    longest: 1_500,
  },
  {
    reason: 'source or date',
    pattern: named(
      '(?:post|entry|article|story)-?(?:meta|info|date)|meta-?data|time-?stamps?|date-?line|dates?|publish(?:ed)?(?:-(?:info|date|time))?|pub-?date|reading-time|last-?(?:updated|modified)',
    ),
    longest: 200,
  },
  {
    reason: 'navigation',
    pattern: named(
      'breadcrumbs?|nav-?box(?:es)?|pagination|pager|prev-next|(?:post|article|entry|page|site|main|top)-?nav(?:igation)?|nav-?bar|skip-?links?|jump-?links?',
    ),
  },
  {
    reason: 'page furniture',
    pattern: named(
      'shar(?:e|es|ing)(?:-?(?:bar|buttons?|tools|links|this))?|social(?:-?(?:bar|share|links|media|icons?|buttons?))|addtoany|addthis|sharedaddy|' +
        'related-?(?:posts?|articles?|stories|content|links|news|reading|topics|entities)|jp-relatedposts|trending|most-?(?:read|popular|viewed)|' +
        'read-?(?:more|next|also)|outbrain|taboola|helpful|feedback(?:-form)?|was-this-helpful|newsletters?(?:-?(?:form|signup|box))?|sign-?up-?form|subscribe(?:-?(?:form|box|bar))?|mailing-?list|paywall|' +
        'comments?(?:-?(?:list|area|form|section|respond|wrapper))?|disqus(?:-?thread)?|vuukle|vukkle|fb-comments|' +
        'advert(?:isement|s|ising)?|ads|ad-?(?:container|wrapper|slot|unit)|sponsored|post-?tags|cat-links|article-?tools|print-?(?:header|tools)|' +
        'cookie-?(?:banner|notice|consent|bar)|consent-?(?:banner|bar)|modal|popup|site-?(?:header|footer)|page-?footer|edit-?(?:link|page)',
    ),
  },
  {
    reason: 'navigation',
    pattern: named(
      'nav|navigation|menu|submenu|subnav|sidebar|aside|widget|popular|latest|recent|related|recommend(?:ed|ations?)?|topics?|list-?links|links|' +
        'promo(?:tion|s)?|teasers?|more|carousel|cards?|grid|tags?(?:-?(?:list|links|cloud))?|categories|social|toolbar',
    ),
    linked: true,
  },
];

/** The same by the id of a part, which may as well be the place in a page that a contents list leads to. */
const IDS =
  /^(?:comments?|respond|disqus_thread|footer|sidebar|breadcrumbs?|newsletter|share|related(?:-?(?:posts|articles))?)$/u;

/** Why a block is no part of a page's article by where it stands; undefined where it may be one. */
export type FurnitureReader = (block: HtmlBlock) => LeftOutReason | undefined;

/** Reads what the parts of a page are called, and how much of the page's text and how many links they hold. */
export function readFurniture(blocks: readonly HtmlBlock[]): FurnitureReader {
  const sizes = new Map<HtmlElement, { text: number; linked: number }>();
  let all = 0;
  for (const { block, element } of blocks) {
    const linked = linkedIn(block);
    all += block.text.length;
    for (const part of partsAround(element)) {
      const size = sizes.get(part) ?? { text: 0, linked: 0 };
      size.text += block.text.length;
      size.linked += linked;
      sizes.set(part, size);
    }
  }
  const reasons = new Map<HtmlElement, LeftOutReason | undefined>();
  const reasonOf = (part: HtmlElement): LeftOutReason | undefined => {
    const { text, linked } = sizes.get(part) ?? { text: 0, linked: 0 };
    return text > all * MOST_OF_PAGE ? undefined : reasonFor(part, text, linked > text * MOSTLY_LINKED);
  };
  return ({ element }) => {
    for (const part of partsAround(element)) {
      if (!reasons.has(part)) reasons.set(part, reasonOf(part));
      const reason = reasons.get(part);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
}

/** An element and all that it stands in, below the page's body. */
function partsAround(element: HtmlElement | undefined): HtmlElement[] {
  const parts: HtmlElement[] = [];
  let part = element;
  while (part !== undefined && part.tagName !== 'body' && part.tagName !== 'html') {
    parts.push(part);
    const { parentNode } = part;
    part = parentNode !== null && isElement(parentNode) ? parentNode : undefined;
  }
  return parts;
}

function reasonFor(part: HtmlElement, size: number, isLinked: boolean): LeftOutReason | undefined {
  const { tagName } = part;
  const role = attributeOf(part, 'role') ?? '';
  if (tagName === 'nav' || role === 'navigation' || role === 'search') return 'navigation';
  if (
    tagName === 'footer' ||
    role === 'contentinfo' ||
    role === 'banner' ||
    role === 'alertdialog' ||
    role === 'dialog'
  )
    return 'page furniture';
  if (tagName === 'aside' && isLinked) return 'page furniture';
  if (headingLevel(part) === undefined && IDS.test(attributeOf(part, 'id') ?? '')) return 'page furniture';
  const classes = (attributeOf(part, 'class') ?? '').toLowerCase();
  if (classes === '') return undefined;
  const isCalled = ({ pattern, longest = size, linked = isLinked }: Named): boolean =>
    size <= longest && linked === isLinked && pattern.test(classes);
  return NAMES.find(isCalled)?.reason;
}
