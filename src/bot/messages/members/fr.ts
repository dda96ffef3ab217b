import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const fr: Wording<typeof en> = { commands: {} };
