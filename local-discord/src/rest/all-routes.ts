import type { Route } from '../http/router.ts';
import { allApplicationRoutes } from './application-routes.ts';
import { callbackRoutes } from './callback-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { guildRoutes } from './guild-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { pinRoutes } from './pin-routes.ts';
import { pollRoutes } from './poll-routes.ts';
import { reactionRoutes } from './reaction-routes.ts';
import { threadRoutes } from './thread-routes.ts';
import { userRoutes } from './user-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

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
