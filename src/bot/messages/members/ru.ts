import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const ru: Wording<typeof en> = { commands: {} };
