import { recall, remember } from './memory.ts';

export type Theme = 'system' | 'light' | 'dark';

export function theme(): Theme {
  const chosen = recall('theme');
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

export function setTheme(chosen: Theme): void {
  remember('theme', chosen);
  applyTheme();
}

const light = matchMedia('(prefers-color-scheme: light)');
light.addEventListener('change', applyTheme);

/** The styles read it from the root element. */
export function applyTheme(): void {
  const chosen = theme();
  document.documentElement.dataset['theme'] = chosen === 'system' ? (light.matches ? 'light' : 'dark') : chosen;
}
