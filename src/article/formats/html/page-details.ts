import type { StatedDetails } from '../../article-format.ts';
import { isPassedOver } from '../../html-blocks/element-kinds.ts';
import {
  attributeOf,
  elementsBelow,
  type HtmlElement,
  type HtmlParent,
  namesOf,
  rawTextOf,
} from '../../html-blocks/html-tree.ts';
import { cleanText } from '../../readable-text.ts';
import { type LinkedData, readLinkedData } from './linked-data.ts';

const LONGEST_AUTHOR = 100;
const LONGEST_TITLE = 250;
/** Part a page's title from its site's name. */
const SITE_PARTS = /\s+[|–—·»•:-]+\s+/u;

const AUTHOR = [
  'author',
  'article:author',
  'citation_author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
];
const DATE = [
  'article:published_time',
  'citation_publication_date',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'parsely-pub-date',
  'pubdate',
  'publish_date',
];

/** What a page states of itself: in its head, in linked data, and as its first heading. */
export function readPageDetails(document: HtmlParent): StatedDetails {
  const elements = elementsBelow(document);
  const metas = readMetas(elements);
  const data = readLinkedData(elements);
  const title = titleOf(elements, metas, data);
  const author = firstOf([data.author, ...AUTHOR.map((name) => metas.get(name)), writtenBy(elements)], readAuthor);
  const sourceUrl = firstOf([canonicalOf(elements), metas.get('og:url'), data.url], readUrl);
  const date = firstOf([data.date, ...DATE.map((name) => metas.get(name)), publishedAt(elements)], readDate);
  const root = elements.find(({ tagName }) => tagName === 'html');
  const written = root === undefined ? undefined : (attributeOf(root, 'lang') ?? attributeOf(root, 'xml:lang'));
  const language = firstOf(
    [written, data.language, metas.get('og:locale'), metas.get('content-language')],
    readLanguage,
  );
  return {
    ...(title !== undefined && { title }),
    ...(author !== undefined && { author }),
    ...(sourceUrl !== undefined && { sourceUrl }),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
  };
}

/** The first of some values that can be read. */
function firstOf(
  values: readonly (string | undefined)[],
  read: (value: string) => string | undefined,
): string | undefined {
  for (const value of values) {
    const found = value === undefined ? undefined : read(cleanText(value));
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

function readMetas(elements: readonly HtmlElement[]): ReadonlyMap<string, string> {
  const metas = new Map<string, string>();
  for (const element of elements.filter(({ tagName }) => tagName === 'meta')) {
    const name = (
      attributeOf(element, 'property') ??
      attributeOf(element, 'name') ??
      attributeOf(element, 'http-equiv') ??
      ''
    ).toLowerCase();
    const content = attributeOf(element, 'content');
    if (name !== '' && content !== undefined && content.trim() !== '' && !metas.has(name)) metas.set(name, content);
  }
  return metas;
}

/** The page's main heading where the head's title holds it too; else the title, without the name of the site. */
function titleOf(
  elements: readonly HtmlElement[],
  metas: ReadonlyMap<string, string>,
  data: LinkedData,
): string | undefined {
  const inHead = elements.find(({ tagName, parentNode }) => tagName === 'title' && parentNode?.nodeName === 'head');
  const stated = [
    metas.get('og:title'),
    data.headline,
    metas.get('twitter:title'),
    inHead === undefined ? undefined : rawTextOf(inHead),
  ]
    .map((title) => cleanText(title ?? ''))
    .filter((title) => title !== '' && title.length <= LONGEST_TITLE);
  const headings = elements
    .filter(({ tagName }) => tagName === 'h1')
    .map((element) => cleanText(rawTextOf(element, isPassedOver)));
  const shown = headings.filter((heading) => stated.some((title) => holds(title, heading)));
  const [longest] = shown.sort((a, b) => b.length - a.length);
  if (longest !== undefined) return longest;
  const [first] = stated;
  if (first === undefined) return undefined;
  const site = cleanText(metas.get('og:site_name') ?? '');
  return withoutSite(first, site);
}

function holds(title: string, heading: string): boolean {
  return heading.length >= 4 && title.toLowerCase().includes(heading.toLowerCase());
}

/** "Rules | Harbour Guild" without the site's name, or without the shorter end where the name is not known. */
function withoutSite(title: string, site: string): string {
  const parts = title.split(SITE_PARTS);
  if (parts.length < 2) return title;
  const others = parts.filter((part) => part.toLowerCase() !== site.toLowerCase());
  if (others.length === parts.length - 1 && others.length > 0)
    return title.startsWith(others[0] ?? '') && others.length === 1 ? (others[0] ?? title) : title;
  return title;
}

function canonicalOf(elements: readonly HtmlElement[]): string | undefined {
  const link = elements.find(
    ({ tagName, attrs }) =>
      tagName === 'link' && attrs.some(({ name, value }) => name === 'rel' && value.toLowerCase() === 'canonical'),
  );
  return link === undefined ? undefined : attributeOf(link, 'href');
}

/** Confluence names the author of a page that it saves above its text alone. */
function writtenBy(elements: readonly HtmlElement[]): string | undefined {
  const head = elements.find((element) => namesOf(element) === 'page-metadata');
  const author = head === undefined ? undefined : elementsBelow(head).find((element) => namesOf(element) === 'author');
  return author === undefined ? undefined : rawTextOf(author);
}

function publishedAt(elements: readonly HtmlElement[]): string | undefined {
  const isPublished = (element: HtmlElement): boolean =>
    element.tagName === 'time' &&
    (attributeOf(element, 'pubdate') !== undefined || attributeOf(element, 'itemprop') === 'datePublished');
  const time = elements.find(isPublished);
  return time === undefined ? undefined : attributeOf(time, 'datetime');
}

function readAuthor(value: string): string | undefined {
  const name = value.replace(/^by\s+/iu, '');
  return name.length > LONGEST_AUTHOR || /^https?:|[@{}<>]/iu.test(name) || !/\p{L}/u.test(name) ? undefined : name;
}

function readUrl(value: string): string | undefined {
  return /^https?:\/\/\S+$/iu.test(value) && URL.canParse(value) ? value : undefined;
}

function readDate(value: string): string | undefined {
  const day = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T\s])/u.exec(value.replaceAll('/', '-'))?.[0];
  if (day === undefined || Number.isNaN(Date.parse(day))) return undefined;
  return day;
}

function readLanguage(value: string): string | undefined {
  return /^([a-z]{2})(?:[-_]|$)/iu.exec(value)?.[1]?.toLowerCase();
}
