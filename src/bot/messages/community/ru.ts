import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const ru: Wording<typeof en> = {
  commands: {
    'summary.read': { name: 'прочитать', description: 'Статья в нескольких её фразах; видите только вы' },
  },
  sumUp: {
    inShort: (shown, all) => `Кратко: ${shown} из ${all} утверждений, самые содержательные.`,
    nothing: 'Здесь нечего пересказывать.',
    choose: 'Кратко о статье …',
  },
  quizzing: {
    yours: 'Это видите только вы: раскройте ответ, когда захотите.',
    revealed: 'Теперь ответ видят все.',
  },
};
