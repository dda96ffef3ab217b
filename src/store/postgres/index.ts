export { openPostgres } from './postgres-dialect.ts';
export { unusablePostgres } from './postgres-errors.ts';
