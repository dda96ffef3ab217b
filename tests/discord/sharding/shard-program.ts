/** Stands in for a shard's process: does what its environment says, and ends by itself when it is left alone. */
const { SHARD_IDS, SHARD_COUNT, SHARDS, STATUS = '', WORD = '' } = process.env;
process.send?.({ isReady: true, healthUrl: `${SHARD_IDS} of ${SHARD_COUNT} ${SHARDS}${WORD}` });
if (STATUS !== '') process.exitCode = Number(STATUS);
else process.on('message', () => undefined).once('disconnect', () => undefined);
