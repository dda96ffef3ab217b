import { expect, test } from 'vitest';
import { articleError } from '../../src/article/article-errors.ts';
import { lineAt } from '../../src/article/document-place.ts';

test('an error names file, place, reason and remedy', () => {
  const cause = new Error('deep down');
  const reason = 'it is torn';
  const error = articleError('ARTICLE_UNREADABLE', {
    file: 'a.txt',
    place: lineAt(3),
    reason,
    remedy: 'Glue it.',
    cause,
  });
  expect(error).toMatchObject({
    name: 'UserError',
    code: 'ARTICLE_UNREADABLE',
    message: 'a.txt, line 3: it is torn. Glue it.',
    context: { file: 'a.txt', place: 'line 3', reason },
    cause,
  });
});

test('an error of a whole file names no place', () => {
  const error = articleError('ARTICLE_EMPTY', { file: 'a.txt', reason: 'it is blank', remedy: 'Write something.' });
  expect(error).toMatchObject({ code: 'ARTICLE_EMPTY', message: 'a.txt: it is blank. Write something.' });
  expect(error.context).toEqual({ file: 'a.txt', reason: 'it is blank' });
});
