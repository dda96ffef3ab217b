import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { Secrets } from '../../src/store/tables/secrets.ts';

test('the same is sealed another way each time, however often, and read again', async () => {
  const database = await openDatabase(':memory:');
  await database.upgrade();
  const db = database.open('lasting');
  onTestFinished(() => db.destroy());
  const secrets = await Secrets.load(db);
  const sealed = Array.from({ length: 2_000 }, () => secrets.seal('100000000000000001'));
  const nonces = sealed.map((text) => Buffer.from(text, 'base64').subarray(0, 12).toString('hex'));
  expect(new Set(nonces).size).toBe(sealed.length);
  expect(new Set(sealed.map((text) => secrets.unseal(text)))).toEqual(new Set(['100000000000000001']));
});
