import { type APIAttachment, type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';
import { attachmentAddress } from './stored-embeds.ts';

type Part = Readonly<Record<string, unknown>>;

/** Components as Discord gives them back: with the addresses of files that hang on the message in place of `attachment://`. */
export function layoutJson(
  components: readonly APIMessageTopLevelComponent[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  return components.map((part) => partJson(part as unknown as Part, attachments) as unknown as typeof part);
}

function partJson(part: Part, attachments: readonly APIAttachment[]): Part {
  const { type, components, items, accessory, file } = part;
  const mediaJson = (given: unknown): Part => {
    const media = given as Part;
    const url = attachmentAddress(String(media['url']), attachments);
    return { ...media, url, proxy_url: url };
  };
  if (type === ComponentType.MediaGallery && Array.isArray(items))
    return { ...part, items: (items as Part[]).map((item) => ({ ...item, media: mediaJson(item['media']) })) };
  if (type === ComponentType.File) {
    const media = mediaJson(file);
    const attached = attachments.find(({ url }) => url === media['url']);
    return { ...part, file: media, ...(attached !== undefined && { name: attached.filename, size: attached.size }) };
  }
  return {
    ...part,
    ...(Array.isArray(components) && { components: (components as Part[]).map((one) => partJson(one, attachments)) }),
    ...((accessory as Part | undefined)?.['type'] === ComponentType.Thumbnail && {
      accessory: { ...(accessory as Part), media: mediaJson((accessory as Part)['media']) },
    }),
  };
}
