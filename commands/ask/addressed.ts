import type { MentionRequest } from '../../src/bot/request.ts';
import { spokenText } from './asked-words.ts';
import { isAnswer } from './previous-question.ts';

/** Words of several languages by which a question begins: English, Spanish, German, French, Russian, as elsewhere in Docent. */
const asks = new Set(
  [
    'who whom whose what when where which why how whats whos wheres hows',
    'qué que quién quien quiénes cuándo cuando dónde donde cuál cual cuáles cuánto cuanto cuánta cuántos cuántas cómo',
    'wer wen wem wessen was wann wo woher wohin welche welcher welches welchen warum wieso weshalb wie wieviel wozu',
    'qui quoi quand où quel quelle quels quelles pourquoi comment combien',
    'кто кого кому что чего когда где куда откуда какой какая какое какие почему зачем как сколько чей чья',
    'tell explain describe list summarise summarize define dime explica resume erkläre erklär nenne beschreibe explique résume décris',
    'расскажи объясни перечисли',
  ]
    .join(' ')
    .split(' '),
);
/** What may stand before them, and before Docent's name, and says nothing. */
const fillers = new Set(
  [
    'hey hi hello yo ok okay so well please and but or also now dear um hmm',
    'hola oye y pero o pues por favor',
    'hallo hi na und aber oder also bitte',
    'salut bonjour et mais ou alors svp stp',
    'привет эй а и но или ну пожалуйста',
  ]
    .join(' ')
    .split(' '),
);
/** Before Docent's name: it is spoken of, not to. */
const speaksOf = new Set(
  [
    'ask asked asking try tried ping pinged use used using to from with of by about via love like thank thanks tell told called',
    'pregunta preguntar pregúntale preguntad a de con por usa sobre gracias',
    'frag frage fragt gefragt von mit zu an bei über danke nimm benutze',
    'demande demander à avec de par sur utilise merci',
    'спроси спросите у с о про от спасибо',
  ]
    .join(' ')
    .split(' '),
);

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];

/** Whether there is a word in it, or a digit: an emoji alone says nothing. */
function saysAnything(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(spokenText(text));
}

/** Whether a text reads like a question: by its mark, or by the word that it begins with. "What a mess!" does not. */
export function readsAsQuestion(text: string): boolean {
  if (/[?？؟]/u.test(text)) return true;
  if (/!\s*$/u.test(text)) return false;
  const [first, second] = wordsOf(text).filter(
    (word, at, all) => !all.slice(0, at + 1).every((each) => fillers.has(each)),
  );
  return first !== undefined && asks.has(first) && !(first === 'what' && /^an?$/.test(second ?? ''));
}

/**
 * Whether a message that came to Docent is meant for it: all in a direct message; what begins with its name; a question that names it, but
 * not one that speaks of it to others; of replies to it that do not name it, questions only; and such below its answer in a thread of its own.
 */
export function isForDocent({ guildId, text, named, files, isUnaddressed, repliesTo }: MentionRequest): boolean {
  const isBare = text.trim() === '';
  if (!isBare && !saysAnything(text) && !/[?？]/u.test(text)) return false;
  if (guildId === undefined) return true;
  if (isUnaddressed === true) return readsAsQuestion(text) && repliesTo !== undefined && isAnswer(repliesTo);
  if (named === undefined) return readsAsQuestion(text);
  if (isBare || files.length > 0) return true;
  const before = wordsOf(spokenText(named.before));
  if (before.every((word) => fillers.has(word))) return true;
  if (/[?？.!…:,]\s*$/u.test(named.before)) return readsAsQuestion(text);
  return !speaksOf.has(before.at(-1) ?? '') && readsAsQuestion(text);
}
