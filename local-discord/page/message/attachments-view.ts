import type { APIAttachment } from 'discord-api-types/v10';
import { type Child, h } from '../dom.ts';
import { ownAddress } from './embed-view.ts';

/** Pictures as pictures, everything else as a file to fetch. */
export function attachmentElements(attachments: readonly APIAttachment[]): Child {
  if (attachments.length === 0) return undefined;
  return h('discord-attachments', { slot: 'attachments' }, attachments.map(attachment));
}

function attachment({ filename, url, size, content_type: type = '', description }: APIAttachment): HTMLElement {
  const href = ownAddress(url);
  const isPicture = /^image\/(?:png|jpeg|gif|webp)$/.test(type);
  if (isPicture && href !== undefined)
    // The component wants sizes in pixels, which nothing here knows before the picture is there.
    return h('img', { class: 'picture', src: href, alt: description ?? filename, loading: 'lazy' });
  const [amount, unit] = size < 1_024 ? [size, 'bytes'] : [Math.round(size / 102.4) / 10, 'KB'];
  return h('discord-file-attachment', { name: filename, href, bytes: amount, 'bytes-unit': unit });
}
