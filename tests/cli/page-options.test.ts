import { expect, it } from 'vitest';
import { pageOptions, pageSamples } from '../../src/cli/page-options.ts';
import { bundled } from '../support/desk.ts';
import { longId } from '../support/articles.ts';

it('has the README’s steps for the real Discord, a line each', async () => {
  const { connectSteps = '' } = await pageOptions();
  expect(connectSteps.match(/^\d\. /gm)?.length).toBeGreaterThan(3);
  expect(connectSteps).toContain('DISCORD_TOKEN');
  expect(connectSteps).not.toContain('## ');
});

it('has questions of the articles that are loaded, and one beside them', () => {
  const asked = (samples: ReturnType<typeof pageSamples>) => samples.map(({ options }) => String(options['question']));
  const [first = '', ...others] = asked(pageSamples(bundled));
  expect(first).toBe('How Moscow became the first to meet with the new rulers of Afghanistan');
  expect(others).toHaveLength(2);
  const faq = {
    ...longId,
    sections: [{ heading: 'Bees', question: 'Do bees sleep?', claims: [{ id: '1.1', text: 'Yes.' }] }],
  };
  expect(asked(pageSamples([faq]))).toEqual(['Do bees sleep?', 'Bees', 'Who won the last football World Cup?']);
});
