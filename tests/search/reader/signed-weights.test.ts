import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasVnni, withSignedWeights } from '../../../src/search/reader/signed-weights.ts';

/** A number's bytes, seven bits each, as Protocol Buffers write it. */
function varint(number: number): number[] {
  return number < 128 ? [number] : [(number & 127) | 128, ...varint(number >>> 7)];
}

type Value = number | string | readonly number[];

/** A message: its fields by number, texts and bytes with their length. */
const message = (...fields: readonly (readonly [number, Value])[]): number[] =>
  fields.flatMap(([number, value]) => {
    if (typeof value === 'number') return [...varint(number << 3), ...varint(value)];
    const bytes = typeof value === 'string' ? [...Buffer.from(value)] : value;
    return [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes];
  });

const product = message([1, 'states'], [1, 'weights'], [1, 'zero'], [1, 'zeros'], [2, 'sums'], [4, 'MatMulInteger']);
const other = message([1, 'weights_of_another'], [4, 'Gather']);

const modelOf = (...tensors: readonly (readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    message(
      [1, 10],
      [7, message([1, other], [1, product], [2, 'a graph'], ...tensors.map((each): [number, Value] => [5, each]))],
      [8, message([2, 23])],
    ),
  );

const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 300 });
const lowered = (numbers: readonly number[]): number[] => numbers.map((each) => (each - 128) & 255);

describe('weights as signed numbers', () => {
  test('are each less by 128, zero points too, and all else is as it was', () => {
    const sets = (raw: number[], few: number[], kept: number[]) => {
      const untouched = message([1, 3], [2, 2], [8, 'weights_of_another'], [9, kept]);
      const given = modelOf(
        message([1, 300], [2, 2], [8, 'weights'], [9, raw]),
        message([1, 2], [2, 2], [5, few.flatMap(varint)], [8, 'zeros']),
        untouched,
      );
      const wanted = modelOf(
        message([1, 300], [8, 'weights'], [2, 3], [9, lowered(raw)]),
        message([1, 2], [8, 'zeros'], [2, 3], [9, lowered(few)]),
        untouched,
      );
      expect([...withSignedWeights(given)]).toEqual([...wanted]);
    };
    fc.assert(fc.property(bytes, bytes, bytes, sets));
  });

  test('signed ones stay', () => {
    const given = modelOf(message([2, 3], [8, 'weights'], [9, [1, 2, 255]]));
    expect([...withSignedWeights(Uint8Array.from(given))]).toEqual([...given]);
  });

  test('whatever is no model is refused or left, and nothing hangs', () => {
    fc.assert(
      fc.property(bytes, (any) => {
        try {
          withSignedWeights(Uint8Array.from(any));
        } catch (error) {
          expect((error as Error).message).toMatch(/cut off|no model/);
        }
      }),
    );
  });
});

const model = join(import.meta.dirname, '../../../data/reader/reader.onnx');

/** The runtime ends what it runs in where it fails. */
const script = `
import { readFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { withSignedWeights } from './src/search/reader/signed-weights.ts';
const file = readFileSync(process.argv[1]);
const sessions = [await InferenceSession.create(file), await InferenceSession.create(withSignedWeights(Buffer.from(file)))];
const scores = [[], []];
for (const length of [9, 40, 133])
  for (const [at, session] of sessions.entries()) {
    const of = (each) => new Tensor('int64', BigInt64Array.from({ length }, (_, at) => BigInt(each(at))), [1, length]);
    const feeds = { input_ids: of((at) => 1000 + 37 * at), attention_mask: of(() => 1), token_type_ids: of((at) => Number(at > 7)) };
    scores[at].push(...(await session.run(feeds, ['answers'])).answers.data);
  }
console.log(JSON.stringify(scores));
`;

test.skipIf(!existsSync(model) || !(await hasVnni()))(
  'with them the shipped model gives the same scores to the last bit',
  () => {
    const root = join(import.meta.dirname, '../../..');
    const [unsigned, signed] = JSON.parse(
      execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script, '--', model], {
        cwd: root,
        env: { ...process.env, ORT_DISABLE_TELEMETRY: '1' },
        encoding: 'utf8',
      }),
    ) as [number[], number[]];
    expect(unsigned).toHaveLength(3);
    expect(new Set(unsigned).size).toBe(3);
    expect(signed).toEqual(unsigned);
  },
);
