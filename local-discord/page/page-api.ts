import type { APIApplicationCommand } from 'discord-api-types/v10';
import type {
  Act,
  Events,
  FileUpload,
  MessageView,
  ActOutcome,
  StateView,
  TrafficView,
} from '../src/page-server/protocol.ts';

/** Who is at the page, and in which language their Discord is. */
export type PageViewer = { readonly user: string | undefined; readonly locale: string };

function address(path: string, { user, locale }: PageViewer, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...(user !== undefined && { user }), locale, ...more });
  return `/playground/${path}?${query}`;
}

async function ask<Answer>(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init).catch((error: unknown) => {
    throw new Error('the playground cannot be reached', { cause: error });
  });
  const body = (await response.json()) as Answer & { readonly message?: string };
  if (!response.ok) throw new Error(body.message ?? `Status ${response.status}`);
  return body;
}

export const api = {
  state: (viewer: PageViewer) => ask<StateView>(address('state', viewer)),
  messages: (viewer: PageViewer, channel: string) => ask<MessageView[]>(address('messages', viewer, { channel })),
  commands: (viewer: PageViewer, channel: string) =>
    ask<APIApplicationCommand[]>(address('commands', viewer, { channel })),
  traffic: (viewer: PageViewer) => ask<TrafficView[]>(address('traffic', viewer)),
  connect: (viewer: PageViewer) => ask<{ markdown: string }>(address('connect', viewer)),
  startOver: (viewer: PageViewer) => ask<object>(address('start-over', viewer), post({})),
  act: (viewer: PageViewer, act: Act) => ask<ActOutcome>(address('act', viewer), post(act)),
  events: (viewer: PageViewer) => new EventSource(address('events', viewer)),
};

function post(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function listen<Name extends keyof Events>(
  source: EventSource,
  name: Name,
  listener: (data: Events[Name]) => void,
): void {
  source.addEventListener(name, (event) => listener(JSON.parse((event as MessageEvent<string>).data) as Events[Name]));
}

/** A chosen file, as it is sent. */
export async function fileUpload(file: File): Promise<FileUpload> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { name: file.name, type: file.type, base64: btoa(binary) };
}
