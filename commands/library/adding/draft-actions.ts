import { action, idField, pageField } from '../../../src/bot/action.ts';

const fields = { draft: idField, page: pageField };

/** Of the preview of what is to be added. */
export const confirmDraftAction = action('library-add', { draft: idField });
export const turnDraftAction = action('library-turn', fields);
export const editTitleAction = action('library-title', fields);
export const titledAction = action('library-titled', fields);
/** Takes out again what was added together. */
export const undoAddedAction = action('library-unadd', { draft: idField });
export const cancelDraftAction = action('library-cancel', { draft: idField });
/** The dialog of /library add. */
export const pastedAction = action('library-pasted', {});
