/**
 * Processors with VNNI multiply unsigned numbers by signed ones in one step, and unsigned by unsigned in several. A model is shipped with
 * unsigned weights, which come out right on any processor; where there is VNNI, the same weights are taken as signed: each with its zero
 * point moved down by 128, so that every product is the same to the last bit, in two thirds of the time.
 *
 * Field numbers and types are those of ONNX's `onnx.proto`, how they are written those of Protocol Buffers.
 */
import { readFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';

/** Numbers of the fields that are looked at. */
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5 } as const;
const NODE = { input: 1, operator: 4 } as const;
const TENSOR = { type: 2, numbers: 5, name: 8, raw: 9 } as const;

/** Types of a tensor's numbers. */
const UNSIGNED = 2;
const SIGNED = 3;

/** Whose weights and their zero points are its second and fourth input. */
const PRODUCT = 'MatMulInteger';

/** How a field is written. */
const VARINT = 0;
const EIGHT_BYTES = 1;
const DELIMITED = 2;
const FOUR_BYTES = 5;

const TOP_BIT = 0x80;

/** What is written one after another. */
type Parts = readonly Uint8Array[];

/** A field of a message: its number, and where it and its value are; of a `VARINT` the value as well. */
type Field = {
  readonly number: number;
  readonly whole: Uint8Array;
  readonly value: Uint8Array;
  readonly varint: number;
};

/** Whether this machine multiplies unsigned numbers by signed ones without cutting off sums: only Linux tells, of x64. */
export async function hasVnni(): Promise<boolean> {
  if (platform() !== 'linux' || arch() !== 'x64') return false;
  const about = await readFile('/proc/cpuinfo', 'latin1').catch(() => '');
  return /^flags\b.*\b(?:avx512_vnni|avx_vnni)\b/mu.test(about);
}

/**
 * An ONNX model with the unsigned weights of its integer products as signed ones; all else is as it was. What is given is changed: it is as
 * large as the model. @throws Error where it is no model
 */
export function withSignedWeights(model: Uint8Array): Uint8Array {
  const parts = changed(model, MODEL.graph, (graph) => {
    const names = namesOfWeights(graph);
    return changed(graph, GRAPH.initializer, (tensor) => (names.has(nameOf(tensor)) ? signed(tensor) : [tensor]));
  });
  return Buffer.concat(parts);
}

function namesOfWeights(graph: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { value } of fieldsOf(graph).filter(({ number }) => number === GRAPH.node)) {
    const node = fieldsOf(value);
    if (!node.some((field) => field.number === NODE.operator && textOf(field) === PRODUCT)) continue;
    const [, weights, , zeroPoints] = node.filter(({ number }) => number === NODE.input).map(textOf);
    for (const name of [weights, zeroPoints]) if (name !== undefined) names.add(name);
  }
  return names;
}

function nameOf(tensor: Uint8Array): string {
  const name = fieldsOf(tensor).find(({ number }) => number === TENSOR.name);
  return name === undefined ? '' : textOf(name);
}

/** A tensor of unsigned bytes as one of signed ones, each less by 128. */
function signed(tensor: Uint8Array): Parts {
  const fields = fieldsOf(tensor);
  if (!fields.some(({ number, varint }) => number === TENSOR.type && varint === UNSIGNED)) return [tensor];
  const rest = fields.filter(
    ({ number }) => number !== TENSOR.raw && number !== TENSOR.numbers && number !== TENSOR.type,
  );
  const bytes = fields.flatMap((field) => {
    if (field.number === TENSOR.raw) return [field.value];
    // Few numbers may be written one by one.
    return field.number === TENSOR.numbers ? [Uint8Array.from(varintsOf(field))] : [];
  });
  for (const each of bytes) lower(each);
  const type = Uint8Array.of((TENSOR.type << 3) | VARINT, SIGNED);
  return [...rest.map(({ whole }) => whole), type, ...delimited(TENSOR.raw, bytes)];
}

/** There are ten million: one call each would take as long as the rest of a start. */
function lower(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at++) bytes[at] = (bytes[at] ?? 0) ^ TOP_BIT;
}

/** A message with each field of a number replaced by what `change` makes of its value. */
function changed(message: Uint8Array, wanted: number, change: (value: Uint8Array) => Parts): Parts {
  return fieldsOf(message).flatMap(({ number, whole, value }) =>
    number === wanted ? delimited(number, change(value)) : [whole],
  );
}

const textOf = ({ value }: Field): string => Buffer.from(value).toString('utf8');

function varintsOf({ whole, value, varint }: Field): readonly number[] {
  const isOne = ((whole[0] ?? 0) & 7) === VARINT;
  if (isOne) return [varint];
  const numbers: number[] = [];
  for (let at = 0; at < value.length; ) {
    const read = readVarint(value, at);
    numbers.push(read.number);
    at = read.end;
  }
  return numbers;
}

function fieldsOf(message: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < message.length; ) {
    const key = readVarint(message, at);
    const { from, end, varint } = valueAt(message, key.end, key.number & 7);
    if (end > message.length) throw new Error('the model is cut off');
    const number = Math.floor(key.number / 8);
    fields.push({ number, whole: message.subarray(at, end), value: message.subarray(from, end), varint });
    at = end;
  }
  return fields;
}

function valueAt(message: Uint8Array, at: number, form: number): { from: number; end: number; varint: number } {
  if (form === EIGHT_BYTES) return { from: at, end: at + 8, varint: 0 };
  if (form === FOUR_BYTES) return { from: at, end: at + 4, varint: 0 };
  const { number, end } = readVarint(message, at);
  if (form === VARINT) return { from: at, end, varint: number };
  if (form === DELIMITED) return { from: end, end: end + number, varint: 0 };
  throw new Error('this is no model');
}

/** Seven bits a byte, the lowest first; numbers beyond 2 ** 53 come out about as large as they are. */
function readVarint(message: Uint8Array, from: number): { number: number; end: number } {
  let number = 0;
  for (let at = from, place = 1; at < message.length; at++, place *= TOP_BIT) {
    const byte = message[at] ?? 0;
    number += (byte % TOP_BIT) * place;
    if (byte < TOP_BIT) return { number, end: at + 1 };
  }
  throw new Error('the model is cut off');
}

function delimited(number: number, value: Parts): Parts {
  const length = value.reduce((sum, part) => sum + part.length, 0);
  return [Uint8Array.from([...varint((number << 3) | DELIMITED), ...varint(length)]), ...value];
}

function varint(number: number): readonly number[] {
  return number < TOP_BIT ? [number] : [(number % TOP_BIT) | TOP_BIT, ...varint(Math.floor(number / TOP_BIT))];
}
