import '@fontsource-variable/inter/wght.css';
import './styles/theme.css';
import './styles/layout.css';
import './styles/messages.css';
import './styles/markdown.css';
import './styles/composer.css';
import './styles/panels.css';
import { client } from './page-client.ts';
import { Composer } from './composer/composer.ts';
import { append, h, iconButton } from './dom.ts';
import { icons } from './icons.ts';
import { recall, remember } from './memory.ts';
import { MessageList } from './message/message-list.ts';
import { pendingLines } from './message/pending-messages.ts';
import { header } from './panels/channel-header.ts';
import { sidebar } from './panels/sidebar.ts';
import { TrafficPanel } from './panels/traffic-panel.ts';
import { dressComponents } from './skyra.ts';
import { applyTheme } from './theme.ts';

applyTheme();
dressComponents();

const menu = iconButton('Channels', icons.menu(), () => showSidebar(!document.body.classList.contains('drawer')), {
  class: 'icon-button menu-button',
  'aria-expanded': 'false',
  'aria-controls': 'sidebar',
});
const trafficButton = iconButton('Traffic', icons.traffic(), () => showTraffic(traffic.element.hidden !== false), {
  'aria-expanded': 'false',
  'aria-controls': 'traffic',
});
const traffic = new TrafficPanel(() => {
  showTraffic(false);
  trafficButton.focus();
});
const composer = new Composer();

function showSidebar(isOpen: boolean): void {
  document.body.classList.toggle('drawer', isOpen);
  menu.setAttribute('aria-expanded', String(isOpen));
  if (isOpen) document.querySelector<HTMLElement>('.sidebar [aria-current]')?.focus();
}

function showTraffic(isOpen: boolean): void {
  traffic.toggle(isOpen);
  trafficButton.setAttribute('aria-expanded', String(isOpen));
  remember('traffic', isOpen ? 'open' : 'closed');
}

const veil = h('div', { class: 'veil', on: { click: () => showSidebar(false) } });
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.body.classList.contains('drawer')) {
    showSidebar(false);
    menu.focus();
  }
});

append(document.body, [
  sidebar(() => showSidebar(false)),
  veil,
  h(
    'div',
    { class: 'middle' },
    header({ menu, traffic: trafficButton }),
    h(
      'main',
      { class: 'main', 'aria-label': 'Conversation' },
      new MessageList().element,
      pendingLines(),
      composer.element,
    ),
  ),
  traffic.element,
]);

await client.start();
showTraffic(recall('traffic') === 'open' && innerWidth > 900);
if (matchMedia('(hover: hover)').matches) composer.focus();
