import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../json.ts';

/** The SHA-256 (hex) of a promise's canonical JSON. */
export const promiseHash = (promise: Json): string =>
  createHash('sha256').update(canonicalJson(promise)).digest('hex');
