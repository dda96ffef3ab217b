const WORDS =
  'server member channel message moderator rule ban post link report role voice music game player item trade price level quest map build refund order ship account password email data guide update version bug option value default support ticket answer question event team vote deadline staff owner bot thread file limit minute hour day week first never must may should before after only more than each every any all'.split(
    ' ',
  );

export type MadeDocument = { readonly file: string; readonly text: string };

/** Documents of so many characters each, the same in every run: of one kind, and of all kinds mixed. */
export function makeDocuments(size: number): readonly MadeDocument[] {
  const { pieces, pages, wiki } = makers(randomOf(7));
  const all = Object.values(pieces);
  const of = (head: string, makes: readonly (() => string)[], tail = ''): string => {
    const parts = [head];
    let length = head.length;
    for (let at = 0; length < size; at += 1) {
      const part = makes[at % makes.length]?.() ?? '';
      parts.push(part);
      length += part.length;
    }
    return parts.join('') + tail;
  };
  const { prose, heading, list, numbered, table, code, html } = pieces;
  return [
    { file: 'prose.md', text: of('# Handbook\n\n', [heading, prose, prose, prose]) },
    { file: 'lists.md', text: of('# Handbook\n\n', [heading, list, numbered]) },
    { file: 'tables.md', text: of('# Handbook\n\n', [heading, table]) },
    { file: 'html.md', text: of('# Handbook\n\n', [heading, html]) },
    { file: 'code.md', text: of('# Handbook\n\n', [heading, prose, code]) },
    { file: 'mixed.md', text: of('# Handbook\n\n', all) },
    { file: 'prose.txt', text: of('Handbook\n\n', [prose]) },
    { file: 'mixed.wiki', text: of('', wiki) },
    { file: 'mixed.html', text: of('<html><body><main><h1>Handbook</h1>', pages, '</main></body></html>') },
  ];
}

/** Numbers from 0 to below 1 that only look like chance (a linear congruence). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function makers(random: () => number) {
  const word = (): string => WORDS[Math.floor(random() * WORDS.length)] ?? '';
  const times = (count: number, make: (at: number) => string, between = '\n'): string =>
    Array.from({ length: count }, (_, at) => make(at)).join(between);
  const sentence = (count = 6 + Math.floor(random() * 14)): string => {
    const text = times(count, word, ' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const title = (): string => sentence(4).slice(0, -1);
  const paragraph = (): string => times(4, () => sentence(), ' ');
  const row = (): string => `| ${word()} ${word()} | ${Math.floor(random() * 100)} | ${sentence(5)} |`;
  const pieces = {
    heading: () => `## ${title()}\n\n`,
    prose: () => `${paragraph()}\n\n`,
    list: () =>
      `${times(6, () => `- **${word()}**: ${sentence()} See [the ${word()}](https://a.example/${word()}).`)}\n\n`,
    numbered: () =>
      `${times(6, (at) => `${at + 1}. ${sentence()}\n   - ${sentence()}\n   - \`${word()}\` ${sentence(5)}`)}\n\n`,
    table: () => `| Name | Price | Note |\n| --- | --- | --- |\n${times(8, row)}\n\n`,
    code: () => `\`\`\`js\n${times(8, () => `const ${word()} = ${word()}(${word()}, "${word()}");`)}\n\`\`\`\n\n`,
    html: () =>
      `<details><summary>${title()}</summary>\n\n${paragraph()}\n\n</details>\n\n<p><b>${word()}</b> ${sentence()}</p>\n\n`,
    quote: () => `> [!NOTE]\n> ${sentence()}\n> ${sentence()}\n\n`,
    marked: () =>
      `${sentence()} *${word()}* ~~${word()}~~ :${word()}: ||${word()}|| <#123456789012345678> ${sentence()}\n\n`,
  };
  const pages = [
    () => `<h2>${title()}</h2><p>${paragraph()}</p>`,
    () =>
      `<ul>${times(4, () => `<li><b>${word()}</b> ${sentence()} <a href="/${word()}">${word()}</a></li>`, '')}</ul>`,
    () => `<table><tr><th>Name<th>Note</tr>${times(4, () => `<tr><td>${word()}<td>${sentence(4)}</tr>`, '')}</table>`,
  ];
  const wiki = [
    () => `== ${title()} ==\n${paragraph()}\n\n`,
    () => `${times(5, () => `* '''${word()}''' ${sentence()} [[${word()}|${word()}]]`)}\n\n`,
    () => `{| class="wikitable"\n! Name !! Note\n${times(5, () => `|-\n| ${word()} || ${sentence(4)}`)}\n|}\n\n`,
    () =>
      `${sentence()}<ref>{{cite web|title=${title()}|url=https://a.example}}</ref> {{key|${word()}}} ${sentence()}\n\n`,
  ];
  return { pieces, pages, wiki };
}
