/** Docent in a process of its own, which does what `docent-process.ts` orders. */
import { readdirSync } from 'node:fs';
import { App } from '../../src/app.ts';
import type { Article } from '../../src/article/article-model.ts';
import { parseConfig } from '../../src/config/config.ts';
import { readEnv } from '../../src/config/env.ts';
import { createLog } from '../../src/log.ts';
import type { Measured, Order } from './docent-process.ts';

const config = parseConfig(readEnv());
const { token = '' } = config.discord;
const log = createLog({ level: 'error', secrets: [token] });
const app = await App.create(config, { ...config.discord, token }, log);
await app.start();

process.on('message', (order: Order) => void obey(order).then((answer) => process.send?.({ of: order.id, answer })));
// Also when whoever started it is gone.
process.once('disconnect', () => void app[Symbol.asyncDispose]());
process.send?.('ready');

async function obey(order: Order): Promise<Measured | undefined> {
  const { library } = app.services;
  if (order.do === 'measure') return measure();
  if (order.do === 'add') await library.add(madeUpArticle(order.article));
  if (order.do === 'remove') await library.remove(madeUpArticle(order.article).id);
  return undefined;
}

function measure(): Measured {
  // What a collection leaves is what is held; finalisers run between two.
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, held: heapUsed + external, descriptors: descriptors() };
}

/** Open files and sockets, where the system lists them; elsewhere what keeps the process running. */
function descriptors(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return process.getActiveResourcesInfo().length;
  }
}

/** Some 300 claims, no two articles of the same words. */
function madeUpArticle(number: number): Article {
  const claim = (section: number, at: number) =>
    `Ferry ${number} of line ${section} carries ${at + 11} cars from Harbour${at} to Island${(at * number) % 97}.`;
  return {
    id: `made-up-${number}`,
    title: `Ferries of the year ${1900 + (number % 200)}`,
    language: 'en',
    sections: Array.from({ length: 10 }, (_, section) => ({
      heading: `Line ${section + 1}`,
      claims: Array.from({ length: 30 }, (__, at) => ({ id: `${section + 1}.${at + 1}`, text: claim(section, at) })),
    })),
  };
}
