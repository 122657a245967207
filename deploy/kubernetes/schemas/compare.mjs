// node compare.mjs FILE...: compares each object with its schema, and writes objects.ts, with which the TypeScript compiler
// then finds fields that there are not: the schemas alone let those pass.
import { readFileSync, writeFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { MODULES, WITHOUT, isOfAnOperator, kindOf } from "./kinds.mjs";

const problems = [];
const sources = [];
const count = new Map();

for (const file of process.argv.slice(2)) {
  for (const document of parseAllDocuments(readFileSync(file, "utf8"))) {
    const object = document.toJS();
    const kind = object && kindOf(object);
    if (!object || !isOfAnOperator(kind)) {
      continue;
    }
    const name = `${file}: ${kind} ${object.metadata.name}`;
    if (WITHOUT.has(kind)) {
      count.set(`${kind} (no schema: not checked)`, (count.get(`${kind} (no schema: not checked)`) ?? 0) + 1);
      continue;
    }
    const path = MODULES.get(kind);
    if (!path) {
      problems.push(`${name}: no schema is named for this kind`);
      continue;
    }
    const Model = (await import(path))[object.kind];
    try {
      new Model(object).validate();
    } catch (failure) {
      problems.push(`${name}: ${failure.message}`);
    }
    const type = `import("${path}").I${object.kind}`;
    sources.push(`// ${name}\nexport const object${sources.length}: ${type} = ${JSON.stringify(object, null, 2)};\n`);
    count.set(kind, (count.get(kind) ?? 0) + 1);
  }
}

writeFileSync("objects.ts", sources.join("\n"));
for (const [kind, objects] of [...count].sort()) {
  console.log(`${objects} of ${kind}`);
}
if (count.size === 0) {
  problems.push("nothing was found to check");
}
for (const problem of problems) {
  console.error(problem);
}
process.exit(problems.length === 0 ? 0 : 1);
