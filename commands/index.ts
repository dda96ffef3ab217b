import type { Command, Component } from '../src/bot/command.ts';
import type { Job } from '../src/bot/job.ts';
import { ask } from './ask.ts';

export { mention } from './mention.ts';

/** Everything that people can do with Docent, in the order in which help lists it. */
export const commands: readonly Command[] = [ask];

/** What buttons, menus and modals do, by the action in their custom id. */
export const components: readonly Component[] = [];

/** What is done when a schedule is due. */
export const jobs: readonly Job[] = [];
