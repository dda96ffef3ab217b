import { app } from './app.ts';
import type { Names } from './markdown/render.ts';

/** What ids stand for, to the member at the page. */
export const names: Names = {
  user: (id) => app.person(id)?.name,
  channel: (id) => app.state.channels.find((channel) => channel.id === id)?.name,
  role: (id) => {
    const role = app.state.roles.find((one) => one.id === id);
    return role === undefined ? undefined : { name: role.name.replace(/^@/, ''), colour: undefined };
  },
  isMe: (id) => id === app.state.me,
  get locale() {
    return app.locale;
  },
};
