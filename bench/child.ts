import { corpusOf, longArticle, questionSets } from './corpus.ts';
import { LIBRARIES } from './search-libraries.ts';
import { measureLong, measureSpeed, WARM_CLAIMS } from './measure-speed.ts';

/** One library at one size, in a process of its own: `child.ts NAME CLAIMS MOST LEAST SECONDS`; prints the figures as JSON. */
const [name, claims, most, least, seconds] = process.argv.slice(2);
const library = LIBRARIES.find((one) => one.name === name);
if (library === undefined) throw new RangeError(`no library ${name}`);
const sets = questionSets();
const limits = { most: Number(most), least: Number(least), seconds: Number(seconds) };
const speed = await measureSpeed(
  library,
  await corpusOf(sets, Number(claims)),
  await corpusOf(sets, WARM_CLAIMS),
  limits,
);
const long = await measureLong(library, longArticle());
process.stdout.write(`${JSON.stringify({ ...speed, long })}\n`);
