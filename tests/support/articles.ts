import type { Article } from '../../src/article/article-model.ts';

/** An article whose one section takes several pages, and whose first claim is longer than a page. */
export const long: Article = {
  id: 'long',
  title: 'A walk along the river',
  author: 'Ada Long',
  language: 'en',
  sections: [
    {
      heading: 'From the spring to the sea',
      claims: [
        { id: '1.1', text: Array.from({ length: 400 }, (_, at) => `bend${at}`).join(' ') },
        ...Array.from({ length: 30 }, (_, at) => ({
          id: `1.${at + 2}`,
          text: `At mile ${at + 1} the river passes the village of Number${at + 1}, where a bridge of ${at + 3} arches stands.`,
        })),
      ],
    },
  ],
};

/** Its id is longer than a custom id, and full of what one cannot hold. */
export const longId: Article = {
  id: `a:strange%id/${'x'.repeat(200)}`,
  title: 'Bees of the north',
  language: 'en',
  sections: [
    {
      heading: '',
      claims: [
        { id: '1.1', text: 'Bumblebees fly at lower temperatures than honeybees.' },
        { id: '1.2', text: 'They shiver to warm their muscles.' },
      ],
    },
  ],
};
