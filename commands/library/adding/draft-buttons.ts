import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { component } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { escape, escapeWithin } from '../../../src/bot/markdown.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import { addArticles, freeId, type NewArticle, removeArticles } from '../../../src/library/library-edits.ts';
import { newId } from '../../../src/library/ids.ts';
import { titleOf } from '../../../src/reply/article-names.ts';
import { button, rows } from '../../../src/reply/message-parts.ts';
import { sampleQuestions } from '../../../src/reply/sample-questions.ts';
import { articleKey } from '../../../src/reply/places.ts';
import { changeOnce, inServer, type LibraryRequest } from '../change-library.ts';
import { removeNowAction } from '../remove-article.ts';
import {
  type DraftDocument,
  dropDraft,
  findAdded,
  findDocument,
  findHead,
  saveDraft,
  usableTitle,
} from './article-draft.ts';
import {
  cancelDraftAction,
  confirmDraftAction,
  editTitleAction,
  titledAction,
  turnDraftAction,
  undoAddedAction,
} from './draft-actions.ts';
import { draftMessage } from './draft-message.ts';

const moderators = { requires: manageMessages, command: 'library' } as const;
const titleLength = 160;

/** *Add* */
export const confirmDraft = component(confirmDraftAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const { draft } = request.args;
    const words = messages[request.locale];
    const head = await findHead(draft, request, services);
    const found: DraftDocument[] = [];
    for (const id of head?.documents ?? []) {
      const document = await findDocument(id, request, services);
      if (document !== undefined) found.push(document);
    }
    if (head === undefined || found.length < head.documents.length) return over(request);
    const added = await addAll(found, [draft, ...head.documents], request, services);
    if (added === undefined) return over(request);
    const [only] = added;
    const title = only === undefined ? '' : escapeWithin(titleOf(only.article, words), titleLength);
    const [question] = sampleQuestions(
      added.map(({ article }) => article),
      1,
    );
    const lines = [
      added.length === 1 ? words.adding.added(title) : words.adding.addedSeveral(added.length),
      ...(question === undefined ? [] : [`> ${words.adding.tryIt(escape(question))}`]),
    ];
    const undo = await undoOf(added, request, services);
    return {
      kind: 'update',
      message: { content: lines.join('\n'), components: rows([button(words.adding.undo, undo)]) },
    };
  }),
});

/** What takes out again what was just added. */
async function undoOf(added: readonly NewArticle[], request: LibraryRequest, services: Services) {
  const [only, ...others] = added;
  if (only !== undefined && others.length === 0) return removeNowAction.id({ article: articleKey(only.article.id) });
  const articleIds = added.map(({ article }) => article.id);
  return undoAddedAction.id({ draft: await saveDraft(newId(), { kind: 'added', articleIds }, request, services) });
}

/** *Undo* of several at once. */
export const undoAdded = component(undoAddedAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const { draft } = request.args;
    const articleIds = await findAdded(draft, request, services);
    if (articleIds === undefined) return over(request);
    let removed = 0;
    const isDone = await changeOnce(request, services, (before) => {
      const edit = removeArticles(before, articleIds);
      removed = edit.remove?.length ?? 0;
      return { ...edit, takeDrafts: [draft] };
    });
    if (!isDone) return over(request);
    const { removedSeveral } = messages[request.locale].adding;
    return { kind: 'update', message: { content: removedSeveral(removed), components: [] } };
  }),
});

/** Adds them under ids that are free, and takes their drafts out, in one change; undefined where somebody has done so meanwhile. */
async function addAll(
  found: readonly DraftDocument[],
  takeDrafts: readonly string[],
  request: LibraryRequest,
  services: Services,
): Promise<readonly NewArticle[] | undefined> {
  const at = services.now();
  let added: readonly NewArticle[] = [];
  const isDone = await changeOnce(request, services, (before) => {
    const taken = services.library.folder.map(({ id }) => id);
    added = found.map(({ article, source }) => {
      const id = freeId(article.title, before, taken);
      taken.push(id);
      return { article: { ...article, id }, source, at };
    });
    return { ...addArticles(before, added, services.libraryLimits), takeDrafts };
  });
  return isDone ? added : undefined;
}

/** *Back* and *Next* between several documents. */
export const turnDraft = component(turnDraftAction, {
  answers: 'update',
  ...moderators,
  handle: inServer((request, services) => shown(request, request.args, services)),
});

/** *Edit title*: opens a dialog. */
export const editTitle = component(editTitleAction, {
  answers: 'modal',
  ...moderators,
  handle: inServer(async (request, services) => {
    const { draft, page } = request.args;
    const { adding } = messages[request.locale];
    const head = await findHead(draft, request, services);
    const document = await findDocument(head?.documents[page], request, services);
    if (document === undefined) return privately({ content: adding.over });
    return {
      kind: 'modal',
      modal: {
        custom_id: titledAction.id({ draft, page }),
        title: adding.editTitle,
        components: [
          {
            type: ComponentType.Label,
            label: adding.title,
            component: {
              type: ComponentType.TextInput,
              custom_id: 'title',
              style: TextInputStyle.Short,
              max_length: 200,
              required: true,
              value: document.article.title.slice(0, 200),
            },
          },
        ],
      },
    };
  }),
});

/** The new title was sent. */
export const titled = component(titledAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const { draft, page } = request.args;
    const { adding } = messages[request.locale];
    const title = usableTitle(request.fields['title']);
    if (title === undefined) return privately({ content: adding.noTitle });
    const head = await findHead(draft, request, services);
    const id = head?.documents[page];
    const document = await findDocument(id, request, services);
    if (head === undefined || id === undefined || document === undefined) return over(request);
    await saveDraft(id, { ...document, article: { ...document.article, title } }, request, services);
    if (head.titles !== undefined)
      await saveDraft(draft, { ...head, titles: head.titles.with(page, title) }, request, services);
    return shown(request, request.args, services);
  }),
});

/** *Cancel* */
export const cancelDraft = component(cancelDraftAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const head = await findHead(request.args.draft, request, services);
    if (head === undefined) return over(request);
    await dropDraft(request.args.draft, head, request, services);
    return { kind: 'update', message: { content: messages[request.locale].adding.cancelled, components: [] } };
  }),
});

async function shown(
  request: LibraryRequest,
  { draft, page }: { readonly draft: string; readonly page: number },
  services: Services,
): Promise<Reply> {
  const message = await draftMessage(draft, page, request, services);
  return message === undefined ? over(request) : { kind: 'update', message };
}

/** The buttons go: there is nothing left to press them for. */
function over({ locale }: LibraryRequest): Reply {
  return { kind: 'update', message: { content: messages[locale].adding.over, components: [] } };
}
