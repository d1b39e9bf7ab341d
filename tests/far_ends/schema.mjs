// Asks the JSON schema of FHIR R4 about each resource of a bundle on standard input; prints what is wrong, one a line.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const far = createRequire(`${process.env.XINQIAO_TEST_FAR_ENDS}/package.json`);
const Validator = far("@asymmetrik/fhir-json-schema-validator");
const validator = new Validator();

const bundle = JSON.parse(readFileSync(0, "utf8"));
for (const resource of [bundle, ...bundle.entry.map((entry) => entry.resource)]) {
  for (const fault of validator.validate(resource)) {
    console.log(`${resource.resourceType}${fault.dataPath}: ${fault.message}`);
  }
}
