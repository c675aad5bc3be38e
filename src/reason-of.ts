/** What the surroundings can do wrong, by the code that Node.js gives it. */
const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'something else is there already',
  ENOTEMPTY: 'the folder is not empty',
  EACCES: 'permission denied',
  EPERM: 'it is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large',
  EIO: 'the device failed',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  ELOOP: 'its symbolic links go round in circles',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'it is in use',
  ETXTBSY: 'it is in use',
  ENOEXEC: 'it is no program',
  E2BIG: 'its arguments are too long',
  ENOMEM: 'no memory is left',
  EADDRINUSE: 'the port is in use',
  EADDRNOTAVAIL: 'this machine has no such address',
  EAFNOSUPPORT: 'this machine has no addresses of that kind',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  ENETUNREACH: 'the network cannot be reached',
  EHOSTUNREACH: 'the host cannot be reached',
  ETIMEDOUT: 'there was no answer in time',
  ERR_SOCKET_BAD_PORT: 'a port is a number from 0 to 65535',
  ERR_STRING_TOO_LONG: 'it is too large for one text',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What was wrong outside, in words; undefined where an error is none of the surroundings. */
export const outsideReason = (error: unknown): string | undefined => {
  const code = codeOf(error);
  if (Object.hasOwn(sentences, code)) return sentences[code];
  // Certificates and keys: the words of OpenSSL say more than a list could.
  if (error instanceof Error && /^ERR_(OSSL|SSL|TLS|CRYPTO)_/.test(code)) return error.message;
  if (error instanceof RangeError && error.message === 'Invalid string length')
    return sentences['ERR_STRING_TOO_LONG'];
  return undefined;
};

/** Why something failed, in words: what the surroundings did wrong, else what was thrown. */
export const reasonOf = (error: unknown): string =>
  outsideReason(error) ?? (error instanceof Error ? error.message : String(error));
