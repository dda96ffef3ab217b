import { schedulesMessage } from './summary-list.ts';
import { component } from '../../src/bot/command.ts';
import { unscheduleAction } from './summary-order.ts';
import { manageMessages } from '../../src/bot/dispatch.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import { type Request, scopeOf } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';

/** /summary scheduled */
export async function listSchedules(request: Request, services: Services): Promise<Reply> {
  return privately(await listed(request, services));
}

/** The menu and the button that call off what is scheduled. */
export const unschedule = component(unscheduleAction, {
  answers: 'update',
  requires: manageMessages,
  command: 'summary',
  handle: async (request, services) => {
    const { summary } = messages[request.locale];
    const id = request.values[0] ?? request.args.id ?? '';
    const wasThere = await services.store.schedules.cancel(scopeOf(request), id);
    const note = wasThere ? summary.calledOff : summary.notScheduled;
    return { kind: 'update', message: await listed(request, services, note) };
  },
});

async function listed(request: Request, { store, library }: Services, note?: string) {
  const engine = await library.read(request.guildId, (view) => view);
  return schedulesMessage(await store.schedules.list(scopeOf(request)), engine.articles, request.locale, note);
}
