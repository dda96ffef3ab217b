/** Headings, from the widest to the narrowest. */
export const SECTIONS: readonly string[] = ['part', 'chapter', 'section', 'subsection', 'subsubsection'];

/** Headings that stand on the line of what they name. */
export const RUN_IN: ReadonlySet<string> = new Set(['paragraph', 'subparagraph']);

/** What marks its words, as HTML. */
export const MARKS: Readonly<Record<string, string>> = {
  textbf: 'b',
  textsuperscript: 'sup',
  emph: 'i',
  textit: 'i',
  sout: 's',
};

/** How many groups behind a command are no words of the document. */
export const PASSED_OVER: ReadonlyMap<string, number> = new Map(
  (
    'label=1 ref=1 eqref=1 pageref=1 autoref=1 cref=1 Cref=1 nameref=1 cite=1 citep=1 citet=1 parencite=1 footcite=1 nocite=1 ' +
    'vspace=1 hspace=1 usepackage=1 documentclass=1 RequirePackage=1 input=1 include=1 includegraphics=1 bibliography=1 ' +
    'bibliographystyle=1 addbibresource=1 pagestyle=1 thispagestyle=1 pagenumbering=1 setlength=2 addtolength=2 setcounter=2 ' +
    'addtocounter=2 newcommand=2 renewcommand=2 providecommand=2 newenvironment=3 renewenvironment=3 newtheorem=2 hypersetup=1 ' +
    'geometry=1 color=1 definecolor=3 textcolor=1 colorbox=1 rowcolor=1 selectlanguage=1 foreignlanguage=1 index=1 title=1 ' +
    'author=1 date=1 subtitle=1 thanks=1 multicolumn=2 multirow=2 cline=1 cmidrule=1 setlist=1 fancyhead=1 fancyfoot=1 ' +
    'linespread=1 fontsize=2 titleformat=5 graphicspath=1 phantomsection=0 resizebox=2 scalebox=1 addcontentsline=3 hyphenation=1'
  )
    .split(' ')
    .map((entry) => {
      const [name = '', count] = entry.split('=');
      return [name, Number(count)] as const;
    }),
);

/** Surroundings as HTML; all others show what is in them. */
export const SURROUNDINGS: Readonly<Record<string, string>> = {
  itemize: 'ul',
  enumerate: 'ol',
  description: 'dl',
  quote: 'blockquote',
  quotation: 'blockquote',
  verse: 'blockquote',
};

/** Groups that stand behind the name of a surrounding and say how it looks. */
export const LOOKS_OF: ReadonlyMap<string, number> = new Map([
  ['tabular', 1],
  ['longtable', 1],
  ['tabularx', 2],
  ['tabular*', 2],
  ['multicols', 1],
  ['minipage', 1],
  ['tabulary', 2],
  ['wrapfigure', 2],
]);

export const TABLES: ReadonlySet<string> = new Set(['tabular', 'tabular*', 'tabularx', 'longtable', 'tabulary']);
/** What is taken as it stands, up to its end. */
export const VERBATIM: ReadonlySet<string> = new Set(['verbatim', 'verbatim*', 'lstlisting', 'minted', 'Verbatim']);
/** What shows no words of the text. */
export const UNSEEN: ReadonlySet<string> = new Set(['comment', 'figure', 'figure*', 'tikzpicture', 'thebibliography']);

/** Commands that stand for signs, in text and in sums. */
export const SIGNS: Readonly<Record<string, string>> = {
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  textendash: '–',
  textemdash: '—',
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textdegree: '°',
  textregistered: '®',
  texttrademark: '™',
  textquotedbl: '"',
  copyright: '©',
  checkmark: '✓',
  pounds: '£',
  euro: '€',
  texteuro: '€',
  EUR: '€',
  S: '§',
  P: '¶',
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  i: 'ı',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  today: '',
  guillemotleft: '«',
  guillemotright: '»',
  og: '« ',
  fg: ' »',
  quad: ' ',
  qquad: ' ',
  times: '×',
  cdot: '·',
  div: '÷',
  pm: '±',
  leq: '≤',
  le: '≤',
  geq: '≥',
  ge: '≥',
  neq: '≠',
  approx: '≈',
  infty: '∞',
  rightarrow: '→',
  to: '→',
  Rightarrow: '⇒',
  leftarrow: '←',
  bullet: '•',
};

/** Accents as the signs that Unicode joins to a letter. */
export const ACCENTS: Readonly<Record<string, string>> = {
  '"': '\u{308}',
  "'": '\u{301}',
  '`': '\u{300}',
  '^': '\u{302}',
  '~': '\u{303}',
  '=': '\u{304}',
  '.': '\u{307}',
  c: '\u{327}',
  v: '\u{30C}',
  u: '\u{306}',
  H: '\u{30B}',
  k: '\u{328}',
  r: '\u{30A}',
  d: '\u{323}',
};

/** What is typed for a sign. */
export const TYPED: Readonly<Record<string, string>> = {
  '~': ' ',
  '``': '“',
  '`': '‘',
  "''": '”',
  '"`': '„',
  '"\'': '“',
  '---': '—',
  '--': '–',
};
