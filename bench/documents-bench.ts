import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { formatOf } from '../src/article/formats/index.ts';
import { readingExecArgv } from '../src/article/reading-process/reading-process.ts';
import type { ReadingReply, ReadingRequest } from '../src/article/reading-process/reading-messages.ts';
import { runCli } from '../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../src/cli/usage.ts';
import { WorkerProcess } from '../src/processes/worker-process.ts';
import { type MadeDocument, makeDocuments } from './made-documents.ts';

const USAGE = `Usage: npm run bench:documents -- [--megabytes N]

Measures what reading documents costs, each in a process of its own as the bot has it: seconds, and seconds of CPU, a megabyte, and how
much more memory the process holds at most than after a document of two words. On Linux alone.`;

const MAIN = fileURLToPath(new URL('../src/article/reading-process/reading-main.ts', import.meta.url));
/** Hertz of the system's clock of processes. */
const TICKS = 100;
const options = { megabytes: { type: 'string', default: '1' }, help: { type: 'boolean', default: false } } as const;

type Cost = {
  readonly secondsPerMegabyte: number;
  /** Of all its threads. */
  readonly cpuPerMegabyte: number;
  readonly megabytesMore: number;
  readonly claims: number;
};

async function measure({ file, text }: MadeDocument): Promise<Cost> {
  const format = formatOf(file)?.name ?? '';
  const worker = await WorkerProcess.start<ReadingRequest, ReadingReply>({
    main: MAIN,
    execArgv: readingExecArgv(),
    env: {},
  });
  try {
    const bytes = Buffer.from(text);
    let claims = 0;
    const read = async (source: Uint8Array): Promise<void> => {
      const count = (reply: ReadingReply): boolean => {
        const sections =
          reply.kind === 'sections' ? reply.sections : reply.kind === 'read' ? reply.result.article.sections : [];
        claims += sections.reduce((sum, section) => sum + section.claims.length, 0);
        return reply.kind === 'sections';
      };
      const reply = await worker.ask({ bytes: source, format, id: 'a', file }, { seconds: 600 }, count);
      if (reply.kind !== 'read') throw new Error(`${file} could not be read: ${JSON.stringify(reply)}`);
    };
    await read(Buffer.from('Two words.'));
    claims = 0;
    const before = await stateOf(worker.pid ?? 0);
    const from = performance.now();
    await read(bytes);
    const wall = (performance.now() - from) / 1000;
    const after = await stateOf(worker.pid ?? 0);
    const megabytes = bytes.length / 1e6;
    return {
      secondsPerMegabyte: wall / megabytes,
      cpuPerMegabyte: (after.seconds - before.seconds) / megabytes,
      megabytesMore: after.most - before.most,
      claims,
    };
  } finally {
    worker.kill();
  }
}

/** Seconds of CPU that a process has used, and the megabytes that it held at most. */
async function stateOf(pid: number): Promise<{ readonly seconds: number; readonly most: number }> {
  const [stat, status] = await Promise.all(
    ['stat', 'status'].map((name) => readFile(`/proc/${pid}/${name}`, 'latin1')),
  );
  const fields = stat?.split(') ')[1]?.split(' ') ?? [];
  const kilobytes = Number(/^VmHWM:\s*(\d+) kB$/mu.exec(status ?? '')?.[1] ?? 0);
  return { seconds: (Number(fields[11]) + Number(fields[12])) / TICKS, most: kilobytes / 1000 };
}

await runCli(async (args) => {
  const { values } = parseCommandLine(USAGE, { args: [...args], options });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const megabytes = Number(values.megabytes);
  if (!(megabytes > 0 && megabytes < 10)) throw misuse(USAGE, '--megabytes takes a number above 0 and below 10');
  console.log('document         s a MB  s CPU a MB   MB more   claims');
  for (const document of makeDocuments(megabytes * 1e6)) {
    const { secondsPerMegabyte, cpuPerMegabyte, megabytesMore, claims } = await measure(document);
    console.log(
      `${document.file.padEnd(12)}${secondsPerMegabyte.toFixed(2).padStart(11)}${cpuPerMegabyte.toFixed(2).padStart(12)}${megabytesMore.toFixed(0).padStart(10)}${String(claims).padStart(9)}`,
    );
  }
  return 0;
});
