import type { Route } from '../http/router.ts';
import { allApplicationRoutes } from './applications.ts';
import { callbackRoutes } from './callbacks.ts';
import { channelRoutes } from './channels.ts';
import { guildRoutes } from './guilds.ts';
import { messageRoutes } from './messages.ts';
import { pinRoutes } from './pins.ts';
import { pollRoutes } from './polls.ts';
import { reactionRoutes } from './reactions.ts';
import { threadRoutes } from './threads.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

/** All of Discord's REST API that the local Discord speaks. */
export const restRoutes: readonly Route[] = [
  ...userRoutes,
  ...allApplicationRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
  ...guildRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...pinRoutes,
  ...reactionRoutes,
  ...threadRoutes,
  ...pollRoutes,
];
