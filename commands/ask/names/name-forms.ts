/**
 * What languages write onto a name, folded: no accents, "ё" as "е", "й" as "и". All of a script's together: which language a question is in, two or
 * three words do not tell.
 */
const listed = (text: string): readonly string[] => text.trim().split(/\s+/);

/** English, German, Dutch, Scandinavian. */
const GERMANIC = listed('s es ens n en');
/** Cases, and what is somebody's: Czech "Karlův", Polish "Markowi", Croatian "Anina". */
const SLAVIC = listed(`
  a e i o u y ie ii ia iu ou om em iem im ym ej oj ow owi owie ovi ove eho ego iego emu iemu ami ama ima ach ech
  uv ov ova ovo ovu ovy ovou ovym in ina ino iny inu ine inym`);
const TURKIC = listed(`
  yi yu un nin nun ya ye da de ta te dan den tan ten la le yla yle lar ler lari leri lara lere larin lerin lardan lerden
  larla lerle ninki nunki gil giller ni nu ning nyng ga ge nda nde ndan nden`);
const FINNIC = listed(`
  tta ssa sta lla lta lle na ksi an on ia illa ilta ille issa ista iin iksi ko lko nko kin
  l lt st sse ks ni t d`);
const HUNGARIAN = listed(
  'at et ot ut nak nek val vel ert hoz hez tol rol bol ban ben ba be ra re nal nel ig kent ek eket eknel eknek',
);
/** Romanian, Lithuanian, Latvian, Albanian, Basque, Indonesian, Esperanto. */
const OTHERS = listed('ei ului lui ul ule is as ai am ui io iui ius je oje uje it k ri ren rekin ekin tzat nya j jn');

const LATIN: ReadonlySet<string> = new Set(
  [GERMANIC, SLAVIC, TURKIC, FINNIC, HUNGARIAN, OTHERS].flatMap((endings) => endings),
);
/** In place of a last vowel. */
const LATIN_FOR_VOWEL: ReadonlySet<string> = new Set([...SLAVIC, ...listed('ei ai as es is ui am io iui iul ul')]);
/** After a consonant that the name has twice. */
const FINNISH: ReadonlySet<string> = new Set(listed('n t lla lta lle ssa sta ksi'));
/** Hungarian "Péterrel", with the last consonant doubled. */
const HUNGARIAN_DOUBLING: ReadonlySet<string> = new Set(['al', 'el']);

const CYRILLIC: ReadonlySet<string> = new Set(
  listed(`
  а я у ю ом ем е и ы о ои еи ою ею ью ам ям ами ями ах ях і ові еві єві єм єю єи ів та то ът
  ов ев ова ева ово ево ови еви овы евы ову еву овым овои евои ин ина ино ини ины ину инои иным`),
);
/** "Саш", "Ань": whoever is called out to may have no ending at all. */
const CYRILLIC_FOR_VOWEL: ReadonlySet<string> = new Set([...CYRILLIC, '', 'ь']);

const GREEK: ReadonlySet<string> = new Set(listed('σ ν υ'));
const GREEK_FOR_VOWEL: ReadonlySet<string> = new Set(['', ...listed('η α ο ου ασ ησ ουσ ε εσ ων ιου')]);

/** Letters that may follow in a script of which nothing is listed: Korean particles, cases of Georgian, Armenian or Tamil. */
const UNLISTED = 4;

/** What is written onto the beginning of a word: "and", "so", "with", "as", "to"; "the", "that", "from". */
const BEFORE: Readonly<Record<string, RegExp>> = { Arabic: /^[وفبكل]+$/u, Hebrew: /^[והבלמשכ]+$/u };

/** What a last consonant becomes before "e" and "i": Polish "Magdzie", Czech "Olze" and "Olžin", Ukrainian "Ользі". */
const SOFTENED: Readonly<Record<string, readonly string[]>> = {
  k: ['c'],
  g: ['dz', 'z'],
  h: ['z', 's'],
  r: ['rz'],
  t: ['ci'],
  d: ['dzi'],
  г: ['з'],
  к: ['ц'],
  х: ['с'],
};
const AFTER_SOFTENED: ReadonlySet<string> = new Set(listed('e i in ina ino iny inu е і ин ина ино ини'));

const VOWELS = 'aeiouyаеиоуыэюяіьєαεηιουω';
/** With the "s" that Greek, Lithuanian and Latvian names have after it. */
const LAST_VOWEL = new RegExp(`^(..+)[${VOWELS}][sσ]?$`, 'u');
/** Polish "Marka" of Marek, Russian "Павла" of Павел. */
const FLEETING = new RegExp(`^(.+[^${VOWELS}])[eое]([^${VOWELS}])$`, 'u');
/** Finnish "Pekan" of Pekka. */
const DOUBLED = /^(.+)([kpt])\2([aeiouy])$/u;

/** A name of two letters has no endings of one but "s": "Al" is no part of "all". */
const SHORT = 2;

/** How forms of a name begin, and what may follow. */
type Beginning = { readonly stem: string; readonly takes: { readonly has: (ending: string) => boolean } };

export type NameForms = {
  /** What all of them have. */
  readonly core: string;
  /** Whether a word, folded, is a name in any of its cases. */
  readonly has: (word: string) => boolean;
};

/** A name's forms, where it is one word, folded. */
export function formsOf(name: string): NameForms {
  const script = scriptOf(name);
  const beginnings = beginningsOf(name, script);
  const before = BEFORE[script];
  const isForm = (word: string) =>
    beginnings.some(({ stem, takes }) => word.startsWith(stem) && takes.has(word.slice(stem.length)));
  return {
    core: commonStart([name, ...beginnings.map(({ stem }) => stem)]),
    has: (word) =>
      word === name ||
      word === `${name}s` ||
      isForm(word) ||
      (before !== undefined && isBehind(word, before, isForm, name)),
  };
}

/** Whether a word is one or two such letters and then the name. */
function isBehind(word: string, before: RegExp, isForm: (word: string) => boolean, name: string): boolean {
  return [1, 2].some((length) => {
    const rest = word.slice(length);
    return before.test(word.slice(0, length)) && (rest === name || isForm(rest));
  });
}

function beginningsOf(name: string, script: string): readonly Beginning[] {
  if (script === 'Latin') {
    const takes = name.length > SHORT ? LATIN : { has: (ending: string) => ending === 's' || isLong(ending) };
    return [{ stem: name, takes }, ...(name.length > SHORT ? changed(name, LATIN_FOR_VOWEL) : []), ...doubling(name)];
  }
  if (script === 'Cyrillic') return [{ stem: name, takes: CYRILLIC }, ...changed(name, CYRILLIC_FOR_VOWEL)];
  if (script === 'Greek') return [{ stem: name, takes: GREEK }, ...changed(name, GREEK_FOR_VOWEL)];
  if (script === 'Arabic' || script === 'Hebrew') return [];
  const few = { has: (ending: string) => ending.length <= UNLISTED };
  return [{ stem: name, takes: few }];
}

function isLong(ending: string): boolean {
  return ending.length > 1 && LATIN.has(ending);
}

/** Forms that do not have the whole name: without its last vowel, with another last consonant, without the vowel before that. */
function changed(name: string, endings: ReadonlySet<string>): readonly Beginning[] {
  const stem = LAST_VOWEL.exec(name)?.[1];
  const softened = (SOFTENED[(stem ?? name).at(-1) ?? ''] ?? []).map((end) => (stem ?? name).slice(0, -1) + end);
  const fleeting = FLEETING.exec(name)?.slice(1).join('');
  return [
    ...(stem === undefined ? [] : [{ stem, takes: endings }]),
    ...softened.map((soft) => ({ stem: soft, takes: AFTER_SOFTENED })),
    ...(fleeting === undefined
      ? []
      : [{ stem: fleeting, takes: { has: (end: string) => end !== '' && endings.has(end) } }]),
  ];
}

function doubling(name: string): readonly Beginning[] {
  const last = name.at(-1) ?? '';
  const single = DOUBLED.exec(name)?.slice(1).join('');
  return [
    ...(VOWELS.includes(last) ? [] : [{ stem: name + last, takes: HUNGARIAN_DOUBLING }]),
    ...(single === undefined ? [] : [{ stem: single, takes: FINNISH }]),
  ];
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew'].map(
  (script) => [script, new RegExp(`^\\p{Script=${script}}`, 'u')] as const,
);

function scriptOf(name: string): string {
  return SCRIPTS.find(([, begins]) => begins.test(name))?.[0] ?? '';
}

function commonStart(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const word of others) while (!word.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
