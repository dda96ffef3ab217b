import type { Page } from 'playwright-core';

/** A page of Discord's, in a few strokes: what stands where, and what to press, told by numbers. */
export type Sketch = {
  /** Of what it is a sketch. */
  readonly of: string;
  /** What stands on the left, and which of it is open; none where there is nothing. */
  readonly menu?: readonly string[];
  readonly open?: string;
  /** HTML of what stands on the right. */
  readonly body: string;
};

const mark = (number: number) => `<span class="mark">${number}</span>`;
const press = (number: number, label: string) => `<span class="button">${label}</span>${mark(number)}`;
const field = (number: number, label: string, value: string) =>
  `<div class="line"><span class="label">${label}</span><span class="field">${value}</span>${mark(number)}</div>`;
const off = (label: string) => `<div class="line"><span class="switch"></span>${label}</div>`;

export const sketches = {
  'portal-application': {
    of: 'Discord’s developer portal: Applications',
    body: `<div class="line right">${press(1, 'New Application')}</div>
      <div class="dialog">${field(2, 'Name', 'Docent')}<div class="line right">${press(3, 'Create')}</div></div>`,
  },
  'portal-token': {
    of: 'Discord’s developer portal: your application',
    menu: ['General Information', 'Installation', 'OAuth2', 'Bot'],
    open: 'Bot',
    body: `<div class="line"><span class="label">Token</span>${press(2, 'Reset Token')}${press(3, 'Copy')}</div>
      <div class="label">Privileged Gateway Intents: leave all three off</div>
      ${off('Presence Intent')}${off('Server Members Intent')}${off('Message Content Intent')}`,
  },
  'portal-invite': {
    of: 'the page that the link of npm run invite opens',
    body: `<div class="dialog">
      ${field(1, 'Add to server', 'your server')}
      <div class="label">This lets Docent: view channels, send messages, read message history …</div>
      <div class="line right">${press(2, 'Authorise')}</div></div>`,
  },
} as const satisfies Readonly<Record<string, Sketch>>;

/** Draws one. It says that it is a sketch, and is of nothing that Discord has drawn. */
export async function showSketch(page: Page, { of, menu = [], open, body }: Sketch): Promise<void> {
  const items = menu.map((item) => (item === open ? `<li class="open">${item}${mark(1)}</li>` : `<li>${item}</li>`));
  const aside = items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
  await page.goto('about:blank');
  await page.setContent(`<style>${style}</style>
    <article><header>A sketch of ${of}</header><main>${aside}<section>${body}</section></main></article>`);
}

const style = `
  :root { color-scheme: light dark; }
  body { margin: 0; background: light-dark(#f2f3f5, #1e1f22); color: light-dark(#1f2023, #dbdee1); }
  article { max-width: 860px; padding: 20px 24px; font: 17px/1.5 'DejaVu Sans', 'Liberation Sans', sans-serif; }
  header { font-style: italic; margin-bottom: 12px; }
  main { display: flex; border: 2px dashed light-dark(#80848e, #6d6f78); border-radius: 10px; min-height: 190px; }
  ul { list-style: none; margin: 0; padding: 16px; width: 230px; border-right: 2px dashed light-dark(#80848e, #6d6f78); }
  li { padding: 6px 8px; }
  li.open { font-weight: 700; }
  section { flex: 1; padding: 16px 20px; }
  .dialog { border: 2px solid light-dark(#80848e, #6d6f78); border-radius: 8px; padding: 8px 16px; margin: 8px auto; max-width: 520px; }
  .line { display: flex; align-items: center; gap: 10px; padding: 8px 0; }
  .right { justify-content: flex-end; }
  .label { color: light-dark(#4e5058, #b5bac1); }
  .field { flex: 1; border: 1px solid light-dark(#80848e, #6d6f78); border-radius: 4px; padding: 4px 10px; }
  .button { border: 2px solid light-dark(#1a6334, #7ee2a8); border-radius: 6px; padding: 4px 14px; font-weight: 600; }
  .mark { display: inline-grid; place-items: center; width: 26px; height: 26px; margin-left: 8px; border-radius: 13px;
    background: light-dark(#1a6334, #7ee2a8); color: light-dark(#fff, #1e1f22); font-weight: 700; font-size: 15px; }
  .switch { width: 40px; height: 20px; border: 2px solid light-dark(#80848e, #6d6f78); border-radius: 12px; }
  .switch::before { content: ''; display: block; width: 16px; height: 16px; margin: 2px; border-radius: 8px;
    background: light-dark(#80848e, #6d6f78); }
`;
