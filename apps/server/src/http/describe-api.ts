import { contract } from '@desirepath/contract';
import type { RouteMeta } from '@desirepath/contract/access';
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';

/** The API's description by OpenAPI 3.1, made from the contract. */
export async function describeApi(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: 'Desirepath',
      version: '1',
      description:
        'Heatmaps, session replay and web analytics on your own machine. Errors are `{ code, message, issues? }`.',
    },
    servers: [{ url: '/api' }],
    security: [{ bearer: [] }],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'What a sign-in gave, or an API key.' },
        link: { type: 'http', scheme: 'share', description: 'The token of a shared link.' },
      },
      schemas: { Refusal: REFUSAL },
      responses: {
        Refused: {
          description: 'Refused, and why',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
        },
      },
    },
  });
  for (const procedure of proceduresIn(contract)) {
    const { route, meta } = procedure['~orpc'];
    const operation = operationAt(document, route.path, route.method);
    if (operation) complete(operation, meta);
  }
  return document;
}

const REFUSAL: OpenAPI.SchemaObject = {
  type: 'object',
  required: ['code', 'message'],
  properties: {
    code: { type: 'string' },
    message: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: {
          path: { type: 'string' },
          message: { type: 'string' },
          code: { type: 'string', description: 'Of what is wrong; absent where a message is for programmers.' },
          values: { type: 'object', description: 'What the message names.' },
        },
      },
    },
  },
};

type Described = AnyContractProcedure & { '~orpc': { meta: RouteMeta } };

/** Those of the contract and of its slices. */
function* proceduresIn(router: object): Generator<Described> {
  for (const one of Object.values(router)) {
    if (isContractProcedure(one))
      yield one as Described; // every builder of the contract has this meta
    else yield* proceduresIn(one);
  }
}

function operationAt({ paths }: OpenAPI.Document, path = '', method = ''): OpenAPI.OperationObject | undefined {
  return paths?.[path]?.[method.toLowerCase() as OpenAPI.HttpMethods];
}

/** Says what the generator does not know of: who may call, refusals, answers without a body, and files. */
function complete(operation: OpenAPI.OperationObject, { access, answersFile, takesFile }: RouteMeta): void {
  if (access === 'share') operation.security = [{ link: [] }];
  if (access === 'anyone' || access === 'tracking') operation.security = [];
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    if ('$ref' in response) continue;
    if (status === '204') delete response.content;
    else if (answersFile) response.content = Object.fromEntries(answersFile.map((type) => [type, {}]));
  }
  operation.responses = { ...operation.responses, default: { $ref: '#/components/responses/Refused' } };
  if (takesFile) sendAsFile(operation, takesFile);
}

/** What would be its body stands in the address. */
function sendAsFile(operation: OpenAPI.OperationObject, type: string): void {
  const body = operation.requestBody && 'content' in operation.requestBody ? operation.requestBody : undefined;
  const schema = body?.content['application/json']?.schema;
  const { properties = {}, required = [] } = schema && !('$ref' in schema) ? schema : {};
  const inAddress = Object.entries(properties).map(([name, property]) => ({
    ...{ name, in: 'query', required: required.includes(name) },
    schema: property as OpenAPI.ParameterObject['schema'], // which the types take for one of OpenAPI 3.0
  }));
  operation.parameters = [...(operation.parameters ?? []), ...inAddress];
  operation.requestBody = { required: true, content: { [type]: {} } };
}
