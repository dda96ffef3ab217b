import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { isTrusted } from './origin.ts';

export type ListenOptions = {
  readonly host: string;
  /** 0: whichever is free. */
  readonly port: number;
  /** A taken port: try the ones after it. */
  readonly fallback: boolean;
};

export type ServerHandlers = {
  /** Names, besides the loopback's own, that clients may call this server by. */
  readonly allowedHosts: ReadonlySet<string>;
  readonly request: (request: IncomingMessage, response: ServerResponse) => void;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

/** How many ports after a taken one are tried. */
const portsTried = 20;

/** An HTTP server that answers only whom it should. */
export class HttpServer {
  readonly #server: Server;

  constructor({ allowedHosts, request, upgrade }: ServerHandlers) {
    this.#server = createServer({ keepAliveTimeout: 60_000 }, (incoming, response) => {
      if (isTrusted(incoming, allowedHosts)) request(incoming, response);
      else
        response.writeHead(403, { 'content-type': 'text/plain' }).end('This server answers to its own address only.\n');
    });
    this.#server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
      // A client that went away is nothing to end the process for.
      socket.on('error', () => socket.destroy());
      if (isTrusted(incoming, allowedHosts)) upgrade(incoming, socket, head);
      else socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** @throws the system's error, `EADDRINUSE` where the port is taken and there is no falling back */
  async listen({ host, port, fallback }: ListenOptions): Promise<void> {
    const last = fallback && port !== 0 ? port + portsTried : port;
    for (let tried = port; ; tried += 1) {
      try {
        await this.#listenOn(host, tried);
        return;
      } catch (error) {
        if (tried === last || !isTaken(error)) throw error;
      }
    }
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  #listenOn(host: string, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
