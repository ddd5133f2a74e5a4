// validate.js VALIDATORS FORMAT FILE...: holds each file against the format's schema, and names what does not fit.
// VALIDATORS is where tests/run puts the npm packages that know the schemas.

'use strict';

const fs = require('fs');
const path = require('path');

const [, , validators, format, ...files] = process.argv;
const installed = (name) => require(path.join(validators, 'node_modules', name));

function compile(schema) {
  const Ajv = installed('ajv/dist/2020.js');
  const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
  installed('ajv-formats')(ajv);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : validate.errors.map((e) => `${e.instancePath} ${e.message}`));
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function ours() {
  return readJson(path.join(__dirname, '../../src/report/json.schema.json'));
}

// GitLab has no schema to fetch; this is what its documentation of the report asks for.
const gitlab = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1, pattern: '^(?!\\./)' },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
};

function checkGitlab() {
  const validate = compile(gitlab);
  return (value) => {
    const prints = value.map((issue) => issue.fingerprint);
    const twice = prints.filter((print, i) => prints.indexOf(print) !== i);
    return [...validate(value), ...twice.map((print) => `the fingerprint ${print} is listed twice`)];
  };
}

function checkRdjson() {
  const { RDFormatValidator } = installed('@umbrelladocs/rdformat-validator');
  const validator = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
  return (value) => validator.validateObject(value).errors.map((e) => `${e.path} ${e.message}`);
}

function checkLines() {
  const schema = ours();
  return compile({ $schema: schema.$schema, $defs: schema.$defs, $ref: '#/$defs/line' });
}

const checks = {
  json: () => compile(ours()),
  jsonl: checkLines,
  sarif: () => compile(readJson(path.join(validators, 'sarif-2.1.0.json'))),
  gitlab: checkGitlab,
  rdjson: checkRdjson,
};

const check = checks[format]();
let faults = 0;
for (const file of files) {
  const text = fs.readFileSync(file, 'utf8');
  const values = format === 'jsonl' ? text.trimEnd().split('\n') : [text];
  for (const value of values) {
    for (const fault of check(JSON.parse(value)).slice(0, 5)) {
      console.log(`${file}: ${fault}`);
      faults++;
    }
  }
}
console.log(`${format}: ${files.length} files, ${faults} faults`);
process.exit(faults || !files.length ? 1 : 0);
