import type { Block, LeftOut } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanText } from '../readable-text.ts';

/** "[03.05.31, 14:22:10] Ann: …" and "5/3/31, 2:22 PM - Ann: …", as WhatsApp writes what it exports. What it says itself has no name. */
const MESSAGE =
  /^\u{200E}?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}:\d{2}(?::\d{2})?(?:[\s\u{202F}][ap]\.?m\.?)?\]?(?:\s[-–])?\s(?:([^:\n]{1,40}):\s)?(.*)$/iu;
/** Fewer messages are no conversation. */
const ENOUGH = 3;
/** Stands for what was sent besides text, or tells that a message was edited. */
const UNSAID = /^\u{200E}|^<[^<>]{3,60}>$|^\(?[\w.-]{1,80}\.(?:jpe?g|png|webp|opus|mp4|pdf)\b.{0,40}\)?$/iu;
const EDITED = /(?:\u{200E}<[^<>]{5,60}>|<this message was edited>)\s*$/iu;
const ENCRYPTED =
  /end-to-end encrypted|Ende-zu-Ende-verschlüsselt|chiffrés de bout en bout|cifrad[oa]s de extremo a extremo|criptografia de ponta a ponta|сквозным шифрованием/u;

type Message = { readonly name: string; readonly lines: { readonly text: string; readonly line: number }[] };

/** Whether a text is what a messenger exports of a conversation. */
export function isChatExport(source: string): boolean {
  const lines = source.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const messages = lines.filter((line) => line.length < 5_000 && MESSAGE.test(line)).length;
  return messages >= ENOUGH && messages * 3 >= lines.length && MESSAGE.test(lines[0] ?? '');
}

/**
 * The messages of a conversation, each with who wrote it; a question leads into what another answers to it at once. What the messenger says
 * itself, and what stands for a picture, is left out. Linear in time.
 */
export function readChatExport(
  source: string,
  firstLine = 1,
): { readonly blocks: Block[]; readonly leftOut: LeftOut[] } {
  const messages: Message[] = [];
  const leftOut: LeftOut[] = [];
  for (const [index, raw] of source.split(/\r?\n/u).entries()) {
    const line = firstLine + index;
    const found = MESSAGE.exec(raw);
    const said = found === null ? raw : (found[2] ?? '');
    const text = cleanText(said.replace(EDITED, ''));
    if (text === '' && cleanText(raw) === '') continue;
    const isSaid =
      text !== '' && !UNSAID.test(said.trim()) && !ENCRYPTED.test(text) && (found === null || found[1] !== undefined);
    if (!isSaid) leftOut.push({ place: lineAt(line), text: cleanText(raw), reason: 'page furniture' });
    if (found !== null) messages.push({ name: cleanText(found[1] ?? ''), lines: isSaid ? [{ text, line }] : [] });
    else if (isSaid) messages.at(-1)?.lines.push({ text, line });
  }
  const spoken = messages.filter(({ lines }) => lines.length > 0);
  return { blocks: spoken.flatMap((message, index) => blocksOf(message, spoken[index - 1])), leftOut };
}

function blocksOf({ name, lines }: Message, before: Message | undefined): Block[] {
  const asked = before?.lines.at(-1)?.text ?? '';
  const answers = before !== undefined && before.name !== name && /[?？؟]$/u.test(asked);
  const [first, ...more] = lines;
  if (first === undefined) return [];
  const leadIn = answers ? `${before.name}: ${asked}` : undefined;
  const opening = `${name}: ${first.text}`;
  const isLed = more.length > 0 && /[:：]$/u.test(first.text);
  const item = ({ text, line }: Message['lines'][number], over: string | undefined): Block => ({
    kind: 'item',
    text,
    place: lineAt(line),
    ...(over !== undefined && { leadIn: over }),
  });
  if (isLed) return more.map((line) => item(line, opening));
  const text = [opening, ...more.map((line) => line.text)].join(' ');
  return [item({ text, line: first.line }, leadIn)];
}
