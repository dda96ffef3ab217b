import type { SourceLine } from './text-lines.ts';

/** How questions and their answers are marked, pair by pair: English, German, French, Spanish, Italian, Russian, Chinese, … */
const PAIRS: readonly (readonly [question: string, answer: string])[] = [
  ['q|ｑ|question', 'a|ａ|answer|ans'],
  ['f|frage|fråga|spørgsmål|spørsmål', 'a|antwort|svar'],
  ['f|fråga', 's|svar'],
  ['v|vraag', 'a|antwoord'],
  ['q|question', 'r|réponse|reponse'],
  ['p|pregunta|pergunta', 'r|respuesta|resposta'],
  ['d|domanda', 'r|risposta'],
  ['p|pytanie', 'o|odpowiedź'],
  ['s|soru', 'c|cevap|yanıt'],
  ['в|вопрос', 'о|ответ'],
  ['п|питання', 'в|відповідь'],
  ['问|問|q|问题|問題|質問', '答|a|回答|答案'],
  ['질문|문|q', '답변|답|a'],
  ['س|سؤال|السؤال', 'ج|جواب|الجواب|الإجابة'],
  ['سوال|پرسش', 'جواب|پاسخ'],
  ['प्र|प्रश्न', 'उ|उत्तर'],
  ['otázka', 'odpověď|odpoveď'],
  ['hỏi', 'đáp|trả lời'],
  ['t|tanya', 'j|jawab'],
  ['ερώτηση', 'απάντηση'],
];

/** What a column or a field of questions is called, and one of their answers. */
export const ASKING_NAME =
  /^(?:q|questions?|frage|pregunta|pergunta|domanda|vraag|pytanie|вопрос|питання|问题|問題|質問|질문)$/iu;
export const ANSWERING_NAME =
  /^(?:a|answers?|antwort|réponse|respuesta|resposta|risposta|antwoord|odpowiedź|ответ|відповідь|答案|回答|답변)$/iu;

/** What a line opens by its mark, and the text behind that. */
type Marked = { readonly opens: 'question' | 'answer'; readonly number: string; readonly text: string };

/** A capital, or a letter of a script without them, and not far behind it the end of a mark. */
const CANDIDATE = /^\s*(?:[-*•]\s+)?[([]?[\p{Lu}\p{Lo}][^:：.)．\s]{0,12}\s?[\d０-９]{0,3}[)\]]?\s?[:：.)．]/u;

type Read = (raw: string) => Marked | undefined;

/** "» How do I join?" above "« Fill in the form.", which no quotation begins and ends so. */
const POINTED = /^\s*([»«])\s+([^»«]*[^»«\s])\s*$/u;
const byPoints: Read = (raw) => {
  const [, sign, text = ''] = POINTED.exec(raw) ?? [];
  return sign === undefined ? undefined : { opens: sign === '»' ? 'question' : 'answer', number: '', text };
};

/**
 * How to read the marks of a text whose questions and answers are marked as such ("Q: …" above "A: …"); undefined where it has none.
 * Half of the questions at least must have an answer marked in the same way.
 */
export function questionMarks(lines: readonly SourceLine[]): Read | undefined {
  const candidates = lines.filter(({ raw }) => CANDIDATE.test(raw));
  const lettered = candidates.length < 2 ? [] : PAIRS.map(([question, answer]) => reader(question, answer));
  return lettered.find((read) => isAnswered(candidates, read)) ?? (isAnswered(lines, byPoints) ? byPoints : undefined);
}

function isAnswered(lines: readonly SourceLine[], read: Read): boolean {
  const marks = lines.flatMap(({ raw }) => read(raw) ?? []);
  const questions = marks.filter(({ opens }) => opens === 'question').length;
  const pairs = marks.filter(({ opens }, index) => opens === 'question' && marks[index + 1]?.opens === 'answer').length;
  return pairs > 0 && pairs * 2 >= questions;
}

/** A letter may have a full stop behind it as well as a colon; a word only a colon. */
function reader(question: string, answer: string): Read {
  const mark = (words: string): RegExp =>
    new RegExp(
      String.raw`^\s*(?:[-*•]\s+)?[([]?(?:${words})\s?([\d０-９]{0,3})[)\]]?\s?(?:[:：．]|[.)](?=\s))\s*(\S.*)?$`,
      'iu',
    );
  const [asks, answers] = [mark(question), mark(answer)];
  return (raw) => {
    if (!CANDIDATE.test(raw)) return undefined;
    const [asked, number = '', text = ''] = asks.exec(raw) ?? [];
    if (asked !== undefined) return { opens: 'question', number, text };
    const [answered, , reply = ''] = answers.exec(raw) ?? [];
    return answered === undefined ? undefined : { opens: 'answer', number: '', text: reply };
  };
}
