import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const es: Wording<typeof en> = {
  commands: {
    'summary.read': { name: 'leer', description: 'El artículo en unas pocas de sus frases; solo lo ves tú' },
  },
  sumUp: {
    inShort: (shown, all) => `En breve: ${shown} de ${all} afirmaciones, las que más dicen.`,
    nothing: 'Aquí no hay nada que resumir.',
    choose: 'Resumir un artículo …',
  },
  quizzing: {
    yours: 'Solo tú ves esto: termina la adivinanza cuando quieras.',
    revealed: 'Ahora todos ven la respuesta.',
  },
};
