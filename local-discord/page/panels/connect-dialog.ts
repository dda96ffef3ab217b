import { api } from '../page-api.ts';
import { client } from '../page-client.ts';
import { h } from '../dom.ts';
import { renderMarkdown } from '../markdown/render-markdown.ts';
import { names } from '../names.ts';
import { openDialog } from './dialog.ts';

/** The steps for the real Discord, in a dialog. */
export async function openConnectHelp(): Promise<void> {
  const { markdown } = await api.connect(client.viewer);
  openDialog(
    'Connect to the real Discord',
    h('div', { class: 'markdown connect', tabindex: 0 }, renderMarkdown(markdown, names)),
  );
}
