/** Has letters of a script that does not space its words. */
export const UNSPACED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What a UTF-16 code unit is in a text. */
export const OTHER = 0;
export const LETTER = 1;
export const UPPER = 2;
export const DIGIT = 3;
export const MARK = 4;
/** A letter of a script written without spaces. */
export const UNSPACED = 5;
/** A number that is no decimal digit: "½", "Ⅷ". */
export const NUMERAL = 6;

const classes = new Uint8Array(65536);
const known = new Uint8Array(256);

const fillBlock = (block: number): void => {
  for (let code = block << 8; code < (block + 1) << 8; code++) {
    const char = String.fromCharCode(code);
    if (UNSPACED_SCRIPT.test(char) && !/\p{Nd}/u.test(char)) classes[code] = UNSPACED;
    else if (/\p{Lu}|\p{Lt}/u.test(char)) classes[code] = UPPER;
    else if (/\p{L}/u.test(char)) classes[code] = LETTER;
    else if (/\p{Nd}/u.test(char)) classes[code] = DIGIT;
    else if (/\p{N}/u.test(char)) classes[code] = NUMERAL;
    else if (/\p{M}/u.test(char)) classes[code] = MARK;
    else classes[code] = OTHER;
  }
  known[block] = 1;
};

/** The class of the code unit at a place of a text; `OTHER` past its end. */
export const classOf = (text: string, at: number): number => {
  if (at >= text.length) return OTHER;
  const code = text.charCodeAt(at);
  if (known[code >> 8] === 0) fillBlock(code >> 8);
  return classes[code] ?? OTHER;
};

/** Whether a text has only ASCII characters; for words, quicker than an expression. */
export const isAscii = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
};
