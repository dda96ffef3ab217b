import { expect, test } from 'vitest';
import { runScript } from '../support/run-script.ts';

/** Of what one question runs through, as much as a reader can hold in the head: 84, and three more where it is looked anew whether a library has changed. */
const most = 87;

test(`one /ask runs through ${most} files at most`, async () => {
  const { status, out, err } = await runScript('scripts/files-of-an-ask.ts');
  expect([status, err]).toEqual([0, '']);
  const files = out.trimEnd().split('\n').slice(0, -1);
  // As much as it must be, where anything is measured at all.
  expect(files).toContain('src/bot/dispatch.ts');
  expect(files.slice(most)).toEqual([]);
});
