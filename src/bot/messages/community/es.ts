import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const es: Wording<typeof en> = {
  commands: {
    'summary.tags': {
      name: 'etiquetas',
      description: 'Para un foro: las etiquetas de la publicación, separadas por comas',
    },
    'summary.publish': {
      name: 'difundir',
      description: 'Para un canal de anuncios: enviarlo a todos los que lo siguen',
    },
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
  posts: {
    dates: 'Próximas fechas:',
    ask: 'Preguntar',
    readOn: 'Seguir leyendo',
    askTitle: 'Pregunta al artículo',
    question: 'Tu pregunta',
    notPublished: (reason) => `No se ha enviado a los canales que lo siguen. ${reason}`,
    noAnnouncements: (where) => `${where} no es un canal de anuncios: quita «difundir» o elige otro canal.`,
    tagWanted: (where, tags) =>
      `Las publicaciones de ${where} necesitan una etiqueta. Elige una con la opción «etiquetas»: ${tags}`,
    noSuchTag: (where, tag) => `${where} no tiene la etiqueta «${tag}». Elige una de la lista que se abre al escribir.`,
  },
};
