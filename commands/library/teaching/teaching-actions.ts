import { action, idField, optionalField, pageField, snowflakeField } from '../../../src/bot/action.ts';

/** Dialogs that were sent: about a draft, or about something new. `author`: the member whose words a note is, and who has to agree. */
const drafted = { draft: optionalField(idField), author: optionalField(snowflakeField) };
export const linkSentAction = action('teach-link', drafted);
export const termSentAction = action('teach-term', drafted);
export const noteSentAction = action('teach-note', drafted);

/** A menu of places: its values say which. */
export const chooseTargetAction = action('teach-target', { draft: idField });

/** Under a preview. */
const shown = { draft: idField, author: optionalField(snowflakeField) };
export const editDraftAction = action('teach-edit', shown);
export const teachNowAction = action('teach-now', shown);
export const teachNotAction = action('teach-not', { draft: idField });

/** Under what was taught. */
const taught = { id: idField };
export const takeOutAction = action('teach-out', taught);
export const putBackAction = action('teach-back', taught);
export const editTaughtAction = action('teach-change', taught);
export const turnTaughtAction = action('taught', { page: pageField });
export const openTaughtAction = action('taught-open', {});

/** For the author of a message. */
const asked = { draft: idField, author: snowflakeField };
export const agreeAction = action('note-yes', asked);
export const disagreeAction = action('note-no', asked);
