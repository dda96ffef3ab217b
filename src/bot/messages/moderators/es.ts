import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const es: Wording<typeof en> = { commands: {} };
