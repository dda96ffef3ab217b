import { client } from './page-client.ts';
import type { Names } from './markdown/render-markdown.ts';

/** What ids stand for, to the member at the page. */
export const names: Names = {
  user: (id) => client.person(id)?.name,
  channel: (id) => client.state.channels.find((channel) => channel.id === id)?.name,
  role: (id) => {
    const role = client.state.roles.find((one) => one.id === id);
    return role === undefined ? undefined : { name: role.name.replace(/^@/, ''), colour: undefined };
  },
  isMe: (id) => id === client.state.me,
  jump: (channel, message) =>
    client.state.channels.some(({ id }) => id === channel) ? () => void client.open(channel, message) : undefined,
  get locale() {
    return client.locale;
  },
};
