import { api } from '../page-api.ts';
import { client } from '../page-client.ts';
import { avatarUrl } from '../avatar.ts';
import { type Child, fill, h, uniqueId } from '../dom.ts';
import { icons } from '../icons.ts';
import { setTheme, theme, type Theme } from '../theme.ts';

/** Discord's languages that one is likely to try. */
const locales: readonly (readonly [string, string])[] = [
  ['en-US', 'English'],
  ['es-ES', 'Español'],
  ['de', 'Deutsch'],
  ['fr', 'Français'],
  ['ru', 'Русский'],
  ['en-GB', 'English (UK)'],
  ['es-419', 'Español (Latinoamérica)'],
  ['it', 'Italiano'],
  ['ja', '日本語'],
  ['pl', 'Polski'],
  ['pt-BR', 'Português do Brasil'],
  ['tr', 'Türkçe'],
  ['uk', 'Українська'],
  ['zh-CN', '中文'],
];

const themes: readonly (readonly [Theme, string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Who one is, in which language, how it looks, and beginning anew. */
export function settings(): HTMLElement {
  const element = h('section', { class: 'settings', 'aria-label': 'Who am I' });
  const show = () => {
    const { me } = client;
    const people = client.state.actors.flatMap((id) => client.person(id) ?? []);
    fill(
      element,
      h(
        'div',
        { class: 'me' },
        h('img', { class: 'avatar', src: avatarUrl(me), alt: '' }),
        h(
          'div',
          {},
          h('div', { class: 'me-name' }, me?.name ?? ''),
          h('div', { class: 'me-role' }, me?.description ?? ''),
        ),
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            title: 'Start over',
            'aria-label': 'Start over',
            on: { click: () => void api.startOver(client.viewer) },
          },
          icons.restart(),
        ),
      ),
      choice(
        'You are',
        people.map(({ id, name, description }) => [id, `${name} – ${description.toLowerCase()}`]),
        client.state.me,
        (id) => void client.become(id),
      ),
      choice('Language', locales, client.locale, (locale) => void client.speak(locale)),
      choice('Look', themes, theme(), (chosen) => setTheme(chosen as Theme)),
    );
  };
  client.on('viewer', show);
  return element;
}

function choice(
  label: string,
  options: readonly (readonly [string, string])[],
  current: string,
  chosen: (value: string) => void,
): Child {
  const id = uniqueId('choice');
  const select = h(
    'select',
    { id, class: 'select small' },
    options.map(([value, text]) => h('option', { value, selected: value === current }, text)),
  );
  select.addEventListener('change', () => chosen(select.value));
  return h('div', { class: 'setting' }, h('label', { for: id }, label), select);
}
