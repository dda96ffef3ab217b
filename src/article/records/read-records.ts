import type { FormatReading } from '../article-format.ts';
import type { Block, LeftOut } from '../document-blocks.ts';
import { comparePlaces, inDocumentOrder, lineAt } from '../document-place.ts';
import { readMarkdownBlocks } from '../markdown/markdown-blocks.ts';
import { withMarkedBreaks } from '../plain-text/marked-breaks.ts';
import { ANSWERING_NAME, ASKING_NAME } from '../plain-text/questions-in-text.ts';
import { cleanText, hasWords } from '../readable-text.ts';
import { tableBlocks } from '../table-blocks.ts';
import { type RecordMap, type RecordMember, type RecordNode, type RecordText, recordTree } from './record-tree.ts';

const FEWEST_PAIRS = 2;
const TITLE = /^(?:title|name|heading|headline|label|titel|titre|t[íi]tulo|titolo)$/iu;
/** What an answer is called below a question that is called a title. */
const BODY = /^(?:acceptedAnswer|response|reply|text|content|body|description|value)$/iu;
const GROUP = /^(?:category|section|topic|group|kategorie|thema|bereich|cat[ée]gorie|categor[íi]a|rubrik)$/iu;
const INTRODUCES = /^(?:description|intro|introduction|summary|subtitle|beschreibung)$/iu;
/** What only holds other records, and says nothing of them. */
const HOLDS =
  /^(?:faqs?|q&a|qna|questions?|items?|entries|data|list|records?|content|sections?|categories|groups|topics|mainEntity|fragen|preguntas|perguntas|вопросы)$/iu;
/** What programs look at. */
const FOR_PROGRAMS =
  /^(?:[@$_].*|u?u?id|slug|key|anchor|order|position|sort|weight|priority|tags?|keywords|icon|emoji|colou?r|type|lang|language|version|visible|enabled|published|draft)$/iu;

/**
 * Reads questions and answers that are fields of JSON or YAML; undefined for what is none of these, or holds other things.
 * `firstLine` is the number of the first line in the file.
 */
export function readRecords(source: string, firstLine = 1): FormatReading | undefined {
  const tree = recordTree(withQuotedValues(source), firstLine);
  if (tree === undefined || tree.kind === 'text') return undefined;
  const walk = new RecordWalk();
  const title = tree.kind === 'map' && pairOf(tree) === undefined ? memberOf(tree, TITLE) : undefined;
  walk.read(tree, { level: 1, title });
  if (walk.pairs < FEWEST_PAIRS) return undefined;
  return {
    blocks: walk.blocks,
    meta: { ...(title?.value.kind === 'text' && { title: cleanText(title.value.text) }), marksHeadings: true },
    leftOut: inDocumentOrder(walk.leftOut),
    warnings: [],
  };
}

/** Colons and hashes within values, which YAML wants in quotation marks and people forget. */
function withQuotedValues(source: string): string {
  if (/^\s*[[{]/u.test(source)) return source;
  return source.replaceAll(
    /^((?: |- )*[\p{L}_]{1,20}: +)([^\s"'|>&*!%@`{[#][^\n]*?(?::[ \t]| #)[^\n]*)$/gmu,
    (_, name: string, value: string) => name + JSON.stringify(value.trimEnd()),
  );
}

type Pair = { readonly question: RecordText; readonly answer: RecordNode; readonly used: readonly RecordMember[] };

function memberOf({ members }: RecordMap, name: RegExp): RecordMember | undefined {
  return members.find((member) => name.test(member.name));
}

/** The question and the answer that a record is, if it is one. */
function pairOf(map: RecordMap): Pair | undefined {
  const named = memberOf(map, ASKING_NAME);
  const titled = memberOf(map, TITLE);
  const asks = named?.value.kind === 'text' ? named : titled;
  if (asks?.value.kind !== 'text') return undefined;
  const replies = memberOf(map, ANSWERING_NAME) ?? memberOf(map, BODY);
  if (replies === undefined || replies === asks) return undefined;
  if (asks !== named && !/[?？]\s*$/u.test(asks.value.text)) return undefined;
  return { question: asks.value, answer: replies.value, used: [asks, replies] };
}

type Around = { readonly level: number; readonly title?: RecordMember | undefined };

class RecordWalk {
  readonly blocks: Block[] = [];
  readonly leftOut: LeftOut[] = [];
  pairs = 0;

  /** `title` is the member that is told as the document's own. */
  read(node: RecordNode, { level, title }: Around): void {
    if (node.kind === 'text') this.#readText(node, level);
    else if (node.kind === 'list') this.#readList(node.items, level);
    else {
      const pair = pairOf(node);
      if (pair === undefined) this.#readMap(node, { level, title });
      else this.#readPair(node, pair, level);
    }
  }

  #readList(items: readonly RecordNode[], level: number): void {
    let group = '';
    let below = level;
    for (const item of items) {
      if (item.kind === 'text') {
        this.#addItem(item, level);
        continue;
      }
      const of = item.kind === 'map' && pairOf(item) !== undefined ? memberOf(item, GROUP)?.value : undefined;
      if (of?.kind === 'text' && of.text !== group) {
        group = of.text;
        below = level + 1;
        this.#addHeading(of, level);
      }
      this.read(item, { level: below });
    }
  }

  #readPair(map: RecordMap, { question, answer, used }: Pair, level: number): void {
    this.pairs += 1;
    this.#addHeading(question, level, true);
    const text = answer.kind === 'map' ? (memberOf(answer, BODY)?.value ?? answer) : answer;
    this.read(text, { level: level + 1 });
    this.#readRest(
      map.members.filter((member) => !used.includes(member) && !GROUP.test(member.name)),
      level + 1,
    );
  }

  #readMap(map: RecordMap, { level, title }: Around): void {
    const own = title ?? memberOf(map, TITLE) ?? memberOf(map, GROUP);
    const isHeading = own !== undefined && own !== title && own.value.kind === 'text';
    if (isHeading && own.value.kind === 'text') this.#addHeading(own.value, level);
    const rest = map.members.filter((member) => !((isHeading || own === title) && member === own));
    this.#readRest(rest, isHeading ? level + 1 : level);
  }

  /** What a record says beside its title or its question and answer. */
  #readRest(members: readonly RecordMember[], level: number): void {
    const told = members.filter(({ name }) => !FOR_PROGRAMS.test(name));
    const isQuestion = ({ name }: RecordMember): boolean => /[?？]\s*$/u.test(name);
    const facts = told.filter((member) => member.value.kind === 'text' && !isQuestion(member));
    for (const { value } of facts.filter(({ name }) => INTRODUCES.test(name))) this.read(value, { level });
    this.#readFacts(facts.filter(({ name }) => !INTRODUCES.test(name)));
    for (const member of told.filter((one) => !facts.includes(one))) {
      const { name, line, value } = member;
      const asks = isQuestion(member);
      if (asks) this.pairs += 1;
      const isTitled = asks || !(HOLDS.test(name) || isListOfGroups(value));
      if (isTitled) this.#addHeading({ text: asks ? name : asTitle(name), line }, level, asks);
      this.read(value, { level: isTitled ? level + 1 : level });
    }
  }

  #readFacts(facts: readonly RecordMember[]): void {
    const [first] = facts;
    if (first === undefined) return;
    const place = lineAt(first.line);
    const cells = facts.map(({ value }) => (value.kind === 'text' ? cleanText(value.text) : ''));
    this.#add(...tableBlocks({ cells: facts.map(({ name }) => cleanText(asTitle(name))), place }, [{ cells, place }]));
  }

  /** An answer is in Markdown as often as not, or has HTML in it; the headings in it are below its question. */
  #readText({ text, line, keepsLines }: RecordText, level: number): void {
    if (!hasWords(text)) return;
    const isPlain = !/[\n<*_`[\]\\&~|#>=]|^\s*(?:[-+•]|\p{N}+[.)])\s/u.test(text.trim());
    const read = isPlain ? undefined : readMarkdownBlocks(withMarkedBreaks(text), line);
    if (read === undefined || read.tooDeep !== undefined) {
      this.#add({ kind: 'paragraph', text: cleanText(text), place: lineAt(line) });
      return;
    }
    const placed = <Placed extends Block | LeftOut>(one: Placed): Placed =>
      keepsLines ? one : { ...one, place: lineAt(line) };
    for (const block of read.blocks)
      this.#add(placed(block.kind === 'heading' ? { ...block, level: block.level + level - 1 } : block));
    this.leftOut.push(...read.leftOut.map(placed));
  }

  /** What is told behind what stands below it in the file has the place of that. */
  #add(...blocks: readonly Block[]): void {
    for (const block of blocks) {
      const last = this.blocks.at(-1)?.place;
      const place = last !== undefined && comparePlaces(last, block.place) > 0 ? last : block.place;
      this.blocks.push({ ...block, place });
    }
  }

  #addItem(item: RecordText, level: number): void {
    const from = this.blocks.length;
    this.#readText(item, level);
    const first = this.blocks[from];
    if (first?.kind === 'paragraph') this.blocks[from] = { ...first, kind: 'item', depth: 1 };
  }

  #addHeading({ text, line }: Pick<RecordText, 'text' | 'line'>, level: number, asks = false): void {
    const shown = /[*_`<[&\\]/u.test(text) ? (readMarkdownBlocks(text, line).blocks[0]?.text ?? text) : text;
    this.#add({
      kind: 'heading',
      level,
      text: cleanText(shown),
      place: lineAt(line),
      ...(asks && { asks: true as const }),
    });
  }
}

/** A list of records that have titles of their own, but are no questions. */
function isListOfGroups(node: RecordNode): boolean {
  return (
    node.kind === 'list' &&
    node.items.every(
      (item) =>
        item.kind === 'map' &&
        pairOf(item) === undefined &&
        (memberOf(item, TITLE) ?? memberOf(item, GROUP)) !== undefined,
    )
  );
}

/** `account_help` as "Account help". */
function asTitle(name: string): string {
  const words = /\s/u.test(name) ? name : name.replaceAll(/[_-]+/gu, ' ').trim();
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
