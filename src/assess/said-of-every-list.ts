import { member } from '../json.ts';
import { keptOf } from '../kept.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { textMember } from '../openapi/members.ts';
import type { Prose } from './order.ts';
import { clausesOf } from './order-words.ts';

const lists = String.raw`(?:lists?|listings?|collections?|results?|(?:list|collection|index) (?:endpoints?|operations?|responses?|calls?|methods?))`;
/** "All lists are …", "Collections are …", "Results are always …": of no single operation. */
const everyList = new RegExp(
  String.raw`\b(?:all|every|each|any) (?:of )?(?:the |our )?(?:\w+ )?${lists}\b|^\W*(?:the |our )?${lists}\b|\bunless\b.*\b${lists}\b|\b${lists}\b.*\b(?:always|by default|unless)\b`,
);

/** What a document says in its own description of every list that it offers. */
export const saidOfEveryList = keptOf((document: OpenApiDocument): Prose => {
  const text = textMember(member(document.root, 'info'), 'description') ?? '';
  return {
    says: clausesOf(text.toLowerCase())
      .filter((clause) => everyList.test(clause))
      .join('\n'),
    pointer: '/info/description',
  };
});
