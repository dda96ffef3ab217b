import { action, idField, textField } from '../../../src/bot/action.ts';

export const confirmReplacementAction = action('library-replace', { draft: idField });
export const cancelReplacementAction = action('library-as-it-is', { draft: idField });
export const undoReplacementAction = action('library-as-it-was', { draft: idField });
/** The dialog to paste the new text into; `article`: its key. */
export const newTextAction = action('library-new-text', { article: textField(/^~?[\w-]{1,32}$/) });
