import { attributeOf, type HtmlElement, rawTextOf } from '../../html-blocks/html-tree.ts';

/** What a page says of its article in JSON-LD. */
export type LinkedData = {
  readonly headline?: string;
  readonly author?: string;
  readonly date?: string;
  readonly url?: string;
  readonly language?: string;
};

const LARGEST = 300_000;
const MOST_NODES = 500;
const ARTICLE = /(?:Article|Posting|WebPage|FAQPage|QAPage|HowTo|Report|Recipe)$/u;

type Json = { readonly [name: string]: unknown };

/** Reads the first article of the linked data of a page; data that cannot be read is passed over. */
export function readLinkedData(elements: readonly HtmlElement[]): LinkedData {
  const scripts = elements.filter(
    (element) => element.tagName === 'script' && /ld\+json/iu.test(attributeOf(element, 'type') ?? ''),
  );
  const nodes = scripts.flatMap((script) => nodesOf(parse(rawTextOf(script))));
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const article = articles.find((node) => typesOf(node).some((type) => !type.endsWith('WebPage'))) ?? articles[0];
  if (article === undefined) return {};
  const headline = textOf(article['headline']) ?? textOf(article['name']);
  const author = namesOfPeople(article['author']);
  const date = textOf(article['datePublished']);
  const url = textOf(article['url']) ?? textOf(article['mainEntityOfPage']);
  const language = textOf(article['inLanguage']);
  return {
    ...(headline !== undefined && { headline }),
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
  };
}

function parse(json: string): unknown {
  if (json.length > LARGEST) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** All objects of the data that are told apart in it: the data itself, a list of such, or what is under `@graph`. */
function nodesOf(data: unknown): Json[] {
  const nodes: Json[] = [];
  const waiting: unknown[] = [data];
  while (waiting.length > 0 && nodes.length < MOST_NODES) {
    const next = waiting.shift();
    if (Array.isArray(next)) waiting.push(...next.slice(0, MOST_NODES));
    else if (isJson(next)) {
      nodes.push(next);
      if ('@graph' in next) waiting.push(next['@graph']);
    }
  }
  return nodes;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(node: Json): string[] {
  const type = node['@type'];
  return (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === 'string');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function namesOfPeople(value: unknown): string | undefined {
  const people = (Array.isArray(value) ? value : [value]).slice(0, 5);
  const names = people
    .map((person) => (isJson(person) ? textOf(person['name']) : textOf(person)))
    .filter((name) => name !== undefined);
  return names.length > 0 ? names.join(', ') : undefined;
}
