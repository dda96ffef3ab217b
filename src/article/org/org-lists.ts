import { WRITTEN_LABEL } from '../html-blocks/list-numbers.ts';

type OrgItem = { readonly open: string; readonly term?: string; readonly text: string };

const ITEM = /^(\s*)(?:([-+]|(?<=\s)\*)|(\d{1,9}|[A-Za-z])([.)]))(?:\s+\[@(\d{1,9})\])?(?:\s+(.*))?$/u;

/** The lists that are open where a text in Org is being read. */
export class OrgLists {
  readonly #open: { readonly indent: number; readonly tag: 'ul' | 'ol' | 'dl' }[] = [];

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** Whether a line that is set in so far goes on with the innermost item. */
  holds(indent: number): boolean {
    const last = this.#open.at(-1);
    return last !== undefined && indent > last.indent;
  }

  /** Closes the lists whose items do not hold what is set in so far. */
  close(indent: number): string {
    let html = '';
    for (let last = this.#open.at(-1); last !== undefined && last.indent >= indent; last = this.#open.at(-1)) {
      html += `</${last.tag}>`;
      this.#open.pop();
    }
    return html;
  }

  /** The tags that open an item, and its term and text in Org; undefined for a line that is none. */
  readItem(line: string): OrgItem | undefined {
    const [whole, space = '', bullet, number = '', sign = '', set, rest = ''] = ITEM.exec(line) ?? [];
    if (whole === undefined) return undefined;
    const indent = space.length;
    const text = rest.replace(/^\[[ Xx-]\]\s+/u, '');
    const term = bullet === undefined ? null : /^(.{1,200}?)\s+::(?:\s+(.*))?$/u.exec(text);
    const tag = bullet === undefined ? 'ol' : term === null ? 'ul' : 'dl';
    let open = this.close(indent + 1);
    const last = this.#open.at(-1);
    if (last?.indent === indent && last.tag !== tag) open += this.close(indent);
    if (this.#open.at(-1)?.indent !== indent) {
      this.#open.push({ indent, tag });
      open += tag === 'ol' && /^\d/u.test(set ?? number) ? `<ol start="${set ?? number}">` : `<${tag}>`;
    }
    if (term !== null) return { open, term: term[1] ?? '', text: term[2] ?? '' };
    // A list that counts with full stops is numbered as HTML's is.
    const isAsUsual = bullet !== undefined || (sign === '.' && /^\d/u.test(number));
    return { open: `${open}<li${isAsUsual ? '' : ` ${WRITTEN_LABEL}="${number}${sign}"`}>`, text };
  }
}
