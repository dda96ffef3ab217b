import { endsLikeProse, endsSentence, hasWords, startsLowerCase } from '../readable-text.ts';
import { toSentences } from '../claims/sentences.ts';

const LONGEST_HEADING = 160;
/** "The main reasons are:" leads into a list; a shorter line with a colon ("Reasons:") heads it. */
const LEAD_IN_WORDS = 4;
/** So many words before a full stop are a sentence, and no number or name of what follows. */
const SENTENCE_WORDS = 4;
/** More words than these behind a colon are what is said of the word before it. */
const LONGEST_SUBTITLE = 8;

/** "CHAPTER II." heads what follows, though it ends as a sentence does. */
const CHAPTER =
  /^(?:chapter|part|book|volume|act|scene|canto|appendix|article|section|kapitel|teil|artikel|abschnitt|chapitre|partie|livre|titre|capítulo|parte|libro|artículo|artigo|capitolo|articolo|глава|часть|книга|раздел|статья|rozdział|hoofdstuk)\s+(?:[\divxlc]{1,7}|one|two|three|four|five|six|seven|eight|nine|ten)\.?$|^§\s?\d{1,3}[a-z]?\.?$/iu;
/** "Section 2 -- Scope." */
const SECTION =
  /^(?:section|chapter|part|article|appendix|abschnitt|kapitel|teil|chapitre|partie|capítulo|sección|capitolo|глава|раздел)\s+[\divxlc]{1,7}\s?(?:[.:]|--?|–|—)\s+(?:[^\s.!?]+\s?){1,7}\.?$/iu;
/** "TOP 2: Kassenbericht" heads its part of the minutes, and no rule or step is called so. */
const AGENDA_ITEM =
  /^(?:TOP|Tagesordnungspunkt|Agenda item|Point de l['’]ordre du jour|Punto del orden del día|Punto all['’]ordine del giorno)\s+\d{1,2}[a-z]?\s?(?:[.:)]|--?|–|—)\s+\S/iu;
/** Words that no heading holds: commands, options, assignments, addresses. */
const CODE = /^[$>%!/\\@]|(?:^|\s)--\w|[{}|\\]|\S=\S|;$|https?:\/\/|www\.|\S@\S+\.\p{L}/u;
/** "Serves 8", "Für 4 Personen". */
const SERVINGS = /^(?:serves|makes|yields?|servings|ergibt|reicht für|für|pour|para|per)\s+(?:\p{Ll}\S*\s+)?\d/iu;
/** "Satzung des Vereins Leuchtturm e. V.": the full stop is the abbreviation's. */
const STATUTES = /^(?:\p{Lu}\p{L}*(?:satzung|ordnung|statuten|richtlinien)|Satzung|Statuten|Ordnung)\s.*\be\.\s?V\.$/u;
/** "6 figures", "0 points", "12:00 – 13:00", "5,50 €": how many, how much, when. */
const AMOUNT = /^[-+~≈<>≤≥(]*\d[\d.,:/–—\s-]*(?:[x×%€$£°]|\p{Ll}|$)/u;
/** What someone says, or what stands in brackets. */
const SPEECH = /^(?:["“„«‹(–—]|‘(?!\p{L}+’))/u;

/** 'Jordan Reyes ("the Tenant")': who a contract calls what. */
const PARTY = /\((?:["“„«»‘']|hereinafter|nachfolgend|ci-après|en adelante)[^()]{1,60}\)$/u;
/** "[19:36] Ana: Do we agree?" */
const SAID_AT = /^\[\d{1,2}:\d{2}/u;

/** What a paragraph may be by its own looks, where headings are not marked. */
export type Looks =
  /** May head what comes next. */
  | 'head'
  /** Ends as headings do, but is none: an item without its bullet, a term and what is said of it, a command. */
  | 'fragment'
  /** Introduces what comes next. */
  | 'lead-in'
  | 'text';

/** What a line or paragraph looks like. */
export function looksOf(text: string): Looks {
  if (isChapter(text) || isAgendaItem(text) || isStatutes(text) || (text.length < 80 && SECTION.test(text)))
    return 'head';
  if (endsLikeProse(text) || !hasWords(text) || SAID_AT.test(text) || PARTY.test(text)) return 'text';
  if (holdsSentences(text)) return 'text';
  if (/[:：]$/u.test(text) && text.split(' ').length >= LEAD_IN_WORDS) return 'lead-in';
  if (text.length > LONGEST_HEADING) return 'text';
  return isFragment(text) ? 'fragment' : 'head';
}

/** Whether there are several sentences in a text; what ends without a mark is as long as one before that counts. */
function holdsSentences(text: string): boolean {
  if (!/[.!?…。！？؟]["”’»)]*\s?\S/u.test(text)) return false;
  const sentences = toSentences(text.slice(0, LONGEST_HEADING * 2));
  const isWhole = endsSentence(text) || (sentences[0] ?? '').split(' ').length >= SENTENCE_WORDS;
  return sentences.length > 1 && isWhole;
}

/** Whether a line is the number of a chapter, whose name may stand on the next. */
export function isChapter(text: string): boolean {
  return text.length < 40 && CHAPTER.test(text);
}

/** "Section 2. Dues.", above a list of what the section says, as well as "Section 3. Dues. Members pay …". */
export function isNamedSection(text: string): boolean {
  return SECTION.test(text.slice(0, 80)) && endsSentence(text);
}

/** Whether a line is an item of an agenda, by its number. */
export function isAgendaItem(text: string): boolean {
  return text.length < 120 && AGENDA_ITEM.test(text) && !endsLikeProse(text);
}

function isStatutes(text: string): boolean {
  return text.length < 120 && STATUTES.test(text);
}

function isFragment(text: string): boolean {
  const startsSmall = startsLowerCase(text) && !/^\p{Ll}\p{Lu}/u.test(text);
  return (
    startsSmall ||
    /[!！]$/u.test(text) ||
    CODE.test(text) ||
    AMOUNT.test(text) ||
    SERVINGS.test(text) ||
    SPEECH.test(text) ||
    explains(text)
  );
}

/** "5 T-shirts" beside "1 rain jacket": how many, of what. */
export function isCount(text: string): boolean {
  return /^\d{1,4}\s\p{L}/u.test(text) && text.length < 80;
}

/** Whether a line names a term and says something of it: what stands beside others of its kind heads nothing. */
export function isTerm(text: string): boolean {
  return (
    /^[^:：]{1,80}(?:[:：]\s+|：)\S/u.test(text) &&
    !isChapter(text) &&
    !isAgendaItem(text) &&
    !SECTION.test(text.slice(0, 80))
  );
}

/** "RDM (random death match): you may not …", "Price: 5 gp": a term and what is said of it. "Part 2: The bridge" is none. */
function explains(text: string): boolean {
  const [, term = '', rest] = /^([^:：]{1,80})(?:[:：]\s+|：)(\S.*)$/u.exec(text) ?? [];
  if (rest === undefined || /[?？]$/u.test(rest)) return false;
  if (/^\p{Ll}|^\d/u.test(rest)) return true;
  return !/\d/u.test(term) && rest.split(' ').length > LONGEST_SUBTITLE;
}
