import type * as chrono from 'chrono-node';
import { createRequire } from 'node:module';
import { isFurniture } from './furniture.ts';

/** What a line may say about the article. */
export type Detail =
  | { readonly kind: 'author'; readonly value: string }
  | { readonly kind: 'sourceUrl'; readonly value: string }
  | { readonly kind: 'date'; readonly value: string };

const LONGEST = 200;

const load = createRequire(import.meta.url);

/** Loaded for the first line that may be a date: that takes a tenth of a second, and many articles have none. */
function languages(): readonly (typeof chrono.strict)[] {
  const { strict, de, es, fr, it, nl, pt, ru } = load('chrono-node') as typeof chrono;
  return [strict, de, es, fr, it, nl, pt, ru].map((language) => ('strict' in language ? language.strict : language));
}

const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|zu|bin|ibn|al|el|ten|ter|y|e)(?=\s))`;
const NAMES = String.raw`(${NAME_WORD}(?:\s+${NAME_WORD}){0,5}(?:\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b|и)\s*${NAME_WORD}(?:\s+${NAME_WORD}){1,5}){0,4})`;

/** "By Ann Lee": at least two capitalised words, so that "By Monday" is not taken for a person. */
const BY = new RegExp(String.raw`^(?:By|BY|by|Von|Par|Por|Di|Door)\s+(?=\S+\s+\S)${NAMES}\.?$`, 'u');
const WRITTEN_BY = new RegExp(
  String.raw`^(?:[Ww]ritten by|[Aa]uthors?|[Rr]eported by|[Gg]eschrieben von|[Aa]utore?s?|[Éé]crit par|[Ee]scrito por|Автор)\s*:?\s+${NAMES}\.?$`,
  'u',
);
const SOURCE =
  /^(?:source|original|originally published at|url|link|quelle|fuente|источник)\s*:\s*<?(https?:\/\/[^\s<>]{3,180})>?$/iu;
const DATE =
  /^(?:(?:first |originally )?published(?: on| at)?|date|posted(?: on)?|(?:last )?updated(?: on)?|publication date|veröffentlicht(?: am)?|datum|publicado(?: el)?|fecha|publié(?: le)?|опубликовано|дата|(?:zuletzt )?(?:aktualisiert|geändert)(?: am)?|letzte (?:änderung|aktualisierung)|stand|(?:dernière )?mis(?:e)? à jour(?: le)?|(?:última )?actualiza(?:ción|do)(?: el)?|(?:última )?atualiza(?:ção|do)(?: em)?|publicado em|ultimo aggiornamento|aggiornato(?: il)?|pubblicato(?: il)?|(?:laatst )?(?:bijgewerkt|gewijzigd)(?: op)?|последнее обновление|обновлено|last (?:edited|modified|revised|changed)(?: on)?)\s*:?\s+(.{4,60})$/iu;

/** One of the words that all of these begin with; most lines have none, and need no closer look. */
const TELLS =
  /(?:^|[\s|•·–—,(])(?:by|von|par|por|di|door|written|authors?|reported|geschrieben|autore?s?|écrit|escrito|автор|source|original|originally|url|link|quelle|fuente|источник|first|published|date|posted|last|updated|publication|veröffentlicht|datum|publicado|fecha|publié|опубликовано|дата|zuletzt|aktualisiert|geändert|letzte|stand|dernière|mise?|última|actualiza(?:ción|do)|atualiza(?:ção|do)|ultimo|aggiornato|pubblicato|laatst|bijgewerkt|gewijzigd|последнее|обновлено)(?=[\s:])/iu;

/** Reads a line that gives author, source or date, and nothing else but furniture; nothing for any other line. */
export function readDetails(text: string): readonly Detail[] {
  if (text.length > LONGEST || !TELLS.test(text)) return [];
  const whole = readOne(text);
  if (whole !== undefined) return [whole];
  const parts = text.split(/\s*[|•·–—]\s*|\s+on\s+|,\s+(?=\d{1,2}\.? \p{L}|\p{Lu}\p{Ll}{2,9}\.? \d)/u);
  const named = parts.map(readOne);
  if (named.every((detail) => detail === undefined)) return [];
  const found = parts.map((part, index) => named[index] ?? readDate(part));
  const isAll = found.every((detail, index) => detail !== undefined || isFurniture(parts[index] ?? ''));
  return isAll ? found.filter((detail) => detail !== undefined) : [];
}

/** Whether a by-line is a mere "By …", which can head a section as well ("By Public Transport"). */
export function isBareByLine(text: string): boolean {
  return text.length <= LONGEST && BY.test(text);
}

function readOne(text: string): Detail | undefined {
  const author = (BY.exec(text) ?? WRITTEN_BY.exec(text))?.[1];
  if (author !== undefined) return { kind: 'author', value: author };
  const source = SOURCE.exec(text)?.[1];
  if (source !== undefined && URL.canParse(source)) return { kind: 'sourceUrl', value: source };
  return readDate(DATE.exec(text)?.[1] ?? '');
}

function readDate(text: string): Detail | undefined {
  const value = toIsoDate(text);
  return value === undefined ? undefined : { kind: 'date', value };
}

/** The day that a text names in full and as nothing else, as ISO 8601 (`2023-03-04`); `3/4/2023` is not clear enough. */
export function toIsoDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ][\d:.]{4,15}(?:Z| ?[+-]\d\d:?\d\d)?)?$/u.exec(text.trim());
  if (iso !== null) {
    const day = `${iso[1]}-${iso[2]}-${iso[3]}`;
    return isDay(day) ? day : undefined;
  }
  if (text.length > LONGEST || !/\p{L}/u.test(text) || !/\d{4}/u.test(text)) return undefined;
  for (const language of languages()) {
    const [found, ...more] = language.parse(text);
    if (found === undefined || more.length > 0) continue;
    const { start } = found;
    const isFull = start.isCertain('year') && start.isCertain('month') && start.isCertain('day');
    if (!isFull || /\p{L}|\d/u.test(text.replace(found.text, ''))) continue;
    const [year, month, date] = [start.get('year'), start.get('month'), start.get('day')].map((part) => String(part));
    const day = `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
    if (isDay(day)) return day;
  }
  return undefined;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
