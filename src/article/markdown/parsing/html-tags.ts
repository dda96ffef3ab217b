/** A tag as HTML or JSX has it, and where it stands in the text that it was read from. */
export type MarkupTag = {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: ReadonlyMap<string, string>;
  /** Whether an attribute is a JSX expression, which HTML knows nothing of. */
  readonly hasExpression: boolean;
  readonly start: number;
  readonly end: number;
};

/** Nobody writes a longer expression into a tag. */
const LONGEST_EXPRESSION = 1_000;

const NAMES = new Set(
  (
    'a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col ' +
    'colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame h1 h2 ' +
    'h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav ' +
    'noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select small ' +
    'source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul ' +
    'var video wbr path g'
  ).split(' '),
);

/** Whether a name is one of HTML's own, and no component of somebody's. */
export function isHtmlName(name: string): boolean {
  return NAMES.has(name);
}

const NAME = /<(\/?)([\p{L}][\w.:-]*|(?=>))/uy;
const ATTRIBUTE = /\s+([\w:@.$-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{}=<>`]+)|(?=\{)))?|\s*(?=\{)/uy;
const END = /\s*(\/?)>/uy;

/** The tag that begins at a place of a text; undefined where there is none. A fragment's tags (`<>`) have an empty name. */
export function readTag(text: string, start: number): MarkupTag | undefined {
  NAME.lastIndex = start;
  const opening = NAME.exec(text);
  if (opening === null) return undefined;
  const attributes = new Map<string, string>();
  let end = NAME.lastIndex;
  let hasExpression = false;
  for (;;) {
    END.lastIndex = end;
    const closing = END.exec(text);
    if (closing !== null) {
      const kind = opening[1] === '/' ? 'close' : closing[1] === '/' ? 'empty' : 'open';
      return { name: opening[2] ?? '', kind, attributes, hasExpression, start, end: END.lastIndex };
    }
    ATTRIBUTE.lastIndex = end;
    const attribute = ATTRIBUTE.exec(text);
    if (attribute === null) return undefined;
    end = ATTRIBUTE.lastIndex;
    const [, name, ...values] = attribute;
    let value = values.find((written) => written !== undefined);
    if (text.charAt(end) === '{' && value === undefined) {
      const close = endOfExpression(text, end);
      if (close === undefined) return undefined;
      value = /^\{\s*(["'`])([^"'`]*)\1\s*\}$/u.exec(text.slice(end, close))?.[2];
      hasExpression = true;
      end = close;
    }
    if (name !== undefined) attributes.set(name, value ?? '');
  }
}

/** Behind the brace that closes the one at `start`; strings and the like in between have theirs in pairs, too. */
function endOfExpression(text: string, start: number): number | undefined {
  let depth = 0;
  const last = Math.min(text.length, start + LONGEST_EXPRESSION);
  for (let at = start; at < last; at += 1) {
    const sign = text.charAt(at);
    if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}
