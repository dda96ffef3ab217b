import {
  type Copy,
  DockerfileParser,
  type Env,
  type From,
  type Instruction,
  type JSONInstruction,
} from 'dockerfile-ast';

export type CopyStep = {
  readonly kind: 'copy';
  /** A stage to copy from; absent: the build context. */
  readonly from?: string;
  readonly sources: readonly string[];
  readonly to: string;
  readonly workdir: string;
};

export type RunStep = { readonly kind: 'run'; readonly command: string; readonly workdir: string };

type WorkdirStep = { readonly kind: 'workdir'; readonly workdir: string };

export type BuildStage = {
  /** What others copy from it by; its place where it has no name. */
  readonly name: string;
  readonly image: string;
  readonly steps: readonly (CopyStep | RunStep | WorkdirStep)[];
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly user: string;
  readonly volumes: readonly string[];
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
};

type Draft = { -readonly [Key in keyof BuildStage]: BuildStage[Key] } & { steps: (CopyStep | RunStep | WorkdirStep)[] };

/** Reads as much of a Dockerfile as Docent's needs. @throws Error for whatever else stands there, so that nothing is passed over */
export function readDockerfile(text: string): readonly BuildStage[] {
  const stages: Draft[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction.getKeyword() === 'FROM') {
      stages.push(newStage(instruction as From, stages.length));
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw unknown(instruction);
    read(instruction, stage);
  }
  return stages;
}

function newStage(from: From, place: number): Draft {
  const name = from.getBuildStage() ?? String(place);
  const image = from.getImage() ?? '';
  const none: readonly string[] = [];
  const steps: Draft['steps'] = [];
  return { name, image, steps, env: {}, workdir: '/', user: 'root', volumes: none, command: none, healthcheck: none };
}

function read(instruction: Instruction, stage: Draft): void {
  const words = instruction.getArguments().map((argument) => argument.getValue());
  const { workdir } = stage;
  switch (instruction.getKeyword()) {
    case 'WORKDIR':
      stage.workdir = words.join(' ');
      stage.steps.push({ kind: 'workdir', workdir: stage.workdir });
      break;
    case 'COPY': {
      const from = (instruction as Copy)
        .getFlags()
        .find((flag) => flag.getName() === 'from')
        ?.getValue();
      const step = { kind: 'copy', sources: words.slice(0, -1), to: words.at(-1) ?? '', workdir } as const;
      stage.steps.push({ ...step, ...(from != null && { from }) });
      break;
    }
    case 'RUN':
      stage.steps.push({ kind: 'run', command: words.join(' '), workdir });
      break;
    case 'ENV':
      for (const property of (instruction as Env).getProperties())
        stage.env = { ...stage.env, [property.getName()]: property.getValue() ?? '' };
      break;
    case 'USER':
      stage.user = words.join(' ');
      break;
    case 'VOLUME':
      stage.volumes = words;
      break;
    case 'CMD':
      stage.command = strings(instruction as JSONInstruction);
      break;
    case 'HEALTHCHECK':
      stage.healthcheck = strings(instruction as JSONInstruction);
      break;
    case 'LABEL':
    case 'EXPOSE':
      break;
    default:
      throw unknown(instruction);
  }
}

/** `["node", "main.ts"]`, also behind flags and a word. */
function strings(instruction: JSONInstruction): readonly string[] {
  const list = /\[.*\]\s*$/s.exec(instruction.getArgumentsContent() ?? '')?.[0];
  if (list === undefined) throw new Error(`${instruction.getKeyword()} must be a list: ["node", "…"].`);
  return JSON.parse(list) as string[];
}

function unknown(instruction: Instruction): Error {
  return new Error(`Line ${instruction.getRange().start.line + 1}: ${instruction.getKeyword()} is not known here.`);
}
