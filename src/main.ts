import { App, type Connection } from './app.ts';
import { runCli } from './cli/run.ts';
import { type Config, parseConfig } from './config/config.ts';
import { readEnv } from './config/env.ts';
import type { DiscordBot } from './discord/bot.ts';
import { describeDifference } from './discord/register.ts';
import { createLog } from './log.ts';
