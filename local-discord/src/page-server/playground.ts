import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor } from '../members/actor.ts';
import { ClientRefusal } from '../members/refusal.ts';
import { ApiError } from '../http/api-errors.ts';
import { readBody } from '../http/request-body.ts';
import { LocalDiscord } from '../local-discord.ts';
import type { StartOptions } from '../start-options.ts';
import { startOver } from '../state/start-over.ts';
import { perform } from './acts.ts';
import { builtPage } from './build-page.ts';
import { EventStream, trafficView } from './event-stream.ts';
import { PageFiles } from './page-files.ts';
import type { Act, Sample } from './protocol.ts';
import { messageViews, stateView } from './views.ts';

export { PageBuildError } from './build-page.ts';
export type { Sample } from './protocol.ts';

/** Of what a member does at the page, files and all: larger ones than a bot may send, as members of Discord can. */
const maxActBytes = 32 * 2 ** 20;

export type PlaygroundOptions = StartOptions & {
  /** What a first visitor can try in one click; nothing by default. */
  readonly samples?: readonly Sample[] | (() => readonly Sample[]);
  /** How the bot is connected to the real Discord, as Discord's Markdown; without it the page does not offer to say. */
  readonly connectSteps?: string;
  /** Called when the page starts over, for what the bot itself remembers. */
  readonly onStartOver?: () => Promise<void>;
};

/**
 * A local Discord with its page at `/`: one tries the bot there as in Discord's own client.
 *
 * ```ts
 * await using discord = await startPlayground({ port: 3000, fallback: true, botName: 'Echo' });
 * console.log(`Open ${discord.url}`); // and log the bot in at discord.apiUrl with discord.token
 * ```
 *
 * @throws PageBuildError where the page can neither be found nor built; what `LocalDiscord.start` throws
 */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<LocalDiscord> {
  const files = await PageFiles.read(await builtPage());
  const server = new PlaygroundServer(files, options);
  const discord = await LocalDiscord.start({
    ...options,
    routes: [...(options.routes ?? []), (request, response, url) => server.answer(request, response, url)],
  });
  server.open(discord);
  return discord;
}

type Exchange = { readonly discord: LocalDiscord; readonly request: IncomingMessage; readonly url: URL };

/** What the page asks of its server. State and rules are the local Discord's; here it is only passed on. */
class PlaygroundServer {
  readonly #files: PageFiles;
  readonly #options: PlaygroundOptions;
  readonly #streams = new Set<EventStream>();
  #discord: LocalDiscord | undefined;

  constructor(files: PageFiles, options: PlaygroundOptions) {
    this.#files = files;
    this.#options = options;
  }

  open(discord: LocalDiscord): void {
    this.#discord = discord;
  }

  answer(request: IncomingMessage, response: ServerResponse, url: URL): boolean {
    const discord = this.#discord;
    if (discord === undefined) return false;
    const [, name] = /^\/playground\/([a-z-]+)$/.exec(url.pathname) ?? [];
    if (name === undefined)
      return (
        (request.method === 'GET' || request.method === 'HEAD') && this.#files.serve(request, url.pathname, response)
      );
    const exchange = { discord, request, url };
    if (name === 'events') {
      this.#stream(exchange, response);
      return true;
    }
    this.#ask(`${request.method} ${name}`, exchange).then(
      (body) => send(response, body === undefined ? 404 : 200, body ?? { message: 'There is no such thing here.' }),
      (error: unknown) => send(response, ...describe(error)),
    );
    return true;
  }

  /** `undefined`: there is no such question. */
  async #ask(name: string, exchange: Exchange): Promise<unknown> {
    const { discord, request, url } = exchange;
    const channel = url.searchParams.get('channel') ?? '';
    switch (name) {
      case 'GET state':
        return stateView(discord, actorOf(exchange), this.#options);
      case 'GET messages':
        return messageViews(discord, actorOf(exchange), channel);
      case 'GET commands':
        return actorOf(exchange).commands({ channelId: channel });
      case 'GET traffic':
        return discord.traffic.entries.map(trafficView);
      case 'GET connect':
        return { markdown: this.#options.connectSteps ?? '' };
      case 'POST act':
        return perform(actorOf(exchange), (await readBody(request, maxActBytes)).json as Act);
      case 'POST start-over':
        await this.#startOver(discord);
        return {};
      default:
        return undefined;
    }
  }

  #stream(exchange: Exchange, response: ServerResponse): void {
    try {
      const stream: EventStream = new EventStream(exchange.discord, actorOf(exchange), response, () =>
        this.#streams.delete(stream),
      );
      this.#streams.add(stream);
    } catch (error) {
      send(response, ...describe(error));
    }
  }

  async #startOver(discord: LocalDiscord): Promise<void> {
    startOver(discord.world);
    await this.#options.onStartOver?.();
    discord.traffic.clear();
    for (const stream of this.#streams) stream.send('reset', {});
  }
}

/** @throws ClientRefusal for one who is not there */
function actorOf({ discord, url }: Exchange): Actor {
  const locale = url.searchParams.get('locale');
  return discord.as(url.searchParams.get('user') ?? discord.ids.alice, locale === null ? {} : { locale });
}

function describe(error: unknown): [number, object] {
  if (error instanceof ClientRefusal) return [404, { message: error.message }];
  if (error instanceof ApiError) return [error.status, { message: error.message }];
  return [400, { message: error instanceof Error ? error.message : String(error) }];
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
