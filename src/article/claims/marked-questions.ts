import type { Block, ParagraphBlock } from '../document-blocks.ts';
import { cleanText } from '../readable-text.ts';

/** As narrow as a line in bold that heads what is below it. */
const QUESTION_LEVEL = 7;

/** How a question is marked, and its answer. */
export const QUESTION =
  /^(?:Q|Question|F|Frage|P|Pregunta|Pergunta|D|Domanda|V|Vraag|Pytanie|S|Soru|Hỏi|Otázka|Tanya|В|Вопрос|П|Питання|س|سؤال|問|问|質問|问题|질문|문)\s?\d{0,3}\s*[:.：)]\s*/u;
export const ANSWER =
  /^(?:A|Answer|R|Antwort|Réponse|Respuesta|Resposta|Risposta|Antwoord|Odpowiedź|C|Cevap|Đáp|Trả lời|Odpověď|Jawab|О|Ответ|Відповідь|ج|جواب|答|回答|답변|답)\s?\d{0,3}\s*[:.：)]\s*/u;

/** "« Fill in the form." below "» How do I join?", whose sign is a bullet; what is quoted ends with the other sign. */
const REPLY = /^«\s+(?=[^»«]*$)/u;

/** A question and its answer, where the document calls them so ("Q: …", "A: …"), as heading and text. */
export function markQuestions(blocks: readonly Block[]): Block[] {
  const marked: Block[] = [];
  let answers = false;
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    const isNext = next?.kind === 'paragraph' && ANSWER.test(next.text);
    const isReplied = next?.kind === 'paragraph' && REPLY.test(next.text) && /[?？؟]$/u.test(block.text);
    if (block.kind === 'item' && isReplied) {
      marked.push({ kind: 'heading', level: QUESTION_LEVEL, text: block.text, asks: true, place: block.place });
      answers = true;
    } else if (block.kind === 'paragraph' && isNext && QUESTION.test(block.text)) {
      const text = cleanText(block.text.replace(QUESTION, ''));
      marked.push({ kind: 'heading', level: QUESTION_LEVEL, text, asks: true, place: block.place });
      answers = true;
    } else if (block.kind === 'heading' && isNext && QUESTION.test(block.text)) {
      marked.push({ ...block, text: cleanText(block.text.replace(QUESTION, '')), asks: true });
      answers = true;
    } else {
      marked.push(
        answers && block.kind === 'paragraph'
          ? withoutStart(block, (ANSWER.exec(block.text) ?? REPLY.exec(block.text))?.[0].length ?? 0)
          : block,
      );
      answers = false;
    }
  }
  return marked;
}

function withoutStart(block: ParagraphBlock, cut: number): ParagraphBlock {
  const { links, runIn, ...rest } = block;
  const moved = (links ?? []).flatMap((link) =>
    link.start < cut ? [] : [{ ...link, start: link.start - cut, end: link.end - cut }],
  );
  const left = (runIn ?? 0) - cut;
  return {
    ...rest,
    text: block.text.slice(cut),
    ...(moved.length > 0 && { links: moved }),
    ...(left > 0 && { runIn: left }),
  };
}
