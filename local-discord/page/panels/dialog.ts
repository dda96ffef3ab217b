import { type Child, h, iconButton, uniqueId } from '../dom.ts';
import { icons } from '../icons.ts';

/** A dialog over the page; Escape or its cross closes it. The focus then goes back to where it was. */
export function openDialog(title: string, ...children: readonly Child[]): HTMLDialogElement {
  const id = uniqueId('dialog');
  const close = iconButton('Close', icons.close(), () => dialog.close());
  const dialog: HTMLDialogElement = h(
    'dialog',
    { class: 'dialog', 'aria-labelledby': id },
    h('div', { class: 'dialog-head' }, h('h2', { id }, title), close),
    children,
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
