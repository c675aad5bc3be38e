import { printParseErrorCode, type ParseError } from 'jsonc-parser';

const words: Readonly<Record<string, string>> = {
  InvalidNumberFormat: 'a number is malformed',
  PropertyNameExpected: 'expected a property name',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected ":"',
  CommaExpected: 'expected ","',
  CloseBraceExpected: 'expected "}"',
  CloseBracketExpected: 'expected "]"',
  EndOfFileExpected: 'expected the end of the file',
  InvalidCommentToken: 'a comment',
  UnexpectedEndOfComment: 'a comment does not end',
  UnexpectedEndOfString: 'a string does not end',
  UnexpectedEndOfNumber: 'a number does not end',
  InvalidUnicode: 'a \\u escape is malformed',
  InvalidEscapeCharacter: 'an escape is malformed',
  InvalidCharacter: 'a raw control character in a string',
};

/** What is wrong with a JSON text, in words. */
export const jsonProblem = (error: ParseError, text: string): string => {
  const code = printParseErrorCode(error.error);
  if (code !== 'InvalidSymbol') return words[code] ?? code;
  return `unexpected ${JSON.stringify(text.slice(error.offset, error.offset + Math.min(error.length, 20)))}`;
};

/** Whether the text means the same without the fault: a raw tab in a string does, a missing comma may not. */
export const isForgivable = (error: ParseError, text: string): boolean =>
  printParseErrorCode(error.error) === 'InvalidCharacter' && text.charAt(error.offset) === '"';
