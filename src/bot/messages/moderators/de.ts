import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const de: Wording<typeof en> = { commands: {} };
