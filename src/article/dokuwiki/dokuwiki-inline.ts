import { HeldParts } from '../markup/held-parts.ts';
import { escapeHtml } from '../markup/html-lines.ts';

const LINK = /\[\[([^[\]|]{1,1000})(?:\|([^[\]]{0,1000}))?\]\]/gu;
const MEDIUM = /\{\{([^{}|\n]{1,1000})(?:\|([^{}\n]{0,1000}))?\}\}/gu;
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|ico|mp3|mp4|ogg|ogv|webm)$/iu;
const ADDRESS = /(?:https?|ftp):\/\/[^\s|^\])]{1,2000}/gu;

/** A line of DokuWiki's text as HTML. `note` takes the text of a note, which stands below the paragraph. */
export function dokuwikiInline(line: string, note: (text: string) => void): string {
  const held = new HeldParts();
  const around = HeldParts.clean(line)
    .replaceAll(/%%([^\n]{0,1000}?)%%|<nowiki>([^\n]{0,1000}?)<\/nowiki>/gu, (_, first?: string, second?: string) =>
      held.hold(escapeHtml(first ?? second ?? '')),
    )
    .replaceAll(/<([\w.+-]{1,64}@[\w.-]{1,250})>/gu, (_, address: string) => held.hold(address))
    .replaceAll(MEDIUM, (_, target: string, words = '') => medium(target, words as string))
    .replaceAll(LINK, (_, target: string, words = '') => held.hold(link(target.trim(), words as string)))
    .replaceAll(ADDRESS, (address) => held.hold(escapeHtml(address)))
    .replaceAll(/\(\(([^()\n]{1,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?)\)\)/gu, (_, text: string) => {
      note(held.restore(marked(text)));
      return '';
    });
  return held.restore(marked(around));
}

function marked(text: string): string {
  return escapeHtml(text.replaceAll(/<\/?(?:wrap|color|fs|fc|bgcolor|u|hidden|align)\b[^<>\n]{0,200}>/giu, ''))
    .replaceAll(/&lt;(\/?)(del|sub|sup)&gt;/gu, '<$1$2>')
    .replaceAll(/\*\*(?=[^\s*])([^*\n]{0,300}[^\s*])\*\*/gu, '<b>$1</b>')
    .replaceAll(/(?<![:/])\/\/(?=[^\s/])([^\n]{0,300}?[^\s/])\/\/(?!\/)/gu, '<i>$1</i>')
    .replaceAll(/(?<!_)__(?=[^\s_])([^\n]{0,300}?[^\s_])__(?!_)/gu, '$1')
    .replaceAll(/''(?=\S)([^\n]{0,300}?\S)''/gu, '$1')
    .replaceAll(/\\\\(?:\s|$)/gu, '<br>');
}

/** The text of a link; of one that has no words, the page's name. */
function link(target: string, words: string): string {
  const own = /^\w+:\/\//u.test(target) ? target : target.replace(/^[^>]*>/u, '').replaceAll(/^.*[:#](?=.)/gu, '');
  const shown = words.replaceAll(MEDIUM, '').trim();
  return `<a href="${escapeHtml(target)}">${marked(shown === '' ? own : shown)}</a>`;
}

/** A picture or a menu shows no words; another file is known by its own. */
function medium(target: string, words: string): string {
  const file = target.trim().replace(/\?.*$/u, '');
  return PICTURE.test(file) || /^\w+>/u.test(file) ? '' : words.trim() === '' ? file.replace(/^.*:/u, '') : words;
}
