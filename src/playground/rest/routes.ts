import type { Route } from '../http/router.ts';
import { allApplicationRoutes } from './applications.ts';
import { callbackRoutes } from './callbacks.ts';
import { messageRoutes } from './messages.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

/** All of Discord's REST API that the local Discord speaks. */
export const restRoutes: readonly Route[] = [
  ...userRoutes,
  ...allApplicationRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
  ...messageRoutes,
];
