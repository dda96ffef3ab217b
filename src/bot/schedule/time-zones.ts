/** Usual abbreviations, in every language of the wording: each stands for the place whose clocks it names, summer and winter. */
const abbreviations: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  z: 'UTC',
  ...named('Europe/London', 'bst', 'uk'),
  ...named('Europe/Lisbon', 'wet', 'west', 'wez', 'wesz'),
  ...named('Europe/Berlin', 'cet', 'cest', 'mez', 'mesz', 'hec', 'hnec', 'heec', 'цев'),
  ...named('Europe/Athens', 'eet', 'eest', 'oez', 'oesz', 'вев'),
  ...named('Europe/Moscow', 'msk', 'мск'),
  ...named('Asia/Yekaterinburg', 'yekt', 'екб'),
  ...named('Asia/Dubai', 'gst'),
  ...named('Asia/Kolkata', 'ist'),
  ...named('Asia/Shanghai', 'hkt'),
  ...named('Asia/Singapore', 'sgt'),
  ...named('Asia/Tokyo', 'jst'),
  ...named('Asia/Seoul', 'kst'),
  ...named('Australia/Perth', 'awst'),
  ...named('Australia/Adelaide', 'acst', 'acdt'),
  ...named('Australia/Sydney', 'aest', 'aedt'),
  ...named('Pacific/Auckland', 'nzst', 'nzdt'),
  ...named('America/New_York', 'est', 'edt', 'et', 'hne', 'hae'),
  ...named('America/Chicago', 'cst', 'cdt', 'ct'),
  ...named('America/Denver', 'mst', 'mdt', 'mt'),
  ...named('America/Los_Angeles', 'pst', 'pdt', 'pt'),
  ...named('America/Anchorage', 'akst', 'akdt'),
  ...named('Pacific/Honolulu', 'hst'),
  ...named('America/Mexico_City', 'cdmx'),
  ...named('America/Sao_Paulo', 'brt', 'brst'),
  ...named('America/Argentina/Buenos_Aires', 'art'),
  ...named('America/Santiago', 'clt', 'clst'),
  ...named('America/Bogota', 'cot'),
  ...named('America/Lima', 'pet'),
};

function named(zone: string, ...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, zone]));
}

let known: ReadonlyMap<string, string> | undefined;

/** IANA names, and the cities in them, in lower case with spaces. */
function names(): ReadonlyMap<string, string> {
  if (known !== undefined) return known;
  const made = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const spaced = zone.toLowerCase().replaceAll('_', ' ');
    made.set(spaced, zone);
    const city = spaced.split('/').at(-1);
    if (city !== undefined && !made.has(city)) made.set(city, zone);
  }
  known = made;
  return made;
}

/**
 * The time zone that a text names: an IANA name ("America/New_York"), the city in one ("Berlin"), a usual abbreviation ("EDT", "MEZ", "МСК"), or
 * an offset from UTC ("UTC+2", "-05:00"). Undefined where it names none.
 * @example zoneNamed('edt') // 'America/New_York'
 */
export function zoneNamed(text: string): string | undefined {
  const folded = text.trim().toLowerCase().replaceAll('_', ' ');
  return abbreviations[folded] ?? names().get(folded) ?? offsetZone(folded) ?? linkedZone(text.trim());
}

/** `+05:30`, as Intl takes it. */
function offsetZone(text: string): string | undefined {
  const [, sign, hours = '', minutes = '0'] = /^(?:utc|gmt)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?$/u.exec(text) ?? [];
  if (sign === undefined || Number(hours) > 14 || Number(minutes) > 59) return undefined;
  const zone = `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`;
  return isZone(zone) ? zone : undefined;
}

/** Names that others have replaced ("Asia/Calcutta", "Europe/Kiev") are zones as well. */
function linkedZone(text: string): string | undefined {
  return /^[A-Za-z]+\/[A-Za-z_+\-/]+$/u.test(text) && isZone(text) ? text : undefined;
}

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What stands for a zone in a text about a time, and the text without it. */
export type ZonedText = { readonly text: string; readonly zone?: string };

/** A zone in a text: an IANA name anywhere, an abbreviation or a city as its last words or in brackets. An offset behind a time is left to it. */
export function withoutZone(text: string): ZonedText {
  for (const found of text.matchAll(/[A-Za-z]+\/[A-Za-z_+\-/]+[A-Za-z0-9]/gu)) {
    const zone = zoneNamed(found[0]);
    if (zone !== undefined) return { text: cutOut(text, found.index, found[0].length), zone };
  }
  const words = [...text.matchAll(/[\p{L}_]+|(?:utc|gmt)\s*[+\-−]\s*\d{1,2}(?::?\d{2})?/giu)];
  for (const size of [3, 2, 1]) {
    const first = words[words.length - size];
    const last = words.at(-1);
    if (first === undefined || last === undefined) continue;
    const end = last.index + last[0].length;
    if (/[\p{L}\p{N}]/u.test(text.slice(end))) continue;
    const zone = zoneNamed(text.slice(first.index, end));
    // "Sat" and the like are no cities that anybody means.
    if (zone !== undefined) return { text: cutOut(text, first.index, end - first.index), zone };
  }
  return { text };
}

function cutOut(text: string, from: number, length: number): string {
  return `${text.slice(0, from)} ${text.slice(from + length)}`.replaceAll(/\(\s*\)/gu, ' ').trim();
}

/** Choices for a zone while it is typed: where nothing is, the usual ones. */
export function zonesLike(typed: string, most: number): readonly string[] {
  const text = typed.trim().toLowerCase().replaceAll('_', ' ');
  const zones = Intl.supportedValuesOf('timeZone');
  const meant = text === '' ? undefined : zoneNamed(text);
  const like = zones.filter((zone) => zone.toLowerCase().replaceAll('_', ' ').includes(text));
  const first = text === '' ? usual : [];
  return [...new Set([...(meant === undefined ? [] : [meant]), ...first, ...like])].slice(0, most);
}

const usual = [
  'UTC',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Mexico_City',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Madrid',
  'Europe/Paris',
  'Europe/Berlin',
  'Europe/Athens',
  'Europe/Moscow',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
];

/** A zone in at most five characters, for a custom id; undefined for one that cannot be written so. */
export function zoneCode(zone: string): string | undefined {
  if (zone === 'UTC') return 'u';
  const offset = /^([+-])(\d{2}):(\d{2})$/u.exec(zone);
  if (offset !== null) return `${offset[1] === '+' ? 'p' : 'm'}${offset[2]}${offset[3]}`;
  const all = Intl.supportedValuesOf('timeZone');
  const at = all.indexOf(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone);
  return at < 0 ? undefined : String(at);
}

export function zoneOfCode(code: string): string | undefined {
  if (code === 'u') return 'UTC';
  const [, sign, hours, minutes] = /^([pm])(\d{2})(\d{2})$/u.exec(code) ?? [];
  if (sign !== undefined) return `${sign === 'p' ? '+' : '-'}${hours}:${minutes}`;
  return /^\d{1,4}$/u.test(code) ? Intl.supportedValuesOf('timeZone')[Number(code)] : undefined;
}
