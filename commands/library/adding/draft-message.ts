import { ButtonStyle } from 'discord-api-types/v10';
import type { WarningSubject } from '../../../src/article/article-format.ts';
import { escapeWithin, type Markdown } from '../../../src/bot/markdown.ts';
import { messages, type Messages, problemOf } from '../../../src/bot/messages/index.ts';
import type { Message } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import { titleOf } from '../../../src/reply/article-names.ts';
import { longMessage } from '../../../src/reply/long-message.ts';
import { button, rows } from '../../../src/reply/message-parts.ts';
import { detailLines, firstClaims, sectionLines } from '../article-lines.ts';
import type { LibraryRequest } from '../change-library.ts';
import { isSameTitle, shelfOf } from '../own-articles.ts';
import { type DraftDocument, type DraftHead, findDocument, findHead } from './article-draft.ts';
import { cancelDraftAction, confirmDraftAction, editTitleAction, turnDraftAction } from './draft-actions.ts';
import { unfoundLines } from './unfound-notes.ts';

const titleLength = 160;
const noteLength = 120;
const fileLength = 60;
const mostTroubles = 4;

/** What Docent makes of the document on this page, with what there is to press; undefined where the draft is done or gone. */
export async function draftMessage(
  draft: string,
  page: number,
  request: LibraryRequest,
  services: Services,
): Promise<Message | undefined> {
  const head = await findHead(draft, request, services);
  const shown = Math.min(page, (head?.documents.length ?? 1) - 1);
  const document = await findDocument(head?.documents[shown], request, services);
  if (head === undefined || document === undefined) return undefined;
  const stored = await services.library.stored(request.guildId);
  const isSame = (title: string): boolean => isSameTitle(title, document.article.title);
  const onShelf = shelfOf(stored, services).find(({ title }) => isSame(title))?.title;
  const among = head.titles?.find((title, at) => at !== shown && isSame(title));
  const words = messages[request.locale];
  const { adding } = words;
  const all = head.documents.length;
  const { article, source } = document;
  const notes = noteLines(document, { onShelf, among }, words);
  return longMessage({
    title: escapeWithin(titleOf(article, words), titleLength),
    parts: [
      [
        `-# ${adding.preview}${all > 1 ? ` ${adding.ofSeveral(shown + 1, all)}.` : ''}`,
        ...troubleLines(head, words),
        ...detailLines(article, source, words, request.locale),
      ].join('\n'),
      [`**${adding.sections}**`, ...sectionLines(article, words)].join('\n'),
      [`**${adding.begins}**`, ...firstClaims(article)].join('\n'),
      ...(notes.length === 0 ? [] : [[`**${adding.notes}**`, ...notes].join('\n')]),
    ],
    rows: rows([
      button(all > 1 ? adding.addAll(all) : adding.add, confirmDraftAction.id({ draft }), {
        style: ButtonStyle.Success,
      }),
      button(adding.editTitle, editTitleAction.id({ draft, page: shown })),
      button(adding.cancel, cancelDraftAction.id({ draft })),
      ...(shown > 0 ? [button(adding.back, turnDraftAction.id({ draft, page: shown - 1 }))] : []),
      ...(shown < all - 1 ? [button(adding.next, turnDraftAction.id({ draft, page: shown + 1 }))] : []),
    ]),
  });
}

function troubleLines({ troubles, titleAside }: DraftHead, words: Messages): readonly Markdown[] {
  const more = troubles.length - mostTroubles;
  const { titleAside: isAside, editTitle } = words.adding;
  return [
    ...(titleAside === undefined ? [] : [`⚠️ ${isAside(escapeWithin(titleAside, noteLength), editTitle)}`]),
    ...troubles
      .slice(0, mostTroubles)
      .map(
        ({ file, code, context }) =>
          `⚠️ ${words.adding.unread(escapeWithin(file, fileLength))} ${problemOf(code, words, context)}`,
      ),
    ...(more > 0 ? [words.adding.more(more)] : []),
  ];
}

/** What to know, the weightiest first. */
function noteLines(
  { article, notes }: DraftDocument,
  { onShelf, among }: { readonly onShelf: string | undefined; readonly among: string | undefined },
  words: Messages,
): readonly Markdown[] {
  const { adding } = words;
  const { sameText, numbered, leftOut } = notes;
  const warned = (text: string) => `⚠️ ${text}`;
  return [
    ...(sameText === undefined ? [] : [warned(adding.sameText(escapeWithin(sameText, noteLength)))]),
    ...(onShelf === undefined || sameText !== undefined
      ? []
      : [warned(adding.sameTitle(escapeWithin(onShelf, noteLength)))]),
    ...(among === undefined ? [] : [warned(adding.sameTitleAmong(escapeWithin(among, noteLength)))]),
    ...(notes.hasNoHeadings ? [warned(adding.noHeadings)] : []),
    ...(article.language === 'und' ? [warned(adding.noLanguage)] : []),
    ...unfoundLines(notes, words),
    ...notes.warnings.map((about) => warned(warningText(about, words))),
    ...(numbered === undefined ? [] : [adding.numbered(label(numbered.first), label(numbered.last), numbered.count)]),
    ...(leftOut.length === 0
      ? []
      : [adding.leftOut(leftOut.map(([reason, count]) => `${adding.reasons[reason]} (${count})`).join(', '))]),
  ];
}

const label = (text: string): string => escapeWithin(text.replace(/[.:\s]+$/u, ''), 20);

/** What was read otherwise than its author may expect. */
export function warningText(about: WarningSubject, { adding }: Messages): string {
  switch (about.kind) {
    case 'encoding':
      return adding.encoding(about.encoding);
    case 'characters':
      return adding.characters(about.count);
    case 'pages':
      return adding.pages(about.read, about.count);
    case 'details':
    case 'macros':
      return adding[about.kind];
  }
}
