import { languageOf } from '../language/languages.ts';
import { tokenise } from '../language/tokens.ts';
import { LANGUAGES, listOf } from '../recognise/word-lists.ts';

const patterns = new Map<string, readonly RegExp[]>();

/** A language's patterns, each between whole words. */
function patternsOf(code: string): readonly RegExp[] {
  let known = patterns.get(code);
  if (known === undefined) {
    known = (listOf(code).courtesy ?? []).map(
      (pattern) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, 'giu'),
    );
    patterns.set(code, known);
  }
  return known;
}

/** Of a story of so many words, at least, one sentence is the question. */
const STORY = 25;

/** Words of content of a question that stands for itself. */
const LEAST_CONTENT = 3;

/** Longer texts are read as they are. */
const LONGEST = 1_000;

const SENTENCE = /[^.!?…]+[.!?…]*/gu;

/**
 * A question without what is said around it for politeness' sake ("hey, does anyone know if", "pls", "thanks in advance"), and without
 * the other sentences where it is one of many. What is left out becomes spaces: places in the text stay what they were. The question as
 * it is where nothing would be left to ask.
 */
export function withoutCourtesy(question: string, code: string): string {
  if (question.length > LONGEST) return question;
  const plain = oneOfMany(question, code);
  const left = [code, 'en']
    .filter((each, at, all) => LANGUAGES.includes(each) && all.indexOf(each) === at)
    .flatMap(patternsOf)
    .reduce((text, pattern) => text.replaceAll(pattern, blank), plain);
  return contentOf(left, code) > 0 ? left : question;
}

const blank = (text: string): string => ' '.repeat(text.length);

/** The only sentence of a long text that is asked, the others blank; the text as it is where that does not tell. */
function oneOfMany(text: string, code: string): string {
  if (!text.includes('?') || tokenise(text, STORY).length < STORY) return text;
  const sentences = text.match(SENTENCE) ?? [];
  const asked = sentences.filter((sentence) => sentence.includes('?'));
  const [question] = asked;
  if (question === undefined || asked.length > 1 || contentOf(question, code) < LEAST_CONTENT) return text;
  return sentences.map((sentence) => (sentence === question ? sentence : blank(sentence))).join('');
}

function contentOf(text: string, code: string): number {
  const { fold, stopWords } = languageOf(code);
  return tokenise(text).filter(({ word }) => !stopWords.has(fold(word))).length;
}
