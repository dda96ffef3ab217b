import { expect, it } from 'vitest';
import { pageOptions } from '../../src/cli/page-options.ts';

it('has the README’s steps for the real Discord, a line each', async () => {
  const { connectSteps = '' } = await pageOptions();
  expect(connectSteps.match(/^\d\. /gm)?.length).toBeGreaterThan(3);
  expect(connectSteps).toContain('DISCORD_TOKEN');
  expect(connectSteps).not.toContain('## ');
});
