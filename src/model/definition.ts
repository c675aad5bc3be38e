import type { Json, JsonObject } from '../json.ts';
import type {
  Parameter,
  Place,
  RequestBody,
  ResponseDefinition,
  Schema,
  UnsubscribeOperation,
} from './operation.ts';

/**
 * How a trigger starts a flow: `native`: polled, the service makes the state; `policy`: polled, the
 * gateway's `pollingtrigger` policy makes it; `script`: polled through a script; `webhook`: the service calls back.
 */
export type Mechanism = 'native' | 'policy' | 'script' | 'webhook';

/** A `pollingtrigger` policy. */
export interface PollingPolicy {
  /** `triggerDataPath`, as written: `@triggerBody().value`. */
  readonly dataPath: string;
  /** `triggerConfig`: query parameter → expression, as written. */
  readonly config: Readonly<Record<string, string>>;
  /** Root property with the next-page link; `x-ms-triggerConfig-nextLink`, default `@odata.nextLink`. */
  readonly nextLink: string;
}

/** Any other policy that touches the trigger: what the gateway changes. */
export interface Policy {
  readonly templateId: string;
  readonly title?: string;
  readonly parameters: JsonObject;
}

/** A security scheme of the document. */
export interface SecurityScheme {
  readonly name: string;
  readonly type: string;
  /** Where an API key goes. */
  readonly in?: 'header' | 'query';
  /** The header or query parameter of an API key. */
  readonly parameter?: string;
}

/** A value of a design-time call: written in the definition, or an input of the trigger, by name or JSON Pointer. */
export type DesignArgument = { readonly value: Json } | { readonly input: string };

/** How a design-time call is made, and where in its answer is what the designer needs. */
export interface DesignCall {
  readonly method: string;
  /** Path template as written, without basePath. */
  readonly path: string;
  /** Those of the called operation. */
  readonly parameters: readonly Parameter[];
  readonly arguments: Readonly<Record<string, DesignArgument>>;
  /** The operation cannot be called without a body. */
  readonly needsBody?: true;
  /** Of the list in the answer, members separated by `/`; absent: the root. */
  readonly collection?: string;
  /** Of the value in an item, or of the schema in the answer. */
  readonly valuePath?: string;
  /** Of what the designer shows of an item. */
  readonly titlePath?: string;
}

/** A design-time call that a dynamic schema or dynamic values need; also a connection's test, and a simulated event. */
export interface DynamicCall {
  /** As written; `testConnection` or `simulate` for those. */
  readonly extension: string;
  readonly operationId: string;
  /** JSON Pointer in the document of where the extension stands. */
  readonly pointer: string;
  /** Absent where the document has no such operation, or nobody knows how the designer calls it. */
  readonly call?: DesignCall;
}

/** What a webhook's notification looks like. */
export interface NotificationDefinition {
  /** Absent where the document gives no schema. */
  readonly schema?: Schema;
  /** The schema is fetched at design time (`x-ms-dynamic-schema`, `-properties`). */
  readonly dynamic: boolean;
}

/**
 * One trigger, read from an OpenAPI document. Plain JSON and self-contained: it is the promise that a contract
 * carries, so that a provider verifies without the document.
 */
export interface TriggerDefinition {
  /** operationId; where missing, METHOD and path. */
  readonly id: string;
  readonly mechanism: Mechanism;
  /** `x-ms-trigger`: `single` is one object, `batch` an array (D-01). */
  readonly delivery: 'single' | 'batch';
  readonly summary: string;
  /** `x-ms-trigger-hint`: how to cause an event. */
  readonly hint?: string;
  readonly deprecated: boolean;
  /** Upper case. */
  readonly method: string;
  /** Path template as written, without basePath. */
  readonly path: string;
  /** basePath or the path of the first server, without a trailing slash; `''` for none. */
  readonly basePath: string;
  /** JSON Pointer of the operation in its document. */
  readonly pointer: string;
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  /** By status code or `default`. */
  readonly responses: Readonly<Record<string, ResponseDefinition>>;
  /** JSON Pointer, from the request body's root, of the property that takes the callback URL; at any depth. */
  readonly callback?: string;
  readonly notification?: NotificationDefinition;
  /** Every DELETE of the document; webhooks only. */
  readonly unsubscribe: readonly UnsubscribeOperation[];
  /** Path templates of every operation of the document, without basePath, sorted, each once. */
  readonly paths: readonly string[];
  /** Mechanism `policy` only. */
  readonly policy?: PollingPolicy;
  readonly policies: readonly Policy[];
  readonly security: readonly SecurityScheme[];
  readonly dynamic: readonly DynamicCall[];
  /** `x-ms-notification`: the webhook operation that nudges this polling trigger (K7). */
  readonly notifiedBy?: string;
  /** `x-ms-no-generic-test: true`. */
  readonly noGenericTest: boolean;
  /** Every schema that the schemas above reach, by name. */
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** Something the reader met that is worth saying, and that does not stop it. */
export interface ReadWarning {
  readonly message: string;
  readonly place: Place;
  /** Id of the definition rule whose business it is; absent: the document is not as the specification has it (D-02). */
  readonly rule?: string;
  /** What to do, where the rule's own repair does not fit. */
  readonly repair?: string;
  /** Something that belongs to the definition stands elsewhere, and could not be read. */
  readonly unread?: true;
}

/** A document and the triggers in it. */
export interface ReadDocument {
  readonly file: string;
  /** `info.title`. */
  readonly title: string;
  /** The effective origin written in the document: `https://api.example.com`; `''` where it names none. */
  readonly origin: string;
  readonly triggers: readonly TriggerDefinition[];
  readonly warnings: readonly ReadWarning[];
  /** The parsed document, untouched. */
  readonly root: Json;
  /** The parsed apiProperties.json or policy file, where there is one and it could be read. */
  readonly properties?: Json;
  /** The script beside it, and the operations that it handles; none named: all. */
  readonly script?: { readonly file: string; readonly text: string; readonly operations: readonly string[] };
  /** Names under which that file was looked for in vain. */
  readonly lookedFor?: readonly string[];
  /** Line and column of a JSON Pointer of the document. */
  readonly locate: (pointer: string) => Place;
  /** Line and column of a JSON Pointer of `properties`. */
  readonly locateProperties?: (pointer: string) => Place;
  /** Length of the text in UTF-16 units. */
  readonly length: number;
}
